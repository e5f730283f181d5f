"""A first look at a file: may it hold other files? Content decides, names do not count."""

from __future__ import annotations

from pathlib import Path

from ..kind import HEAD, kind_of

_DOCUMENT_PARTS = (
    b"[content_types].xml", b"_rels/", b"docprops/", b"xl/", b"word/", b"ppt/", b"mimetype",
    b"customxml/", b"meta-inf/",
)  # fmt: skip
"""How the first entry of a workbook or document is called; an archive begins otherwise."""
_MESSAGE = "__properties_version1.0".encode("utf-16-le")
_OTHERS = ("Workbook", "Book", "EncryptedPackage", "WordDocument", "PowerPoint Document")
_LOOK = 64 << 10
"""Bytes of an OLE file that usually hold the beginning of its directory."""


def may_hold_files(path: Path) -> bool:
    """Tell from its first bytes whether a file is worth opening; raises ``OSError``."""
    with path.open("rb") as file:
        head = file.read(HEAD)
        kind = kind_of(head)
        if kind == "zip":
            return not head[30:60].lower().startswith(_DOCUMENT_PARTS)
        return kind == "mail" or (kind == "ole" and _is_message(head + file.read(_LOOK)))


def _is_message(head: bytes) -> bool:
    """Outlook names its property streams in the directory, at the beginning or past the look.

    Where no other program's stream shows either, a worker finds out.
    """
    return _MESSAGE in head or not any(name.encode("utf-16-le") in head for name in _OTHERS)

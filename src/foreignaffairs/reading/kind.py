"""What a file is, told by its bytes and never by its name."""

from __future__ import annotations

import re
from typing import Literal

FileKind = Literal[
    "empty", "zip", "ole", "biff", "pdf", "html", "mhtml", "xml2003", "xml", "rtf", "image",
    "archive", "mail", "tnef", "text", "unknown",
]  # fmt: skip

_HTML = re.compile(rb"<(?:!doctype html|html|head|body|meta|style|table|div)\b")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")

_HEAD_LINE = re.compile(rb"^([a-z][a-z0-9-]{1,60})[ \t]*:", re.MULTILINE)
_OF_THE_POST = frozenset(
    {b"to", b"cc", b"bcc", b"received", b"message-id", b"return-path", b"delivered-to", b"reply-to"}
)
_OF_ANY_LETTER = frozenset({b"from", b"date", b"subject"})

NEVER_TABLES: frozenset[FileKind] = frozenset(
    {"pdf", "rtf", "image", "archive", "mail", "tnef", "xml", "unknown"}
)
"""Kinds that hold no table to read, however large they are."""

HEAD = 4096
"""Bytes that are enough to tell a kind."""


def kind_of(head: bytes) -> FileKind:
    """Tell the kind of a file from its first bytes (``HEAD`` of them are enough)."""
    if not head:
        return "empty"
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return "zip"
    if head[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return "ole"
    if head[:4] == b"%PDF":
        return "pdf"
    if head[:5] == b"{\\rtf":
        return "rtf"
    if head.startswith(_ARCHIVES):
        return "archive"
    if head[:2] in _BIFF and head[2:4] in (b"\x08\x00", b"\x10\x00", b"\x06\x00", b"\x04\x00"):
        return "biff"
    if head.startswith(_IMAGES):
        return "image"
    if head[:4] == b"\x78\x9f\x3e\x22":
        return "tnef"
    return _markup_or_text(head)


def _markup_or_text(head: bytes) -> FileKind:
    text = head
    wide = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else wide_encoding(head)
    if wide:
        text = head.decode(wide, "replace").encode("utf-8")
    text = text.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if _is_mail(text):
        return "mail"
    text = text[:1500]
    if text.startswith(b"mime-version") or b"\ncontent-type: multipart/related" in text:
        return "mhtml"
    if text.startswith(b"<?xml") and b"office:spreadsheet" in text:
        return "xml2003"
    if _HTML.search(text) and text.startswith(b"<"):
        return "html"
    if text.startswith(b"<?xml"):
        return "xml"
    if wide or head.startswith(_BOMS) or b"\x00" not in head:
        return "text"
    return "unknown"


def _is_mail(text: bytes) -> bool:
    """Tell a mail by its head: lines of the post, which saved web pages do not have."""
    head = text.replace(b"\r\n", b"\n").split(b"\n\n")[0]
    if head.startswith((b"from ", b">from ")):
        head = head.partition(b"\n")[2]  # the envelope line of mail folders
    if not _HEAD_LINE.match(head):
        return False
    names = set(_HEAD_LINE.findall(head))
    return bool(names & _OF_THE_POST) and len(names & (_OF_THE_POST | _OF_ANY_LETTER)) >= 2


def wide_encoding(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: in text of these parts nearly every second byte is zero."""
    head = data[: min(400, len(data) // 2 * 2)]
    pairs = len(head) // 2
    zeros = {"utf-16-le": head[1::2].count(0), "utf-16-be": head[0::2].count(0)}
    encoding = max(zeros, key=lambda name: zeros[name])
    if pairs < 8 or zeros[encoding] * 2 < pairs or min(zeros.values()):
        return None
    return None if _CONTROL.search(head.decode(encoding, "replace")) else encoding


def is_lock_file(name: str) -> bool:
    """Tell whether a name is that of an office program's lock file."""
    return name.startswith(("~$", ".~lock."))

"""Files that are no forms by their kind: kept and put before the officer, never lost."""

from __future__ import annotations

_ARCHIVES = frozenset({"zip", "rar", "7z", "tar", "gz", "tgz"})
_MAILS = frozenset({"eml", "msg", "mbox", "pst"})
_COPIES = frozenset(
    {"pdf", "doc", "docx", "rtf", "odt", "jpg", "jpeg", "png", "tif", "tiff", "heic", "bmp"}
)


def set_aside_because(suffix: str) -> str | None:
    """Return why a file of this extension is not read, a key of the catalogue, or ``None``.

    Anything else is read by its content, whatever it is called.
    """
    if suffix in _ARCHIVES:
        return "archive"
    if suffix in _MAILS:
        return "mail"
    return "signed_copy" if suffix in _COPIES else None

"""Files that are no forms by their kind: kept and put before the officer, never lost."""

from __future__ import annotations

DOCUMENTS = frozenset({"pdf", "rtf", "image", "docx", "pptx", "document"})
"""What may be the signed copy of a report."""
_ARCHIVES = frozenset({"archive", "other", "tnef"})
"""Archives that are not opened: of other programs, or too deep inside others."""
_MAILS = frozenset({"mail", "message"})


def set_aside_because(kind: str) -> str | None:
    """Return why a file that the reader found to be of ``kind`` is put aside, a catalogue key.

    ``None`` for what is simply not readable.
    """
    if kind in _ARCHIVES:
        return "archive"
    if kind in _MAILS:
        return "mail"
    return "document" if kind in DOCUMENTS else None

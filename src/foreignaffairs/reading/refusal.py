"""Refusals: a whole file that cannot be read as a form, said once and in the catalogue's words."""

from __future__ import annotations

from typing import Any

from foreignaffairs.language.catalogue import entries
from foreignaffairs.model import WorkbookUnreadable

EMPTY = "FA-F01"
LOCK_FILE = "FA-F02"
NOT_A_WORKBOOK = "FA-F03"
ENCRYPTED = "FA-F04"
DAMAGED = "FA-F05"
SUSPICIOUS = "FA-F06"
TIMEOUT = "FA-F07"
CRASHED = "FA-F08"
NOT_OUR_FORM = "FA-F09"
CANNOT_OPEN = "FA-F10"
TOO_LARGE = "FA-F11"
INTERNAL = "FA-F12"


def refuse(code: str, lang: str = "vi", **params: Any) -> WorkbookUnreadable:
    """Make the error of one ``FA-F…`` code; the message holds what is wrong and how to mend it."""
    entry = entries("findings")[code]
    said = entry[lang].format_map(params)
    mend = entry[f"{lang}_fix"].format_map(params)
    return WorkbookUnreadable(code, f"{said} {mend}".strip())

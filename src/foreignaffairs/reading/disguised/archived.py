"""Archived web pages (MHTML) called .xls: a page for each sheet, in one file of parts."""

from __future__ import annotations

import email
import re
from email.message import Message
from email.policy import compat32

from ..refusal import DAMAGED, refuse
from ..sheet import Sheet
from . import Disguise
from .decoding import decode
from .markup import page_sheets

_SOURCE = re.compile(
    r"<x:Name>([^<]*)</x:Name>\s*<x:WorksheetSource\s+HRef=\"([^\"]*)\"\s*/>(.*?)"
    r"</x:ExcelWorksheet>",
    re.DOTALL,
)
_MOST_PARTS = 500


def read_mhtml(data: bytes) -> Disguise:
    """Return the tables of every page inside; raises ``WorkbookUnreadable``."""
    try:
        pages = _pages(email.message_from_bytes(data, policy=compat32))
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError) as error:
        raise refuse(DAMAGED) from error
    sheets: list[Sheet] = []
    known: dict[str, tuple[str, bool]] = {}
    encoding = None
    for location, content in pages:
        decoded = decode(content)
        encoding = encoding or decoded.label
        for name, source, rest in _SOURCE.findall(decoded.text):
            known[_last(source)] = (name.strip(), "<x:Visible>" in rest)
        named = known.get(_last(location))
        sheets += page_sheets(decoded, [named] if named else ())
    return Disguise(tuple(sheets), encoding)


def _pages(message: Message) -> list[tuple[str, bytes]]:
    """Return location and bytes of each page, the one that names the sheets first."""
    found: list[tuple[str, bytes]] = []
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            break
        if part.get_content_type() != "text/html":
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            found.append((str(part.get("Content-Location", "")), content))
    return sorted(found, key=lambda page: b"x:WorksheetSource" not in page[1])


def _last(location: str) -> str:
    return re.split(r"[/\\]", location.strip())[-1].casefold()

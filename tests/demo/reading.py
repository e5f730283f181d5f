"""A reader of filled forms of the tests' own: openpyxl, the hidden marks, and nothing of ours."""

from __future__ import annotations

import email
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

_MARKS_WITHIN = 8
"""Rows within which a table's hidden marks stand."""


def opened(inbox: Path, name: str) -> io.BytesIO:
    """A file of the inbox; ``thu.eml/bao-cao.xlsx`` came inside another."""
    outer, inside, inner = re.match(r"(.*?\.(?:eml|zip)|.*)(/?)(.*)", name).groups()
    data = (inbox / outer).read_bytes()
    if inside and outer.endswith(".zip"):
        data = zipfile.ZipFile(io.BytesIO(data)).read(inner)
    elif inside:
        parts = email.message_from_bytes(data).walk()
        data = next(p.get_payload(decode=True) for p in parts if p.get_filename() == inner)
    return io.BytesIO(data)


def rows_of(path: Path | io.BytesIO, report_type: str) -> list[dict[str, Any]]:
    """The filled rows of one table, as they stand in the cells."""
    book = load_workbook(path, read_only=True)
    for sheet in book.worksheets:
        lines = sheet.iter_rows(values_only=True)
        for marks in islice(lines, _MARKS_WITHIN):
            named = {
                at: mark.split(".", 1)[1]
                for at, mark in enumerate(marks)
                if isinstance(mark, str) and mark.startswith(f"@{report_type}.")
            }
            if named:
                next(lines)  # the headings
                return _body(lines, named)
    return []


def number(value: Any) -> int:
    """A count however it was typed."""
    if isinstance(value, int | float):
        return int(value)
    return int(re.sub(r"\D", "", value)) if isinstance(value, str) else 0


def _body(lines: Iterable[Sequence[Any]], named: dict[int, str]) -> list[dict[str, Any]]:
    """What stands under the headings, rows of totals left out."""
    found = []
    for line in lines:
        values = {n: line[at] for at, n in named.items() if at < len(line) and line[at] is not None}
        words = " ".join(map(str, values.values())).casefold()
        if values and not words.startswith("tổng") and "tổng cộng" not in words:
            found.append(values)
    return found

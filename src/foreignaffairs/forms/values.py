"""Typed row values as a cell holds them."""

from __future__ import annotations

from datetime import date
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from foreignaffairs.model import Column, layout

from .lists import Lists


def write_value(
    sheet: Worksheet, row: int, at: int, column: Column, value: Any, lists: Lists, style: Format
) -> None:
    """Write one value, ``None`` as a blank cell; text is always a string cell, never a formula."""
    if value is None:
        sheet.write_blank(row, at, None, style)
    elif column.type == "count":
        sheet.write_number(row, at, int(value), style)
    elif column.type == "money":
        sheet.write_number(row, at, float(value), style)
    elif isinstance(value, date):
        sheet.write_datetime(row, at, value, style)
    else:
        sheet.write_string(row, at, words(column, value, lists), style)


def words(column: Column, value: Any, lists: Lists) -> str:
    """A value as its cell shows it, for text and for measuring."""
    if value is None:
        return ""
    match column.type:
        case "flag":
            return layout.YES if value else layout.NO
        case "code" | "country":
            return lists.label(column, value)
        case "codes" | "countries":
            return "; ".join(lists.label(column, code) for code in value)
        case _:
            return str(value)

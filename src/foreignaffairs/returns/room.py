"""Room for more rows than the form was issued with.

Every range of the form's formulas runs from a hidden row above the body to a locked row below
it. Rows are added above that lower row, and the ranges are drawn out to where it then stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.formula.translate import Translator
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from .places import TablePlace, cell_at, copy_looks

_RANGE = re.compile(r"(?:(?P<sheet>'(?:[^']|'')+'|[^'!]+)!)?(?P<start>.+:\$?[A-Z]+\$?)(?P<end>\d+)")


def with_room(book: Workbook, place: TablePlace, rows: int) -> TablePlace:
    """Return the table with a body of at least ``rows`` rows; fixed boxes are left as they are."""
    more = rows - (place.last - place.first + 1)
    if more <= 0 or place.keys:
        return place
    sheet, last = place.sheet, place.last
    _move_end_row(sheet, last + 1, more)
    for row in range(last + 1, last + more + 1):
        _copy_row(sheet, last, row)
    for validation in sheet.data_validations.dataValidation:
        validation.sqref = MultiCellRange(" ".join(_drawn_out(validation.sqref, last, more)))
    _draw_out_formats(sheet, last, more)
    for any_sheet in book.worksheets:
        _draw_out_formulas(any_sheet, sheet, last + 1, more)
    return replace(place, last=last + more)


def _move_end_row(sheet: Worksheet, row: int, more: int) -> None:
    for at in range(1, sheet.max_column + 1):
        old, new = cell_at(sheet, row, at), cell_at(sheet, row + more, at)
        copy_looks(old, new)
        new.value, old.value = old.value, None


def _copy_row(sheet: Worksheet, source: int, row: int) -> None:
    """Give a row the looks of another, and its formula (the running number), moved down."""
    for at in range(1, sheet.max_column + 1):
        old, new = cell_at(sheet, source, at), cell_at(sheet, row, at)
        copy_looks(old, new)
        if old.data_type == "f" and isinstance(old.value, str):
            moved = Translator(old.value, old.coordinate).translate_formula(new.coordinate)
            new.value = moved


def _drawn_out(ranges: MultiCellRange, last: int, more: int) -> Iterator[str]:
    for area in ranges.ranges:
        grown = CellRange(area.coord)
        if grown.max_row == last:
            grown.expand(down=more)
        yield grown.coord


def _draw_out_formats(sheet: Worksheet, last: int, more: int) -> None:
    drawn = ConditionalFormattingList()
    for group in sheet.conditional_formatting:
        where = " ".join(_drawn_out(group.sqref, last, more))
        for rule in group.rules:
            drawn.add(where, rule)
    sheet.conditional_formatting = drawn


def _draw_out_formulas(sheet: Worksheet, grown: Worksheet, end: int, more: int) -> None:
    here = sheet is grown
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type != "f":
                continue
            if isinstance(cell.value, ArrayFormula):
                cell.value.text = _longer(str(cell.value.text), here, grown.title, end, more)
            else:
                cell.value = _longer(str(cell.value), here, grown.title, end, more)


def _longer(formula: str, here: bool, sheet: str, end: int, more: int) -> str:
    """A formula whose ranges over a sheet ended in row ``end``, ending ``more`` rows below."""
    parsed = Tokenizer(formula)
    for token in parsed.items:
        if token.type != Token.OPERAND or token.subtype != Token.RANGE:
            continue
        found = _RANGE.fullmatch(token.value)
        if found is None or int(found["end"]) != end:
            continue
        named = (found["sheet"] or "").strip("'").replace("''", "'")
        if named == sheet or (here and not named):
            token.value = token.value[: found.start("end")] + str(end + more)
    return "=" + "".join(str(token.value) for token in parsed.items)

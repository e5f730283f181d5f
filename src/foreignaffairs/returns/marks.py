"""Colours and comments on the cells to mend; a cell that was changed turns green by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.text import printable
from foreignaffairs.model import Finding

from .locate import Placed
from .measure import height_of
from .values import put

TO_MEND, TO_CONFIRM, DONE = "F8D7DA", "FFF3CD", "E2F0D9"
_COMMENT_WIDTH = 380
_COMMENT_CHARACTERS = 52
_DAY_ZERO = date(1899, 12, 30)
_PIECE = 120
"""Characters of a literal; a formula takes 255, and a quote in it counts twice."""
_MOST_COMPARED = 5000
"""Characters of a whole comparison; a formula takes 8192, and stands around it."""
_UNREAD = ("FA-V", "FA-C02", "FA-S08")
"""Findings whose value is what was typed, of cells that could not be read as their type."""


def mark(found: Iterable[Placed], lang: str) -> None:
    """Mark every cell with what is to be done about it, the worst colour winning."""
    found = list(found)
    by_cell: dict[tuple[Worksheet, Cell], list[Finding]] = defaultdict(list)
    for item in found:
        if item.sheet is not None and item.cell is not None and item.exact:
            by_cell[item.sheet, item.cell].append(item.finding)
    for (sheet, cell), findings in by_cell.items():
        _put_back(cell, findings)
        _colour(sheet, cell, findings)
        _comment(cell, findings, lang)
    _colour_tabs(found)
    for item in found:
        for cell in item.also:
            if item.sheet is not None and (item.sheet, cell) not in by_cell:
                _colour(item.sheet, cell, [item.finding])


def changed(cell: Cell, reference: str) -> str:
    """An Excel 2010 expression: TRUE once ``reference`` no longer holds what ``cell`` holds now."""
    value = cell.value
    if value is None or value == "":
        return f"LEN({reference})>0"
    if isinstance(value, date):
        value = (date(value.year, value.month, value.day) - _DAY_ZERO).days
    if isinstance(value, int | float):
        return f"OR(NOT(ISNUMBER({reference})),{reference}<>{value!r})"
    return f"OR({','.join(_differences(str(value), reference))})"


def _differences(words: str, reference: str) -> Iterator[str]:
    """Tests that a text is not ``words``: its length, then piece by piece as far as room goes."""
    test = f"LEN({reference})<>{_units(words)}"
    spent = 0
    for start, piece in _pieces(words):
        spent += len(test)
        if spent > _MOST_COMPARED:
            return
        yield test
        literal = piece.replace('"', '""')
        test = f'NOT(EXACT(MID({reference},{start},{_units(piece)}),"{literal}"))'
    yield test


def _pieces(words: str) -> Iterator[tuple[int, str]]:
    """The lines of a text in pieces that a formula can hold, each with its 1-based place."""
    place = 1
    for line in words.split("\n"):
        for at in range(0, len(line), _PIECE):
            piece = line[at : at + _PIECE]
            yield place, piece
            place += _units(piece)
        place += 1


def _units(words: str) -> int:
    """The length of a text as spreadsheet programs count it, in UTF-16 units."""
    return len(words.encode("utf-16-le")) // 2


def turn_green(sheet: Worksheet, cell: Cell, once: str) -> None:
    """Colour a cell as done once an expression is TRUE; colours that the form has go before."""
    look = DifferentialStyle(fill=PatternFill("solid", bgColor=DONE))
    sheet.conditional_formatting.add(
        cell.coordinate, Rule(type="expression", dxf=look, formula=[once])
    )


def _put_back(cell: Cell, findings: Sequence[Finding]) -> None:
    """Show what was typed where it could not be read, as text."""
    if cell.value is not None or cell.protection.locked:
        return
    typed = next((f.value for f in findings if f.value and f.code.startswith(_UNREAD)), None)
    put(cell, typed)


def _colour(sheet: Worksheet, cell: Cell, findings: Sequence[Finding]) -> None:
    worst = TO_MEND if any(f.severity == "error" for f in findings) else TO_CONFIRM
    cell.fill = PatternFill("solid", fgColor=worst)
    turn_green(sheet, cell, changed(cell, f"${cell.column_letter}${cell.row}"))


def _colour_tabs(found: Iterable[Placed]) -> None:
    """Give the tab of a sheet the colour of the worst that is to be done there."""
    for colour, severity in ((TO_CONFIRM, "warning"), (TO_MEND, "error")):
        for item in found:
            if item.sheet is not None and item.finding.severity == severity:
                item.sheet.sheet_properties.tabColor = colour


def _comment(cell: Cell, findings: Sequence[Finding], lang: str) -> None:
    words = printable("\n\n".join(_said(f, lang) for f in findings))
    comment = Comment(words, text("returns.author", lang), width=_COMMENT_WIDTH)
    comment.height = int(height_of([(words, _COMMENT_CHARACTERS)]) * 4 / 3) + 12
    cell.comment = comment


def _said(finding: Finding, lang: str) -> str:
    lines = [f"{text(f'returns.{finding.severity}', lang)}: {finding.message}"]
    if finding.fix:
        lines.append(text("returns.how", lang, fix=finding.fix))
    if finding.citation:
        lines.append(text("returns.cites", lang, citation=finding.citation))
    return "\n".join(lines)

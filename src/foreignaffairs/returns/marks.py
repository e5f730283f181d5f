"""Colours and comments on the cells to mend; a cell that was changed turns green by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.text import printable
from foreignaffairs.model import Finding

from .measure import height_of
from .mended import MOST
from .placed import Placed
from .typed import changed
from .values import put

TO_MEND, TO_CONFIRM, DONE = "F8D7DA", "FFF3CD", "E2F0D9"
_COMMENT_WIDTH = 380
_COMMENT_CHARACTERS = 52
_NAME = "fa_da_sua_"
_UNREAD = ("FA-V", "FA-C02", "FA-S08")
"""Findings whose value is what was typed, of cells that could not be read as their type."""


def mark(found: Iterable[Placed], lang: str) -> None:
    """Mark every cell with what is to be done about it, the worst colour winning."""
    found = list(found)
    by_cell: dict[tuple[Worksheet, Cell], list[Placed]] = defaultdict(list)
    for item in found:
        if item.sheet is not None and item.cell is not None and item.exact:
            by_cell[item.sheet, item.cell].append(item)
    # First what was typed comes back everywhere: tests of a cell look at the others of its row.
    for (_, cell), items in by_cell.items():
        _put_back(cell, [item.finding for item in items])
    for (sheet, cell), items in by_cell.items():
        _colour(sheet, cell, items)
        _comment(cell, [item.finding for item in items], lang)
    _colour_tabs(found)
    for item in found:
        for cell in item.also:
            if item.sheet is not None and (item.sheet, cell) not in by_cell:
                _colour(item.sheet, cell, [item])


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


def _colour(sheet: Worksheet, cell: Cell, items: Sequence[Placed]) -> None:
    worst = TO_MEND if any(item.finding.severity == "error" for item in items) else TO_CONFIRM
    cell.fill = PatternFill("solid", fgColor=worst)
    tests = list(dict.fromkeys(_done(sheet, cell, item) for item in items))
    once = tests[0] if len(tests) == 1 else f"AND({','.join(tests)})"
    if len(once) > MOST:
        once = changed(cell, f"${cell.column_letter}${cell.row}")
    turn_green(sheet, cell, once)


def _done(sheet: Worksheet, cell: Cell, item: Placed) -> str:
    """The test that a finding was mended, said on the sheet of its cell.

    Colours of Excel 2010 look at other sheets through a name only.
    """
    test = item.tests(cell, elsewhere=False).done
    if item.or_done is None or sheet.parent is None:
        return test
    names = sheet.parent.defined_names
    name = next((n for n, made in names.items() if made.attr_text == item.or_done), None)
    if name is None:
        name = f"{_NAME}{sum(n.startswith(_NAME) for n in names) + 1}"
        names[name] = DefinedName(name, attr_text=item.or_done)
    return f"OR({test},{name})"


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

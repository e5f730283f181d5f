"""Whether a finding was mended, as Excel 2010 expressions over the cells of the copy.

A cell that was merely changed is not mended: a date must be one, and a rule must hold. Nothing
that stands as it was sent is ever called mended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from foreignaffairs.model import Column, Rule
from foreignaffairs.report_types.typed_cells import clear, number_in

from .typed import changed

MOST = 7800
"""Characters of an expression; a formula takes 8192, and stands around it."""


@dataclass(frozen=True, slots=True)
class RowWatch:
    """A row of a table: its cells by field, their columns, and the rules that were broken.

    ``field`` is what the finding is about; ``boxes`` are never cleared as a whole.
    """

    field: str
    cells: Mapping[str, Cell]
    columns: Mapping[str, Column]
    rules: tuple[Rule, ...] = ()
    boxes: bool = False


@dataclass(frozen=True, slots=True)
class Tests:
    """``done``: it was mended. ``unclear`` names what is missing (``date``, ``number``, ``rule``)
    with the test for it, the first that is TRUE counts."""

    done: str
    unclear: tuple[tuple[str, str], ...] = ()


def tests_of(cell: Cell, row: RowWatch | None, error: bool, sheet: Worksheet | None) -> Tests:
    """The tests of one marked cell; ``sheet`` is its sheet where the formula stands on another."""
    here = _reference(cell, sheet)
    column = row.columns.get(row.field) if row is not None else None
    if row is None or column is None:
        return Tests(changed(cell, here))
    for made in _with_rules(cell, row, error, sheet):
        if len(made.done) + sum(len(test) for _, test in made.unclear) < MOST:
            return made
    return _of_cell(cell, here, row, column, sheet)


def with_others(found: Tests, also: Sequence[Cell], sheet: Worksheet | None) -> Tests:
    """The tests of a cell below which others of its column are to be filled in too."""
    if not also:
        return found
    below = f"{_reference(also[0], sheet)}:${also[-1].column_letter}${also[-1].row}"
    return Tests(f"AND({found.done},COUNTBLANK({below})=0)")


def _of_cell(
    cell: Cell, here: str, row: RowWatch, column: Column, sheet: Worksheet | None
) -> Tests:
    """The cell alone: changed, and to something that its column takes."""
    other, good = changed(cell, here, column), clear(here, column)
    if good is None:
        return Tests(_or_cleared(other, row, sheet))
    done = f"AND({other},{good})"
    if cell.value not in (None, "") and not column.required:
        done = f"OR(LEN({here})=0,{done})"
    word = "date" if column.type == "date" else "number"
    return Tests(_or_cleared(done, row, sheet), ((word, f"AND(LEN({here})>0,{other})"),))


def _with_rules(cell: Cell, row: RowWatch, error: bool, sheet: Worksheet | None) -> Iterator[Tests]:
    """The rules hold after a change, wherever in the row; a warning is done by its own change."""
    at = {name: _reference(found, sheet) for name, found in row.cells.items()}
    formulas = [_holds(rule, at, row.columns) for rule in row.rules]
    if not formulas or None in formulas:
        return
    named = (n for rule in row.rules for n in rule.fields if n in at)
    names = list(dict.fromkeys((row.field, *named)))
    moved = {n: changed(row.cells[n], at[n], row.columns[n]) for n in names}
    good = {n: test for n in names if (test := clear(at[n], row.columns[n])) is not None}
    tidy = [f"OR(LEN({at[n]})=0,{test})" for n, test in good.items()]
    done = f"AND({','.join([_any(moved.values()), *tidy, *map(str, formulas)])})"
    unclear = []
    if row.field in good:
        word = "date" if row.columns[row.field].type == "date" else "number"
        unclear.append((word, f"AND(LEN({at[row.field]})>0,NOT({good[row.field]}))"))
    if error:
        unclear.append(("rule", _any(moved.values())))
    else:
        done = _any([done, f"AND({','.join([moved[row.field], *tidy])})"])
    yield Tests(_or_cleared(done, row, sheet), tuple(unclear))


def _holds(rule: Rule, at: Mapping[str, str], columns: Mapping[str, Column]) -> str | None:
    """A rule over what the cells hold, also as text; blanks in a sum must stay cells."""
    typed = {n: number_in(cell, columns[n]) or cell for n, cell in at.items()}
    formula = rule.formula(typed)
    if formula is None or "SUM(" not in formula:
        return formula
    return rule.formula(
        {n: typed[n] if columns[n].type == "date" else cell for n, cell in at.items()}
    )


def _any(tests: Iterable[str]) -> str:
    found = list(tests)
    return found[0] if len(found) == 1 else f"OR({','.join(found)})"


def _or_cleared(done: str, row: RowWatch, sheet: Worksheet | None) -> str:
    """A row that was cleared as a whole has nothing left to mend."""
    if row.boxes:
        return done
    at = sorted(row.cells.values(), key=lambda cell: cell.column)
    whole = f"{_reference(at[0], sheet)}:${at[-1].column_letter}${at[-1].row}"
    return f"OR(COUNTA({whole})=0,{done})"


def _reference(cell: Cell, sheet: Worksheet | None) -> str:
    local = f"${cell.column_letter}${cell.row}"
    return local if sheet is None else f"{quoted(sheet)}!{local}"


def quoted(sheet: Worksheet) -> str:
    """A sheet's name as formulas and links write it."""
    doubled = sheet.title.replace("'", "''")
    return f"'{doubled}'"

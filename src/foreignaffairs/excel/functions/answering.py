"""One call from raw cells to cells: arguments read, ranges answered cell by cell."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, TypeAlias

from foreignaffairs.language.catalogue import entries, text
from foreignaffairs.model import ExcelArgument, ExcelFunction, ForeignAffairsError
from foreignaffairs.model.excel_function import OFFICE_ARGUMENT

from .arguments import is_blank, read
from .errors import CellError, Passed
from .facts import Facts
from .lookup import text_of
from .values import CellValue, Grid, cell_value, grid, table_value

Answer: TypeAlias = CellValue | list[list[CellValue]]
_LOG = logging.getLogger("foreignaffairs.excel")


class _Blank(Exception):
    """A required cell is blank, and so is the answer."""


class _Failed(Exception):
    """A failure that may be over with the next call: its text is shown but not remembered."""


def answer(declared: ExcelFunction, raw: Sequence[Any], facts: Facts | None) -> Answer:
    """Answer one call; ``raw`` are the arguments in order, missing ones at the end left out.

    A single cell gives a single value, a range one value for each of its cells in the same shape;
    a column beside a row gives the table of both. A function that answers with a table gives the
    tables of a range one below the other, led by the cell that each is of.
    """
    try:
        given = [grid(value) for value in _padded(declared, raw)]
        if declared.shape == "table":
            return _table(declared, given, facts)
        return _cells(declared, given, facts)
    except (CellError, Passed) as error:
        return error.shown


def _padded(declared: ExcelFunction, raw: Sequence[Any]) -> list[Any]:
    wanted = [a for a in declared.arguments if a.name != OFFICE_ARGUMENT]
    given = list(raw[: len(wanted)])
    return given + [None] * (len(wanted) - len(given))


def _cells(declared: ExcelFunction, given: Sequence[Grid], facts: Facts | None) -> Answer:
    rows, columns = _shape(declared, given)
    if (rows, columns) == (1, 1):
        return _one(_shown(declared, _at(declared, given, 0, 0), facts))
    made = [
        [_of_range(declared, given, row, column, facts) for column in range(columns)]
        for row in range(rows)
    ]
    return table_value(made)


def _table(declared: ExcelFunction, given: Sequence[Grid], facts: Facts | None) -> Answer:
    rows, columns = _shape(declared, given)
    if (rows, columns) == (1, 1):
        return _one(_shown(declared, _at(declared, given, 0, 0), facts))
    leading = list(_ranges(declared, given))
    headings: Sequence[Any] = ()
    body: list[Sequence[Any]] = []
    for row, column in product(range(rows), range(columns)):
        result = _of_range(declared, given, row, column, facts)
        if result in (None, ""):
            continue
        cells = _at(declared, given, row, column)
        led = [text_of(cells[at]) for at in leading]
        if isinstance(result, str):
            body.append((*led, result))
        else:
            headings = result[0]
            body.extend((*led, *line) for line in result[1:])
    if not headings and not body:
        return ""
    names = [_heading(declared.arguments[at]) for at in leading]
    return table_value([(*names, *headings), *body])


def _of_range(
    declared: ExcelFunction, given: Sequence[Grid], row: int, column: int, facts: Facts | None
) -> Any:
    """One result among those of a range: a blank cell of the range is a blank result.

    A single blank may mean "all" or "today"; in a column filled with units it is an empty line.
    """
    cells = _at(declared, given, row, column)
    for at in _ranges(declared, given):
        argument = declared.arguments[at]
        if argument.reads != "any" and is_blank(argument, cells[at]):
            return ""
    result = _shown(declared, cells, facts)
    several = declared.shape == "cell" and isinstance(result, list | tuple)
    return "" if several else result


def _heading(argument: ExcelArgument) -> str:
    """The heading of the column that says which cell of a range a row is of."""
    key = f"lead_{argument.name}"
    return text(f"excel_functions.{key}") if key in entries("excel_functions") else argument.name


def _one(result: Any) -> Answer:
    return table_value(result) if isinstance(result, list | tuple) else cell_value(result)


def _ranges(declared: ExcelFunction, given: Sequence[Grid]) -> Iterator[int]:
    """The places of scalar arguments that were given a range of more than one cell."""
    for at, cells in enumerate(given):
        scalar = declared.arguments[at].kind == "scalar"
        if scalar and (len(cells), len(cells[0])) != (1, 1):
            yield at


def _shape(declared: ExcelFunction, given: Sequence[Grid]) -> tuple[int, int]:
    """The common shape of all ranges; raises :class:`CellError` where they do not fit."""
    rows = columns = 1
    for at in _ranges(declared, given):
        high, wide = len(given[at]), len(given[at][0])
        if (rows > 1 and high not in (1, rows)) or (columns > 1 and wide not in (1, columns)):
            raise CellError("CO", name=declared.arguments[at].name, size=f"{high} × {wide}")
        rows, columns = max(rows, high), max(columns, wide)
    return rows, columns


def _at(declared: ExcelFunction, given: Sequence[Grid], row: int, column: int) -> list[Any]:
    """The arguments of one cell of the answer: ranges whole, scalars picked."""
    return [
        cells
        if argument.kind == "range"
        else cells[row if len(cells) > 1 else 0][column if len(cells[0]) > 1 else 0]
        for argument, cells in zip(declared.arguments, given, strict=False)
    ]


def _shown(declared: ExcelFunction, cells: Sequence[Any], facts: Facts | None) -> Any:
    """One result, remembered with the facts it rests on."""
    try:
        if facts is None:
            return _result(declared, cells, None)
        # As text, because 1, 1.0 and True are one key but not one argument.
        key = (declared.name, repr(cells))
        return facts.remember(key, lambda: _result(declared, cells, facts))
    except _Failed as failure:
        return str(failure)


def _result(declared: ExcelFunction, cells: Sequence[Any], facts: Facts | None) -> Any:
    """One result, or the ``#FA-…`` text that says why there is none."""
    try:
        given = [
            _argument(argument, cell, facts)
            for argument, cell in zip(declared.arguments, cells, strict=False)
        ]
        lead = () if declared.needs == "nothing" else (facts,)
        return declared.function(*lead, *given)
    except _Blank:
        return ""
    except (CellError, Passed) as error:
        return error.shown
    except ForeignAffairsError as error:
        raise _Failed(CellError("STD", detail=error).shown) from error
    except Exception as error:
        # Whatever a function trips over stays out of the cell; arguments may be personal.
        _LOG.exception("%s failed", declared.name)
        raise _Failed(CellError("LOI", name=declared.name).shown) from error


def _argument(argument: ExcelArgument, cell: Any, facts: Facts | None) -> Any:
    if argument.kind == "range":
        return cell
    if is_blank(argument, cell):
        if argument.optional or argument.reads == "any":
            return None
        raise _Blank
    return read(argument, cell, facts)

"""A control workbook on paper: the part of xlwings that macros use, over a journal of changes.

It stands for a spreadsheet program that lives on when the macro's process is killed: every change
is one line of the journal, written at once, and reading the journal again gives the workbook as it
was left. Text that Excel would take for a formula when it is assigned to ``value`` is kept in
``formulas``, and a leading quote is taken off, as Excel does.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from foreignaffairs.excel.macros.places import DATA, MODEL, PLACES, SHEETS, sheet_name

FORMULA_STARTS = ("=", "+", "-", "@")


class Loose:
    """An object of looks: anything may be set, called or asked of it."""

    def __getattr__(self, name: str) -> Loose:
        made = Loose()
        object.__setattr__(self, name, made)
        return made

    def __getitem__(self, key: object) -> Loose:
        return Loose()

    def __call__(self, *_: object, **__: object) -> Loose:
        return Loose()


class PaperCharts(Loose):
    """Charts can be added to paper; none stands there yet."""

    def __iter__(self) -> Iterator[Loose]:
        return iter(())


class PaperSheet:
    """A sheet: its cells by (row, column), each a plain value."""

    def __init__(self, book: PaperBook, number: int, name: str) -> None:
        self.book, self.number, self._name, self._visible = book, number, name, True
        self.cells: dict[tuple[int, int], Any] = {}
        self.charts = PaperCharts()

    @property
    def name(self) -> str:
        return self._name

    @name.setter
    def name(self, name: str) -> None:
        self.book.do("rename", self.number, name)

    @property
    def visible(self) -> bool:
        return self._visible

    @visible.setter
    def visible(self, shown: bool) -> None:
        self.book.do("show", self.number, shown)

    def range(self, first: Any, last: Any = None) -> PaperRange:
        return PaperRange(self, first, last or first)

    def copy(self, *, after: PaperSheet, name: str) -> PaperSheet:
        del after
        return self.book.add_sheet(name, self.number)

    def delete(self) -> None:
        self.book.do("delete", self.number)

    def activate(self) -> None:
        """Nobody looks."""


class PaperRange(Loose):
    """A rectangle of cells; looks are taken and forgotten."""

    def __init__(self, sheet: PaperSheet, first: tuple[int, int], last: tuple[int, int]) -> None:
        self.sheet, self.first, self.last = sheet, first, last
        self.row, self.column = first
        self.shape = (last[0] - first[0] + 1, last[1] - first[1] + 1)
        self.rows = SimpleNamespace(hidden=False)

    def __getitem__(self, key: Any) -> PaperRange:
        cell = (self.row + key[0], self.column + key[1])
        return PaperRange(self.sheet, cell, cell)

    def options(self, *, ndim: int) -> SimpleNamespace:
        assert ndim == 2
        return SimpleNamespace(value=self._grid())

    @property
    def value(self) -> Any:
        grid = self._grid()
        return grid[0][0] if self.shape == (1, 1) else grid

    @value.setter
    def value(self, value: Any) -> None:
        rows = value if isinstance(value, list) else [[value]]
        width = max((len(r) for r in rows), default=0)
        assert all(len(r) == width for r in rows), "rows of one length only"
        self.sheet.book.do("write", self.sheet.number, *self.first, _written(rows))

    def clear_contents(self) -> None:
        self.sheet.book.do("clear", self.sheet.number, *self.first, *self.last)

    def add_hyperlink(self, address: str, text_to_display: str, screen_tip: str) -> None:
        del address, screen_tip
        self.value = text_to_display

    def _grid(self) -> list[list[Any]]:
        (top, left), (bottom, right) = self.first, self.last
        cells = self.sheet.cells
        return [[cells.get((r, c)) for c in range(left, right + 1)] for r in range(top, bottom + 1)]


class _Sheets:
    def __init__(self, book: PaperBook) -> None:
        self._book = book

    def __iter__(self) -> Iterator[PaperSheet]:
        return iter(list(self._book.pages.values()))

    def __len__(self) -> int:
        return len(self._book.pages)

    def __getitem__(self, key: int | str) -> PaperSheet:
        if isinstance(key, int):
            return list(self)[key]
        return next(s for s in self if s.name.casefold() == key.casefold())

    def add(self, name: str, after: PaperSheet) -> PaperSheet:
        del after
        return self._book.add_sheet(name, None)


class PaperBook:
    """The control workbook at ``path``, in the state that its journal tells."""

    def __init__(self, path: Path) -> None:
        self.fullname, self.name, self.selection = str(path), path.name, None
        self.pages: dict[int, PaperSheet] = {}
        self.formulas: list[str] = []
        self.app = SimpleNamespace(
            books=[self], status_bar=False, screen_updating=True, visible=False
        )
        self.sheets = _Sheets(self)
        for sheet in SHEETS:
            self._add(sheet_name(sheet), None)
        for hidden in (DATA, MODEL):
            self.sheets[sheet_name(hidden)]._visible = False
        pages = {s: self.sheets[sheet_name(s)] for s in SHEETS}
        self.names = {
            name: SimpleNamespace(
                refers_to_range=PaperRange(
                    pages[place.sheet],
                    (place.row, place.column),
                    (place.row + place.rows - 1, place.column + place.columns - 1),
                )
            )
            for name, place in PLACES.items()
        }
        if path.exists():
            # A line that the dead process did not finish was never seen by the program.
            for line in path.read_bytes().split(b"\n")[:-1]:
                self._apply(*_read(line.decode()))
        self._journal = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def close(self) -> None:
        os.close(self._journal)

    def put(self, **values: str) -> None:
        """Fill in one-cell places, as a person does."""
        for name, value in values.items():
            self.names[f"fa_{name}"].refers_to_range.value = value

    def rows(self, name: str) -> list[list[Any]]:
        """The rows of a place that hold something."""
        found = self.names[f"fa_{name}"].refers_to_range.options(ndim=2).value
        return [row for row in found if any(v not in (None, "") for v in row)]

    def shown(self, sheet: PaperSheet) -> list[tuple[tuple[int, int], Any]]:
        """The cells of a sheet that hold something, in order."""
        return sorted((k, v) for k, v in sheet.cells.items() if v not in (None, ""))

    def add_sheet(self, name: str, model: int | None) -> PaperSheet:
        assert name.casefold() not in {s.name.casefold() for s in self.sheets}, name
        assert len(name) <= 31, name
        self.do("add", name, model)
        return list(self.pages.values())[-1]

    def do(self, *act: Any) -> None:
        """Write a change into the journal, then make it."""
        os.write(self._journal, (json.dumps(act, default=_plain) + "\n").encode())
        self._apply(*act)

    def _apply(self, what: str, *given: Any) -> None:
        getattr(self, f"_{what}")(*given)

    def _add(self, name: str, model: int | None) -> None:
        number = max(self.pages, default=0) + 1
        self.pages[number] = PaperSheet(self, number, name)
        if model is not None:
            self.pages[number].cells = dict(self.pages[model].cells)

    def _delete(self, number: int) -> None:
        del self.pages[number]

    def _rename(self, number: int, name: str) -> None:
        self.pages[number]._name = name

    def _show(self, number: int, shown: bool) -> None:
        self.pages[number]._visible = shown

    def _clear(self, number: int, top: int, left: int, bottom: int, right: int) -> None:
        cells = self.pages[number].cells
        for key in [k for k in cells if top <= k[0] <= bottom and left <= k[1] <= right]:
            del cells[key]

    def _write(self, number: int, row: int, column: int, rows: list[list[Any]]) -> None:
        cells = self.pages[number].cells
        for r, values in enumerate(rows, row):
            for c, value in enumerate(values, column):
                if isinstance(value, str) and value.startswith(FORMULA_STARTS):
                    self.formulas.append(value)
                cells[r, c] = value[1:] if isinstance(value, str) and value[:1] == "'" else value


def _written(rows: list[list[Any]]) -> list[list[Any]]:
    """Values as a program keeps them: a date is a date, whatever Python called it."""
    return [
        [datetime(v.year, v.month, v.day) if type(v) is date else v for v in row] for row in rows
    ]


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return {"date": value.isoformat()}
    raise TypeError(f"no value of a cell: {value!r}")


def _read(line: str) -> list[Any]:
    def hook(found: dict[str, Any]) -> Any:
        return datetime.fromisoformat(found["date"])

    act: list[Any] = json.loads(line, object_hook=hook)
    return act

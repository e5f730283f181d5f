"""What this package relies on inside xlwings, which promises nothing of it.

The members of the base classes, with their parameters, stand in xlwings_members.txt. A release
of xlwings that changes them fails here: read what changed, mend the engine where it must follow,
run its tests, and only then renew the file with

    python -m tests.excel.engine.test_xlwings_contract
"""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
import xlwings
from xlwings import base_classes

from foreignaffairs.excel.engine import (
    app,
    book,
    books,
    chart_parts,
    chart_series,
    charts,
    names,
    notes,
    pictures,
    range,
    range_looks,
    sheet,
    sheets,
    tables,
)
from foreignaffairs.excel.engine.engine import Apps

KEPT = Path(__file__).with_name("xlwings_members.txt")
OURS = {
    "Apps": Apps,
    "App": app.App,
    "Books": books.Books,
    "Book": book.Book,
    "Sheets": sheets.Sheets,
    "Sheet": sheet.Sheet,
    "Range": range.Range,
    "Font": range_looks.Font,
    "Note": notes.Note,
    "Names": names.Names,
    "Name": names.Name,
    "Tables": tables.Tables,
    "Table": tables.Table,
    "Charts": charts.Charts,
    "Chart": charts.Chart,
    "ChartLegend": chart_parts.ChartLegend,
    "ChartAxis": chart_parts.ChartAxis,
    "ChartSeries": chart_series.ChartSeries,
    "ChartSeriesCollection": chart_series.ChartSeriesCollection,
    "Pictures": pictures.Pictures,
    "Picture": pictures.Picture,
}


def members(cls: type) -> list[str]:
    """Name the members of a base class that are not asynchronous, with their parameters."""
    lines = []
    for name, member in sorted(inspect.getmembers(cls)):
        if name.startswith("_") and name not in ("__call__", "__len__", "__iter__", "__contains__"):
            continue
        if inspect.iscoroutinefunction(member):
            continue
        if inspect.isfunction(member):
            lines.append(f"{name}({', '.join(inspect.signature(member).parameters)})")
        elif isinstance(member, property):
            lines.append(name + (" =" if member.fset else ""))
    return lines


def listed() -> list[str]:
    """Name the members of every base class that the engine subclasses."""
    return [f"{name}.{member}" for name in OURS for member in members(getattr(base_classes, name))]


def test_the_base_classes_are_those_the_engine_was_written_for():
    assert listed() == KEPT.read_text("utf-8").splitlines(), xlwings.__version__


@pytest.mark.parametrize("name", OURS)
def test_every_class_of_ours_is_one_of_xlwings(name):
    assert issubclass(OURS[name], getattr(base_classes, name))


@pytest.mark.parametrize("name", OURS)
def test_methods_take_what_xlwings_hands_them(name):
    """Each parameter that the base class has is there, or is gathered up."""
    base = getattr(base_classes, name)
    for method, function in inspect.getmembers(base, inspect.isfunction):
        ours = inspect.getattr_static(OURS[name], method)
        if method.startswith("__init") or ours is function or not inspect.isfunction(ours):
            continue
        wanted = list(inspect.signature(function).parameters)
        taken = inspect.signature(ours).parameters.values()
        if any(p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD) for p in taken):
            continue
        assert len(taken) >= len(wanted), f"{name}.{method}"


def test_the_register_of_engines_is_as_it_was():
    engines = type(xlwings.engines)()
    engine = xlwings.Engine(impl=type("Impl", (), {"name": "x", "type": "desktop"})())
    engines.add(engine)
    assert engines.engines == [engine]
    assert engines.engines_by_name == {"x": engine}
    assert engines.active is None


if __name__ == "__main__":
    KEPT.write_text("".join(f"{line}\n" for line in listed()), "utf-8")

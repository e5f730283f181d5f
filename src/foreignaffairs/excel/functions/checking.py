"""A range of cells read and checked as a table of one report type, before it goes into a form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import ExcelFunction, Finding, Period, ReportType, TableContent

from .declare import cells, function, heads, scalar
from .errors import CellError
from .facts import Facts
from .lookup import kind_of, report_type_of
from .values import Grid, blank

_HEADS = ("severity", "row", "column", "value", "message", "fix", "finding_code")


def findings(
    facts: Facts, vung: Grid, bieu: str, loai_don_vi: str | None, ky: Period | None
) -> Sequence[Sequence[Any]]:
    """Findings of a range whose first rows hold the headings; rows and columns count within it."""
    from foreignaffairs.checks import CheckContext
    from foreignaffairs.checks.table import check_table

    declared = report_type_of(facts, bieu)
    table, made = _read(facts, vung, declared)
    window = None
    if ky is not None:
        starts = [d.window_start for d in facts.dues(ky) if d.window_start]
        ends = [d.window_end for d in facts.dues(ky) if d.window_end]
        window = (min(starts), max(ends)) if starts and ends else None
    context = CheckContext(
        report_types=facts.report_types,
        kinds=(kind_of(facts, loai_don_vi),) if loai_don_vi is not None else (),
        window=window,
    )
    found = [*made, *check_table(table, declared, context)]
    fine = (text("excel_functions.fine"), "", "", "", text("excel_functions.fine_words"), "", "")
    labels = {c.name: c.label for c in declared.columns}
    return [heads(_HEADS), *([_line(f, labels) for f in found] or [fine])]


def _read(facts: Facts, vung: Grid, declared: ReportType) -> tuple[TableContent, Sequence[Finding]]:
    """Read the range as a sheet is read; raises :class:`CellError` where headings lack."""
    from foreignaffairs.reading.body import read_table
    from foreignaffairs.reading.columns import table_area
    from foreignaffairs.reading.converters import ValueReader
    from foreignaffairs.reading.notes import Notes
    from foreignaffairs.reading.recognise import by_words
    from foreignaffairs.reading.sheet import Sheet
    from foreignaffairs.reading.spec import table_specs

    (spec,) = table_specs([declared])
    rows = [["" if blank(cell) else _plain(cell) for cell in row] for row in vung]
    sheet = Sheet(declared.sheet, False, rows)
    found = by_words(sheet, spec)
    if found is None:
        needed = "; ".join(c.label for c in declared.columns if c.required)
        raise CellError("VUNG", title=declared.number, needed=needed)
    values, notes = ValueReader(facts.province.country_aliases), Notes()
    area = table_area(found, spec, len(rows), False, values, notes)
    table = read_table(area, values, notes)
    return table, notes.findings


def _plain(cell: Any) -> Any:
    """A cell as a workbook holds it: a day without its midnight."""
    if isinstance(cell, datetime) and cell == datetime(cell.year, cell.month, cell.day):
        return cell.date()
    return cell


def _line(made: Finding, labels: dict[str, str]) -> tuple[Any, ...]:
    letters = "".join(c for c in made.cell or "" if c.isalpha())
    digits = "".join(c for c in made.cell or "" if c.isdigit())
    return (
        text(f"excel_functions.severity_{made.severity}"),
        int(digits) if digits else None,
        labels.get(made.field or "", letters),
        made.value,
        made.message,
        made.fix,
        made.code,
    )


CHECKING: tuple[ExcelFunction, ...] = (
    function(
        "FA_KIEM_TRA", findings, "status", cells("vung"), scalar("bieu"),
        scalar("loai_don_vi", optional=True, help_="arg_kind"),
        scalar("ky", "period", optional=True, help_="arg_check_period"),
        example='{"Nước","Mới đi trong kỳ","Nữ";"Mỹ",3,5},"F02","Trường THPT"',
        shape="table", needs="rules",
    ),
)  # fmt: skip

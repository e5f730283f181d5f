"""Rows as pandas frames that keep their lineage.

pandas takes half a second to import: it waits for the first frame, not for this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from foreignaffairs.model import ReportType, row_identity

from .facts import PeriodFacts, RowFact, UnitFact

if TYPE_CHECKING:
    import pandas as pd

LINEAGE = ("don_vi", "ten_don_vi", "loai_don_vi", "dia_ban", "tep", "lan", "trang", "dong", "khoa")
"""Unit code, name, kind, area, file, revision, sheet, sheet row and row key."""


def lineage_frame(facts: PeriodFacts, report_type: ReportType) -> pd.DataFrame:
    """Return every counted row of a report type: lineage columns, then one column a field.

    A blank is ``<NA>``, never 0. Rows that an officer found to repeat another unit's row are
    left out. Counts have dtype ``Int64``; amounts stay ``Decimal`` objects.
    """
    import pandas as pd

    units = {u.code: u for u in facts.units if u.counted}
    repeated = _same_code(facts, report_type, units)
    names = [c.name for c in report_type.columns]
    records = [
        (*_lineage(row, units[row.unit]), *(_value(report_type, row, units, n) for n in names))
        for row in facts.rows
        if row.report_type == report_type.id
        and row.unit in units
        and row.key not in repeated
        and row_identity(row.unit, report_type, row.values) not in facts.same_thing
    ]
    frame = pd.DataFrame.from_records(records, columns=[*LINEAGE, *names])
    for column in report_type.columns:
        if column.type == "count":
            frame[column.name] = frame[column.name].astype("Int64")
        elif column.type != "money":
            frame[column.name] = frame[column.name].astype(object)
    return frame


def _lineage(row: RowFact, unit: UnitFact) -> tuple[object, ...]:
    return (
        unit.code, unit.name, unit.kind, unit.area,
        row.file, row.revision, row.sheet, row.number, row.key,
    )  # fmt: skip


def _value(
    report_type: ReportType, row: RowFact, units: Mapping[str, UnitFact], name: str
) -> object:
    """A field's value; who counted follows from the unit's kind, not from what it wrote."""
    if name == report_type.source:
        return report_type.source_for((units[row.unit].kind,))
    return row.values.get(name)


def _same_code(
    facts: PeriodFacts, report_type: ReportType, units: Mapping[str, UnitFact]
) -> set[str]:
    """Rows that carry the shared code of a delegation already counted from another unit."""
    field = "ma_doan_chung"
    if field not in report_type.row.model_fields:
        return set()
    seen: dict[str, str] = {}
    repeated = set()
    for row in facts.rows:
        code = str(row.values.get(field) or "").casefold()
        if row.report_type != report_type.id or row.unit not in units or not code:
            continue
        if seen.setdefault(code, row.unit) != row.unit:
            repeated.add(row.key)
    return repeated


def keep(frame: pd.DataFrame, test: Iterable[bool]) -> pd.DataFrame:
    """Keep the rows that pass; an empty frame keeps its columns (a bare ``[]`` drops them)."""
    import pandas as pd

    return frame.loc[pd.Series(list(test), index=frame.index, dtype=bool)]

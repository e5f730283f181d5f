"""The numbers: sums by dimension; delegations, their people and their journeys apart.

A delegation to three countries is one delegation (đoàn), its people (người) count once, and
every person makes one journey (lượt) to each country. Only journeys may be added over countries.

pandas takes half a second to import: it waits for the first frame, not for this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from foreignaffairs.model import ReportType

from .frames import keep

if TYPE_CHECKING:
    import pandas as pd

UNIT_DIMENSIONS = ("loai_don_vi", "dia_ban", "don_vi")
THINGS = "so_luong"
"""The column that counts rows as things (đoàn, thỏa thuận …)."""
JOURNEYS = "luot_den_nuoc"
"""Journeys to countries: every person once for each country of a delegation."""
PLANNED_FIELD, PLANNED = "tinh_trang", "DU_KIEN"


def country_field(report_type: ReportType) -> str | None:
    """The field that names one or several countries, if there is one."""
    fields = [c.name for c in report_type.columns if c.type in ("country", "countries")]
    return fields[0] if fields else None


def measures(report_type: ReportType) -> tuple[str, ...]:
    """What is added up: things counted, declared measures, journeys where they differ."""
    names = [c.name for c in report_type.measures]
    if report_type.count_rows:
        names.insert(0, THINGS)
    if has_journeys(report_type):
        names.append(JOURNEYS)
    return tuple(names)


def dimensions(report_type: ReportType) -> tuple[str, ...]:
    """What one may group by: declared dimensions, the country, then kind, area and unit."""
    names = [c.name for c in report_type.dimensions]
    country = country_field(report_type)
    if country and country not in names:
        names.append(country)
    return (*names, *UNIT_DIMENSIONS)


def main_dimension(declared: ReportType) -> str | None:
    """What the table of a report type is by: the country where every row has one, else a code."""
    country = country_field(declared)
    if country and declared.column(country).required:
        return country
    codes = [c.name for c in declared.dimensions if c.name not in (declared.source, country)]
    return codes[0] if codes else country


def counted(frame: pd.DataFrame, report_type: ReportType) -> pd.DataFrame:
    """Add the counting columns to a lineage frame, leaving out what is only planned."""
    import pandas as pd

    made = frame
    if PLANNED_FIELD in frame.columns:
        made = keep(made, (v != PLANNED for v in made[PLANNED_FIELD]))
    made = made.copy()
    if report_type.count_rows:
        made[THINGS] = pd.Series(1, index=made.index, dtype="Int64")
    if has_journeys(report_type):
        visits = made[country_field(report_type)].map(lambda v: len(v) if v else 1)
        made[JOURNEYS] = made[people(report_type)] * visits.astype("Int64")
    return made


def planned(frame: pd.DataFrame, report_type: ReportType) -> pd.DataFrame:
    """The rows that are only planned (dự kiến), which are never counted as done."""
    if PLANNED_FIELD not in frame.columns:
        return frame.iloc[0:0]
    return keep(frame, (v == PLANNED for v in frame[PLANNED_FIELD]))


def table(frame: pd.DataFrame, report_type: ReportType, by: Sequence[str]) -> pd.DataFrame:
    """Sum the measures by ``by``; a group in which nobody gave a number stays ``<NA>``.

    Grouping by a field of several countries counts a row under each of them; then people of one
    row stand under each country too, and the sum over countries is not the total.
    """
    import pandas as pd

    names = list(measures(report_type))
    rows = counted(frame, report_type)
    several = [n for n in by if n in rows.columns and _is_several(report_type, n)]
    for name in several:
        rows = one_country(rows, report_type, name).explode(name)
    if not by:
        return pd.DataFrame([{n: total(rows[n]) for n in names}], columns=names)
    if rows.empty:
        return pd.DataFrame(columns=[*by, *names])
    grouped = rows.groupby(list(by), dropna=False, sort=True)
    return (
        grouped[names].agg(total).reset_index()
        if names
        else grouped.size().reset_index(name=THINGS)
    )


def one_country(rows: pd.DataFrame, report_type: ReportType, dimension: str) -> pd.DataFrame:
    """Count journeys to a single country: each of a delegation's people makes one there."""
    if JOURNEYS in rows.columns and dimension == country_field(report_type):
        return rows.assign(**{JOURNEYS: rows[people(report_type)]})
    return rows


def total(values: pd.Series) -> Any:
    """Add up what is there; ``<NA>`` when nothing is."""
    import pandas as pd

    present = [v for v in values if not blank(v)]
    if not present:
        return pd.NA
    if isinstance(present[0], Decimal):
        return sum(present, Decimal(0))
    return int(sum(int(v) for v in present))


def blank(value: Any) -> bool:
    """Whether nobody gave a value: ``None``, ``<NA>`` or NaN."""
    import pandas as pd

    return value is None or value is pd.NA or (isinstance(value, float) and value != value)


def _is_several(report_type: ReportType, name: str) -> bool:
    return any(c.name == name and c.type in ("countries", "codes") for c in report_type.columns)


def people(report_type: ReportType) -> str:
    """The measure that counts the people of a delegation."""
    return "so_khach" if "so_khach" in report_type.row.model_fields else "so_nguoi"


def has_journeys(report_type: ReportType) -> bool:
    """Whether journeys are counted beside people: one row may name several countries."""
    country = country_field(report_type)
    return (
        country is not None
        and _is_several(report_type, country)
        and people(report_type) in {c.name for c in report_type.measures}
    )

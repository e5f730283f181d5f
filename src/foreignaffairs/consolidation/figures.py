"""Figures by name, and where each comes from.

A figure is ``2023-K1/F02/moi_di_trong_ky?nuoc=US&loai_don_vi=THPT``: period, report type,
measure, then any filters on dimensions, ids as values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qsl, quote

from foreignaffairs.language.countries import all_countries
from foreignaffairs.model import Frozen, Period, ReportType

from .counting import blank, counted, dimensions, measures, one_country, total
from .frames import keep

if TYPE_CHECKING:
    import pandas as pd

TRACE_COLUMNS = ("don_vi", "ten_don_vi", "tep", "lan", "trang", "o", "gia_tri")
"""Unit code and name, file, revision, sheet, cell, value."""


class NoSuchFigure(ValueError):
    """A figure's name with a ``part`` that its report type does not have."""

    def __init__(self, message: str, part: str) -> None:
        super().__init__(message)
        self.part = part


class Figure(Frozen):
    """One number of one consolidated table."""

    period: str
    report_type: str
    measure: str
    where: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, name: str) -> Self:
        """Read a figure's name; raises ``ValueError`` that shows the expected form."""
        path, _, query = name.partition("?")
        parts = path.strip("/").split("/")
        if len(parts) != 3 or not all(parts):
            raise ValueError(f"figure {name!r}: expected PERIOD/REPORT_TYPE/MEASURE?DIM=VALUE")
        where = tuple(sorted(parse_qsl(query, keep_blank_values=True)))
        return cls(
            period=Period.parse(parts[0]).id,
            report_type=parts[1],
            measure=parts[2],
            where=where,
        )

    def __str__(self) -> str:
        query = "&".join(f"{quote(k)}={quote(v, safe=' ')}" for k, v in self.where)
        path = f"{self.period}/{self.report_type}/{self.measure}"
        return f"{path}?{query}" if query else path


def rows_behind(frame: pd.DataFrame, report_type: ReportType, figure: Figure) -> pd.DataFrame:
    """The counted rows of a lineage frame that a figure is made of.

    Raises ``NoSuchFigure`` for a measure, a dimension or a code that the report type does not have.
    """
    if figure.measure not in measures(report_type):
        raise NoSuchFigure(
            f"{figure.report_type} has no measure {figure.measure!r}", figure.measure
        )
    rows = counted(frame, report_type)
    for name, wanted in figure.where:
        if name not in dimensions(report_type):
            raise NoSuchFigure(f"{figure.report_type} has no dimension {name!r}", name)
        if not _may_be(report_type, name, wanted):
            raise NoSuchFigure(f"{name} of {figure.report_type} is never {wanted!r}", wanted)
        rows = keep(rows, (_matches(v, wanted) for v in rows[name]))
        rows = one_country(rows, report_type, name)
    return keep(rows, (not blank(v) for v in rows[figure.measure]))


def _may_be(report_type: ReportType, name: str, wanted: str) -> bool:
    """Whether a dimension can have a value at all: lists and countries are known, names are not."""
    column = next((c for c in report_type.columns if c.name == name), None)
    if column is None or not wanted:
        return True
    if column.type in ("country", "countries"):
        return wanted in {country.alpha2 for country in all_countries()}
    return column.codes is None or wanted in column.codes.ids


def _matches(value: object, wanted: str) -> bool:
    if isinstance(value, tuple | list):
        return wanted in value
    if blank(value):
        return wanted == ""
    return str(value) == wanted


def value_of(frame: pd.DataFrame, report_type: ReportType, figure: Figure) -> Any:
    """The figure itself: an ``int``, a ``Decimal``, or ``<NA>`` where nobody gave a number."""
    return total(rows_behind(frame, report_type, figure)[figure.measure])

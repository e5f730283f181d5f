"""Between units: the same delegation twice; students counted by a school and a consultancy.

These are suspicions for an officer to decide, reversibly; nothing is dropped here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from foreignaffairs.language.findings import finding
from foreignaffairs.language.text import fold
from foreignaffairs.model import Finding

SAME_DAYS = 1
"""Days by which the start and the end of one delegation may differ between two units."""
_COUNTRIES = {"F03": "nuoc_den", "F04": "nuoc"}


@dataclass(frozen=True, slots=True)
class RowAt:
    """An accepted or received row and where it stands; ``key`` names it for good."""

    key: str
    unit: str
    unit_name: str
    kind: str
    report_type: str
    sheet: str
    cell: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Two rows of two units that may be one thing; ``certain`` when they share its code."""

    kind: Literal["delegation"]
    first: RowAt
    second: RowAt
    certain: bool

    def findings(self, lang: str = "vi") -> tuple[tuple[str, Finding], ...]:
        """One finding for each of the two units: (unit code, finding)."""
        return tuple(
            (
                here.unit,
                finding(
                    "FA-U01",
                    sheet=here.sheet,
                    cell=here.cell,
                    lang=lang,
                    other=there.unit_name,
                    name=str(here.values.get("ten_doan") or ""),
                ),
            )
            for here, there in ((self.first, self.second), (self.second, self.first))
        )


def check_units(rows: Iterable[RowAt]) -> tuple[Suspicion, ...]:
    """List pairs of delegations of different units that look like one, each pair once."""
    by_type: dict[str, list[RowAt]] = defaultdict(list)
    for row in rows:
        if row.report_type in _COUNTRIES:
            by_type[row.report_type].append(row)
    return tuple(s for group in by_type.values() for s in _pairs(group))


def _pairs(rows: list[RowAt]) -> Iterator[Suspicion]:
    # Only delegations with one code, or to the same countries within a day, can be one.
    places: dict[Any, list[RowAt]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for row in sorted(rows, key=lambda r: r.key):
        for other in _near(row, places):
            pair = (other.key, row.key)
            if other.unit != row.unit and pair not in seen and _planned(other) == _planned(row):
                certain = _same_code(other, row)
                if certain or _same_end(other, row):
                    seen.add(pair)
                    yield Suspicion("delegation", other, row, certain)
        for place in _places(row):
            places[place].append(row)


def _near(row: RowAt, places: Mapping[Any, list[RowAt]]) -> Iterator[RowAt]:
    for place in _places(row, SAME_DAYS):
        yield from places.get(place, ())


def _places(row: RowAt, around: int = 0) -> Iterator[Any]:
    """Where a row is put, and with days ``around`` where its likes are looked for."""
    code = fold(str(row.values.get("ma_doan_chung") or ""))
    if code:
        yield ("code", code)
    start = row.values.get("tu_ngay")
    countries = frozenset(row.values.get(_COUNTRIES[row.report_type]) or ())
    if isinstance(start, date) and countries:
        for offset in range(-around, around + 1):
            yield (countries, start.toordinal() + offset)


def _same_code(a: RowAt, b: RowAt) -> bool:
    codes = [fold(str(r.values.get("ma_doan_chung") or "")) for r in (a, b)]
    return bool(codes[0]) and codes[0] == codes[1]


def _same_end(a: RowAt, b: RowAt) -> bool:
    """Whether both come home on about the same day; an end that is not known agrees with any."""
    one, other = a.values.get("den_ngay"), b.values.get("den_ngay")
    if not isinstance(one, date) or not isinstance(other, date):
        return True
    return abs((one - other).days) <= SAME_DAYS


def _planned(row: RowAt) -> bool:
    """A plan is never counted as a journey, so a plan and a journey are not the same twice."""
    return row.values.get("tinh_trang") == "DU_KIEN"


def both_sources(rows: Iterable[RowAt]) -> tuple[str, ...]:
    """Countries (alpha-2) for which both schools and consultancies counted students (F02)."""
    sources: dict[str, set[bool]] = defaultdict(set)
    for row in rows:
        if row.report_type == "F02" and row.values.get("nuoc"):
            sources[row.values["nuoc"]].add(row.kind == "TV_DU_HOC")
    return tuple(sorted(c for c, kinds in sources.items() if len(kinds) == 2))

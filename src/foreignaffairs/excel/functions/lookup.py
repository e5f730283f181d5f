"""From what people type into cells to ids: periods, units, kinds, report types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from foreignaffairs.calendar import period_title
from foreignaffairs.language.date_forms import SERIALS
from foreignaffairs.language.dates import excel_serial, format_date
from foreignaffairs.language.legacy import to_unicode
from foreignaffairs.language.text import clean, fold, strip_marks
from foreignaffairs.model import Period, ReportType, Unit

from .errors import CellError
from .facts import Facts
from .values import Raw

_CODE = r"N|K1|K2|DX\d\d"
_PERIOD = re.compile(
    rf"(?P<y>\d{{4}})\s*[-/. ]?\s*(?P<c>{_CODE})|(?P<c2>{_CODE})\s*[-/. ]\s*(?P<y2>\d{{4}})"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERED = re.compile(r"\d{4}\s*[-/.]\s*0?([12])")
_CHOICE = re.compile(r"\s+[–—-]\s+")
_LIKENESS = 75
_SUGGESTIONS = 3


def text_of(raw: Raw) -> str:
    """A cell as the text that one would type: whole numbers without decimals, dates as 1/1/2023."""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime | date):
        return format_date(raw)
    return "" if raw is None else clean(to_unicode(str(raw)))


def period_of(facts: Facts, raw: Raw) -> Period:
    """Read a period; a date asks whether "2023-1" was typed, which programs turn into a date."""
    day = _as_date(raw)
    if day is not None:
        raise CellError("KY_date", day=format_date(day), known=_known(facts, day.year, day))
    words = text_of(raw)
    return facts.remember(("period", words), lambda: _period(facts, words))


def _as_date(raw: Raw) -> date | None:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    number = isinstance(raw, float | int) and not isinstance(raw, bool)
    if number and SERIALS.start <= raw < SERIALS.stop:  # type: ignore[operator]
        return excel_serial(raw)  # type: ignore[arg-type]
    return None


def _period(facts: Facts, words: str) -> Period:
    found = _PERIOD.fullmatch(words.upper())
    if found is None:
        titled = _by_title(facts, words)
        if titled is not None:
            return titled
        raise _no_period(facts, words)
    year = int(found["y"] or found["y2"])
    wanted = Period(year=year, code=found["c"] or found["c2"])
    if wanted not in facts.periods(year):
        known = ", ".join(p.id for p in facts.periods(year))
        raise CellError(
            "KY_unknown" if known else "KY_no_year", value=wanted.id, known=known, year=year
        )
    return wanted


def _by_title(facts: Facts, words: str) -> Period | None:
    key = fold(words)
    years = {int(y) for y in _YEAR.findall(words)}
    named = (p for y in sorted(years) for p in facts.periods(y))
    return next((p for p in named if fold(period_title(facts.province, p)) == key), None)


def _no_period(facts: Facts, words: str) -> CellError:
    year = _YEAR.search(words)
    if year is None:
        return CellError("KY_form", value=words)
    numbered = _NUMBERED.fullmatch(words)
    day = date(int(year[0]), int(numbered[1]), 1) if numbered else None
    known = _known(facts, int(year[0]), day)
    return CellError("KY_maybe" if known else "KY_form", value=words, known=known)


def _known(facts: Facts, year: int, typed: date | None) -> str:
    """The periods that may be meant: the first or second where "2023-1" or "2023-2" was typed."""
    ids = [p.id for p in facts.periods(year)]
    if typed is not None and typed.day == 1 and f"{year}-K{typed.month}" in ids:
        return f"{year}-K{typed.month}"
    return ", ".join(ids) or f"{year}-N"


@dataclass(frozen=True, slots=True)
class UnitIndex:
    """Units by code and by every name; a name of two units leads to both."""

    codes: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    bare: Mapping[str, str]

    @classmethod
    def of(cls, units: Iterable[Unit]) -> UnitIndex:
        """Index every record of every unit."""
        codes: dict[str, str] = {}
        names: dict[str, dict[str, None]] = {}
        bare: dict[str, str] = {}
        for unit in units:
            codes[unit.code.casefold()] = unit.code
            bare[unit.code] = strip_marks(unit.name).casefold()
            for name in (unit.name, *unit.aliases):
                names.setdefault(fold(name), {})[unit.code] = None
        return cls(codes, {n: tuple(c) for n, c in names.items()}, bare)


def unit_of(facts: Facts, words: str, day: date | None = None) -> Unit:
    """Find one unit by code, name or alias, of those on ``day`` where given; asks where unsure."""
    return facts.remember(("unit", words, day), lambda: _unit(facts, words, day))


def _unit(facts: Facts, words: str, day: date | None) -> Unit:
    units = facts.roster.units if day is None else facts.roster.at(day)
    index = facts.remember(("units", day), lambda: UnitIndex.of(units))
    found = _codes(index, words)
    if len(found) > 1:
        raise CellError("DV_several", value=words, names=_listed(facts, found))
    if found:
        unit = facts.roster.find(found[0], day)
        assert unit is not None
        return unit
    near = _near(index, words)
    sentence = "DV_near" if near else "DV_none"
    raise CellError(sentence, value=words, names=_listed(facts, near))


def _codes(index: UnitIndex, words: str) -> tuple[str, ...]:
    code = index.codes.get(words.casefold())
    if code is not None:
        return (code,)
    named = index.names.get(fold(words))
    if named:
        return named
    head = _CHOICE.split(words, maxsplit=1)[0]
    code = index.codes.get(head.casefold())
    return (code,) if code is not None and head != words else ()


def _near(index: UnitIndex, words: str) -> tuple[str, ...]:
    """Units whose names are written nearly so; they are offered, never taken."""
    from rapidfuzz import fuzz, process

    plain = strip_marks(words).casefold()
    found = process.extract(
        plain, index.bare, scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=_SUGGESTIONS
    )
    return tuple(code for _, _, code in found)


def _listed(facts: Facts, codes: Iterable[str]) -> str:
    named = ((code, facts.roster.find(code)) for code in codes)
    return "; ".join(f"{code} – {unit.name}" for code, unit in named if unit is not None)


def kind_of(facts: Facts, words: str) -> str:
    """Find a unit kind by id, title or alias; raises :class:`CellError` with the known titles."""
    found = kind_or_none(facts, words)
    if found is None:
        titles = "; ".join(k.title for k in facts.province.unit_kinds)
        raise CellError("LOAI", value=words, known=titles)
    return found


def kind_or_none(facts: Facts, words: str) -> str | None:
    """Find a unit kind by id, title or alias."""
    index = facts.remember("kinds", lambda: _kinds(facts))
    return index.get(fold(words))


def _kinds(facts: Facts) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind in facts.province.unit_kinds:
        for name in (kind.id, kind.title, *kind.aliases):
            found.setdefault(fold(name), kind.id)
    return found


def report_type_of(facts: Facts, words: str) -> ReportType:
    """Find a report type by id, number ("02/ĐN", "2"), title or sheet name."""
    index = facts.remember("report_type_names", lambda: _report_types(facts.report_types.values()))
    found = index.get(fold(words))
    if found is None:
        known = ", ".join(facts.report_types)
        raise CellError("BIEU", value=words, known=known)
    return found


def _report_types(declared: Iterable[ReportType]) -> Mapping[str, ReportType]:
    found: dict[str, ReportType] = {}
    for one in declared:
        short = one.id.lstrip("F")
        number = one.number.removeprefix("Biểu ")
        for name in (one.id, one.number, number, short, short.lstrip("0"), one.title, one.sheet):
            found.setdefault(fold(name), one)
    return found

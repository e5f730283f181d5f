"""Figures as people name them: measures, dimensions and filters by id or by printed words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from foreignaffairs.consolidation.counting import dimensions, main_dimension, measures
from foreignaffairs.documents.phrases import heading_of, label, measure_label
from foreignaffairs.language.countries import country
from foreignaffairs.language.text import fold
from foreignaffairs.model import ReportType, UnknownCountry

from .errors import CellError, Passed, is_error
from .facts import Facts
from .lookup import kind_of, text_of, unit_of
from .values import Grid

_PARTS = re.compile(r"[;,\n]+")
_FILTERS = re.compile(r"[;&\n]+")
_TOTALS = {fold(w) for w in ("tổng", "tổng số", "tổng cộng", "tong")}


def measure_of(declared: ReportType, words: str) -> str:
    """A measure by id, label or alias; raises :class:`CellError` with those there are."""
    names = {fold(n): m for m in measures(declared) for n in _names(declared, m, measure_label)}
    found = names.get(fold(words))
    if found is None:
        known = ", ".join(measures(declared))
        raise CellError("CHITIEU", value=words, known=known)
    return found


def dimension_of(declared: ReportType, words: str) -> str:
    """A dimension by id, heading or alias; raises :class:`CellError` with those there are."""
    names = {fold(n): d for d in dimensions(declared) for n in _names(declared, d, heading_of)}
    found = names.get(fold(words))
    if found is None:
        known = ", ".join(dimensions(declared))
        raise CellError("CHIEU", value=words, known=known)
    return found


def _names(
    declared: ReportType, name: str, printed: Callable[[ReportType, str], str]
) -> tuple[str, ...]:
    aliases = next((c.aliases for c in declared.columns if c.name == name), ())
    return (name, printed(declared, name), *aliases)


def dimensions_asked(declared: ReportType, cells: Grid | None) -> tuple[str, ...]:
    """The dimensions that a range or a list names; the report's own where it names none."""
    words = list(_words(cells))
    if not words:
        main = main_dimension(declared)
        return (main,) if main else ()
    if any(fold(w) in _TOTALS for w in words):
        return ()
    return tuple(dict.fromkeys(dimension_of(declared, w) for w in words))


def _words(cells: Grid | None) -> Iterator[str]:
    for cell in (cell for row in cells or () for cell in row):
        if is_error(cell):
            raise Passed(cell)
        # A blank cell comes from Calc as 0.
        words = "" if cell == 0 else text_of(cell)
        yield from (w.strip() for w in _PARTS.split(words) if w.strip())


def filters_of(facts: Facts, declared: ReportType, words: str | None) -> Mapping[str, str]:
    """Read "Nước=Hoa Kỳ; Loại đơn vị=Trường THPT", ids in place of words too."""
    found = {}
    for part in _FILTERS.split(words or ""):
        if not part.strip():
            continue
        name, equals, value = part.partition("=")
        if not equals:
            raise CellError("LOC", value=part.strip())
        dimension = dimension_of(declared, name.strip())
        found[dimension] = value_of(facts, declared, dimension, value.strip())
    return found


def value_of(facts: Facts, declared: ReportType, dimension: str, words: str) -> str:
    """The id that a filter's words mean; blank means rows without a value there."""
    if not words:
        return ""
    if dimension == "loai_don_vi":
        return kind_of(facts, words)
    if dimension == "don_vi":
        return unit_of(facts, words).code
    if dimension == "dia_ban":
        areas = {fold(u.area): u.area for u in facts.roster.units}
        return areas.get(fold(words), words)
    column = declared.column(dimension)
    if column.type in ("country", "countries"):
        return _country(facts, words)
    for code in column.codes.codes if column.codes else ():
        if fold(words) in {fold(n) for n in (code.id, code.label, *code.aliases)}:
            return code.id
    return words


def _country(facts: Facts, words: str) -> str:
    try:
        return country(words, facts.province.country_aliases).alpha2
    except UnknownCountry as error:
        raise CellError("QG", detail=error) from error


def shown(facts: Facts, declared: ReportType, dimension: str, value: Any) -> str:
    """The printed words of a dimension's value; a unit with its code and name."""
    if dimension == "don_vi" and value:
        unit = facts.roster.find(str(value))
        return f"{value} – {unit.name}" if unit else str(value)
    return label(declared, facts.province, dimension, value)


def headings(declared: ReportType, by: Sequence[str], names: Sequence[str]) -> list[str]:
    """Printed headings of dimensions, then of measures."""
    return [
        *(heading_of(declared, d) for d in by),
        *(measure_label(declared, m) for m in names),
    ]

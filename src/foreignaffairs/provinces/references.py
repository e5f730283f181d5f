"""References inside a province: what is named must exist, once at a time, and not in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foreignaffairs.language.countries import all_countries
from foreignaffairs.language.text import fold
from foreignaffairs.model import (
    Citation,
    Dated,
    Frozen,
    Province,
    UnitKind,
)

from .deadline_dates import deadline_faults
from .problems import Place, Problem
from .yaml_text import Located, Path

_DATED = (
    "directives",
    "tasks",
    "unit_kinds",
    "addressees",
    "recipients",
    "deadlines",
    "obligations",
)


@dataclass(frozen=True, slots=True)
class _Checker:
    province: Province
    located: Located
    report_types: frozenset[str]

    def problem(self, code: str, path: Path, **params: object) -> Problem:
        return Problem(code, self.located.place(path) or Place("?", 1), params)

    def dead(self, what: str, path: Path, named: object, known: Iterable[str]) -> Iterator[Problem]:
        """Problems for each name of ``named`` (a text, a list or nothing) that is not known."""
        names = (named,) if isinstance(named, str) else named or ()
        for index, name in enumerate(names):  # type: ignore[var-annotated,arg-type]
            if name not in set(known):
                here = path if isinstance(named, str) else (*path, index)
                yield self.problem(f"dead_{what}", here, name=name)


def check_references(
    province: Province, located: Located, report_types: Iterable[str]
) -> tuple[Problem, ...]:
    """Every dead reference, double id, overlap of validity, circle and impossible date."""
    check = _Checker(province, located, frozenset(report_types))
    return (
        *_citations(check),
        *_names(check),
        *_unconfirmed(check),
        *_doubles(check),
        *_circles(check, "tasks", {t.id: t.parent for t in province.tasks}),
        *_circles(check, "units", {u.code: u.parent for u in province.units}),
        *_dates(check),
        *_kind_names(check),
        *_countries(check),
    )


def _citations(check: _Checker) -> Iterator[Problem]:
    known = {d.id for d in check.province.directives}
    yield from check.dead("directive", ("main_directive",), check.province.main_directive, known)
    for index, directive in enumerate(check.province.directives):
        cited_in: Path = ("directives", index, "cited_in")
        yield from check.dead("directive", cited_in, directive.cited_in, known)
    for path, citation in _walk(check.province, ()):
        yield from check.dead("directive", (*path, "directive"), citation.directive, known)


def _walk(value: Any, path: Path) -> Iterator[tuple[Path, Citation]]:
    """Every citation in a record, with its path."""
    if isinstance(value, Citation):
        yield path, value
    elif isinstance(value, Frozen):
        for name in type(value).model_fields:
            yield from _walk(getattr(value, name), (*path, name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _walk(item, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(item, (*path, index))


def _names(check: _Checker) -> Iterator[Problem]:
    """What names what: a table of (list, field, sort of thing, known ids)."""
    province = check.province
    kinds = {k.id for k in province.unit_kinds}
    units = {u.code for u in province.units}
    tasks = {t.id for t in province.tasks}
    table: tuple[tuple[str, str, str, Iterable[str]], ...] = (
        ("tasks", "parent", "task", tasks),
        ("tasks", "kinds", "kind", kinds),
        ("tasks", "report_types", "report_type", check.report_types),
        ("addressees", "kinds", "kind", kinds),
        ("deadlines", "recipients", "recipient", {r.id for r in province.recipients}),
        ("obligations", "who", "kind", kinds),
        ("obligations", "report_types", "report_type", check.report_types),
        ("obligations", "deadlines", "deadline", {d.id for d in province.deadlines}),
        ("obligations", "tasks", "task", tasks),
        ("units", "kinds", "kind", kinds),
        ("units", "parent", "unit", units),
        ("outline", "tasks", "task", tasks),
        ("outline", "report_types", "report_type", check.report_types),
        ("unit_changes", "before", "unit", units),
        ("unit_changes", "after", "unit", units),
    )
    for top, field, what, known in table:
        for index, record in enumerate(getattr(province, top)):
            yield from check.dead(what, (top, index, field), getattr(record, field), known)
    for index, obligation in enumerate(province.obligations):
        for place, who in enumerate(obligation.perhaps):
            path = ("obligations", index, "perhaps", place, "kinds")
            yield from check.dead("kind", path, who.kinds, kinds)


def _unconfirmed(check: _Checker) -> Iterator[Problem]:
    """``to_confirm`` names fields of its own record."""
    for top in _DATED:
        for index, record in enumerate(getattr(check.province, top)):
            named = getattr(record, "to_confirm", ())
            fields = type(record).model_fields.keys() - {"to_confirm"}
            yield from check.dead("field", (top, index, "to_confirm"), named, fields)


def _doubles(check: _Checker) -> Iterator[Problem]:
    for top in _DATED:
        yield from _overlaps(check, top, "id", getattr(check.province, top))
    yield from _overlaps(check, "units", "code", check.province.units)


def _overlaps(
    check: _Checker, top: str, identity: str, records: Sequence[Dated]
) -> Iterator[Problem]:
    """One id may have several records as long as no day belongs to two of them."""
    earlier: dict[str, list[Dated]] = {}
    for index, record in enumerate(records):
        name = getattr(record, identity)
        others = earlier.setdefault(name, [])
        if any(overlap(record, other) for other in others):
            yield check.problem("overlap", (top, index, identity), name=name)
        others.append(record)


def overlap(one: Dated, other: Dated) -> bool:
    """Whether some day belongs to both."""
    return one.valid_within(other.since or date.min, other.until or date.max)


def _circles(check: _Checker, top: str, parents: Mapping[str, str | None]) -> Iterator[Problem]:
    for index, name in enumerate(parents):
        met, above = {name}, parents[name]
        while above is not None and above not in met:
            met.add(above)
            above = parents.get(above)
        if above == name:
            yield check.problem("circle", (top, index, "parent"), name=name)


def _kind_names(check: _Checker) -> Iterator[Problem]:
    """A name may mean one kind only, or a unit list could not be read."""
    kinds = check.province.unit_kinds
    owners: dict[str, list[UnitKind]] = {}
    for index, kind in enumerate(kinds):
        named: list[tuple[Path, str]] = [(("unit_kinds", index, "title"), kind.title)]
        named += [(("unit_kinds", index, "aliases", n), a) for n, a in enumerate(kind.aliases)]
        for path, name in named:
            others = owners.setdefault(fold(name), [])
            other = next((o for o in others if o.id != kind.id and overlap(o, kind)), None)
            if other:
                yield check.problem("name_of_two_kinds", path, name=name, other=other.id)
            others.append(kind)


def _countries(check: _Checker) -> Iterator[Problem]:
    aliases = check.province.country_aliases
    known = {country.alpha2 for country in all_countries()} if aliases else set()
    for alias, code in aliases.items():
        yield from check.dead("country", ("country_aliases", alias), code, known)


def _dates(check: _Checker) -> Iterator[Problem]:
    for index, deadline in enumerate(check.province.deadlines):
        for code, inside, params in deadline_faults(deadline):
            yield check.problem(code, ("deadlines", index, *inside), **params)

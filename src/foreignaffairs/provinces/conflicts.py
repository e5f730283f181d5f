"""Two plugins that say the same thing of one province."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import Dated, Province
from foreignaffairs.model.check import CheckPlugin
from foreignaffairs.report_types import CORE

from .references import overlap

Declared = tuple[str, Sequence[Province], Sequence[CheckPlugin]]
"""A distribution with the provinces and checks that it brings."""


def conflicts(declared: Sequence[Declared]) -> dict[str, str]:
    """Map each province with a conflict to a sentence that names both distributions.

    A province may be declared once. Report types and checks of one province may share an id
    as long as no day belongs to two of them; the core's report types belong to every province.
    """
    found: dict[str, str] = {}
    owners: dict[str, str] = {}
    for distribution, provinces, _ in declared:
        for province in provinces:
            if province.id in owners:
                found[province.id] = text(
                    "provinces.conflict",
                    name=province.id,
                    one=owners[province.id],
                    other=distribution,
                )
            owners.setdefault(province.id, distribution)
    dated = [*_report_types(declared), *_checks(declared)]
    for index, (province_id, one, record) in enumerate(dated):
        for other_province, other, earlier in dated[:index]:
            if (
                province_id == other_province
                and _name(record) == _name(earlier)
                and overlap(record, earlier)
            ):
                found.setdefault(
                    province_id,
                    text("provinces.conflict", name=_name(record), one=other, other=one),
                )
    return found


def _report_types(declared: Sequence[Declared]) -> Iterator[tuple[str, str, Dated]]:
    for distribution, provinces, _ in declared:
        for province in provinces:
            if province.report_types:
                yield from ((province.id, "foreignaffairs", core) for core in CORE)
                yield from ((province.id, distribution, own) for own in province.report_types)


def _checks(declared: Sequence[Declared]) -> Iterator[tuple[str, str, Dated]]:
    for distribution, _, checks in declared:
        yield from ((check.province, distribution, check) for check in checks)


def _name(record: Dated) -> str:
    return str(record.id)  # type: ignore[attr-defined]

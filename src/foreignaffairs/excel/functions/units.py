"""The unit list: from a name as people write it to a code, and the units of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from foreignaffairs.language.text import fold
from foreignaffairs.model import ExcelFunction

from .declare import function, heads, scalar
from .facts import Facts
from .lookup import kind_of, unit_of

_UNITS = ("unit_code", "unit", "kind", "area", "parent", "since", "until")


def unit_code(facts: Facts, ten: str, ngay: date | None) -> str:
    """The code of the unit that a name means."""
    return unit_of(facts, ten, ngay).code


def units(
    facts: Facts, ngay: date | None, loai_don_vi: str | None, dia_ban: str | None
) -> Sequence[Sequence[Any]]:
    """The units of a day, by kind and area."""
    kinds = () if loai_don_vi is None else (kind_of(facts, loai_don_vi),)
    area = None if dia_ban is None else fold(dia_ban)
    lines = [
        (u.code, u.name, facts.province.kind_title(u.kind), u.area, u.parent, u.since, u.until)
        for u in facts.roster.at(ngay or facts.today, kinds)
        if area is None or fold(u.area) == area
    ]
    return [heads(_UNITS), *lines]


UNITS: tuple[ExcelFunction, ...] = (
    function(
        "FA_DON_VI", unit_code, "units", scalar("ten", help_="arg_unit_name"),
        scalar("ngay", "date", optional=True, help_="arg_in_force"),
        example='"trường thpt MẪU 01"', needs="rules",
    ),
    function(
        "FA_DS_DON_VI", units, "units",
        scalar("ngay", "date", optional=True, help_="arg_in_force"),
        scalar("loai_don_vi", optional=True, help_="arg_kind"),
        scalar("dia_ban", optional=True, help_="arg_area"),
        example='"1/6/2024","Trường THPT"', shape="table", needs="rules",
    ),
)  # fmt: skip

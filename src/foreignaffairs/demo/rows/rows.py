"""Which tables a unit has something for, and what it writes there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from foreignaffairs.model import ReportType

from .desk import Desk
from .lasting import agreements, programmes, projects, schemes
from .people import exchanges, foreigners, students_abroad, training
from .travel import conferences, delegations_in, delegations_out
from .words import activities, contacts, counts, issues

Row = dict[str, Any]

_MAKERS: Mapping[str, Callable[[Desk], list[Row]]] = {
    "F01b": counts,
    "F02": students_abroad,
    "F03": delegations_out,
    "F04": delegations_in,
    "F05": agreements,
    "F06": conferences,
    "F07": projects,
    "F08": foreigners,
    "F09": programmes,
    "F10": exchanges,
    "F11": activities,
    "F12": training,
    "F13": schemes,
    "F14": issues,
    "F16": contacts,
}
_LASTING = ("F05", "F07", "F08", "F09", "F13")
"""Whoever has these in one period has them in the next."""
_CHANCES: Mapping[str, Mapping[str, int]] = {
    "THPT": {
        "F02": 88, "F03": 14, "F04": 24, "F05": 20, "F06": 10, "F07": 8, "F08": 34, "F09": 26,
        "F10": 18, "F11": 72, "F12": 32, "F13": 45, "F14": 26, "F16": 8,
    },
    "TT_NGOAI_NGU": {"F02": 25, "F08": 66, "F09": 30, "F11": 40, "F12": 12, "F14": 18, "F16": 8},
    "TV_DU_HOC": {"F02": 100},
    "PHONG_GDDT": {
        "F01b": 80, "F02": 82, "F03": 12, "F04": 20, "F05": 10, "F07": 20, "F08": 60, "F09": 34,
        "F10": 10, "F11": 90, "F12": 44, "F13": 40, "F14": 40, "F16": 10,
    },
    "PHONG_SO": {
        "F01b": 70, "F03": 20, "F04": 16, "F05": 12, "F06": 16, "F11": 45, "F12": 40, "F13": 30,
        "F14": 25, "F16": 8,
    },
    "SO_GDDT": {
        "F01b": 100, "F03": 90, "F04": 90, "F05": 90, "F06": 70, "F07": 80, "F10": 50, "F11": 80,
        "F12": 90, "F13": 80,
    },
}  # fmt: skip
_OTHERS: Mapping[str, int] = {
    "F02": 30, "F03": 4, "F04": 8, "F05": 4, "F07": 4, "F08": 10, "F09": 8, "F10": 5, "F11": 46,
    "F12": 18, "F13": 14, "F14": 16, "F16": 6,
}  # fmt: skip


def rows_of(desk: Desk, report_type: ReportType, *, wanted: bool = False) -> list[Row]:
    """The rows of one table, no thing twice; none where the unit has nothing, unless ``wanted``."""
    name = report_type.id
    if name not in _MAKERS or not (wanted or _has(desk, name)):
        return []
    asked = {c.name for c in report_type.columns_for(desk.unit.kinds, desk.end)}
    keys = [c.name for c in report_type.columns if c.key]
    made: dict[tuple[Any, ...], Row] = {}
    for row in _MAKERS[name](desk):
        kept = {k: v for k, v in row.items() if k in asked and v is not None}
        made.setdefault(tuple(kept.get(k) for k in keys), kept)
    return list(made.values())


def _has(desk: Desk, name: str) -> bool:
    percent = _CHANCES.get(desk.unit.kind, _OTHERS).get(name, 0)
    draw = desk.life if name in _LASTING or name == "F02" else desk.now
    return draw("has", name).random() * 100 < percent

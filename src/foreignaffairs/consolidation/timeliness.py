"""Completeness and timeliness; numerator and denominator come from the same list of units.

Counted as plain records, so that ``status`` does not wait for pandas; frames are made of those.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from foreignaffairs.language.text import sort_key

from .facts import UnitFact

if TYPE_CHECKING:
    import pandas as pd

COUNTS = (
    "phai_nop",
    "da_nop",
    "dung_han",
    "nop_cham",
    "chua_nop",
    "dat",
    "de_nghi_sua",
    "loai_tru",
)
_RATES = {"ty_le_nop": "da_nop", "ty_le_dung_han": "dung_han"}
_UNIT = (
    "don_vi", "ten_don_vi", "loai_don_vi", "dia_ban", "trang_thai", "han", "ngay_nhan",
    "dung_han", "so_ngay_cham", "gia_han", "lan", "tep", "ly_do",
)  # fmt: skip


def unit_records(units: Iterable[UnitFact], today: date) -> list[dict[str, Any]]:
    """One record a unit: state, dates, whether in time and how many days late (0 when not).

    Keys: ``don_vi, ten_don_vi, loai_don_vi, dia_ban, trang_thai, han, ngay_nhan, dung_han,
    so_ngay_cham, gia_han, lan, tep, ly_do``. ``dung_han`` is ``None`` while nothing is late yet.
    """
    return [dict(zip(_UNIT, _record(unit, today), strict=True)) for unit in units]


def unit_frame(units: Iterable[UnitFact], today: date) -> pd.DataFrame:
    """The records of :func:`unit_records` as a frame; what is ``None`` there is ``<NA>``."""
    import pandas as pd

    frame = pd.DataFrame([_record(unit, today) for unit in units], columns=list(_UNIT))
    frame["dung_han"] = frame["dung_han"].astype("boolean")
    frame["lan"] = frame["lan"].astype("Int64")
    return frame


def _record(unit: UnitFact, today: date) -> tuple[object, ...]:
    in_time, late = _lateness(unit, today)
    return (
        unit.code, unit.name, unit.kind, unit.area, unit.state, unit.due, unit.received_on,
        in_time, late, unit.extended, unit.revision, unit.file, unit.reason,
    )  # fmt: skip


def _lateness(unit: UnitFact, today: date) -> tuple[bool | None, int]:
    """In time follows the day received; nothing received counts as late only past the due date."""
    if unit.state == "excluded":
        return None, 0
    day = unit.received_on or (today if unit.state == "missing" else None)
    if day is None:
        return None, 0
    late = max(0, (day - unit.due).days)
    if unit.received_on is None and not late:
        return None, 0
    return late == 0, late


def summary_records(
    units: Iterable[Mapping[str, Any]], by: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Count unit records by ``by`` (kind, area) with ``ty_le_nop`` and ``ty_le_dung_han``.

    Rates are in percent, ``None`` where nobody owes. Groups stand in Vietnamese order, "Quận 3"
    before "Quận 10"; without ``by`` there is one. Excluded units are outside the denominator
    ``phai_nop``; no rate passes 100.
    """
    groups: dict[tuple[str, ...], dict[str, int]] = {} if by else {(): dict.fromkeys(COUNTS, 0)}
    for unit in units:
        group = tuple(unit[name] for name in by)
        counts = groups.setdefault(group, dict.fromkeys(COUNTS, 0))
        for name, holds in zip(COUNTS, _flags(unit), strict=True):
            counts[name] += holds
    made = []
    for group in sorted(groups, key=lambda group: [sort_key(name) for name in group]):
        counts = groups[group]
        rates = {rate: _percent(counts[n], counts["phai_nop"]) for rate, n in _RATES.items()}
        made.append({**dict(zip(by, group, strict=True)), **counts, **rates})
    return made


def _flags(unit: Mapping[str, Any]) -> tuple[bool, ...]:
    """What a unit counts as, in the order of ``COUNTS``."""
    state, in_time = unit["trang_thai"], unit["dung_han"]
    excluded = state == "excluded"
    received = unit["ngay_nhan"] is not None and not excluded
    return (
        not excluded,
        state not in ("missing", "excluded"),
        received and in_time is True,
        received and in_time is False,
        state == "missing",
        state in ("accepted", "consolidated"),
        state == "returned",
        excluded,
    )


def _percent(part: int, owed: int) -> float | None:
    # As numpy rounds, which made the figures of earlier documents: 127 of 2000 are 6.4.
    return round(100 * part / owed * 10) / 10 if owed else None


def summary(frame: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """The counts of :func:`summary_records` as a frame, made from a frame of units."""
    import pandas as pd

    known = frame.astype(object).where(frame.notna(), None).to_dict("records")
    units = [{str(name): value for name, value in unit.items()} for unit in known]
    made = pd.DataFrame(summary_records(units, by), columns=[*by, *COUNTS, *_RATES])
    return made.astype({**dict.fromkeys(COUNTS, "int64"), **dict.fromkeys(_RATES, "float64")})

"""Completeness and timeliness; numerator and denominator come from the same list of units."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from foreignaffairs.language.text import sort_key

from .facts import UnitFact

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


def unit_frame(units: Sequence[UnitFact], today: date) -> pd.DataFrame:
    """One row a unit: state, dates, whether in time and how many days late (0 when not).

    Columns: ``don_vi, ten_don_vi, loai_don_vi, dia_ban, trang_thai, han, ngay_nhan, dung_han,
    so_ngay_cham, gia_han, lan, tep, ly_do``. ``dung_han`` is ``<NA>`` while nothing is late yet.
    """
    frame = pd.DataFrame(
        [_record(u, today) for u in units],
        columns=[
            "don_vi", "ten_don_vi", "loai_don_vi", "dia_ban", "trang_thai", "han", "ngay_nhan",
            "dung_han", "so_ngay_cham", "gia_han", "lan", "tep", "ly_do",
        ],
    )  # fmt: skip
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


def summary(frame: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """Count units by ``by`` (kind, area) with ``ty_le_nop`` and ``ty_le_dung_han`` in percent.

    Groups stand in Vietnamese order, "Quận 3" before "Quận 10". Excluded units are outside the
    denominator ``phai_nop``; no rate passes 100.
    """
    flags = pd.DataFrame(
        {
            "phai_nop": frame["trang_thai"] != "excluded",
            "da_nop": ~frame["trang_thai"].isin(["missing", "excluded"]),
            "dung_han": frame["ngay_nhan"].notna() & frame["dung_han"].fillna(False),
            "nop_cham": frame["ngay_nhan"].notna() & ~frame["dung_han"].fillna(True),
            "chua_nop": frame["trang_thai"] == "missing",
            "dat": frame["trang_thai"].isin(["accepted", "consolidated"]),
            "de_nghi_sua": frame["trang_thai"] == "returned",
            "loai_tru": frame["trang_thai"] == "excluded",
        }
    ).astype(int)
    flags.loc[frame["trang_thai"] == "excluded", ["dung_han", "nop_cham"]] = 0
    if by:
        made = pd.concat([frame[list(by)], flags], axis=1).groupby(list(by), sort=False).sum()
        made = made.reset_index().sort_values(
            list(by), key=lambda names: names.map(sort_key), ignore_index=True
        )
    else:
        made = flags.sum().to_frame().T
    for rate, part in (("ty_le_nop", "da_nop"), ("ty_le_dung_han", "dung_han")):
        owed = made["phai_nop"].where(made["phai_nop"] > 0)
        made[rate] = (100 * made[part] / owed).round(1)
    return made

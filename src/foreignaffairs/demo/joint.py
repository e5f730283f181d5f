"""Delegations that two units report: one with a shared code, one alike, one only seemingly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from .chance import chance
from .cities import City

Row = Mapping[str, Any]
TABLE = "F04"
PAIRS = 3
_DAYS = 2


def joint_rows(
    city: City, period: str, start: date, units: Sequence[str]
) -> dict[str, tuple[Row, ...]]:
    """Rows of F04 by unit; ``units`` are host and guest of each of the pairs in turn."""
    rows: dict[str, tuple[Row, ...]] = {}
    for n in range(min(PAIRS, len(units) // 2)):
        random = chance(city.province, period, "joint", n)
        country = ("JP", "KR", "AU")[n]
        first = start + timedelta(days=35 + 28 * n)
        first += timedelta(days=(7 - first.weekday()) % 7)
        people = random.randint(8, 20)
        names = (
            (f"Đoàn {_partner(n)} thăm và làm việc",) * 2,
            (f"Đoàn {_partner(n)} tham quan", f"Đoàn cán bộ {_partner(n)}"),
            (f"Đoàn giáo viên {_partner(n)}", f"Đoàn giáo viên {_partner(n + 4)}"),
        )[n]
        for unit, name in zip(units[2 * n : 2 * n + 2], names, strict=True):
            row = _row(name, country, first, people)
            rows[unit] = (
                {**row, "ma_doan_chung": f"DOAN-MAU-{period[-2:]}-01"} if n == 0 else row,
            )
    return rows


def _partner(n: int) -> str:
    return f"Trường đối tác mẫu {'ABCDEGH'[n]}"


def _row(name: str, country: str, first: date, people: int) -> dict[str, Any]:
    return {
        "tinh_trang": "DA_THUC_HIEN",
        "ten_doan": name,
        "nuoc": (country,),
        "loai_khach": "CO_SO_GD",
        "cap_doan": "KHAC",
        "tu_ngay": first,
        "den_ngay": first + timedelta(days=_DAYS - 1),
        "so_khach": people,
        "nguoi_nuoc_ngoai": people,
        "muc_dich": "HOP_TAC",
        "trong_ke_hoach": True,
        "vb_cho_phep": "56/CV-MẪU",
        "ngay_cho_phep": first - timedelta(days=12),
    }

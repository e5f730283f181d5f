"""Activities (F11), difficulties and proposals (F14), contacts (F16), counts (F01b)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ..samples import partner, samples
from .desk import Desk

Rows = list[dict[str, Any]]

_COUNTS = {
    "VAN_BAN_BAN_HANH": (1, 6),
    "VAN_BAN_RA_SOAT": (0, 4),
    "CUOC_KIEM_TRA": (0, 3),
    "VU_VIEC_BAO_HO": (0, 1),
    "DANH_GIA_QUOC_TE": (0, 2),
}


def activities(desk: Desk) -> Rows:
    """F11: what was held, how often and for how many."""
    now = desk.now("F11")
    made: Rows = []
    for sample in now.sample(samples()["F11"], now.choice((1, 2, 2, 3))):
        times = now.choice((1, 1, 1, 2, 3))
        low, high = sample["luot"]
        guest = partner(now, desk.country(now)) if sample.get("doi_tac") else None
        made.append(
            {
                "truong": desk.schools(now, 1)[0],
                "ten": sample["ten"],
                "loai": sample["loai"],
                "tru_cot": sample["tru_cot"],
                "chu_de": tuple(sample.get("chu_de", ())) or None,
                "doi_tuong": tuple(sample["doi_tuong"]),
                "doi_tac_nn": guest,
                "ngay": desk.day(now),
                "so_cuoc": times,
                "so_luot": times * now.randint(low, high),
            }
        )
    return made


def issues(desk: Desk) -> Rows:
    """F14: one difficulty, one proposal, or both."""
    now = desk.now("F14")
    kinds = now.choice((("KHO_KHAN",), ("KIEN_NGHI",), ("KHO_KHAN", "KIEN_NGHI")))
    return [
        {
            "truong": desk.schools(now, 1)[0],
            "loai": kind,
            "noi_dung": said,
            "cap_giai_quyet": _solved_by(said) if kind == "KIEN_NGHI" else None,
        }
        for kind in kinds
        for said in (now.choice(samples()["F14"][kind]),)
    ]


def _solved_by(proposal: str) -> str:
    """Money and people are the city's, the rest is asked of the Department."""
    return "UBND_TP" if any(word in proposal for word in ("kinh phí", "biên chế")) else "SO"


def contacts(desk: Desk) -> Rows:
    """F16: a contact who is a sample too."""
    now = desk.now("F16")
    n = now.randint(1, 99)
    return [
        {
            "truong": desk.schools(now, 1)[0],
            "ho_ten": f"Cán bộ mẫu {n:02}",
            "chuc_vu": "Chuyên viên",
            "email": f"can-bo-mau-{n:02}@{desk.city.province}.mau.example",
            "vai_tro": "CHINH",
            "tu": desk.start + timedelta(days=now.randint(10, 60)),
        }
    ]


def counts(desk: Desk) -> Rows:
    """F01b: documents issued, inspections and the like."""
    now = desk.now("F01b")
    return [{"chi_tieu": k, "gia_tri": now.randint(*limits)} for k, limits in _COUNTS.items()]

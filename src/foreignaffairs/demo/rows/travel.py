"""Delegations out (F03) and in (F04), conferences (F06)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from foreignaffairs.language.countries import printed_name

from ..chance import weighted
from ..samples import paper, partner, samples
from .desk import Desk, share

Rows = list[dict[str, Any]]

_OUT_PURPOSES = (
    "TRAO_DOI_KINH_NGHIEM", "HOC_TAP_BOI_DUONG", "GIAO_LUU_HS", "THI_QUOC_TE", "KY_KET_HOP_TAC",
)  # fmt: skip
_WITH_PUPILS = ("GIAO_LUU_HS", "THI_QUOC_TE")
_OUT_FUNDING = {
    "CA_NHAN": 30, "DOI_TAC_DAI_THO": 24, "XA_HOI_HOA": 20, "NGUON_THU_DON_VI": 16, "NSNN": 10,
}  # fmt: skip
_IN_KINDS = (
    ("CO_SO_GD", "HOP_TAC"),
    ("CO_SO_GD", "TRAO_DOI_KINH_NGHIEM"),
    ("HOC_SINH_GIAO_LUU", "GIAO_LUU"),
    ("CA_NHAN_CHUYEN_GIA", "GIANG_DAY"),
    ("PCPNN", "TINH_NGUYEN"),
)
_DECIDED_BY = {"SO": 50, "UY_QUYEN_SO": 25, "UBND_TP": 25}


def delegations_out(desk: Desk) -> Rows:
    """F03: what was done, and now and then a plan for the next period."""
    now = desk.now("F03")
    return [
        _out(desk, now, school, planned=now.random() < 0.22)
        for school in desk.schools(now, 2)
        for _ in range(now.choice((1, 1, 1, 2)))
    ]


def _out(desk: Desk, now: Random, school: str | None, *, planned: bool) -> dict[str, Any]:
    at = now.randrange(len(_OUT_PURPOSES))
    places = desk.countries(now, 2 if now.random() < 0.15 else 1)
    days = now.randint(4, 6) + 3 * len(places)
    start = desk.later(now) if planned else desk.day(now, days)
    adults = now.randint(2, 9)
    pupils = now.randint(6, 24) if _OUT_PURPOSES[at] in _WITH_PUPILS else 0
    people = adults + pupils
    name = samples()["F03"]["ten"][at].format(
        don_vi=school or desk.unit.name, nuoc=", ".join(map(printed_name, places))
    )
    row: dict[str, Any] = {
        "truong": school,
        "tinh_trang": "DU_KIEN" if planned else "DA_THUC_HIEN",
        "ten_doan": name,
        "nuoc_den": tuple(places),
        "tu_ngay": start,
        "den_ngay": start + timedelta(days=days - 1),
        "so_ngay": days,
        "so_nguoi": people,
        "nu": share(now, people),
        "vien_chuc": adults,
        "hoc_sinh": pupils,
        "muc_dich": _OUT_PURPOSES[at],
        "nguon_kinh_phi": weighted(now, _OUT_FUNDING),
        "so_tien_vnd": Decimal(people * now.randint(18, 42) * 1_000_000),
    }
    if not planned:
        row |= {
            "cap_quyet_dinh": weighted(now, _DECIDED_BY),
            "vb_cho_phep": paper(now),
            "ngay_cho_phep": start - timedelta(days=now.randint(12, 30)),
        }
    return row


def delegations_in(desk: Desk) -> Rows:
    """F04: guests of the unit."""
    now = desk.now("F04")
    return [
        _in(desk, now, school, planned=now.random() < 0.15)
        for school in desk.schools(now, 2)
        for _ in range(now.choice((1, 1, 2)))
    ]


def _in(desk: Desk, now: Random, school: str | None, *, planned: bool) -> dict[str, Any]:
    at = now.randrange(len(_IN_KINDS))
    guest, purpose = _IN_KINDS[at]
    country = desk.country(now)
    length = now.randint(1, 5)
    start = desk.later(now) if planned else desk.day(now, length)
    people = now.randint(8, 28) if guest == "HOC_SINH_GIAO_LUU" else now.randint(2, 12)
    home = 1 if now.random() < 0.1 else 0
    row: dict[str, Any] = {
        "truong": school,
        "tinh_trang": "DU_KIEN" if planned else "DA_THUC_HIEN",
        "ten_doan": samples()["F04"]["ten"][at].format(doi_tac=partner(now, country)),
        "nuoc": (country,),
        "loai_khach": guest,
        "cap_doan": "KHAC",
        "tu_ngay": start,
        "den_ngay": start + timedelta(days=length - 1),
        "so_khach": people,
        "nguoi_nuoc_ngoai": people - home,
        "viet_kieu": home,
        "muc_dich": purpose,
        "trong_ke_hoach": now.random() < 0.7,
    }
    if not planned:
        row |= {
            "vb_cho_phep": paper(now, "CV"),
            "ngay_cho_phep": start - timedelta(days=now.randint(6, 20)),
        }
    return row


def conferences(desk: Desk) -> Rows:
    """F06: mostly attended, a few held with permission asked for in good time."""
    now = desk.now("F06")
    name = now.choice(samples()["F06"]["ten"])
    role = weighted(now, {"THAM_DU": 62, "PHOI_HOP": 22, "TO_CHUC": 16})
    start = desk.day(now, 2)
    end = start + timedelta(days=now.randint(0, 1))
    row: dict[str, Any] = {
        "truong": desk.schools(now, 1)[0],
        "ten": name,
        "vai_tro": role,
        "hinh_thuc": weighted(now, {"TRUC_TUYEN": 45, "TRUC_TIEP": 35, "KET_HOP": 20}),
        "nuoc": tuple(desk.countries(now, now.randint(1, 3))),
        "tu_ngay": start,
        "den_ngay": end,
        "dai_bieu_vn": now.randint(2, 8),
    }
    if role != "THAM_DU":
        row |= {
            "doi_tac": partner(now, row["nuoc"][0]),
            "dai_bieu_vn": now.randint(40, 180),
            "dai_bieu_nn": now.randint(4, 30),
        }
    if role == "TO_CHUC":
        row |= _permitted(now, start, end)
    return [row]


def _permitted(now: Random, start: date, end: date) -> dict[str, Any]:
    return {
        "tham_quyen": now.choice(("SO", "UBND_TP")),
        "ngay_nop_ho_so": start - timedelta(days=now.randint(35, 60)),
        "vb_cho_phep": paper(now),
        "ngay_bao_cao_ket_qua": end + timedelta(days=now.randint(4, 13)),
    }

"""Students abroad (F02), foreigners (F08), scholarships (F10), training (F12)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from ..chance import several, weighted
from ..samples import samples
from .desk import Desk, share

Rows = list[dict[str, Any]]

_LEVELS_ABROAD = {"DAI_HOC": 45, "THPT": 16, "NGOAI_NGU_DU_BI": 18, "NGHE": 11, "THAC_SI": 10}
_FUNDING = {"TU_TUC": 78, "HB_NUOC_NGOAI": 14, "HB_HIEP_DINH": 4, "HB_KHAC": 4}
_TEACHERS_FROM = {"GB": 22, "US": 20, "PH": 18, "AU": 12, "ZA": 10, "CA": 9, "NZ": 5, "IE": 4}
_PUPILS_FROM = {"KR": 34, "JP": 20, "CN": 18, "TW": 14, "US": 8, "FR": 6}
_WORK = {"GV_NGOAI_NGU": 80, "TRO_GIANG": 12, "GV_BO_MON": 8}
_PAPERS = {"GPLD": 88, "DANG_LAM_THU_TUC": 8, "KHONG_THUOC_DIEN": 4}
_ONLINE = "LOP_HOC_KET_NOI_TRUC_TUYEN"
_EXCHANGES = {"HOC_BONG": 40, "TRAO_DOI_HS": 25, _ONLINE: 25, "TRAO_DOI_GV": 10}
_EMPLOYERS = {"TT_NGOAI_NGU", "TT_KY_NANG_SONG", "TT_TIN_HOC", "TT_NGOAI_GIO"}


def students_abroad(desk: Desk) -> Rows:
    """F02: a year counts what its first half counted, and more."""
    if desk.unit.kind == "TV_DU_HOC":
        return _by_consultancy(desk)
    random = desk.life("F02")
    made: Rows = []
    for school in desk.lower_secondary(random, 4):
        for n, country in enumerate(desk.countries(random, random.randint(1, 2 if school else 5))):
            half, rest = random.choice((0, 0, 1, 1, 2, 3, 4)), random.choice((0, 1, 1, 2, 3, 5))
            half = half or (1 if n == 0 else 0)
            women = share(random, half, 30, 70), share(random, rest, 30, 70)
            count = half if desk.first else half + rest
            nu = women[0] if desk.first else sum(women)
            if count:
                made.append({"truong": school, "nuoc": country, "moi_di_trong_ky": count, "nu": nu})
    return made


def _by_consultancy(desk: Desk) -> Rows:
    random = desk.life("F02")
    made: Rows = []
    for country in desk.countries(random, random.randint(2, 5)):
        for level in several(random, _LEVELS_ABROAD, random.choice((1, 1, 2))):
            half, rest = random.randint(3, 26), random.randint(4, 30)
            women = share(random, half), share(random, rest)
            back = share(random, half, 0, 12), share(random, rest, 0, 12)
            before = random.randint(10, 140)
            through = 1 if desk.first else 2
            gone, home = sum((half, rest)[:through]), sum(back[:through])
            made.append(
                {
                    "nuoc": country,
                    "trinh_do": level,
                    "nguon_kinh_phi": weighted(random, _FUNDING),
                    "moi_di_trong_ky": gone,
                    "nu": sum(women[:through]),
                    "dang_hoc_cuoi_ky": before + gone - home,
                    "ve_nuoc_trong_ky": home,
                }
            )
    return made


def foreigners(desk: Desk) -> Rows:
    """F08: teachers, mostly sent by centres, and a few foreign pupils."""
    random, now = desk.life("F08"), desk.now("F08")
    made: Rows = []
    employs = desk.unit.kind in _EMPLOYERS
    for school in desk.schools(random, 3):
        for country in several(random, _TEACHERS_FROM, random.randint(1, 4 if employs else 2)):
            count = max(1, random.randint(1, 7 if employs else 3) + now.randint(-1, 1))
            own = employs or random.random() < 0.15
            made.append(
                {
                    "truong": school,
                    "quoc_tich": country,
                    "vai_tro": weighted(random, _WORK),
                    "hinh_thuc": "HOP_DONG" if own else "QUA_DON_VI_LIEN_KET",
                    "phap_ly": weighted(now, _PAPERS),
                    "cap_hoc": desk.level_of(school),
                    "so_nguoi": count,
                    "nu": share(now, count, 20, 60),
                    "don_vi_chu_quan": None
                    if own
                    else f"Trung tâm ngoại ngữ mẫu {random.randint(1, 24):02}",
                }
            )
    if not employs and random.random() < 0.3:
        count = random.randint(1, 6)
        made.append(
            {
                "truong": made[0]["truong"],
                "quoc_tich": weighted(random, _PUPILS_FROM),
                "vai_tro": "HOC_SINH",
                "dien": random.choice(("TU_TUC", "CON_NGUOI_NN")),
                "cap_hoc": desk.level_of(made[0].get("truong")),
                "so_nguoi": count,
                "nu": share(random, count),
            }
        )
    return made


def exchanges(desk: Desk) -> Rows:
    """F10: scholarships and exchanges of the period."""
    now = desk.now("F10")
    made: Rows = []
    for school in desk.schools(now, 2):
        for kind in several(now, _EXCHANGES, now.choice((1, 1, 2))):
            start = desk.day(now, 14)
            row: dict[str, Any] = {
                "truong": school,
                "loai": kind,
                "ben_cap": now.choice(samples()["F10"]["ten"]),
                "nuoc": desk.country(now),
                "tu": start,
                "den": start + timedelta(days=now.randint(4, 14)),
            }
            if kind == "HOC_BONG":
                places = now.randint(1, 12)
                row |= {
                    "so_suat": places,
                    "so_nguoi": places,
                    "gia_tri": Decimal(places * now.choice((500, 800, 1000, 1500))),
                    "loai_tien": "USD",
                }
            else:
                online = kind == _ONLINE
                row["chieu"] = "TRUC_TUYEN" if online else now.choice(("DI", "DEN"))
                row["so_nguoi"] = now.randint(20, 90) if online else now.randint(2, 18)
            made.append(row)
    return made


def training(desk: Desk) -> Rows:
    """F12: courses for staff, mostly at home."""
    now = desk.now("F12")
    names, subjects = samples()["F12"]["ten"], samples()["F12"]["noi_dung"]
    made: Rows = []
    official = desk.unit.kind in ("SO_GDDT", "PHONG_SO", "PHONG_GDDT")
    for at in now.sample(range(len(names)), now.choice((1, 1, 2))):
        start = desk.day(now, 5)
        staff, hired = now.randint(2, 24), now.choice((0, 0, 1, 2, 3))
        officials = staff if official else 0
        where = weighted(now, {"TRONG_NUOC": 74, "TRUC_TUYEN": 20, "NUOC_NGOAI": 6})
        made.append(
            {
                "truong": desk.schools(now, 1)[0],
                "ten_lop": names[at],
                "noi_dung": subjects[at],
                "noi_hoc": where,
                "nuoc": desk.country(now) if where == "NUOC_NGOAI" else None,
                "tu": start,
                "den": start + timedelta(days=now.randint(0, 4)),
                "so_nguoi": staff + hired,
                "cc": officials,
                "vc": staff - officials,
                "nld": hired,
            }
        )
    return made

"""What lives through periods: agreements (F05), projects (F07), programmes (F09), schemes (F13)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ..chance import weighted
from ..samples import paper, partner, samples
from .desk import Desk, share

Rows = list[dict[str, Any]]

_RATE = Decimal(23_500)
_STATUS = {"DANG_HIEU_LUC": 45, "DANG_TRIEN_KHAI": 45, "CHUA_TRIEN_KHAI": 10}
_AFTER = date(2024, 6, 30)


def agreements(desk: Desk) -> Rows:
    """F05: signed in earlier years, one of them perhaps in this period."""
    random = desk.life("F05")
    names, kinds = samples()["F05"]["ten"], samples()["F05"]["loai"]
    made: Rows = []
    for n in range(random.choice((1, 1, 2))):
        now = desk.now("F05", n)
        at = random.randrange(len(names))
        country = desk.country(random)
        who = partner(random, country)
        signed = date(random.randint(2019, 2022), random.randint(1, 9), random.randint(1, 28))
        status = weighted(random, _STATUS)
        result = now.choice(samples()["F05"]["ket_qua"]).format(n=now.randint(2, 12))
        made.append(
            {
                "truong": desk.schools(random, 1)[0],
                "ten_vn": names[at].format(doi_tac=who),
                "loai": kinds[at],
                "danh_nghia": "SO" if desk.unit.kind == "SO_GDDT" else "DON_VI",
                "thuoc_luat_TTQT": False,
                "ben_nuoc_ngoai": who,
                "nuoc": country,
                "ngay_ky": signed,
                "ngay_het_han": signed.replace(year=signed.year + 5),
                "tu_gia_han": random.random() < 0.4,
                "trang_thai": status,
                "ket_qua_trong_ky": None if status == "CHUA_TRIEN_KHAI" else result,
            }
        )
    return made


def projects(desk: Desk) -> Rows:
    """F07: money is given out a half at a time, and never more than there is."""
    random = desk.life("F07")
    now = desk.now("F07")
    name, who = random.choice(samples()["F07"]["ten"]), random.choice(samples()["F07"]["ben"])
    home = "Kiều bào" in who
    dollars = Decimal(random.randint(4, 60) * 1000)
    whole = dollars * _RATE
    running = random.random() < 0.85
    first, second = (Decimal(random.randint(10, 35)) / 100 for _ in range(2))
    before = Decimal(random.randint(8, 25)) / 100
    through = first if desk.first else first + second
    paid = (whole * (first if desk.first else second)).quantize(Decimal(100_000))
    # A cumulative year counts both halves as its own.
    if desk.period.id == "2023-N":
        paid = (whole * through).quantize(Decimal(100_000))
    started = date(random.randint(2021, 2022), random.randint(1, 9), 1)
    row: dict[str, Any] = {
        "truong": desk.schools(random, 1)[0],
        "ten_khoan": name,
        "loai_khoan": "CHUONG_TRINH" if name.startswith("Chương trình") else "DU_AN",
        "ben_tai_tro": who,
        "loai_ben": "KIEU_BAO" if home else "PCPNN",
        "nuoc": desk.country(random),
        "hinh_thuc": "TIEN",
        "don_vi_phoi_hop": random.choice((("SO_NGOAI_VU",), ("SO_NGOAI_VU", "LIEN_HIEP_HUU_NGHI"))),
        "tu": started,
        "den": date(2024, 12, 31),
        "tong_usd": dollars,
        "ty_gia": _RATE,
        "tong_vnd": whole,
        "trang_thai": "DANG_THUC_HIEN" if running else "VAN_DONG",
    }
    if running:
        row |= {
            "vb_phe_duyet": paper(random),
            "giai_ngan_ky": paid,
            "luy_ke": (whole * (before + through)).quantize(Decimal(100_000)),
            "nguoi_huong_loi": now.randint(40, 600),
        }
    return [row]


def programmes(desk: Desk) -> Rows:
    """F09: classes with a partner, licensed beyond the period."""
    random = desk.life("F09")
    names, kinds = samples()["F09"]["ten"], samples()["F09"]["loai"]
    made: Rows = []
    for at in random.sample(range(len(names)), random.choice((1, 1, 2))):
        now = desk.now("F09", at)
        country = desk.country(random)
        school = desk.schools(random, 1)[0]
        classes = max(1, random.randint(2, 14) + now.randint(-1, 1))
        made.append(
            {
                "truong": school,
                "ten_chuong_trinh": names[at],
                "loai": kinds[at],
                "doi_tac": partner(random, country),
                "nuoc": country,
                "to_chuc_kiem_dinh": random.choice(samples()["F09"]["kiem_dinh"]),
                "han_kiem_dinh": _AFTER + timedelta(days=random.randint(0, 700)),
                "vb_cho_phep": paper(random),
                "hieu_luc_den": _AFTER + timedelta(days=random.randint(0, 700)),
                "cap_hoc": desk.level_of(school),
                "so_lop": classes,
                "so_hoc_sinh": classes * now.randint(24, 38),
                "so_gv_nn": max(1, classes // 3),
            }
        )
    return made


def schemes(desk: Desk) -> Rows:
    """F13: progress against the year's plan; what was done adds up over the periods."""
    random = desk.life("F13")
    known = samples()["F13"]
    made: Rows = []
    for name in random.sample(sorted(known), random.choice((1, 1, 2))):
        plan = random.randint(*known[name]["ke_hoach"])
        half, rest = share(random, plan, 25, 50), share(random, plan, 20, 45)
        made.append(
            {
                "truong": desk.schools(random, 1)[0],
                "de_an": name,
                "nganh": "CNTT_TT" if name == "DA_NHAN_LUC_QT" else None,
                "chi_tieu": known[name]["chi_tieu"],
                "ke_hoach": plan,
                "thuc_hien_ky": half if desk.first else rest,
                "luy_ke": half if desk.first else half + rest,
                "so_don_vi_tham_gia": 1,
                "so_hs": random.randint(120, 900),
                "so_gv": random.randint(6, 40),
            }
        )
    return made

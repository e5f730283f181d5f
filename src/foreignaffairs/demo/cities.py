"""The two cities of the demo: which sample units each has, its periods and its usual countries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class City:
    """A city as the demo plays it.

    ``mix`` is the number of sample units by kind. ``countries`` are weights by alpha-2 code:
    where students go and partners come from. ``figure`` is the one that the demo traces at the end.
    """

    province: str
    prefix: str
    periods: tuple[str, str]
    mix: Mapping[str, int]
    countries: Mapping[str, int]
    figure: str


HAI_PHONG = City(
    province="hai-phong",
    prefix="MAU-HP",
    periods=("2023-K1", "2023-N"),
    mix={
        "THPT": 44,
        "TT_GDNN_GDTX": 12,
        "TT_NGOAI_NGU": 22,
        "TT_TIN_HOC": 8,
        "TT_KY_NANG_SONG": 6,
        "TT_NGOAI_GIO": 4,
        "TV_DU_HOC": 12,
        "TRUC_THUOC_SO": 5,
        "PHONG_SO": 7,
    },
    countries={
        "KR": 21, "JP": 20, "US": 14, "AU": 12, "CN": 9, "TW": 8, "DE": 6, "CA": 5, "GB": 3,
        "NZ": 2, "SG": 2, "FI": 1,
    },
    figure="2023-N/F02/moi_di_trong_ky?nguon_bao_cao=TRUONG&nuoc=DE",
)  # fmt: skip

TPHCM = City(
    province="tphcm",
    prefix="MAU-HCM",
    periods=("2023-K1", "2023-K2"),
    mix={"THPT": 84, "TT_GDTX": 6, "TT_GDNN_GDTX": 16, "TRUC_THUOC_SO": 6, "PHONG_SO": 8},
    countries={
        "US": 20, "AU": 15, "KR": 12, "JP": 12, "CA": 9, "GB": 8, "SG": 7, "CN": 5, "TW": 4,
        "DE": 3, "NZ": 3, "TH": 3, "FR": 2, "MY": 2,
    },
    figure="2023-K2/F03/so_nguoi?nuoc_den=JP",
)  # fmt: skip

CITIES = (HAI_PHONG, TPHCM)

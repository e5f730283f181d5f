"""Sample units of a city, plainly marked "mẫu", spread over its districts of 2023."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from foreignaffairs.inbox.units_file import COLUMNS
from foreignaffairs.model import INTERMEDIATE_KINDS, Province, Unit

from .chance import chance
from .cities import City

_DAY = date(2023, 5, 1)
"""A day on which the districts of 2023 stand."""
_NAMES = {
    "THPT": ("THPT", "Trường THPT mẫu {n:02}"),
    "TT_GDTX": ("GDTX", "Trung tâm GDTX mẫu {n:02}"),
    "TT_GDNN_GDTX": ("GDNN", "Trung tâm GDNN-GDTX mẫu {n:02}"),
    "TT_NGOAI_NGU": ("NN", "Trung tâm ngoại ngữ mẫu {n:02}"),
    "TT_TIN_HOC": ("TH", "Trung tâm tin học mẫu {n:02}"),
    "TT_KY_NANG_SONG": ("KNS", "Trung tâm kỹ năng sống mẫu {n:02}"),
    "TT_NGOAI_GIO": ("NG", "Cơ sở hoạt động ngoài giờ mẫu {n:02}"),
    "TV_DU_HOC": ("TVDH", "Công ty tư vấn du học mẫu {n:02}"),
    "TRUC_THUOC_SO": ("TT", "Đơn vị trực thuộc Sở mẫu {n:02}"),
    "PHONG_SO": ("PS", "Phòng chuyên môn mẫu {n:02} (thuộc Sở)"),
}
_BOTH = "Trung tâm ngoại ngữ – tin học mẫu {n:02}"
_BOTH_KINDS = ("TT_NGOAI_NGU", "TT_TIN_HOC")
_EVERY_BOTH = 8
"""One centre for languages in so many is also one for computing: it still owes one report."""
_AT_THE_DEPARTMENT = ("PHONG_SO",)


def sample_units(city: City, province: Province, size: int | None = None) -> tuple[Unit, ...]:
    """The sample units of a city; ``size`` shrinks their number, every kind staying represented."""
    areas = _areas(province)
    random = chance(city.province, "units")
    random.shuffle(areas)
    units: list[Unit] = []
    for kind, count in sized(city.mix, size).items():
        for n in range(1, count + 1):
            area = "" if kind in _AT_THE_DEPARTMENT else areas[len(units) % len(areas)]
            units.append(_unit(city, kind, n, area))
    return tuple(units)


def sized(mix: Mapping[str, int], size: int | None) -> dict[str, int]:
    """Shrink a mix to about ``size`` units, at least two of each kind."""
    if size is None:
        return dict(mix)
    share = size / sum(mix.values())
    return {kind: max(2, round(count * share)) for kind, count in mix.items()}


def write_units(units: Iterable[Unit], path: Path) -> None:
    """Write a unit list as an office would keep it, for ``units import``."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for unit in units:
            parent = unit.parent or ""
            kinds = ";".join(unit.kinds)
            writer.writerow([unit.code, unit.name, kinds, parent, unit.area, "", "", unit.email])


def _unit(city: City, kind: str, n: int, area: str) -> Unit:
    short, name = _NAMES[kind]
    both = kind == "TT_NGOAI_NGU" and n % _EVERY_BOTH == 0
    return Unit(
        code=f"{city.prefix}-{short}-{n:02}",
        name=(_BOTH if both else name).format(n=n),
        kinds=_BOTH_KINDS if both else (kind,),
        area=area,
        email=f"{short.lower()}-{n:02}@{city.province}.mau.example",
        sample=True,
    )


def _areas(province: Province) -> list[str]:
    """The districts of 2023, by the offices that ship with the province."""
    return [
        unit.area
        for unit in province.units
        if unit.valid_on(_DAY) and unit.area and set(unit.kinds) & set(INTERMEDIATE_KINDS)
    ]

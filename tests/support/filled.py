"""Small offices of a real city with forms filled in as units would."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.forms import form_name, write_form
from foreignaffairs.office import Office

HEADER = ("ma", "ten", "loai", "ma_cha", "dia_ban", "tu", "den", "email")
SCHOOLS = ("MAU-T01", "MAU-T02", "MAU-T03", "MAU-T04")
CONSULTANCY = "MAU-V01"


def write_units(path: Path, *, consultancy: bool = True) -> Path:
    """Write a list of four sample schools, and a consultancy where the city asks them."""
    rows = [
        (code, f"Trường THPT mẫu {code[-2:]}", "THPT", "", "Quận mẫu 1", "", "", f"{code}@mau.vn")
        for code in SCHOOLS
    ]
    if consultancy:
        rows.append((CONSULTANCY, "Trung tâm tư vấn du học mẫu 01", "TV_DU_HOC", *[""] * 5))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])
    return path


def make_office(folder: Path, province: str) -> Office:
    """Make an office with the sample units."""
    units = write_units(folder / "don-vi.csv", consultancy=province == "hai-phong")
    return Office.create(folder / province, province=province, units=units)


def plan_of(office: Office, period: str, unit: str) -> FormPlan:
    """The plan of one unit's form."""
    return office.view(period).plans[unit]


def filled(
    plan: FormPlan,
    rows: Mapping[str, tuple[Mapping[str, Any], ...]],
    *,
    nil: bool = False,
    narrative: str = "Đã thực hiện theo kế hoạch.",
    **cover: str,
) -> FormPlan:
    """A plan whose form is written with answers: Có where there are rows, Không elsewhere."""
    contact = {"prepared_by": "Cán bộ mẫu", **cover}
    if nil:
        return dataclasses.replace(plan, contact={**contact, "nil": "Có"})
    asked = {r.id for r in plan.report_types if r.question}
    contact |= {f"q.{name}": "Có" if name in rows else "Không" for name in asked}
    boxes = tuple({"ma_nhiem_vu": t.id, "ket_qua": narrative} for t in plan.narrative)
    return dataclasses.replace(plan, contact=contact, prefill={"F01": boxes, **rows})


def drop(office: Office, plan: FormPlan, name: str | None = None) -> Path:
    """Write a form into the office's inbox."""
    assert plan.unit is not None
    file = name or form_name(plan.province, plan.period.id, plan.unit.code)
    path = office.folder.inbox / file
    write_form(plan, path)
    return path


def students(**by_country: int) -> tuple[dict[str, Any], ...]:
    """Rows of F02: ``students(US=3, KR=2)``."""
    return tuple({"nuoc": c, "moi_di_trong_ky": n, "nu": n // 2} for c, n in by_country.items())


def received(office: Office, days: Mapping[str, str]) -> None:
    """Write down when files came, as the officer does."""
    lines = ["tep,ngay_nhan,don_vi,ky", *(f"{file},{day},," for file, day in days.items())]
    (office.folder.inbox / "ngay-nhan.csv").write_text("\n".join(lines), "utf-8")

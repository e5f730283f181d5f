"""A small period filled in by sample units, to try the whole way with: a list and five reports.

Everything here is invented and says so: units and people are called "mẫu".
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from foreignaffairs.calendar import periods
from foreignaffairs.expected.plan import NARRATIVE, FormPlan
from foreignaffairs.expected.plans import form_plans
from foreignaffairs.forms import form_name, write_form
from foreignaffairs.forms.window import data_window
from foreignaffairs.inbox.units_file import COLUMNS
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import Period, Province, Roster, Unit, layout
from foreignaffairs.provinces.registry import report_types_of

FOLDER, UNITS_FILE, INBOX = "mau", "danh-sach-don-vi.csv", "hop-thu-den"
YEAR = 2023
_FAULTY = 4
"""The sample that has an error."""
Rows = Mapping[str, tuple[Mapping[str, Any], ...]]


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample unit and what it reports; without rows it had nothing.

    ``faulty``: it counts more women than people, so that there is something to send back.
    """

    unit: Unit
    students: Mapping[str, int]
    delegation: str | None = None
    faulty: bool = False


def write_sample(target: Path, province: Province) -> list[Path]:
    """Write the list of units and, for the year's first period, their reports."""
    samples = tuple(_samples(province))
    period = periods(province, YEAR)[0]
    folder = target / FOLDER / province.id
    inbox = folder / INBOX / period.id
    inbox.mkdir(parents=True, exist_ok=True)
    written = [_write_units(folder / UNITS_FILE, samples)]
    for plan in plans_of(province, period, samples):
        assert plan.unit is not None
        path = inbox / form_name(province, period, plan.unit.code)
        write_form(plan, path)
        written.append(path)
    return written


def plans_of(province: Province, period: Period, samples: tuple[Sample, ...]) -> Iterator[FormPlan]:
    """The filled plans of the sample units that owe something in a period."""
    units = Roster(units=tuple(s.unit for s in samples), changes=province.unit_changes)
    by_code = {s.unit.code: s for s in samples}
    for plan in form_plans(province, report_types_of(province), period, units):
        if plan.unit is not None and plan.unit.code in by_code:
            yield _filled(plan, by_code[plan.unit.code])


def _samples(province: Province) -> Iterator[Sample]:
    area = next(u.area for u in province.units if u.area)
    given: tuple[tuple[str, dict[str, int], str | None], ...] = (
        ("THPT", {"US": 4, "KR": 3}, "SG"),
        ("THPT", {"JP": 5, "AU": 2}, None),
        ("THPT", {}, None),
        ("TT_GDNN_GDTX", {"KR": 6}, "KR"),
        ("TV_DU_HOC", {"JP": 12, "KR": 9, "DE": 2}, None),
    )
    kinds = {k.id: k.title for k in province.unit_kinds}
    for number, (kind, students, delegation) in enumerate(given, 1):
        if kind in kinds:
            unit = Unit(
                code=f"MAU-{number:02}",
                name=text("excel.sample_unit", kind=kinds[kind], n=f"{number:02}"),
                kinds=(kind,),
                area=area,
                sample=True,
            )
            yield Sample(unit, students, delegation, faulty=number == _FAULTY)


def _filled(plan: FormPlan, sample: Sample) -> FormPlan:
    """A plan whose form is written with answers: Có where there are rows, Không elsewhere."""
    start, end = data_window(plan) or (date(YEAR, 1, 1), plan.due[0].due)
    contact = {
        layout.COVER_PREPARED_BY: text("excel.sample_person"),
        layout.COVER_PREPARED_ON: end.isoformat(),
    }
    if not sample.students and not sample.delegation:
        return replace(plan, contact={**contact, layout.COVER_NIL: layout.YES})
    rows = _rows(plan, sample, start)
    asked = {r.id for r in plan.report_types}
    answers = {
        f"{layout.COVER_QUESTION}{r.id}": layout.YES if r.id in rows else layout.NO
        for r in plan.report_types
        if r.question
    }
    said = text("excel.sample_sentence")
    boxes = tuple({"ma_nhiem_vu": t.id, "ket_qua": said} for t in plan.narrative)
    prefill = {k: v for k, v in {NARRATIVE: boxes, **rows}.items() if k in asked and v}
    return replace(plan, contact={**contact, **answers}, prefill=prefill)


def _rows(plan: FormPlan, sample: Sample, start: date) -> Rows:
    asked = {r.id for r in plan.report_types}
    rows: dict[str, tuple[Mapping[str, Any], ...]] = {}
    if "F02" in asked and sample.students:
        rows["F02"] = tuple(
            {"nuoc": c, "moi_di_trong_ky": n, "nu": n + 1 if sample.faulty else n // 2}
            for c, n in sample.students.items()
        )
    if "F03" in asked and sample.delegation:
        rows["F03"] = (_delegation(sample.delegation, start, women=9 if sample.faulty else 3),)
    return rows


def _delegation(country: str, start: date, *, women: int) -> Mapping[str, Any]:
    return {
        "ten_doan": text("excel.sample_delegation"),
        "nuoc_den": (country,),
        "tu_ngay": start.replace(day=10),
        "den_ngay": start.replace(day=14),
        "so_nguoi": 6,
        "nu": women,
        "muc_dich": "GIAO_LUU_HS",
        "nguon_kinh_phi": "XA_HOI_HOA",
        "cap_quyet_dinh": "SO",
        "vb_cho_phep": "01/QĐ-MAU",
        "ngay_cho_phep": start,
        "tinh_trang": "DA_THUC_HIEN",
    }


def _write_units(path: Path, samples: tuple[Sample, ...]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for sample in samples:
            unit = sample.unit
            writer.writerow([unit.code, unit.name, ";".join(unit.kinds), "", unit.area, "", "", ""])
    return path

"""Forms as reading would give them, made by hand: a few rows, typed values, cells to point at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from foreignaffairs.checks import CheckContext, check_form
from foreignaffairs.model import (
    ContentRow,
    CoverEntry,
    Finding,
    FormContent,
    ReportType,
    TableContent,
)
from foreignaffairs.report_types import CORE

TYPES: dict[str, ReportType] = {t.id: t for t in CORE}
WINDOW = (date(2022, 12, 1), date(2023, 5, 31))
FIRST = 9
"""The sheet row of the first row of every table made here."""
PREPARED = {"prepared_by": CoverEntry("Người lập mẫu", "Bìa", "C20")}

Values = Mapping[str, Any]

DELEGATION: Values = {
    "tinh_trang": "DA_THUC_HIEN",
    "ten_doan": "Đoàn mẫu giao lưu",
    "nuoc_den": ("JP",),
    "tu_ngay": date(2023, 3, 1),
    "den_ngay": date(2023, 3, 5),
    "so_nguoi": 12,
    "muc_dich": "GIAO_LUU_HS",
    "nguon_kinh_phi": "XA_HOI_HOA",
    "cap_quyet_dinh": "SO",
    "vb_cho_phep": "12/QĐ-SGDĐT",
}
"""A delegation (F03) with nothing to mend."""


def table(report_type: str, rows: Sequence[Values], *, without: Sequence[str] = ()) -> TableContent:
    """A table whose columns stand in the order of the report type, from column B on."""
    names = [c.name for c in TYPES[report_type].columns if c.name not in without]
    return TableContent.of_rows(
        report_type,
        TYPES[report_type].sheet,
        {name: chr(ord("B") + at) for at, name in enumerate(names)},
        tuple(ContentRow(FIRST + at, values) for at, values in enumerate(rows)),
    )


def form(
    *tables: TableContent,
    answers: Mapping[str, bool | None] | None = None,
    cover: Mapping[str, CoverEntry] | None = None,
    nil: bool = False,
    findings: tuple[Finding, ...] = (),
) -> FormContent:
    """A form of unit T01; its cover names who prepared it unless ``cover`` says otherwise."""
    return FormContent(
        layout="1",
        province="mini",
        period="2023-K1",
        unit="T01",
        cover=PREPARED if cover is None else cover,
        answers=answers or {},
        nil=nil,
        tables={t.report_type: t for t in tables},
        findings=findings,
    )


def context(**facts: Any) -> CheckContext:
    """Facts of a school, with the window of the first half year."""
    given: dict[str, Any] = {"report_types": TYPES, "kinds": ("THPT",), "window": WINDOW}
    return CheckContext(**(given | facts))


def found(content: FormContent, facts: CheckContext | None = None) -> list[Finding]:
    """The findings of a form."""
    return list(check_form(content, facts or context()))


def codes(findings: Sequence[Finding]) -> list[str]:
    """Their codes, sorted."""
    return sorted(f.code for f in findings)


def only(findings: Sequence[Finding], code: str) -> Finding:
    """The one finding of a code; fails where there is none or more than one."""
    (one,) = [f for f in findings if f.code == code]
    return one

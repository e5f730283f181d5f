"""Issued forms, contents as reading would give them, and copies made of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from tests.forms.samples import TYPES, plan_of

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.forms import write_form
from foreignaffairs.language.findings import finding
from foreignaffairs.model import ContentRow, CoverEntry, Finding, FormContent, TableContent
from foreignaffairs.returns import ReturnCopy, write_return_copy

LIST = "Cần chỉnh sửa"
BESIDE = "Nội dung ngoài biểu"
SHEETS = {"F01": "2 Lời văn", "F02": "3 Du học", "F03": "4 Đoàn ra"}


def asked() -> FormPlan:
    """A school's form: narrative, students abroad, delegations."""
    return plan_of("T01", if_any=(TYPES["F03"],))


def table(
    report_type: str,
    rows: Sequence[Mapping[str, Any]],
    *,
    first: int = 9,
    columns: Mapping[str, str] | None = None,
    sheet: str = "",
) -> TableContent:
    """A table as received: its sheet, rows and columns may stand anywhere."""
    names = [c.name for c in TYPES[report_type].columns]
    return TableContent.of_rows(
        report_type,
        sheet or SHEETS.get(report_type, TYPES[report_type].sheet),
        columns or {name: chr(ord("B") + at) for at, name in enumerate(names)},
        tuple(ContentRow(first + at, values) for at, values in enumerate(rows)),
    )


def content(
    *tables: TableContent,
    cover: Mapping[str, tuple[Any, str]] | None = None,
    answers: Mapping[str, bool | None] | None = None,
) -> FormContent:
    """A form as received; ``cover`` gives value and cell of each entry."""
    entries = {n: CoverEntry(value, "1 Bìa", cell) for n, (value, cell) in (cover or {}).items()}
    return FormContent(
        layout="1",
        province="mini",
        period="2023-N",
        unit="T01",
        cover=entries,
        answers=answers or {},
        nil=False,
        tables={t.report_type: t for t in tables},
    )


def missing(sheet: str, cell: str, field: str, severity: str = "error") -> Finding:
    """A finding that a cell is blank."""
    return finding(
        "FA-R02",
        sheet=sheet,
        cell=cell,
        field=field,
        label=field,
        severity=severity,  # type: ignore[arg-type]
    )


def returned(
    folder: Path,
    received: FormContent | None,
    findings: Sequence[Finding] = (),
    *,
    plan: FormPlan | None = None,
    name: str = "tra-lai.xlsx",
    lang: str = "vi",
    **more: Any,
) -> ReturnCopy:
    """The copy of what was received, on the form of ``plan``."""
    issued = folder / "bieu.xlsx"
    write_form(plan or asked(), issued, lang=lang)
    return write_return_copy(
        issued,
        received,
        findings,
        folder / name,
        title="Trường THPT mẫu 01: báo cáo lần 1",
        due_text="Đề nghị gửi lại trước khi hết ngày 15/12/2023.",
        report_types=TYPES,
        lang=lang,
        **more,
    )


def opened(copy: ReturnCopy) -> Workbook:
    """The copy, opened."""
    return load_workbook(copy.path)

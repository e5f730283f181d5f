"""What TP.HCM's plan asks beyond the core's rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from foreignaffairs.language.text import strip_marks
from foreignaffairs.model import Citation, Finding, FormContent
from foreignaffairs.model.check import CheckFacts, CheckPlugin

_PLAN = "Kế hoạch số … của Sở Giáo dục và Đào tạo Thành phố Hồ Chí Minh"
_DELEGATIONS = Citation(
    directive="1345/QĐ-UBND",
    clause="về ủy quyền quyết định cử, cho phép đi nước ngoài về việc công",
    text=f"Quyết định số 1345/QĐ-UBND ngày 25/4/2022 (ủy quyền); {_PLAN}, mục 2.6, đoạn dẫn",
)
_SCHEMES = Citation(
    directive="HCM-KH-2023",
    clause="mục 2.3, câu dẫn các Đề án",
    text=f"{_PLAN}, mục 2.3, câu dẫn các Đề án",
)

SIGNED_BY = {
    "TTG": ("TTG",),
    "UBND": ("UBND_TP",),
    "SGDDT": ("UY_QUYEN_SO", "SO"),
}
"""Which levels of decision fit a permit whose number ends in the signing body's letters."""

SCHEME_YEARS = {
    "DA_NGOAI_NGU": (2017, 2025),
    "DA_TIN_HOC_QT": (2021, 2030),
    "DA_GD_THONG_MINH": (2021, 2030),
    "DA_NHAN_LUC_QT": (2020, 2035),
}
"""First and last year of each scheme, where the plan names them."""


def permit_fits_its_level(content: FormContent, facts: CheckFacts) -> Iterator[Finding]:
    """HCM-K01: since powers were delegated, the level stated is that of the body that signed."""
    table = content.tables.get("F03")
    if table is None:
        return
    levels = facts.report_types["F03"].column("cap_quyet_dinh").codes
    for row in table.rows:
        level, number = row.values.get("cap_quyet_dinh"), row.values.get("vb_cho_phep")
        if not level or not number or level == "DON_VI":
            continue
        signer = next((s for s in SIGNED_BY if s in strip_marks(number).upper()), None)
        if signer is None or level in SIGNED_BY[signer]:
            continue
        label = levels.label(level) if levels else level
        yield Finding(
            code="HCM-K01",
            severity="warning",
            sheet=table.sheet,
            cell=table.cell(row, "cap_quyet_dinh"),
            field="cap_quyet_dinh",
            value=label,
            message=f"Cấp quyết định “{label}” không khớp với ký hiệu văn bản cho phép “{number}”.",
            fix="Xem lại người ký văn bản cho phép: UBND, hay Sở ký theo ủy quyền.",
        )


def schemes_in_their_years(content: FormContent, facts: CheckFacts) -> Iterator[Finding]:
    """HCM-K02: a scheme is reported within the years that the plan names for it."""
    table = content.tables.get("F13")
    if table is None or facts.window is None:
        return
    schemes = facts.report_types["F13"].column("de_an").codes
    start, end = facts.window
    for row in table.rows:
        scheme = row.values.get("de_an")
        if scheme not in SCHEME_YEARS:
            continue
        first, last = SCHEME_YEARS[scheme]
        if first <= end.year and start.year <= last:
            continue
        label = schemes.label(scheme) if schemes else scheme
        yield Finding(
            code="HCM-K02",
            severity="warning",
            sheet=table.sheet,
            cell=table.cell(row, "de_an"),
            field="de_an",
            value=label,
            message=f"Đề án này có giai đoạn {first}-{last}, không trùng với kỳ số liệu.",
            fix="Nếu được kéo dài thì ghi văn bản ở cột “Đánh giá”; nếu không thì xoá dòng.",
        )


CHECKS = (
    CheckPlugin(
        id="HCM-K01",
        province="tphcm",
        title="Cấp quyết định của đoàn ra phải là cấp đã ký văn bản cho phép.",
        citation=_DELEGATIONS,
        check=permit_fits_its_level,
        since=date(2022, 4, 25),
    ),
    CheckPlugin(
        id="HCM-K02",
        province="tphcm",
        title="Đề án chỉ báo cáo trong giai đoạn mà kế hoạch nêu.",
        citation=_SCHEMES,
        check=schemes_in_their_years,
    ),
)

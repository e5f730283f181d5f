"""F02: students gone abroad, counts by country (HP-DH)."""

from __future__ import annotations

from typing import Annotated

from foreignaffairs.model import Column, Count, CountryCode, ReportType, TableRow

from . import code_lists as lists
from .rules import AtMost

_CONSULTANCY = ("TV_DU_HOC",)


class F02Row(TableRow):
    """Counts for one country; the source follows from the unit's kind when it is blank."""

    nguon_bao_cao: Annotated[
        str | None,
        Column("Nguồn báo cáo", codes=lists.NGUON_BAO_CAO, dimension=True, derived=True, width=22),
    ] = None
    nuoc: Annotated[
        CountryCode | None,
        Column("Nước/vùng lãnh thổ", required=True, key=True, dimension=True, width=24),
    ] = None
    trinh_do: Annotated[
        str | None,
        Column(
            "Trình độ theo học",
            codes=lists.TRINH_DO,
            key=True,
            dimension=True,
            asked_of=_CONSULTANCY,
            width=20,
        ),
    ] = None
    nguon_kinh_phi: Annotated[
        str | None,
        Column(
            "Nguồn kinh phí",
            codes=lists.NGUON_KINH_PHI_DU_HOC,
            key=True,
            dimension=True,
            asked_of=_CONSULTANCY,
            width=24,
        ),
    ] = None
    moi_di_trong_ky: Annotated[
        Count | None,
        Column("Mới đi trong kỳ", measure="flow", required=True, unit="người", width=12),
    ] = None
    nu: Annotated[
        Count | None, Column("Trong đó: nữ", measure="flow", unit="người", width=10)
    ] = None
    dang_hoc_cuoi_ky: Annotated[
        Count | None,
        Column(
            "Đang học đến cuối kỳ",
            measure="stock",
            asked_of=_CONSULTANCY,
            unit="người",
            width=14,
        ),
    ] = None


F02 = ReportType(
    id="F02",
    number="Biểu 02/ĐN",
    title="Thống kê học sinh đi du học",
    sheet="Du học",
    row=F02Row,
    rules=(AtMost("nu", "moi_di_trong_ky"),),
    question="Trong kỳ có học sinh đi du học không?",
    source="nguon_bao_cao",
    headline_source="TRUONG",
    source_by_kind={"TV_DU_HOC": "TV_DU_HOC"},
)

"""Worksheet functions for what only Hải Phòng's directive asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from foreignaffairs.language.countries import printed_name
from foreignaffairs.language.text import sort_key
from foreignaffairs.model import Citation, ExcelArgument, ExcelFacts, ExcelFunction
from foreignaffairs.report_types.f02 import F02

_STUDENTS = Citation(
    directive="HP-CV-2023",
    clause="đoạn “Đối với các đơn vị giáo dục, các trung tâm tư vấn du học”",
    text=(
        "Công văn số … của Sở Giáo dục và Đào tạo Hải Phòng, "
        "đoạn “Đối với các đơn vị giáo dục, các trung tâm tư vấn du học”"
    ),
)
_HEADINGS = ("Nguồn báo cáo", "Nước/vùng lãnh thổ", "Giữa năm", "Cả năm")
_PARTS = ("K1", "N")


def students_of_a_year(facts: ExcelFacts, nam: int) -> Sequence[Sequence[Any]]:
    """The one statistic that the directive names: students gone, by country, at both its dates.

    Schools and consultancies stand apart; a blank is a country that nobody named at that date.
    """
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for part in _PARTS:
        for row in facts.table(f"{nam}-{part}", "F02", ("nuoc",)):
            place = (row["nguon_bao_cao"] or "", row["nuoc"] or "")
            found.setdefault(place, {})[part] = row["moi_di_trong_ky"]
    sources = F02.column("nguon_bao_cao").codes
    assert sources is not None
    named = {
        place: (sources.label(place[0]), printed_name(place[1]) if place[1] else "")
        for place in found
    }
    order = sorted(found, key=lambda place: [sort_key(words) for words in named[place]])
    return [_HEADINGS, *([*named[p], *map(found[p].get, _PARTS)] for p in order)]


EXCEL_FUNCTIONS = (
    ExcelFunction(
        name="FA_HP_DU_HOC",
        function=students_of_a_year,
        category="Đối ngoại: Hải Phòng",
        doc=(
            "Học sinh đi du học trong năm theo nước, ở hai thời điểm công văn nêu: trước 15/6 "
            "(giữa năm) và trước 10/12 (cả năm). Nhà trường và tổ chức tư vấn để riêng."
        ),
        arguments=(
            ExcelArgument(name="nam", doc="Năm, ví dụ 2023.", reads="year"),
            ExcelArgument(
                name="van_phong",
                doc="Thư mục văn phòng. Để trống: văn phòng đang dùng.",
                optional=True,
            ),
        ),
        example="=FA_HP_DU_HOC(2023)",
        shape="table",
        needs="register",
        province="hai-phong",
        citation=_STUDENTS,
    ),
)

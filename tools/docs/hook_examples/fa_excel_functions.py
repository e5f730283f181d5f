"""One worksheet function for Hải Phòng: how many report types a period asks for."""

from __future__ import annotations

from foreignaffairs.model import ExcelArgument, ExcelFacts, ExcelFunction, Period
from foreignaffairs.provinces import hookimpl


def forms_asked(facts: ExcelFacts, ky: Period) -> int:
    """How many report types the obligations of a period ask for."""
    province = facts.province
    asked = {
        form
        for obligation in province.obligations
        for form in obligation.report_types
        if any(province.deadline(name).period == ky.code for name in obligation.deadlines)
    }
    return len(asked)


@hookimpl
def fa_excel_functions() -> list[ExcelFunction]:
    """The function's arguments follow the facts, named as declared, without the office."""
    return [
        ExcelFunction(
            name="FA_MAU_SO_BIEU",
            function=forms_asked,
            category="Đối ngoại: Mẫu",
            doc="Số biểu được hỏi trong một kỳ.",
            arguments=(
                ExcelArgument(name="ky", doc="Mã kỳ, ví dụ 2023-K1.", reads="period"),
                ExcelArgument(
                    name="van_phong",
                    doc="Thư mục văn phòng hoặc mã địa phương.",
                    optional=True,
                ),
            ),
            example='=FA_MAU_SO_BIEU("2023-K1")',
            needs="rules",
            province="hai-phong",
        )
    ]

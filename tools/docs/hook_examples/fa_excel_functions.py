"""One worksheet function for Hải Phòng: how many tasks were in force in a year."""

from __future__ import annotations

from datetime import date

from foreignaffairs.model import ExcelArgument, ExcelFacts, ExcelFunction
from foreignaffairs.provinces import hookimpl


def tasks_of_the_year(facts: ExcelFacts, nam: int) -> int:
    """Count the tasks; an error here would become a short text in the cell."""
    return sum(task.valid_on(date(nam, 12, 31)) for task in facts.province.tasks)


@hookimpl
def fa_excel_functions() -> list[ExcelFunction]:
    """Names begin with ``FA_`` and letters of the plugin's own."""
    return [
        ExcelFunction(
            name="FA_MAU_SO_NHIEM_VU",
            function=tasks_of_the_year,
            category="Đối ngoại: Mẫu",
            doc="Số nhiệm vụ có hiệu lực vào cuối năm.",
            arguments=(
                ExcelArgument(name="nam", doc="Năm, ví dụ 2023.", reads="year"),
                ExcelArgument(name="van_phong", doc="Thư mục văn phòng.", optional=True),
            ),
            example="=FA_MAU_SO_NHIEM_VU(2023)",
            needs="rules",
            province="hai-phong",
        )
    ]

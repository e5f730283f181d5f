"""One check for Hải Phòng, in a plugin of its own: unusually many students are asked about."""

from __future__ import annotations

from collections.abc import Iterator

from foreignaffairs.model import CheckFacts, CheckPlugin, Citation, Finding, FormContent
from foreignaffairs.provinces import hookimpl

MANY = 100


def many_students_to_one_country(content: FormContent, facts: CheckFacts) -> Iterator[Finding]:
    """A school rarely sends a hundred students to one country: ask, never refuse."""
    table = content.tables.get("F02")
    for row in table.rows if table else ():
        gone = row.values.get("moi_di_trong_ky")
        if table and gone is not None and gone >= MANY:
            yield Finding(
                code="MAU-K02",
                severity="warning",
                sheet=table.sheet,
                cell=table.cell(row, "moi_di_trong_ky"),
                field="moi_di_trong_ky",
                value=str(gone),
                message=f"Số học sinh mới đi là {gone}, nhiều hơn thường lệ.",
                fix="Xác nhận số liệu, hoặc sửa lại.",
            )


@hookimpl
def fa_checks() -> list[CheckPlugin]:
    """A plugin may check another plugin's province; the citation says on what ground."""
    return [
        CheckPlugin(
            id="MAU-K02",
            province="hai-phong",
            title="Xác nhận số học sinh đi một nước từ 100 trở lên.",
            citation=Citation(directive="MAU", clause="mục 1", text="Thống nhất nội bộ, mục 1"),
            check=many_students_to_one_country,
        )
    ]

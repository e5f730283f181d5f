"""What Hải Phòng's directive asks beyond the core's rules."""

from __future__ import annotations

from collections.abc import Iterator

from foreignaffairs.model import Citation, Finding, FormContent
from foreignaffairs.model.check import CheckFacts, CheckPlugin

_TASK_3 = Citation(
    directive="HP-CV-2023",
    clause="nhiệm vụ 3",
    text="Công văn số … của Sở Giáo dục và Đào tạo Hải Phòng, nhiệm vụ 3",
)


def coordination_of_ngo_projects(content: FormContent, facts: CheckFacts) -> Iterator[Finding]:
    """HP-K01: a project of a foreign NGO names the body it was coordinated with (task 3)."""
    table = content.tables.get("F07")
    for row in table.rows if table else ():
        if row.values.get("loai_ben") == "PCPNN" and not row.values.get("don_vi_phoi_hop"):
            assert table is not None
            yield Finding(
                code="HP-K01",
                severity="warning",
                sheet=table.sheet,
                cell=table.cell(row, "don_vi_phoi_hop"),
                field="don_vi_phoi_hop",
                message="Khoản của tổ chức phi chính phủ nước ngoài chưa ghi đơn vị phối hợp.",
                fix=(
                    "Ghi đơn vị đã phối hợp (Sở Ngoại vụ, Liên hiệp các tổ chức hữu nghị thành phố "
                    "hoặc đơn vị khác); nếu không có thì xác nhận với Văn phòng Sở."
                ),
            )


CHECKS = (
    CheckPlugin(
        id="HP-K01",
        province="hai-phong",
        title="Khoản của tổ chức phi chính phủ nước ngoài phải ghi đơn vị phối hợp.",
        citation=_TASK_3,
        check=coordination_of_ngo_projects,
    ),
)

"""F01: narrative by task (HP-BC1; TP.HCM III-2).

Difficulties, causes and proposals are asked once, in F14, not box by box.
"""

from __future__ import annotations

from typing import Annotated

from foreignaffairs.model import Column, ReportType, Row


class F01Row(Row):
    """One answer to one task; the form has one box for each narrative task of the province."""

    ma_nhiem_vu: Annotated[
        str | None, Column("Mã nhiệm vụ", key=True, required=True, dimension=True, width=12)
    ] = None
    ket_qua: Annotated[
        str | None,
        Column(
            "Kết quả thực hiện",
            "Ghi ngắn gọn việc đã làm và kết quả. Không có thì ghi “Không phát sinh”.",
            long=True,
            width=90,
            aliases=("Kết quả", "Nội dung thực hiện"),
        ),
    ] = None


F01 = ReportType(
    id="F01",
    number="Biểu 01/ĐN",
    title="Kết quả thực hiện nhiệm vụ (lời văn)",
    sheet="Lời văn",
    row=F01Row,
    layout="boxes",
    note=(
        "Mỗi ô trả lời một nhiệm vụ: việc đã làm, kết quả chính; "
        "không có thì ghi “Không phát sinh”."
    ),
)

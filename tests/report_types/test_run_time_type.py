"""A report type made at run time, from a list of columns, is the same thing as a module's."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

import pytest
from pydantic import ValidationError, create_model

from foreignaffairs.model import (
    Column,
    Count,
    Countries,
    CountryCode,
    Money,
    ReportType,
    RowContext,
    TableRow,
    code_list,
)
from foreignaffairs.model.codec import from_json, to_json
from foreignaffairs.report_types import describe_type
from foreignaffairs.report_types.rules import AtMost, RequiredWhen, is_code

LEVEL = code_list("MUC", "Mức", [("CAO", "Cao"), ("THAP", "Thấp")])
COLUMNS = {
    "ten": (str, Column("Tên", required=True, key=True)),
    "mo_ta": (str, Column("Mô tả", long=True)),
    "so": (Count, Column("Số", measure="flow")),
    "nu": (Count, Column("Nữ", measure="flow")),
    "tien": (Money, Column("Tiền", measure="flow", unit="đồng")),
    "ngay": (date, Column("Ngày")),
    "co": (bool, Column("Có không")),
    "muc": (str, Column("Mức", codes=LEVEL, dimension=True)),
    "cac_muc": (tuple[str, ...], Column("Các mức", codes=LEVEL)),
    "nuoc": (CountryCode, Column("Nước", dimension=True)),
    "cac_nuoc": (Countries, Column("Các nước")),
}


@pytest.fixture(scope="module")
def made() -> ReportType:
    fields = {
        name: (Annotated[kind | None, column], None) for name, (kind, column) in COLUMNS.items()
    }
    row = create_model("DX01Row", __base__=TableRow, **fields)  # type: ignore[call-overload]
    return ReportType(
        id="DX01",
        number="Biểu DX01/ĐN",
        title="Biểu đột xuất",
        sheet="Đột xuất",
        row=row,
        rules=(AtMost("nu", "so"), RequiredWhen("so", when=is_code("muc", LEVEL, "CAO"))),
        question="Đơn vị có số liệu không?",
        note="Mỗi việc ghi một dòng.",
        count_rows="việc",
    )


def test_columns_derive_from_the_fields(made: ReportType) -> None:
    assert {c.name: c.type for c in made.columns} == {
        "truong": "text",
        "ten": "text",
        "mo_ta": "long_text",
        "so": "count",
        "nu": "count",
        "tien": "money",
        "ngay": "date",
        "co": "flag",
        "muc": "code",
        "cac_muc": "codes",
        "nuoc": "country",
        "cac_nuoc": "countries",
    }
    assert [c.name for c in made.measures] == ["so", "nu", "tien"]
    assert [c.name for c in made.dimensions] == ["muc", "nuoc"]
    assert "truong" not in {c.name for c in made.columns_for(("THPT",))}


def test_rows_are_validated_and_travel_as_json(made: ReportType) -> None:
    values = {
        "ten": "Hội thảo",
        "so": 3,
        "tien": Decimal("12.50"),
        "ngay": date(2023, 3, 4),
        "co": False,
        "muc": "CAO",
        "cac_muc": ("CAO", "THAP"),
        "nuoc": "JP",
        "cac_nuoc": ("JP", "KR"),
    }
    row = made.row.model_validate(values)
    assert row.model_dump(exclude_none=True) == values
    assert from_json(to_json(values), made.columns) == values
    with pytest.raises(ValidationError):
        made.row.model_validate({"so": -1})
    with pytest.raises(ValidationError):
        made.row.model_validate({"cot_la": 1})


def test_rules_hold_as_in_a_module(made: ReportType) -> None:
    at_most, required = made.rules
    assert not at_most.holds({"nu": 2, "so": 1}, RowContext())
    assert not required.holds({"muc": "CAO"}, RowContext())
    assert required.formula({"muc": "C2", "so": "D2"}) == 'IF(C2="Cao",D2<>"",TRUE)'


def test_it_is_described_like_the_others(made: ReportType) -> None:
    described = describe_type(made)
    assert [c["id"] for c in described["columns"]][:3] == ["truong", "ten", "mo_ta"]
    assert described["rules"][1]["text"] == "Khi “Mức: Cao”: phải có “Số”."

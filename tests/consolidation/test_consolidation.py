"""What goes into a consolidation and what comes out, seen from outside."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import pandas as pd
import pytest

from foreignaffairs.consolidation import Figure, PeriodFacts, RowFact, UnitFact, consolidate, freeze
from foreignaffairs.consolidation.compare import beside
from foreignaffairs.consolidation.standard import FrozenTables, standard_figures, standard_tables
from foreignaffairs.consolidation.timeliness import (
    summary,
    summary_records,
    unit_frame,
    unit_records,
)
from foreignaffairs.consolidation.year import year_to_date
from foreignaffairs.model import (
    Column,
    Count,
    Countries,
    Money,
    Period,
    ReportType,
    TableRow,
    row_identity,
)
from foreignaffairs.report_types.f01 import F01
from foreignaffairs.report_types.f02 import F02


class TripRow(TableRow):
    nuoc_den: Annotated[Countries | None, Column("Nước đến", dimension=True)] = None
    so_nguoi: Annotated[Count | None, Column("Số người", measure="flow")] = None
    so_tien: Annotated[Money | None, Column("Số tiền", measure="flow")] = None
    tinh_trang: Annotated[str | None, Column("Tình trạng")] = None
    ma_doan_chung: Annotated[str | None, Column("Mã đoàn chung")] = None


TRIP = ReportType(
    id="F03", number="3", title="Đoàn ra", sheet="Đoàn ra", row=TripRow, count_rows="đoàn"
)
DUE = date(2023, 6, 14)


def unit(code: str, state: str = "accepted", **more: Any) -> UnitFact:
    given: dict[str, Any] = {
        "name": f"Đơn vị {code}", "kind": "THPT", "area": "Quận mẫu",
        "owes": ("F01", "F02", "F03"), "compulsory": ("F01", "F02"), "due": DUE,
        "received_on": None if state == "missing" else DUE, **more,
    }  # fmt: skip
    return UnitFact(code=code, state=state, **given)  # type: ignore[arg-type]


def row(unit_code: str, report_type: str, number: int = 12, **values: Any) -> RowFact:
    columns = {name: chr(66 + i) for i, name in enumerate(values)}
    return RowFact(
        report_type, unit_code, 1, 1, f"{unit_code}.xlsx", report_type, number, columns, values
    )


def merged(units: list[UnitFact], rows: list[RowFact], **more: Any):
    types = {"F01": F01, "F02": F02, "F03": TRIP}
    facts = PeriodFacts("mini", Period.parse("2023-K1"), types, tuple(units), tuple(rows), **more)
    return consolidate(facts, {"M-1": "Quán triệt", "M-3": "Giao lưu"})


def test_numbers_add_up_by_country_and_only_accepted_ones_count():
    made = merged(
        [unit("A"), unit("B"), unit("C", "returned")],
        [
            row("A", "F02", nuoc="US", moi_di_trong_ky=3),
            row("B", "F02", nuoc="US", moi_di_trong_ky=4),
            row("B", "F02", 13, nuoc="KR", moi_di_trong_ky=0),
            row("C", "F02", nuoc="US", moi_di_trong_ky=100),
        ],
    )
    by_country = made.table("F02", ["nuoc"]).set_index("nuoc")["moi_di_trong_ky"]
    assert by_country.to_dict() == {"KR": 0, "US": 7}


def test_a_number_nobody_gave_is_absent_and_not_zero():
    made = merged([unit("A")], [row("A", "F02", nuoc="US", moi_di_trong_ky=3)])
    assert made.table("F02", ["nuoc"])["dang_hoc_cuoi_ky"].iloc[0] is pd.NA
    assert made.value(Figure.parse("2023-K1/F02/nu")) is pd.NA


def test_schools_and_consultancies_are_never_one_figure_in_the_table():
    made = merged(
        [unit("A"), unit("V", kind="TV_DU_HOC")],
        [
            row("A", "F02", nuoc="US", moi_di_trong_ky=3),
            row("V", "F02", nuoc="US", moi_di_trong_ky=5),
        ],
    )
    table = made["F02"].set_index("nguon_bao_cao")["moi_di_trong_ky"]
    assert table.to_dict() == {"TRUONG": 3, "TV_DU_HOC": 5}


def test_a_delegation_to_three_countries_is_one_delegation_its_people_once_and_three_journeys():
    made = merged([unit("A")], [row("A", "F03", nuoc_den=("US", "FR", "DE"), so_nguoi=5)])
    whole = made.table("F03", []).iloc[0]
    assert (whole["so_luong"], whole["so_nguoi"], whole["luot_den_nuoc"]) == (1, 5, 15)
    by_country = made.table("F03", ["nuoc_den"]).set_index("nuoc_den")
    assert by_country["luot_den_nuoc"].to_dict() == {"DE": 5, "FR": 5, "US": 5}


def test_a_planned_delegation_is_not_counted_as_done():
    made = merged(
        [unit("A")],
        [
            row("A", "F03", nuoc_den=("US",), so_nguoi=5, tinh_trang="DA_THUC_HIEN"),
            row("A", "F03", 13, nuoc_den=("US",), so_nguoi=9, tinh_trang="DU_KIEN"),
        ],
    )
    assert made.value(Figure.parse("2023-K1/F03/so_nguoi")) == 5
    assert len(made.planned("F03")) == 1


def test_the_same_delegation_from_two_units_counts_once_by_code_or_by_decision_and_reversibly():
    rows = [
        row("A", "F03", nuoc_den=("US",), so_nguoi=5),
        row("B", "F03", nuoc_den=("US",), so_nguoi=5),
    ]
    units = [unit("A"), unit("B")]
    figure = Figure.parse("2023-K1/F03/so_luong")
    assert merged(units, rows).value(figure) == 2
    assert (
        merged(
            units,
            rows,
            same_thing={
                row_identity("B", TRIP, rows[1].values): row_identity("A", TRIP, rows[0].values)
            },
        ).value(figure)
        == 1
    )
    coded = [row(c, "F03", nuoc_den=("US",), so_nguoi=5, ma_doan_chung="D-01") for c in "AB"]
    assert merged(units, coded).value(figure) == 1


def test_two_rows_of_one_unit_with_one_code_are_both_kept():
    rows = [
        row("A", "F03", n, nuoc_den=("US",), so_nguoi=5, ma_doan_chung="D-01") for n in (12, 13)
    ]
    assert merged([unit("A")], rows).value(Figure.parse("2023-K1/F03/so_luong")) == 2


def test_coverage_tells_data_nil_blank_pending_and_missing_apart():
    made = merged(
        [
            unit("A"),
            unit("B", nil=True),
            unit("C", answers={"F02": False}),
            unit("D"),
            unit("E", "received"),
            unit("F", "missing"),
            unit("G", "excluded", reason="giải thể"),
        ],
        [row("A", "F02", nuoc="US", moi_di_trong_ky=0)],
    )
    seen = made.coverage("F02")
    assert (seen.data, seen.nil, seen.blank) == (("A",), ("B", "C"), ("D",))
    assert (seen.pending, seen.missing, seen.excluded) == (("E",), ("F",), ("G",))
    assert seen.owed == 6
    assert seen.line() == (
        "1 có số liệu, 2 không phát sinh, 1 để trống, "
        "1 đang kiểm tra hoặc chờ chỉnh sửa, 1 chưa nộp / 6"
    )


def test_the_short_line_has_no_empty_groups():
    made = merged(
        [unit("A"), unit("F", "missing")], [row("A", "F02", nuoc="US", moi_di_trong_ky=1)]
    )
    assert made.coverage("F02").line() == "1 có số liệu, 0 không phát sinh, 1 chưa nộp / 2"


def test_narrative_is_gathered_by_task_with_who_said_it_nil_and_blank_apart():
    made = merged(
        [unit("A"), unit("B"), unit("C", nil=True), unit("D")],
        [
            row("A", "F01", 5, ma_nhiem_vu="M-1", ket_qua="Đã tổ chức 2 buổi."),
            row("B", "F01", 5, ma_nhiem_vu="M-1", ket_qua="Không phát sinh."),
        ],
    )
    first = made.narrative[0]
    assert [(s.unit, s.text, s.cell) for s in first.statements] == [
        ("A", "Đã tổ chức 2 buổi.", "C5")
    ]
    assert (first.nil, first.blank) == (("B", "C"), ("D",))


def test_every_figure_leads_to_unit_file_revision_sheet_and_cell():
    made = merged(
        [unit("A"), unit("B")],
        [
            row("A", "F02", 12, nuoc="US", moi_di_trong_ky=3),
            row("B", "F02", 15, nuoc="KR", moi_di_trong_ky=4),
        ],
    )
    figure = Figure.parse("2023-K1/F02/moi_di_trong_ky?nuoc=US")
    traced = made.trace(figure)
    assert traced[["don_vi", "tep", "trang", "o", "gia_tri"]].values.tolist() == [
        ["A", "A.xlsx", "F02", "C12", 3]
    ]
    assert made.value(figure) == traced["gia_tri"].sum()


@pytest.mark.parametrize("name", ["2023-K1/F02", "2023-X/F02/nu", "2023-K1/F02/nu/us", "nonsense"])
def test_a_malformed_figure_is_refused(name: str):
    with pytest.raises(ValueError, match="expected"):
        Figure.parse(name)


def test_an_unknown_measure_or_dimension_is_refused():
    made = merged([unit("A")], [row("A", "F02", nuoc="US", moi_di_trong_ky=3)])
    for name in ("2023-K1/F02/so_ngay", "2023-K1/F02/nu?mau=do"):
        with pytest.raises(ValueError, match="has no"):
            made.value(Figure.parse(name))


def test_a_figure_prints_as_it_was_read():
    name = "2023-K1/F02/moi_di_trong_ky?dia_ban=Quận mẫu&nuoc=US"
    assert str(Figure.parse(str(Figure.parse(name)))) == str(Figure.parse(name))


def test_rates_share_one_list_and_never_pass_100():
    facts = merged(
        [
            unit("A"),
            unit("B", received_on=date(2023, 6, 16)),
            unit("C", "missing"),
            unit("D", "excluded"),
        ],
        [],
    ).facts
    made = summary(unit_frame(facts.units, today=date(2023, 6, 20))).iloc[0]
    assert (made["phai_nop"], made["da_nop"], made["dung_han"], made["nop_cham"]) == (3, 2, 1, 1)
    assert made["ty_le_nop"] == pytest.approx(66.7)
    assert made["ty_le_dung_han"] == pytest.approx(33.3)


def test_areas_stand_in_the_order_of_their_numbers():
    units = [unit(f"U{n}", area=f"Quận {n}") for n in (10, 3, 1)]
    made = summary(unit_frame(merged(units, []).facts.units, date(2023, 6, 20)), ["dia_ban"])
    assert list(made["dia_ban"]) == ["Quận 1", "Quận 3", "Quận 10"]


def test_records_and_frames_say_the_same_and_a_group_without_duty_has_no_rate():
    states = ["missing", "received", "returned", "accepted", "consolidated"]
    facts = merged(
        [
            unit("A", "excluded", area="Huyện đảo"),
            *(unit(f"U{n}", s, area=f"Quận {n % 2}") for n, s in enumerate(states)),
        ],
        [],
    ).facts
    today = date(2023, 6, 20)
    records, frame = unit_records(facts.units, today), unit_frame(facts.units, today)
    assert [None if r["dung_han"] is None else bool(r["dung_han"]) for r in records] == [
        None if v is pd.NA else bool(v) for v in frame["dung_han"]
    ]
    counted = summary_records(records, ("dia_ban",))
    plain = summary(frame, ("dia_ban",)).astype(object)
    assert plain.where(plain.notna(), None).to_dict("records") == counted
    by_area = {r["dia_ban"]: r for r in counted}
    assert by_area["Huyện đảo"]["ty_le_nop"] is None
    assert (by_area["Quận 0"]["phai_nop"], by_area["Quận 0"]["chua_nop"]) == (3, 1)
    assert by_area["Quận 0"]["ty_le_nop"] == 66.7
    assert [(r["phai_nop"], r["ty_le_nop"]) for r in summary_records([])] == [(0, None)]


def test_nothing_received_is_not_late_before_the_due_date_and_counts_days_after_it():
    facts = merged([unit("C", "missing")], []).facts
    before = unit_frame(facts.units, today=date(2023, 6, 14)).iloc[0]
    after = unit_frame(facts.units, today=date(2023, 6, 20)).iloc[0]
    assert before["dung_han"] is pd.NA
    assert (after["dung_han"], after["so_ngay_cham"]) == (False, 6)


def test_change_is_absent_where_a_side_is_absent():
    now = pd.DataFrame({"nuoc": ["KR", "US"], "n": [4, 10]})
    before = pd.DataFrame({"nuoc": ["US", "FR"], "n": [8, 1]})
    made = beside(now, before, ["nuoc"], "n").set_index("nuoc")
    assert (made.loc["US", "tang_giam"], made.loc["US", "ty_le"]) == (2, 25.0)
    assert made.loc["KR", "tang_giam"] is pd.NA
    assert made.loc["FR", "ky_nay"] is pd.NA


def test_frozen_tables_come_back_as_they_were():
    made = merged([unit("A")], [row("A", "F02", nuoc="US", moi_di_trong_ky=3)])
    tables = standard_tables(made)
    again = FrozenTables(freeze.load(json.loads(json.dumps(freeze.dump(tables)))))
    by = ["nguon_bao_cao", "nuoc"]
    kept = again.table("F02", by)
    assert kept is not None
    assert kept.to_dict("records") == made.table("F02", by).to_dict("records")
    assert again.table("F02", ["nothing"]) is None


def test_every_standard_figure_can_be_asked_for_by_its_name():
    made = merged(
        [unit("A"), unit("B")],
        [
            row("A", "F02", nuoc="US", moi_di_trong_ky=3),
            row("B", "F03", nuoc_den=("US", "FR"), so_nguoi=4),
        ],
    )
    figures = standard_figures(made)
    assert figures["2023-K1/F02/moi_di_trong_ky?nguon_bao_cao=TRUONG&nuoc=US"] == 3
    for name, value in figures.items():
        asked = made.value(Figure.parse(name))
        assert (None if asked is pd.NA else asked) == value, name


def test_amounts_survive_freezing_as_decimals():
    made = merged([unit("A")], [row("A", "F03", nuoc_den=("US",), so_tien=Decimal("12.50"))])
    table = freeze.load(freeze.dump({"F03": made.table("F03", [])}))["F03"]
    assert table["so_tien"].iloc[0] == Decimal("12.50")


def test_flows_add_up_over_a_year_and_stocks_are_the_last_ones():
    def period(flow: int, stock: int) -> pd.DataFrame:
        rows = [row("A", "F02", nuoc="US", moi_di_trong_ky=flow, dang_hoc_cuoi_ky=stock)]
        return merged([unit("A")], rows).table("F02", ["nuoc"])

    tables = {"2023-K1": period(3, 10), "2023-K2": period(4, 12)}
    made = year_to_date(tables, {}, F02, ["nuoc"]).iloc[0]
    assert (made["moi_di_trong_ky"], made["dang_hoc_cuoi_ky"]) == (7, 12)
    year = year_to_date(tables, {"2023-K2": True}, F02, ["nuoc"]).iloc[0]
    assert year["moi_di_trong_ky"] == 4


def test_what_nobody_was_asked_for_is_not_in_it():
    made = merged([unit("A", owes=("F02",))], [row("A", "F02", nuoc="US", moi_di_trong_ky=3)])
    assert list(made) == ["F02"]
    assert "F02" in made
    assert "F03" not in made

"""What each rule kind lets pass and what it holds against a row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from foreignaffairs.model import RowContext, code_list
from foreignaffairs.report_types import CORE, by_id
from foreignaffairs.report_types.rules import (
    AtLeast,
    AtLeastOne,
    AtMost,
    DateOrder,
    DaysBefore,
    DurationMatches,
    Filled,
    NotExpired,
    Positive,
    PositiveOnlyWhen,
    ProductMatches,
    RequiredWhen,
    RowRule,
    Sum,
    WithinDays,
    WithinWindow,
    is_code,
    is_not,
    is_yes,
)
from foreignaffairs.report_types.thresholds import Threshold

STATE = code_list("STATE", "Trạng thái", [("MOI", "Mới"), ("CHO", "Đang chờ"), ("XONG", "Xong")])
WINDOW = RowContext(window_start=date(2023, 1, 1), window_end=date(2023, 5, 31))
FIFTEEN = Threshold(
    days=15, since=date(2021, 7, 1), until=date(2025, 12, 31), basis="seen", source="Luật mẫu"
)
D = date


@pytest.mark.parametrize(
    ("rule", "row", "holds"),
    [
        (AtMost("nu", "tong"), {"nu": 3, "tong": 3}, True),
        (AtMost("nu", "tong"), {"nu": 4, "tong": 3}, False),
        (AtMost("nu", "tong"), {"nu": 4}, True),
        (AtMost("nu", "tong"), {"nu": 1, "tong": 0}, False),
        (AtLeast("so"), {"so": 0}, False),
        (AtLeast("so"), {"so": 1}, True),
        (AtLeast("so", 3), {"so": 2}, False),
        (AtLeast("so"), {}, True),
        (Sum("t", ("a", "b")), {"t": 5, "a": 2, "b": 3}, True),
        (Sum("t", ("a", "b")), {"t": 5, "a": 2, "b": 2}, False),
        (Sum("t", ("a", "b")), {"t": 5, "a": 2}, True),
        (Sum("t", ("a", "b")), {"t": 5, "a": 6}, False),
        (Sum("t", ("a", "b")), {"t": 5, "a": 2, "b": 0}, False),
        (Sum("t", ("a", "b")), {"a": 2, "b": 0}, True),
        (Sum("t", ("a", "b")), {"t": 5}, True),
        (RequiredWhen("x", when=is_code("s", STATE, "XONG")), {"s": "XONG"}, False),
        (RequiredWhen("x", when=is_code("s", STATE, "XONG")), {"s": "XONG", "x": 0}, True),
        (RequiredWhen("x", when=is_code("s", STATE, "XONG")), {"s": "MOI"}, True),
        (RequiredWhen("x", when=is_not("s", STATE, "MOI")), {"s": "CHO"}, False),
        (RequiredWhen("x", when=is_not("s", STATE, "MOI")), {}, True),
        (RequiredWhen("x", when=is_yes("f")), {"f": True}, False),
        (RequiredWhen("x", when=is_yes("f")), {"f": False}, True),
        (RequiredWhen("x", when=Filled("y")), {"y": 0}, False),
        (RequiredWhen("x", when=Positive("y")), {"y": 0}, True),
        (RequiredWhen("x", when=Positive("y")), {"y": 1}, False),
        (AtLeastOne(("a", "b"), when=Filled("y")), {"y": 1}, False),
        (AtLeastOne(("a", "b"), when=Filled("y")), {"y": 1, "b": 0}, True),
        (AtLeastOne(("a", "b"), when=Filled("y")), {}, True),
        (DateOrder("den", "tu"), {"tu": D(2023, 3, 2), "den": D(2023, 3, 2)}, True),
        (DateOrder("den", "tu"), {"tu": D(2023, 3, 2), "den": D(2023, 3, 1)}, False),
        (DurationMatches("n", "a", "b"), {"n": 3, "a": D(2023, 2, 27), "b": D(2023, 3, 1)}, True),
        (DurationMatches("n", "a", "b"), {"n": 2, "a": D(2023, 2, 27), "b": D(2023, 3, 1)}, False),
        (WithinWindow("d"), {"d": D(2023, 1, 1)}, True),
        (WithinWindow("d"), {"d": D(2023, 5, 31)}, True),
        (WithinWindow("d"), {"d": D(2022, 12, 31)}, False),
        (WithinWindow("d"), {"d": D(2023, 6, 1)}, False),
        (NotExpired("d"), {"d": D(2023, 5, 31)}, True),
        (NotExpired("d"), {"d": D(2023, 5, 30)}, False),
        (NotExpired("d", unless=is_yes("f")), {"d": D(2020, 1, 1), "f": True}, True),
        (NotExpired("d", unless=is_yes("f")), {"d": D(2020, 1, 1)}, False),
        (PositiveOnlyWhen("x", is_code("s", STATE, "XONG")), {"x": 1, "s": "CHO"}, False),
        (PositiveOnlyWhen("x", is_code("s", STATE, "XONG")), {"x": 0, "s": "CHO"}, True),
        (PositiveOnlyWhen("x", is_code("s", STATE, "XONG")), {"x": 1, "s": "XONG"}, True),
        (PositiveOnlyWhen("x", is_code("s", STATE, "XONG")), {"x": 1}, True),
        (PositiveOnlyWhen("x", is_not("s", STATE, "MOI")), {"x": 1, "s": "MOI"}, False),
    ],
)
def test_rule(rule: RowRule, row: dict[str, Any], holds: bool) -> None:
    assert rule.holds(row, WINDOW) is holds


@pytest.mark.parametrize(
    ("product", "holds"),
    [
        ("24000000", True),
        ("24240000", True),
        ("24300000", False),
        ("23760000", False),
        (None, True),
    ],
)
def test_a_product_may_differ_by_one_per_cent_of_itself(product: str | None, holds: bool) -> None:
    row = {"usd": Decimal(1000), "rate": Decimal(24000)}
    if product:
        row["vnd"] = Decimal(product)
    assert ProductMatches("vnd", "usd", "rate").holds(row, WINDOW) is holds


@pytest.mark.parametrize(
    ("signed", "sent", "holds"),
    [
        (D(2023, 3, 1), D(2023, 3, 16), True),
        (D(2023, 3, 1), D(2023, 3, 17), False),
        (D(2021, 6, 30), D(2021, 9, 1), True),  # signed before the law was in force
        (D(2021, 7, 1), D(2021, 9, 1), False),
        (D(2026, 1, 1), D(2026, 9, 1), True),  # and after this threshold ended
        (D(2025, 12, 31), D(2026, 9, 1), False),
    ],
)
def test_a_threshold_counts_only_while_in_force(signed: date, sent: date, holds: bool) -> None:
    assert WithinDays("sent", "signed", FIFTEEN).holds(
        {"signed": signed, "sent": sent}, WINDOW
    ) is (holds)


@pytest.mark.parametrize(("asked", "holds"), [(D(2023, 3, 5), True), (D(2023, 3, 6), False)])
def test_a_request_comes_so_many_days_before(asked: date, holds: bool) -> None:
    rule = DaysBefore("asked", "opens", FIFTEEN)
    assert rule.holds({"asked": asked, "opens": D(2023, 3, 20)}, WINDOW) is holds


def test_without_a_window_nothing_is_outside_it() -> None:
    assert WithinWindow("d").holds({"d": D(1999, 1, 1)}, RowContext())
    assert NotExpired("d").holds({"d": D(1999, 1, 1)}, RowContext())


def test_a_number_nobody_held_against_the_text_is_not_cited() -> None:
    remembered = FIFTEEN.model_copy(update={"basis": "remembered"})
    seen, unseen = WithinDays("b", "a", FIFTEEN), WithinDays("b", "a", remembered)
    labels = {"a": "Ngày ký", "b": "Ngày gửi"}
    assert seen.citation == "Luật mẫu"
    assert unseen.citation is None
    assert seen.params({}, labels)["source"] == "Luật mẫu"
    assert "đối chiếu" in unseen.params({}, labels)["source"]


def test_a_condition_refuses_a_code_outside_its_list() -> None:
    with pytest.raises(ValueError, match="STATE"):
        is_code("s", STATE, "HET")
    with pytest.raises(ValueError, match="STATE"):
        is_not("s", STATE)


def test_a_message_prints_values_as_people_write_them() -> None:
    labels = {"nu": "Nữ", "tong": "Tổng số", "tu": "Từ ngày", "den": "Đến ngày", "s": "Trạng thái"}
    assert AtMost("nu", "tong").params({"nu": 2000, "tong": 1500}, labels)["limit"] == "1.500"
    row = {"tu": D(2023, 3, 2), "den": D(2023, 3, 1)}
    assert DateOrder("den", "tu").params(row, labels)["earlier"] == "2/3/2023"
    rule = PositiveOnlyWhen("nu", is_code("s", STATE, "XONG"))
    said = rule.params({"nu": 1, "s": "CHO"}, labels)
    assert said["other"] == "Trạng thái: Đang chờ"
    assert said["allowed"] == "Trạng thái: Xong"
    required = RequiredWhen("nu", when=is_not("s", STATE, "MOI"))
    assert required.params({"s": "CHO"}, labels)["when"] == "Trạng thái: Đang chờ"
    assert required.params({}, labels)["when"] == "Trạng thái ≠ Mới"


def test_a_form_without_the_column_does_not_compute_the_rule() -> None:
    sums = Sum("t", ("a", "b"))
    assert sums.formula({"a": "A1", "b": "B1"}) is None
    assert sums.formula({"t": "T1"}) is None
    # a part that is not asked for counts as blank: the other may not exceed the total
    assert sums.formula({"t": "T1", "a": "A1"}) == (
        "IF(COUNT(T1)=1,IF(COUNT(A1)=2,SUM(A1)=T1,SUM(A1)<=T1),TRUE)"
    )
    assert WithinWindow("d").formula({"d": "D1"}) is None
    assert RequiredWhen("x", when=Filled("y")).formula({"y": "Y1"}) is None
    assert AtLeastOne(("a", "b"), when=Filled("y")).formula({"y": "Y1", "a": "A1"}) is None
    assert PositiveOnlyWhen("x", is_code("s", STATE, "MOI")).formula({"x": "X1"}) is None


def test_quotes_in_a_label_stay_one_text_of_the_formula() -> None:
    named = code_list("N", "N", [("A", 'Đề án "X"'), ("B", "Khác")])
    formula = RequiredWhen("y", when=is_code("s", named, "A")).formula({"s": "S1", "y": "Y1"})
    assert formula == 'IF(S1="Đề án ""X""",Y1<>"",TRUE)'


def _broken(report_type: str, row: dict[str, Any]) -> set[tuple[str, str]]:
    rules = by_id(report_type).rules
    return {(r.code, r.fields[0]) for r in rules if not r.holds(row, WINDOW)}


def test_a_planned_delegation_needs_no_permit_and_no_window() -> None:
    planned = {
        "tinh_trang": "DU_KIEN",
        "tu_ngay": D(2023, 9, 1),
        "den_ngay": D(2023, 9, 5),
        "so_nguoi": 5,
    }
    assert _broken("F03", planned) == set()
    assert _broken("F03", {**planned, "tinh_trang": "DA_THUC_HIEN"}) == {
        ("FA-R06", "den_ngay"),
        ("FA-R04", "cap_quyet_dinh"),
        ("FA-R04", "vb_cho_phep"),
    }


def test_the_eight_fields_are_asked_of_their_scheme_only() -> None:
    assert _broken("F13", {"de_an": "DA_NHAN_LUC_QT"}) == {("FA-R04", "nganh")}
    assert _broken("F13", {"de_an": "DA_NHAN_LUC_QT", "nganh": "Y_TE"}) == set()
    assert _broken("F13", {"de_an": "DA_NGOAI_NGU"}) == set()


def test_an_agreement_in_force_has_not_expired_unless_it_renews_itself() -> None:
    row = {"trang_thai": "DANG_HIEU_LUC", "ngay_ky": D(2018, 1, 1), "ngay_het_han": D(2023, 1, 1)}
    assert _broken("F05", row) == {("FA-R12", "ngay_het_han")}
    assert _broken("F05", {**row, "tu_gia_han": True}) == set()
    assert _broken("F05", {**row, "trang_thai": "HET_HAN"}) == set()


def test_nothing_is_paid_out_before_approval() -> None:
    row = {"trang_thai": "CHO_PHE_DUYET", "giai_ngan_ky": Decimal(5), "luy_ke": Decimal(5)}
    assert _broken("F07", row) == {("FA-R13", "giai_ngan_ky")}
    assert _broken("F07", {**row, "giai_ngan_ky": Decimal(0)}) == set()


def test_work_papers_are_asked_of_those_who_work() -> None:
    assert _broken("F08", {"vai_tro": "GV_NGOAI_NGU", "so_nguoi": 2}) == {("FA-R04", "phap_ly")}
    assert _broken("F08", {"vai_tro": "HOC_SINH", "so_nguoi": 2}) == set()
    without = {"vai_tro": "GV_NGOAI_NGU", "so_nguoi": 2, "phap_ly": "CHUA_CO"}
    assert _broken("F08", without) == {("FA-R13", "so_nguoi")}


@pytest.mark.parametrize(
    ("allowed_by", "days", "broken"),
    [("TTG", 39, True), ("TTG", 40, False), ("SO", 29, True), ("SO", 30, False)],
)
def test_who_allows_a_conference_sets_the_days_ahead(
    allowed_by: str, days: int, broken: bool
) -> None:
    opens = D(2023, 4, 20)
    row = {
        "vai_tro": "TO_CHUC",
        "tham_quyen": allowed_by,
        "vb_cho_phep": "1/QĐ-UBND",
        "tu_ngay": opens,
        "den_ngay": opens,
        "ngay_nop_ho_so": date.fromordinal(opens.toordinal() - days),
    }
    assert _broken("F06", row) == ({("FA-R11", "ngay_nop_ho_so")} if broken else set())


@pytest.mark.parametrize("rt", CORE, ids=lambda rt: rt.id)
def test_a_blank_row_breaks_nothing(rt: Any) -> None:
    assert [r.code for r in rt.rules if not r.holds({}, WINDOW)] == []

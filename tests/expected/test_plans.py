"""Plans of forms: what is compulsory, what is asked if any, and which boxes there are."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

import pytest
from tests.support.mini import CITE, MINI, UNITS

from foreignaffairs.expected import FormPlan, expected, form_plan, form_plans
from foreignaffairs.model import (
    Column,
    ForeignAffairsError,
    Obligation,
    Period,
    Province,
    ReportType,
    RulesError,
    TableRow,
    Task,
)

K1, YEAR = Period.parse("2023-K1"), Period.parse("2023-N")


class _Thing(TableRow):
    ten: Annotated[str | None, Column("Tên", key=True)] = None
    doi_tac: Annotated[str | None, Column("Đối tác", prefill=True)] = None
    ket_qua: Annotated[str | None, Column("Kết quả trong kỳ")] = None


def _type(name: str, **more: Any) -> ReportType:
    fields: dict[str, Any] = {
        "number": f"Biểu mẫu {name}",
        "title": name,
        "sheet": name,
        "row": _Thing,
    }
    return ReportType(id=name, **(fields | more))


_MORE: dict[str, dict[str, Any]] = {
    "F01": {"layout": "boxes"},
    "F02": {},
    "F02b": {"personal": True},
    "F05": {"carried": True},
    "F07": {},
    "F08": {"since": date(2024, 1, 1)},
    "F14": {},
}
TYPES = {name: _type(name, **more) for name, more in _MORE.items()}


def _asking(*report_types: str, mode: Literal["compulsory", "if_any"] = "if_any") -> Province:
    """The tiny province with one more obligation, due with the year's report."""
    more = Obligation(
        id="B99",
        title="Thêm",
        who=("THPT",),
        report_types=report_types,
        deadlines=("M-H1",),
        mode=mode,
        citations=(CITE.model_copy(update={"text": "Công văn mẫu, đoạn thêm"}),),
    )
    return MINI.model_copy(update={"obligations": (*MINI.obligations, more)})


def _plan(
    code: str | None, period: Period = YEAR, province: Province = MINI, **kwargs: Any
) -> FormPlan:
    unit = UNITS.find(code) if code else None
    return form_plan(province, TYPES, unit, period, UNITS, **kwargs)


def _ids(report_types: tuple[ReportType, ...]) -> list[str]:
    return [report_type.id for report_type in report_types]


def test_a_schools_form_for_the_year() -> None:
    plan = _plan("T01")
    assert _ids(plan.compulsory) == ["F01", "F02"]
    assert _ids(plan.if_any) == ["F14"]
    assert plan.kinds == ("THPT", "TRUC_THUOC_SO")
    assert plan.choices == ()
    assert plan.period_title == "Năm 2023 (trước 10/12/2023)"
    assert plan.agency == "SỞ GIÁO DỤC VÀ ĐÀO TẠO"
    assert [due.obligation for due in plan.due] == ["B02", "B03"]


def test_the_middle_of_the_year_asks_for_numbers_only() -> None:
    plan = _plan("T01", K1)
    assert _ids(plan.report_types) == ["F02"]
    assert plan.narrative == ()


def test_schools_are_not_asked_about_tasks_of_the_department_alone() -> None:
    assert [task.id for task in _plan("T01").narrative] == ["M-1", "M-3"]
    assert [task.id for task in _plan("P01").narrative] == ["M-1", "M-2", "M-3"]


def test_a_task_that_has_ended_has_no_box() -> None:
    old = Task(id="M-0", title="Đã hết", narrative=True, until=date(2022, 12, 31), citation=CITE)
    province = MINI.model_copy(update={"tasks": (*MINI.tasks, old)})
    assert "M-0" not in [task.id for task in _plan("T01", province=province).narrative]
    assert "M-0" not in _plan("T01", province=province).task_titles


def test_a_consultancy_gets_the_numbers_and_no_narrative() -> None:
    plan = _plan("V01")
    assert _ids(plan.report_types) == ["F02"]
    assert plan.narrative == ()


def test_what_is_owed_if_any_becomes_a_question() -> None:
    plan = _plan("T01", province=_asking("F05", "F07"))
    assert _ids(plan.compulsory) == ["F01", "F02"]
    assert _ids(plan.if_any) == ["F05", "F07", "F14"]
    assert _ids(_plan("P01", province=_asking("F05")).if_any) == ["F14"]


def test_compulsory_beats_if_any_and_nothing_is_asked_twice() -> None:
    plan = _plan("T01", province=_asking("F02", "F01"))
    assert _ids(plan.report_types) == ["F01", "F02", "F14"]
    assert _ids(_plan("T01", province=_asking("F14", mode="compulsory")).compulsory) == [
        "F01",
        "F02",
        "F14",
    ]


def test_lists_of_people_are_off_unless_switched_on() -> None:
    province = _asking("F02b")
    assert "F02b" not in _ids(_plan("T01", province=province).report_types)
    switched = _plan("T01", province=province, switched_on=["F02b"])
    assert "F02b" in _ids(switched.if_any)


def test_a_list_of_people_switched_on_stands_beside_its_counts() -> None:
    assert _ids(_plan("T01", K1, switched_on=["F02b"]).report_types) == ["F02", "F02b"]
    assert _ids(_plan("P01", switched_on=["F02b"]).report_types) == ["F01", "F14"]


def test_a_report_type_is_asked_only_while_it_is_valid() -> None:
    province = _asking("F08")
    assert "F08" not in _ids(_plan("T01", YEAR, province).report_types)
    assert "F08" in _ids(_plan("T01", Period.parse("2024-N"), province).report_types)


def test_the_grounds_are_printed_once_each() -> None:
    assert _plan("T01", province=_asking("F05")).citations == (
        "Công văn mẫu, đoạn H1",
        "Công văn mẫu, đoạn thêm",
    )


def test_a_report_type_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(RulesError, match=r"B99.*F77"):
        _plan("T01", province=_asking("F77"))


def test_a_unit_that_owes_nothing_has_no_form() -> None:
    with pytest.raises(ForeignAffairsError, match=r"Phòng mẫu số 1 .* 2023-K1"):
        _plan("P01", K1)
    with pytest.raises(ForeignAffairsError, match=r"Không đơn vị nào .* 2023-K2"):
        _plan(None, Period.parse("2023-K2"))


# Generic forms


def test_the_generic_form_of_a_kind_offers_its_units() -> None:
    plan = _plan(None, kind="THPT")
    assert plan.unit is None
    assert plan.kinds == ("THPT",)
    assert [unit.code for unit in plan.choices] == ["T01", "T02"]
    assert _ids(plan.compulsory) == ["F01", "F02"]
    assert [task.id for task in plan.narrative] == ["M-1", "M-3"]


def test_the_generic_form_of_all_offers_everybody_who_owes() -> None:
    plan = _plan(None, K1)
    assert [unit.code for unit in plan.choices] == ["Q01", "T01", "T02", "V01"]
    assert plan.kinds == ()


def test_a_kind_without_units_still_has_its_form() -> None:
    plan = form_plan(MINI, TYPES, None, YEAR, UNITS.model_copy(update={"units": ()}), kind="THPT")
    assert plan.choices == ()
    assert _ids(plan.compulsory) == ["F01", "F02"]


# All of a period


def test_all_forms_of_a_period_are_those_of_its_units_without_the_excluded() -> None:
    owed = expected(MINI, UNITS, YEAR, excluded={"T02": "Đang giải thể"})
    plans = {
        plan.unit.code: plan
        for plan in form_plans(MINI, TYPES, YEAR, UNITS, owed=owed)
        if plan.unit
    }
    assert list(plans) == ["P01", "Q01", "T01", "V01"]
    assert plans["T01"] == _plan("T01")


def test_an_extension_stands_on_the_form() -> None:
    owed = expected(MINI, UNITS, YEAR, extensions={"T01": date(2023, 12, 15)})
    plan = _plan("T01", owed=owed)
    assert {due.due for due in plan.due} == {date(2023, 12, 15)}


def test_earlier_rows_come_back_only_where_they_live_on() -> None:
    row = {"ten": "Thỏa thuận mẫu", "doi_tac": "Đối tác mẫu", "ket_qua": "Kỳ trước"}
    earlier = {"F05": [row], "F07": [row]}
    plan = _plan("T01", province=_asking("F05", "F07"), prefill=earlier, contact={"phone": "0"})
    assert plan.prefill == {"F05": ({"ten": "Thỏa thuận mẫu", "doi_tac": "Đối tác mẫu"},)}
    assert plan.contact == {"phone": "0"}


def test_earlier_rows_and_contacts_reach_their_own_unit() -> None:
    plans = form_plans(
        _asking("F05"),
        TYPES,
        YEAR,
        UNITS,
        prefill={"T02": {"F05": [{"ten": "Thỏa thuận mẫu"}]}},
        contact={"T01": {"phone": "1"}},
    )
    by_unit = {plan.unit.code: plan for plan in plans if plan.unit}
    assert by_unit["T02"].prefill["F05"] == ({"ten": "Thỏa thuận mẫu"},)
    assert (by_unit["T01"].prefill, by_unit["T01"].contact) == ({}, {"phone": "1"})

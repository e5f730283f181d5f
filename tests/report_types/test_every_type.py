"""What holds for every core report type: what a clerk sees, and that rules name real things."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import get_args

import pytest

from foreignaffairs.language.catalogue import entries
from foreignaffairs.language.findings import finding
from foreignaffairs.language.text import fold
from foreignaffairs.model import CodeList, ReportType
from foreignaffairs.report_types import CORE, by_id
from foreignaffairs.report_types.rules import RequiredWhen, RowRule

every_type = pytest.mark.parametrize("rt", CORE, ids=lambda rt: rt.id)
RULES = [
    pytest.param(rt, rule, id=f"{rt.id}-{n}-{rule.code}")
    for rt in CORE
    for n, rule in enumerate(rt.rules)
]
every_rule = pytest.mark.parametrize(("rt", "rule"), RULES)


def code_lists() -> Iterator[CodeList]:
    for rt in CORE:
        yield from (c.codes for c in rt.columns if c.codes)


def words_on_screen(rt: ReportType) -> list[str]:
    said = [rt.title, rt.sheet, rt.number, rt.note, rt.question or "", rt.count_rows or ""]
    for column in rt.columns:
        said += [column.label, column.hint, column.unit, *column.aliases]
        for code in column.codes.codes if column.codes else ():
            said += [code.label, *code.aliases]
    return said


def test_core_is_in_printing_order_and_found_by_id() -> None:
    expected = ["F01", "F01b", "F02", "F02b", *(f"F{n:02}" for n in range(3, 17))]
    assert [rt.id for rt in CORE] == expected
    assert by_id("F11").number == "Biểu 11/ĐN"
    with pytest.raises(KeyError):
        by_id("F17")


def test_numbers_and_sheet_names_are_unique_and_fit_excel() -> None:
    assert len({rt.number for rt in CORE}) == len(CORE)
    assert len({fold(rt.sheet) for rt in CORE}) == len(CORE)
    for rt in CORE:
        assert rt.number == f"Biểu {rt.id[1:]}/ĐN"
        assert 0 < len(rt.sheet) <= 24
        assert not set(rt.sheet) & set(r"[]:*?/\'")


@every_type
def test_words_on_screen_are_clean_vietnamese(rt: ReportType) -> None:
    for said in words_on_screen(rt):
        assert unicodedata.is_normalized("NFC", said), said
        assert said == " ".join(said.split()), said
    assert rt.note.endswith(".")
    assert rt.question is None or rt.question.endswith("không?")


@every_type
def test_only_the_narrative_is_asked_without_a_question(rt: ReportType) -> None:
    assert (rt.question is None) == (rt.id == "F01")


@every_type
def test_a_sheet_can_be_printed_and_its_hints_shown(rt: ReportType) -> None:
    asked = [c for c in rt.columns if not c.derived and c.name != "truong"]
    assert sum(c.width for c in asked) <= 230, "too wide for an A4 page to stay readable"
    for column in asked:
        assert len(column.hint) <= 255, "Excel cuts input hints at 255 characters"
        assert "(" not in column.label, "a unit of measure stands in Column.unit, printed once"
        longest = max(len(word) for word in column.label.split())
        assert longest <= column.width, f"a word of {column.label!r} does not fit"


@every_type
def test_headings_that_people_write_point_to_one_column(rt: ReportType) -> None:
    seen: dict[str, str] = {}
    for column in rt.columns:
        for heading in (column.label, *column.aliases):
            assert seen.setdefault(fold(heading), column.name) == column.name, heading


@every_type
def test_a_table_names_the_school_first_and_has_a_key(rt: ReportType) -> None:
    if rt.layout == "table":
        assert rt.columns[0].name == "truong"
    assert any(c.key for c in rt.columns if c.name != "truong")


@every_type
def test_key_columns_of_carried_types_come_back_prefilled(rt: ReportType) -> None:
    prefilled = {c.name for c in rt.columns if c.prefill}
    assert bool(prefilled) == rt.carried
    if rt.carried:
        keys = {c.name for c in rt.columns if c.key and c.name != "truong"}
        assert keys <= prefilled
        assert not prefilled & {c.name for c in rt.columns if c.measure == "flow"}


def test_agreements_projects_and_programmes_are_carried() -> None:
    assert [rt.id for rt in CORE if rt.carried] == ["F05", "F07", "F09"]


def test_what_names_a_person_is_marked_personal() -> None:
    assert [rt.id for rt in CORE if rt.personal] == ["F02b"]
    personal = {(rt.id, c.name) for rt in CORE for c in rt.columns if c.personal}
    assert {("F03", "truong_doan"), ("F04", "truong_doan"), ("F15", "nguoi_phu_trach")} <= personal
    for name in ("ho_ten", "dien_thoai_cong_vu", "email"):
        assert ("F16", name) in personal
    open_to_export = {c.name for c in by_id("F02b").columns if not c.personal}
    assert open_to_export == {"truong", "nuoc", "trinh_do", "nguon_kinh_phi"}


def test_a_school_is_asked_little_about_students_abroad() -> None:
    f02 = by_id("F02")
    school = [c.name for c in f02.columns_for(("THPT",))]
    assert school == ["nuoc", "moi_di_trong_ky", "nu"]
    consultancy = {c.name for c in f02.columns_for(("TV_DU_HOC",))}
    assert {"trinh_do", "nguon_kinh_phi", "dang_hoc_cuoi_ky", "ve_nuoc_trong_ky"} <= consultancy
    assert f02.source_for(("TV_DU_HOC",)) == "TV_DU_HOC"
    assert f02.source_for(("THPT",)) == "TRUONG"


def test_dossiers_of_scheme_six_are_asked_of_the_department_only() -> None:
    asked = {c.name for c in by_id("F13").columns_for(("THPT",))}
    assert not asked & {"ho_so_tham_dinh", "phe_duyet", "cong_nhan"}
    assert "cong_nhan" in {c.name for c in by_id("F13").columns_for(("SO_GDDT",))}


@pytest.mark.parametrize("listed", list(code_lists()), ids=lambda listed: listed.id)
def test_a_label_or_alias_means_one_code(listed: CodeList) -> None:
    assert len(set(listed.ids)) == len(listed.ids)
    assert len({fold(c.label) for c in listed.codes}) == len(listed.codes)
    seen: dict[str, str] = {}
    for code in listed.codes:
        for written in (code.label, *code.aliases):
            assert seen.setdefault(fold(written), code.id) == code.id, written


def test_one_list_id_names_one_list() -> None:
    seen: dict[str, CodeList] = {}
    for listed in code_lists():
        assert seen.setdefault(listed.id, listed) == listed


@every_type
def test_several_labels_in_one_cell_can_be_told_apart(rt: ReportType) -> None:
    for column in rt.columns:
        if column.type == "codes" and column.codes:
            for code in column.codes.codes:
                assert not set(code.label) & set(",;/\n"), code.label


def test_the_lists_of_the_directives_are_whole() -> None:
    f13, f12 = by_id("F13"), by_id("F12")
    assert len(f13.column("de_an").codes.codes) == 6  # type: ignore[union-attr]
    assert len(f13.column("nganh").codes.codes) == 8  # type: ignore[union-attr]
    assert len(f12.column("dac_diem_dia_ban").codes.codes) == 3  # type: ignore[union-attr]
    assert {by_id(i).column("don_vi_phoi_hop").type for i in ("F07", "F11")} == {"codes"}
    topics = set(by_id("F11").column("chu_de").codes.ids)  # type: ignore[union-attr]
    assert {"BAO_VE_HOA_BINH", "CHONG_CHIEN_TRANH", "BIEN_DAO", "GIAM_NGHEO"} <= topics
    indicators = by_id("F01b").column("chi_tieu").codes.ids  # type: ignore[union-attr]
    assert len(indicators) == 5


@every_rule
def test_a_rule_names_columns_of_its_type(rt: ReportType, rule: RowRule) -> None:
    assert set(rule.fields) <= {c.name for c in rt.columns}
    if isinstance(rule, RequiredWhen):
        column = rt.column(rule.field)
        assert not column.asked_of, "units that are not asked could never keep the rule"
        assert not column.required, "required anyway"


@every_rule
def test_a_condition_speaks_of_the_codes_of_its_column(rt: ReportType, rule: RowRule) -> None:
    for condition in (rule.when, rule.unless, getattr(rule, "allowed", None)):
        codes = rt.column(condition.field).codes if condition else None
        if codes is None or not hasattr(condition, "choices"):
            continue
        pairs = (*condition.choices, *condition.others)  # type: ignore[union-attr]
        assert set(pairs) == {(c.id, c.label) for c in codes.codes}


@every_rule
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_rules_message_can_be_said_for_a_full_and_an_empty_row(
    rt: ReportType, rule: RowRule, lang: str
) -> None:
    labels = {c.name: c.label for c in rt.columns}
    for row in ({}, {c.name: sample(c.type, c.codes) for c in rt.columns}):
        made = finding(
            rule.code, value=1, severity=rule.severity, lang=lang, **rule.params(row, labels)
        )
        assert "{" not in made.message + made.fix
        assert made.severity in get_args(type(made).model_fields["severity"].annotation)
        assert labels[rule.fields[0]] in made.message + made.fix


def sample(kind: str, codes: CodeList | None) -> object:
    from datetime import date
    from decimal import Decimal

    if codes:
        return (codes.ids[0],) if kind == "codes" else codes.ids[0]
    values = {
        "count": 2, "money": Decimal(3), "date": date(2023, 3, 4), "flag": True,
        "country": "JP", "countries": ("JP", "KR"),
    }  # fmt: skip
    return values.get(kind, "x")


def test_every_rule_code_has_a_sentence_in_both_languages() -> None:
    said = entries("report_types")
    for code in {rule.code for rt in CORE for rule in rt.rules}:
        assert said[code]["vi"]
        assert said[code]["en"]


def test_legal_numbers_of_days_only_ask() -> None:
    rules = [r for rt in CORE for r in rt.rules if hasattr(r, "threshold")]
    assert sorted(r.threshold.days for r in rules) == [15, 15, 30, 40]
    for rule in rules:
        assert rule.severity == "warning"
        assert (rule.citation is None) == (rule.threshold.basis == "remembered")

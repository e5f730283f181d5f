"""The rules as data, the questions that are open, and the schema for editors."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from tests.support.mini import MINI

from foreignaffairs.provinces import describe, load_province, with_office_settings
from foreignaffairs.provinces.questions import open_questions
from foreignaffairs.provinces.schema import province_schema, published, schema_text
from foreignaffairs.provinces.shape import KEYS

GOOD = load_province(Path(__file__).parent / "good")


def by_id(entries: list[dict[str, object]]) -> dict[object, dict[str, object]]:
    return {entry["id"]: entry for entry in entries}


def test_rules_are_json() -> None:
    rules = describe(GOOD)
    assert json.loads(json.dumps(rules, ensure_ascii=False)) == rules


def test_every_entry_has_its_citation_as_printed() -> None:
    rules = describe(GOOD)
    assert by_id(rules["tasks"])["MAU-1-1"]["citation"] == (
        "Chỉ thị số 12-CT/TW ngày 05/01/2022, điểm 1"
    )
    assert by_id(rules["obligations"])["B02"]["citation"] == (
        "Công văn số … của Sở GD&ĐT Mẫu, đoạn cuối"
    )


def test_a_deadline_shows_what_is_unconfirmed_and_why() -> None:
    deadline = by_id(describe(GOOD)["deadlines"])["MAU-H1"]
    assert deadline["to_confirm"] == ["inclusive", "day_off", "closing_time", "window"]
    assert deadline["date"] == {
        "value": {"month": 12, "day": 10, "year_offset": 0},
        "basis": "seed",
        "reason": "",
        "citation": "Công văn số … của Sở GD&ĐT Mẫu, đoạn cuối",
        "to_confirm": False,
    }


def test_an_obligation_shows_who_perhaps_owes_it() -> None:
    obligation = by_id(describe(GOOD)["obligations"])["B02"]
    assert obligation["to_confirm"] == ["PHONG_SO"]
    assert obligation["kinds"] == ["THPT"]
    assert obligation["dated"] is True


def test_undated_obligations_are_there() -> None:
    undated = MINI.deadline("M-H1").model_copy(update={"date": None, "undated": "kịp thời"})
    province = MINI.model_copy(update={"deadlines": (undated, MINI.deadlines[1])})
    rules = describe(province)
    assert by_id(rules["obligations"])["B02"]["dated"] is False
    assert by_id(rules["deadlines"])["M-H1"]["to_confirm"][:1] == ["date"]  # type: ignore[index]


def test_only_what_is_in_force_on_the_day() -> None:
    until = MINI.unit_kinds[1].model_copy(update={"until": date(2025, 6, 30)})
    province = MINI.model_copy(update={"unit_kinds": (MINI.unit_kinds[0], until)})
    assert len(describe(province, date(2025, 6, 30))["unit_kinds"]) == 2
    assert len(describe(province, date(2025, 7, 1))["unit_kinds"]) == 1
    assert describe(GOOD, date(2025, 7, 1))["units"] == 1
    assert describe(GOOD)["units"] == 2


def test_questions_name_the_section_that_settles_them() -> None:
    asked = {(where, q.name) for q in open_questions(GOOD) for where in q.where}
    assert ('deadlines."MAU-H1"', "inclusive") in asked
    assert ("obligations.B02.perhaps", "PHONG_SO") in asked
    assert ("settings", "day_off") in asked


def test_a_settled_question_is_not_asked_again() -> None:
    decided = with_office_settings(GOOD, {"settings": {"day_off": "keep"}})
    assert "settings" not in {where for q in open_questions(decided) for where in q.where}


def test_the_same_question_of_two_deadlines_is_one_question() -> None:
    (asked,) = [q for q in open_questions(MINI) if q.name == "inclusive"]
    assert asked.where == ('deadlines."M-H1"', 'deadlines."M-H2"')


def test_questions_are_asked_in_both_languages() -> None:
    for vi, en in zip(open_questions(GOOD), open_questions(GOOD, "en"), strict=True):
        assert vi.question != en.question


def test_the_published_schema_is_fresh() -> None:
    assert published() == schema_text(), "run python -m foreignaffairs.provinces.schema"


def test_the_schema_knows_every_key_and_short_citations() -> None:
    schema = province_schema()
    assert tuple(schema["properties"]) == KEYS
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Citation"]["required"] == ["directive", "clause"]
    assert "plugin" not in schema["properties"]

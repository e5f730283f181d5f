"""``describe_type``: everything a report type declares, as plain data for the docs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from foreignaffairs.model import ReportType
from foreignaffairs.report_types import CORE, by_id, describe_type, rule_text


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("rt", CORE, ids=lambda rt: rt.id)
def test_a_description_is_json_and_whole(rt: ReportType, lang: str) -> None:
    described = describe_type(rt, lang)
    assert json.loads(json.dumps(described)) == described
    assert [c["id"] for c in described["columns"]] == [c.name for c in rt.columns]
    named = {c["codes"] for c in described["columns"] if c["codes"]}
    assert named == set(described["code_lists"])
    for rule in described["rules"]:
        assert rule["text"] != rule["code"]
        assert "{" not in rule["text"]


def test_a_column_says_of_whom_it_is_asked_and_how_it_adds_up() -> None:
    columns = {c["id"]: c for c in describe_type(by_id("F02"))["columns"]}
    assert columns["dang_hoc_cuoi_ky"]["measure"] == "stock"
    assert columns["dang_hoc_cuoi_ky"]["asked_of"] == ["TV_DU_HOC"]
    assert columns["nguon_bao_cao"]["derived"] is True


def test_a_rule_is_one_sentence_with_its_condition_and_threshold() -> None:
    rules = describe_type(by_id("F05"))["rules"]
    copy = next(r for r in rules if r["kind"] == "WithinDays")
    assert copy["text"].startswith("Khi “Thuộc Luật Thỏa thuận quốc tế: Có”: “Ngày gửi bản sao")
    assert copy["threshold"] == {
        "since": "2021-07-01",
        "until": None,
        "days": 15,
        "basis": "seen",
        "source": "Luật Thỏa thuận quốc tế 70/2020/QH14",
    }


def test_a_rule_of_an_unknown_code_is_named_by_its_code() -> None:
    f02 = by_id("F02")
    assert rule_text(replace(f02.rules[0], code="XX-R99"), f02) == "XX-R99"

"""YAML as plain data: what is read, where it stands, and that nothing but RulesError comes out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreignaffairs.model import RulesError
from foreignaffairs.provinces.yaml_text import read_yaml


def test_yaml_1_2_is_read_plainly() -> None:
    read = read_yaml(
        "a: NO\nb: on\nc: 17:00\nd: 010\ne: true\nf: 2023-12-10\ng: ~\nh: [1, x]\ni: 1_000\n",
        "a.yaml",
    )
    assert read.data == {
        "a": "NO",
        "b": "on",
        "c": "17:00",
        "d": 10,
        "e": True,
        "f": date(2023, 12, 10),
        "g": None,
        "h": [1, "x"],
        "i": 1000,
    }


def test_everything_has_its_line() -> None:
    read = read_yaml("a:\n  - b: 1\n    c:\n      - 2\n      - 3\n", "a.yaml")
    lines = {path: place.line for path, place in read.places.items()}
    assert lines[("a",)] == 1
    assert lines[("a", 0, "b")] == 2
    assert lines[("a", 0, "c")] == 3
    assert lines[("a", 0, "c", 1)] == 5
    assert str(read.place(("a", 0, "d"))) == "a.yaml:2"


@pytest.mark.parametrize(
    "text",
    [
        "a: 1.5",
        "a: 0x1F",
        "a: 2023-12-10 10:00:00",
        "a: 2023-13-01",
        "a: !!binary aGVsbG8=",
        "a: !mine 1",
        "<<: {a: 1}",
        "? [a, b]\n: 1",
        "true: 1",
        "a: 1\na: 2",
        "a: &x {b: *x}",
        "a: *x",
        "a: b: c",
        "a: [",
        "--- {a: 1}\n--- {b: 2}",
        "\ta: 1",
    ],
)
def test_what_rules_do_not_need_is_refused_with_a_line(text: str) -> None:
    with pytest.raises(RulesError, match=r"^a\.yaml:\d+: "):
        read_yaml(text, "a.yaml")


@given(st.text(alphabet=st.sampled_from("a:-[]{}&*!|>'\"#%@`?, \n\t0129.~_<Đá\u0301"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    said = "a.yaml:"
    try:
        read_yaml(text, "a.yaml")
    except RulesError as refused:
        said = str(refused)
    assert said.startswith("a.yaml:")

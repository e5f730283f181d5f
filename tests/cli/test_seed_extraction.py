"""Each item of both texts, walked from a plain list, is found in ``rules … --json``."""

from __future__ import annotations

import io
import json
from collections import Counter
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from foreignaffairs.cli import main

LINES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "seed_extraction.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@cache
def rules(province: str) -> dict[str, Any]:
    out = io.StringIO()
    with redirect_stdout(out):
        assert main(["rules", province, "--json"]) == 0
    return dict(json.loads(out.getvalue()))


@cache
def notes(province: str) -> str:
    return json.dumps(rules(province), ensure_ascii=False)


def names(entry: dict[str, Any]) -> set[str]:
    """What an entry may be called by: its id or number, a directive also as the text writes it."""
    return {entry["id"], entry.get("number"), *entry.get("written_as", ())} - {None}


def holds(value: Any, wanted: str) -> bool:
    value = value.get("value", value) if isinstance(value, dict) else value
    if isinstance(value, dict):  # a day of the year
        value = f"{value['month']}-{value['day']}"
    if isinstance(value, bool):
        return str(value).lower() == wanted
    if isinstance(value, list):
        return any(wanted == item or f", {wanted}" in str(item) for item in value)
    return wanted in str(value)


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line[:3]))
def test_it_is_there(line: tuple[str, ...]) -> None:
    province, where, ident, *facts = line
    if where == "notes":
        assert ident in notes(province)
        return
    found = [entry for entry in rules(province)[where] if ident in names(entry)]
    assert len(found) == 1, f"{ident}: {len(found)}"
    (entry,) = found
    assert entry.get("citation") or where in ("directives", "unit_kinds")
    for fact in facts:
        field, _, wanted = fact.partition("=")
        if wanted:
            assert holds(entry[field], wanted), (fact, entry[field])
        else:
            assert not entry[field]


def test_the_list_is_whole() -> None:
    """As counted on the texts: 3 + 20 directives, 9 + 57 items, B01–B17 and L1–L26."""
    counted = Counter(line[:2] for line in LINES)
    assert counted["hai-phong", "directives"] == 3
    assert counted["tphcm", "directives"] == 20
    assert counted["hai-phong", "tasks"] == 9
    # I: 4 + 3; 2.1–2.5: 6 + 4 + 10 + 6 + 9 + 3; 2.6: lead and two; III: 3.
    assert counted["tphcm", "tasks"] == 7 + 38 + 3 + 3
    assert {line[2] for line in LINES if line[1] == "obligations"} == {
        f"B{n:02}" for n in range(1, 18)
    }
    assert {line[2] for line in LINES if line[1] == "notes"} == {f"L{n}:" for n in range(1, 27)}


@pytest.mark.parametrize("province", ["hai-phong", "tphcm"])
def test_what_is_only_proposed_is_never_said_as_law(province: str) -> None:
    """Whoever calls a thing proposed, inferred or remembered in words marks it for programs too."""
    said = ("đề xuất", "suy ra", "trí nhớ")
    lists = ("directives", "tasks", "obligations", "recipients", "addressees", "unit_kinds")
    unmarked = [
        entry["id"]
        for where in lists
        for entry in rules(province)[where]
        if not entry["to_confirm"]
        and any(word in note.lower() for note in words(entry) for word in said)
    ]
    # What these notes speak of is marked elsewhere: at B17, and at the office that reports.
    assert set(unmarked) <= {"HP-CV-2023", "VB-CAN-BO", "MN", "TH", "THCS", "B16", "HCM-2.3-3"}


def words(entry: dict[str, Any]) -> list[str]:
    return [*entry.get("notes", ()), entry.get("note", "")]


@pytest.mark.parametrize("province", ["hai-phong", "tphcm"])
def test_a_number_or_date_from_memory_is_in_no_citation(province: str) -> None:
    printed = json.dumps(
        [rules(province)[k] for k in ("deadlines", "obligations", "tasks", "unit_changes")],
        ensure_ascii=False,
    )
    assert "Bộ luật Dân sự năm 2015, Điều 148" in printed
    assert "91/2015" not in printed
    assert "72/2025/QH15 ngày" not in printed

"""Generated pages are as the code would make them now, and say what they must say."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tools.docs import hooks, json_shapes, pages, rule_format

from foreignaffairs.model import Province
from foreignaffairs.provinces.questions import open_questions
from foreignaffairs.provinces.registry import Registry
from foreignaffairs.provinces.settings import SECTIONS, with_office_settings

ROOT = Path(__file__).resolve().parents[2]


def text_of(page: str) -> str:
    return (pages.DOCS / page).read_text("utf-8")


@pytest.mark.parametrize("name", sorted(pages.PAGES))
def test_a_page_is_fresh(name: str) -> None:
    assert text_of(name) == pages.make(name), "run python tools/make_docs.py"


def test_no_stranger_lies_among_the_generated_pages() -> None:
    files = (pages.DOCS / pages.GENERATED_FOLDER).rglob("*")
    names = {path.relative_to(pages.DOCS).as_posix() for path in files if path.is_file()}
    assert names <= set(pages.PAGES)


def test_a_changed_a_missing_and_a_strange_page_are_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = ("tham-chieu/ngay-nghi.md", "tham-chieu/hook.md", "tham-chieu/so-theo-doi.md")
    monkeypatch.setattr(pages, "PAGES", {name: pages.PAGES[name] for name in some})
    pages.write(tmp_path)
    assert pages.stale(tmp_path) == []
    (tmp_path / some[0]).write_text("khác", "utf-8")
    (tmp_path / some[1]).unlink()
    (tmp_path / "tham-chieu/la.md").write_text("lạ", "utf-8")
    assert pages.stale(tmp_path) == [some[0], some[1], "tham-chieu/la.md"]


def test_importing_the_tool_brings_nothing_heavy_along() -> None:
    heavy = ("pandas", "sqlalchemy", "click", "xlsxwriter", "docx", "foreignaffairs")
    words = f"import sys, tools.docs.pages; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_every_hook_has_its_words_on_the_page() -> None:
    page = text_of("tham-chieu/hook.md")
    for name, hook in hooks.hookspecs().items():
        assert f"## {name}\n" in page
        assert inspect.getdoc(hook)
        assert hooks.example_of(name).strip() in page


def test_every_example_belongs_to_a_hook() -> None:
    assert {path.stem for path in hooks.EXAMPLES.glob("*.py")} == set(hooks.hookspecs())


def test_every_key_that_a_file_may_write_is_on_the_page() -> None:
    page = text_of("tham-chieu/dinh-dang-quy-dinh.md")
    for model in rule_format.reachable(Province):
        section = page.partition(f"## {model.__name__} {{")[2].partition("\n## ")[0]
        for key in rule_format.keys(model):
            assert f"| `{key}` |" in section, f"{model.__name__}.{key}"


def test_a_key_without_words_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    words = tmp_path / "rule_keys.toml"
    words.write_text(rule_format.WORDS.read_text("utf-8").replace("undated =", "undatd ="), "utf-8")
    monkeypatch.setattr(rule_format, "WORDS", words)
    with pytest.raises(ValueError, match=r"Deadline\.undated.*Deadline\.undatd"):
        rule_format.page()


@pytest.mark.parametrize("province", Registry.load().provinces, ids=lambda p: p.id)
def test_the_lines_shown_for_an_open_point_settle_it(province: Province) -> None:
    import tomllib

    page = text_of("can-bo/diem-can-xac-nhan.md")
    section = page.partition(f"## {province.name} (")[2].partition("\n## ")[0]
    blocks = re.findall(r"```toml\n(.*?)```", section, re.DOTALL)
    questions = open_questions(province)
    assert len(blocks) == len(questions)
    for block, question in zip(blocks, questions, strict=True):
        decided = with_office_settings(province, tomllib.loads(block))
        left = {
            (q.name, where, repr(q.value), q.reason)
            for q in open_questions(decided)
            for where in q.where
        }
        asked = (question.name, question.where[0], repr(question.value), question.reason)
        assert asked not in left, block


def test_office_toml_is_documented_key_by_key() -> None:
    from foreignaffairs.office.settings import OfficeSettings
    from foreignaffairs.provinces.adhoc import AdHocRequest
    from foreignaffairs.provinces.adhoc_table import AdHocColumn
    from foreignaffairs.provinces.choices import DeadlineChoice, ObligationChoice

    page = text_of("can-bo/office-toml.md")
    own = {field.alias or name for name, field in OfficeSettings.model_fields.items()} - {"rules"}
    chosen = {
        name
        for model in (DeadlineChoice, ObligationChoice, AdHocRequest, AdHocColumn)
        for name in model.model_fields
    }
    missing = [name for name in sorted(own | chosen | set(SECTIONS)) if f"`{name}`" not in page
               and f"## [{name}]" not in page]  # fmt: skip
    assert missing == []


def test_the_whole_office_toml_on_the_page_is_accepted(tmp_path: Path) -> None:
    from foreignaffairs.office.settings import OfficeSettings, load_settings

    block = re.findall(r"```toml\n(.*?)```", text_of("can-bo/office-toml.md"), re.DOTALL)[0]
    path = tmp_path / "office.toml"
    path.write_text(block, "utf-8")
    settings = load_settings(path, {})
    assert settings.model_fields_set == set(OfficeSettings.model_fields)
    province = with_office_settings(Registry.load().province(settings.province), settings.rules)
    assert {"2023-DX01", "2023-DX02"} <= {d.id for d in province.deadlines}
    assert [t.id for t in province.report_types] == ["DX02_2023"]


def test_shapes_of_a_list_have_the_fields_and_types_of_all_items() -> None:
    told = json_shapes.shape([{"a": 1}, {"a": None, "b": "2023-12-09"}, {"c": []}])
    assert told == [{"a": {"number", "null"}, "b": {"date"}, "c": []}]
    assert list(json_shapes.lines(told)) == [
        "[",
        "  {",
        '    "a": number or null,',
        '    "b": date,',
        '    "c": []',
        "  }, …",
        "]",
    ]

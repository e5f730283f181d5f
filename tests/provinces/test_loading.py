"""A province from a folder of YAML: what is read, and what is refused with its file and line."""

from __future__ import annotations

import shutil
import unicodedata
from datetime import date, time
from pathlib import Path

import pytest

from foreignaffairs.model import RulesError
from foreignaffairs.provinces import load_province
from foreignaffairs.provinces.problems import RulesProblems

GOOD = Path(__file__).parent / "good"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "mau"))


def change(folder: Path, file: str, old: str, new: str) -> int:
    """Replace the one ``old`` in a file; return the line at which the new text begins."""
    text = (folder / file).read_text("utf-8")
    assert text.count(old) == 1, old
    (folder / file).write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def problems(folder: Path) -> list[str]:
    """The refusal, one problem a line, without the folder's path."""
    with pytest.raises(RulesError) as refused:
        load_province(folder)
    return str(refused.value).replace(f"{folder}/", "").splitlines()


def test_a_good_folder_is_read_whole() -> None:
    province = load_province(GOOD)
    assert province.id == "mau"
    assert province.deadline("MAU-H1").closing_time.value == time(17, 0)
    assert province.unit_changes[0].on == date(2025, 7, 1)
    assert province.directive("CT-12").issued == date(2022, 1, 5)
    assert province.report_types == ()


def test_short_citations_are_written_out_from_the_directive() -> None:
    province = load_province(GOOD)
    assert str(province.task("MAU-1-1").citation) == "Chỉ thị số 12-CT/TW ngày 05/01/2022, điểm 1"
    assert str(province.task("MAU-1").citation) == "Công văn số … của Sở GD&ĐT Mẫu, mục 1"


def test_a_citation_keeps_the_text_it_is_given(folder: Path) -> None:
    change(folder, "tasks.yaml", "clause: mục 1}", "clause: mục 1, text: Chỗ ấy}")
    assert str(load_province(folder).task("MAU-1").citation) == "Chỗ ấy"


def test_quoted_dates_serve_too(folder: Path) -> None:
    change(folder, "directives.yaml", "2022-01-05", '"2022-01-05"')
    province = load_province(folder)
    assert province.directive("CT-12").issued == date(2022, 1, 5)
    assert "ngày 05/01/2022" in str(province.task("MAU-1-1").citation)


def test_norway_noon_and_switches_stay_text() -> None:
    province = load_province(GOOD)
    assert province.country_aliases == {"nước mẫu": "NO"}


def test_text_becomes_nfc(folder: Path) -> None:
    change(folder, "tasks.yaml", "Tuyên truyền", unicodedata.normalize("NFD", "Tuyên truyền"))
    assert load_province(folder).task("MAU-1").title == "Tuyên truyền"


def test_a_byte_order_mark_is_no_obstacle(folder: Path) -> None:
    path = folder / "tasks.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_province(folder).task("MAU-1").title == "Tuyên truyền"


def test_aliases_save_writing(folder: Path) -> None:
    change(folder, "tasks.yaml", "citation: {directive: MAU-CV", "citation: &c {directive: MAU-CV")
    change(folder, "tasks.yaml", "{directive: CT-12, clause: điểm 1}", "*c")
    province = load_province(folder)
    assert province.task("MAU-1-1").citation == province.task("MAU-1").citation


# Each: file, what stands there, what is written instead, what is said after file:line.
BROKEN = {
    "unknown key": ("tasks.yaml", "title: Quán triệt", "titel: Quán triệt", "Không có mục “titel”"),
    "near key": ("tasks.yaml", "narrative: true", "narative: true", "Có phải “narrative”?"),
    "not a flag": ("tasks.yaml", "narrative: true", "narrative: on", "true hoặc false"),
    "number for text": ("directives.yaml", "12-CT/TW", "12", "“12” cần đặt trong ngoặc kép"),
    "not a date": ("directives.yaml", "2022-01-05", "5/1/2022", "ngày dạng 2023-12-10"),
    "no such date": ("directives.yaml", "2022-01-05", "2022-02-30", "Không dùng được giá trị"),
    "a float": ("directives.yaml", "12-CT/TW", "12.5", "Không dùng được giá trị “12.5”"),
    "not a time": ("obligations.yaml", "17:00", "5 giờ", 'giờ dạng "17:00"'),
    "no such period": ("obligations.yaml", "period: N", "period: Q1", "“Q1” không đúng dạng"),
    "no such mode": ("obligations.yaml", "mode: compulsory", "mode: maybe", "'if_any'"),
    "month 13": ("obligations.yaml", "month: 12, day: 10}", "month: 13, day: 10}", "13 (le 12)"),
    "list for text": ("tasks.yaml", "kinds: [THPT]", "kinds: THPT", "phải là một danh sách"),
    "text for keys": (
        "tasks.yaml",
        "citation: {directive: CT-12, clause: điểm 1}",
        "citation: điểm 1",
        "“citation” phải gồm các mục",
    ),
    "empty clause": ("tasks.yaml", "clause: điểm 1", 'clause: ""', "“clause” không được để trống"),
    "half a citation": (
        "obligations.yaml",
        "- {directive: MAU-CV, clause: đoạn cuối}",
        "- {directive: MAU-CV}",
        "Thiếu mục “clause”",
    ),
    "dead directive": ("tasks.yaml", "directive: CT-12", "directive: CT-13", "văn bản “CT-13”"),
    "dead main": ("province.yaml", "main_directive: MAU-CV", "main_directive: X", "văn bản “X”"),
    "dead cited_in": ("directives.yaml", "cited_in: MAU-CV", "cited_in: X", "văn bản “X”"),
    "dead parent": ("tasks.yaml", "parent: MAU-1", "parent: MAU-9", "nhiệm vụ “MAU-9”"),
    "dead kind": ("tasks.yaml", "kinds: [THPT]", "kinds: [THCS]", "loại đơn vị “THCS”"),
    "dead perhaps": ("obligations.yaml", "[PHONG_SO]", "[PHONG]", "loại đơn vị “PHONG”"),
    "dead form": ("tasks.yaml", "report_types: [F01]", "report_types: [F99]", "biểu “F99”"),
    "dead recipient": ("obligations.yaml", "recipients: [SO]", "recipients: [A]", "nơi nhận “A”"),
    "dead deadline": ("obligations.yaml", "deadlines: [MAU-H1]", "deadlines: [X]", "thời hạn “X”"),
    "dead task": ("obligations.yaml", "tasks: [MAU-1]", "tasks: [X]", "nhiệm vụ “X”"),
    "dead successor": ("units.yaml", "after: [T02]", "after: [T03]", "đơn vị “T03”"),
    "dead country": ("province.yaml", '"NO"', "XX", "“XX” không phải mã nước"),
    "one name, two kinds": (
        "province.yaml",
        "title: Trường THPT}",
        "title: phòng thuộc SỞ}",
        "đã là tên của loại đơn vị “PHONG_SO”",
    ),
    "twice": ("tasks.yaml", "id: MAU-1-1", "id: MAU-1", "“MAU-1” đã dùng ở trên"),
    "31 April": (
        "obligations.yaml",
        "value: {month: 12, day: 10}",
        "value: {month: 4, day: 31}",
        "Không có ngày 31/4",
    ),
    "key twice": ("tasks.yaml", "narrative: true", "title: Hai", "“title” xuất hiện hai lần"),
    "unknown top key": ("units.yaml", "unit_changes:", "unit_change:", "mục “unit_change”"),
    "plugin's own field": ("province.yaml", "settings:", "report_types:", "mục “report_types”"),
    "number as key": ("province.yaml", "nước mẫu:", "2023:", "Tên mục “2023”"),
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_what_is_wrong_is_refused_at_its_line(folder: Path, name: str) -> None:
    file, old, new, said = BROKEN[name]
    line = change(folder, file, old, new)
    said_all = problems(folder)
    assert any(p.startswith(f"{file}:{line}: ") and said in p for p in said_all), said_all


def test_a_list_with_a_wrong_item_is_not_called_empty(folder: Path) -> None:
    change(folder, "obligations.yaml", "- {directive: MAU-CV, clause: đoạn cuối}", "- {clause: a}")
    (said,) = problems(folder)
    assert said.endswith("Thiếu mục “directive”.")


def test_one_id_may_not_be_valid_twice_on_a_day(folder: Path) -> None:
    change(folder, "units.yaml", "after: [T02]", "after: [T01]")
    change(folder, "units.yaml", "T02, name: Trường mẫu 02", "T01, name: Trường mẫu 01")
    assert load_province(folder).units[1].code == "T01"
    line = change(folder, "units.yaml", "since: 2025-07-01", "since: 2025-06-30")
    assert problems(folder) == [
        f"units.yaml:{line}: Mã “T01” đã dùng ở trên với thời gian hiệu lực chồng nhau."
    ]


def test_a_window_may_not_end_before_it_begins(folder: Path) -> None:
    change(folder, "obligations.yaml", ", year_offset: -1}", "}")
    assert problems(folder)[0].endswith("kết thúc trước khi bắt đầu.")


def test_a_text_that_names_years_must_say_what_holds_later(folder: Path) -> None:
    line = change(
        folder, "obligations.yaml", "    period: N", "    period: N\n    named_years: [2023]"
    )
    assert problems(folder)[0].startswith(f"obligations.yaml:{line + 1}: ")


def test_a_deadline_needs_a_date_or_the_words_without_one(folder: Path) -> None:
    text = (folder / "obligations.yaml").read_text("utf-8")
    start, end = text.index("    date:"), text.index("    inclusive:")
    (folder / "obligations.yaml").write_text(text[:start] + text[end:], "utf-8")
    assert "(undated)" in problems(folder)[0]


def test_tasks_may_not_go_in_circles(folder: Path) -> None:
    line = change(folder, "tasks.yaml", "title: Tuyên truyền", "parent: MAU-1-1\n    title: A")
    said = problems(folder)
    assert said[0] == f"tasks.yaml:{line}: Cấp trên của “MAU-1” quay vòng về chính nó."
    assert len(said) == 2


def test_bad_syntax_names_a_line_of_the_file(folder: Path) -> None:
    change(folder, "tasks.yaml", "kinds: [THPT]", "kinds: [THPT")
    (said,) = problems(folder)
    assert said.startswith("tasks.yaml:")
    assert "YAML sai cú pháp" in said


def test_a_key_in_two_files_names_both_places(folder: Path) -> None:
    (folder / "them.yaml").write_text("# thêm\ntasks: []\n", "utf-8")
    (said,) = problems(folder)
    assert said.startswith("them.yaml:2: ")
    assert "tasks.yaml:1" in said


def test_a_missing_top_key_is_laid_at_the_province_file(folder: Path) -> None:
    (folder / "tasks.yaml").unlink()
    assert problems(folder) == ["province.yaml:1: Thiếu mục “tasks”."]


def test_a_missing_key_is_laid_at_the_thing_that_lacks_it(folder: Path) -> None:
    line = change(folder, "tasks.yaml", "  - id: MAU-1-1\n    title: Quán triệt\n", "  - id: A\n")
    assert problems(folder)[0].startswith(f"tasks.yaml:{line}: Thiếu mục “title”")


def test_everything_wrong_is_said_at_once_in_order(folder: Path) -> None:
    first = change(folder, "tasks.yaml", "parent: MAU-1", "parent: MAU-9")
    second = change(folder, "tasks.yaml", "report_types: [F01]", "report_types: [F99]")
    assert [p.split(": ")[0] for p in problems(folder)] == [
        f"tasks.yaml:{first}",
        f"tasks.yaml:{second}",
    ]


def test_an_alias_that_bites_its_tail_is_refused(folder: Path) -> None:
    (folder / "them.yaml").write_text("outline: &a [*a]\n", "utf-8")
    (said,) = problems(folder)
    assert said.startswith("them.yaml:1: ")


@pytest.mark.parametrize("content", [b"- a\n", b"just text\n", b"\xff\xfe\n"])
def test_a_file_that_is_no_yaml_mapping_is_refused(folder: Path, content: bytes) -> None:
    (folder / "them.yaml").write_bytes(content)
    assert problems(folder)[0].startswith("them.yaml:1: ")


def test_an_empty_file_adds_nothing(folder: Path) -> None:
    (folder / "them.yaml").write_text("# chưa có gì\n", "utf-8")
    assert load_province(folder) == load_province(GOOD)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="không có tệp"):
        load_province(tmp_path)


def test_problems_are_said_in_english_too(folder: Path) -> None:
    change(folder, "tasks.yaml", "parent: MAU-1", "parent: MAU-9")
    with pytest.raises(RulesProblems) as refused:
        load_province(folder)
    assert refused.value.say("en").endswith("No task “MAU-9” is declared.")


def test_what_is_only_remembered_is_in_no_citation(folder: Path) -> None:
    change(
        folder, "directives.yaml", "number: 12-CT/TW", "number: 12-CT/TW\n    to_confirm: [issued]"
    )
    assert str(load_province(folder).task("MAU-1-1").citation) == "Chỉ thị số 12-CT/TW, điểm 1"
    change(folder, "directives.yaml", "[issued]", "[issued, number]\n    aliases: [Chỉ thị 12]")
    assert str(load_province(folder).task("MAU-1-1").citation) == "Chỉ thị 12, điểm 1"


def test_to_confirm_names_keys_of_its_entry(folder: Path) -> None:
    line = change(
        folder, "directives.yaml", "number: 12-CT/TW", "number: 12-CT/TW\n    to_confirm: [so]"
    )
    assert problems(folder) == [
        f"directives.yaml:{line + 1}: “so” trong to_confirm không phải là khóa của mục này."
    ]

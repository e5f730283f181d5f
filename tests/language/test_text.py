"""Vietnamese text: tidy, comparable, sortable, fit for file names."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreignaffairs.language.text import (
    clean,
    clean_lines,
    fold,
    name_sort_key,
    nfc,
    printable,
    slug,
    sort_key,
    strip_marks,
)

VIETNAMESE = st.text(
    st.sampled_from(
        "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvx"
        "yỳỷỹýỵ -."
    )
)


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [
        ("  Trường  THPT\tChuyên \n", "Trường THPT Chuyên"),
        ("Sở\u00a0GD&ĐT", "Sở GD&ĐT"),
        ("Tie\u0302\u0301ng Vie\u0323\u0302t", "Tiếng Việt"),
        ("ẩn\u200bgiấu\ufeff", "ẩngiấu"),
        ("một\x00hai\x1b", "mộthai"),
        ("hỏng \ud800 cặp", "hỏng cặp"),
    ],
)
def test_clean_gives_one_tidy_line(raw: str, tidy: str) -> None:
    assert clean(raw) == tidy


def test_clean_lines_keeps_lines_but_not_heaps_of_empty_ones() -> None:
    assert clean_lines("\n a  b \r\n\r\n\n\nc\u2028d\n\n") == "a b\n\nc\nd"


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_lines(clean_lines(text)) == clean_lines(text)


@given(st.text())
def test_clean_text_can_be_stored_anywhere(text: str) -> None:
    tidy = clean(text)
    tidy.encode("utf-8")
    assert tidy.isprintable()
    assert tidy == nfc(tidy)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "HÒA BÌNH"),
        ("thuỷ", "Thủy"),
        ("quý", "qúy"),
        ("toàn", "tòan"),
        ("khoẻ", "khỏe"),
        ("Đà  Nẵng ", "Ðà nẵng"),
        ("THPT “A” – B", 'thpt "a" - b'),
        ("Tiếng Việt", "Tie\u0302\u0301ng Vie\u0323\u0302t"),
        ("Ｓở", "sở"),
    ],
)
def test_texts_a_reader_takes_for_the_same_fold_to_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoa", "Hòa"),
        ("ma", "má"),
        ("má", "mà"),
        ("Ma", "Mâ"),
        ("mà", "mầ"),
        ("da", "đa"),
        ("u", "ư"),
    ],
)
def test_tones_and_letters_keep_words_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_composed_decomposed_and_capital_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text) == fold(text.upper())


def test_strip_marks_leaves_plain_letters_and_their_case() -> None:
    assert strip_marks("Đường Nguyễn Thị Ở") == "Duong Nguyen Thi O"


@given(VIETNAMESE)
def test_vietnamese_without_marks_is_ascii(text: str) -> None:
    assert strip_marks(text).isascii()


def shuffled(items: list[str]) -> list[str]:
    mixed = list(items)
    random.Random(2023).shuffle(mixed)
    return mixed


@pytest.mark.parametrize(
    "ordered",
    [
        list("aăâbcdđeêghiklmnoôơpqrstuưvxy"),
        ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mằ", "mâ", "mầ", "mậ", "mo"],
        ["An Dương", "An Lão", "Bạch Long Vĩ", "Cát Hải", "Dương Kinh", "Đồ Sơn", "Hải An",
         "Hồng Bàng", "Kiến An", "Kiến Thụy", "Lê Chân", "Ngô Quyền", "Thủy Nguyên",
         "Tiên Lãng", "Vĩnh Bảo"],
        ["Hòa Bình", "hoa lư", "Hoa Lư", "Hòa Vang"],
        ["Quận 1", "Quận 2", "Quận 03", "Quận 10", "Quận 12", "Quận Bình Tân"],
        ["THCS", "THCS A", "THCS-B", "THCS1", "THCSA"],
    ],
)  # fmt: skip
def test_sort_key_follows_the_vietnamese_alphabet(ordered: list[str]) -> None:
    assert sorted(shuffled(ordered), key=sort_key) == ordered


def test_the_place_of_the_tone_mark_does_not_move_a_word() -> None:
    ordered = ["hoa", "hoà", "hỏa", "hoả mai"]
    assert sorted(shuffled(ordered), key=sort_key) == ordered


@given(st.lists(VIETNAMESE))
def test_sorting_does_not_depend_on_how_letters_are_composed(words: list[str]) -> None:
    apart = [unicodedata.normalize("NFD", word) for word in words]
    assert [sort_key(w) for w in apart] == [sort_key(w) for w in words]


def test_people_sort_by_given_name_then_family_name() -> None:
    ordered = ["Trần Văn An", "Lê Thị Ân", "Lê Văn Bình", "Lý Văn Bình", "Đỗ Thu Hà", "Hà"]
    ordered = [*ordered[:4], "Hà", "Đỗ Thu Hà"]
    assert sorted(shuffled(ordered), key=name_sort_key) == ordered


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trường THPT Đoàn Kết – số 2", "truong-thpt-doan-ket-so-2"),
        ("../../etc/passwd", "etc-passwd"),
        ("Côn", "_con"),
        ("日本", "khong-ten"),
        ("", "khong-ten"),
    ],
)
def test_slug_is_a_safe_file_name(text: str, name: str) -> None:
    assert slug(text) == name


@given(st.text())
def test_slug_is_always_short_ascii(text: str) -> None:
    made = slug(text)
    assert made.isascii()
    assert 0 < len(made) <= 80
    assert not set(made) - set("abcdefghijklmnopqrstuvwxyz0123456789-_")


@given(st.text())
def test_printable_text_commands_no_terminal_and_breaks_no_xml(text: str) -> None:
    shown = printable(text)
    assert all(line.isprintable() for line in shown.replace("\t", "\n").split("\n"))
    assert printable(shown) == shown


def test_printable_text_keeps_its_spaces_and_lines() -> None:
    assert printable("a  b\n\tc\x1b[31m\u202ed\u00a0e") == "a  b\n\tc[31md e"
    assert printable("Trường  THPT") == "Trường  THPT"

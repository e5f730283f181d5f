"""Unit lists as offices keep them."""

from __future__ import annotations

import contextlib
import csv
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from foreignaffairs.inbox import read_units
from foreignaffairs.model import OfficeError, UnitKind

KINDS = (
    UnitKind(id="THPT", title="Trường THPT", aliases=("Trường cấp 3",)),
    UnitKind(id="PHONG_GDDT", title="Phòng GD&ĐT", level="intermediate"),
    UnitKind(id="TRUC_THUOC_SO", title="Đơn vị trực thuộc Sở"),
)
HEAD = "ma,ten,loai,ma_cha,dia_ban,tu,den,email\n"
LIST = (
    HEAD
    + "Q01,Phòng GD&ĐT quận mẫu,PHONG_GDDT,,Quận mẫu,,30/6/2025,\n"
    + "T01,Trường THPT mẫu Hòa Bình,Trường cấp 3; trực thuộc,Q01,Quận mẫu,1/9/2001,,a@mau.vn\n"
).replace("; trực thuộc", "; đơn vị trực thuộc sở")


def codes(path: Path) -> list[str]:
    read = read_units(path, KINDS)
    assert read.problems == ()
    return [u.code for u in read.units]


def test_a_list_is_read_with_kinds_by_id_title_or_alias(tmp_path: Path) -> None:
    path = tmp_path / "don-vi.csv"
    path.write_text(LIST, "utf-8")
    office, school = read_units(path, KINDS).units
    assert (office.code, office.kinds, office.until) == ("Q01", ("PHONG_GDDT",), date(2025, 6, 30))
    assert school.kinds == ("THPT", "TRUC_THUOC_SO")
    assert (school.parent, school.area, school.email) == ("Q01", "Quận mẫu", "a@mau.vn")
    assert school.since == date(2001, 9, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters_give_the_same_units(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    plain = tmp_path / "a.csv"
    plain.write_text(LIST, "utf-8")
    text = LIST.replace(",", delimiter) if delimiter != ";" else _semicolons(LIST)
    path = tmp_path / "b.csv"
    path.write_bytes(_encoded(text, encoding))
    assert read_units(path, KINDS) == read_units(plain, KINDS)


def _semicolons(text: str) -> str:
    """With ; between cells, a cell with several kinds is quoted."""
    kinds = "Trường cấp 3; đơn vị trực thuộc sở"
    return text.replace(kinds, "K").replace(",", ";").replace("K", f'"{kinds}"', 1)


def _encoded(text: str, encoding: str) -> bytes:
    if encoding != "cp1258":
        return text.encode(encoding)
    # Windows-1258 has the vowels of the alphabet and five tone marks to put after them.
    made = b""
    for char in unicodedata.normalize("NFC", text):
        try:
            made += char.encode("cp1258")
        except UnicodeEncodeError:
            tones = "\u0300\u0301\u0303\u0309\u0323"
            parts = unicodedata.normalize("NFD", char)
            base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
            made += (base + "".join(p for p in parts if p in tones)).encode("cp1258")
    return made


def test_a_workbook_gives_numbers_and_dates_as_they_are_meant(tmp_path: Path) -> None:
    path = tmp_path / "don-vi.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Tên đơn vị", "Mã", "Loại đơn vị", "Từ ngày"])
    sheet.write_row(1, 0, ["Trường mẫu", 1001, "THPT"])
    sheet.write_datetime(1, 3, date(2020, 8, 15), book.add_format({"num_format": "d/m/yyyy"}))
    book.close()
    (unit,) = read_units(path, KINDS).units
    assert (unit.code, unit.since) == ("1001", date(2020, 8, 15))


@pytest.mark.parametrize(
    ("lines", "cells"),
    [
        ("A,,THPT,,,,,\n", [("B2", "missing")]),
        ("A,Tên,TIỂU_HỌC; THPT,,,,,\n", [("C2", "kind_unknown")]),
        ("A,Tên,THPT,ZZ,,,,\n", [("D2", "parent_unknown")]),
        ("A,Tên,THPT,A,,,,\n", [("D2", "parent_unknown")]),
        ("A,Tên,THPT,,,6/2023,,\n", [("F2", "bad_date")]),
        ("A,Tên,THPT,,,1/1/2024,1/1/2023,\n", [("G2", "ends_before")]),
        ("Á 1,Tên,THPT,,,,,\n", [("A2", "bad_code")]),
        ("A,Tên,THPT,,,,,\nA,Tên 2,THPT,,,,,\n", [("A3", "twice")]),
        ("A,Tên,THPT,,,,31/12/2023,\n\nA,Tên,THPT,,,1/6/2023,,\n", [("A4", "overlap")]),
        (",,,,,,,\nA,,,,,,,\n", [("B3", "missing"), ("C3", "missing")]),
    ],
)
def test_what_is_wrong_is_said_with_its_cell(
    tmp_path: Path, lines: str, cells: list[tuple[str, str]]
) -> None:
    path = tmp_path / "don-vi.csv"
    path.write_text(HEAD + lines, "utf-8")
    problems = read_units(path, KINDS).problems
    assert [(p.cell, p.reason) for p in problems] == cells
    assert all(p.cell in p.sentence(lang) for p in problems for lang in ("vi", "en"))


def test_one_code_may_have_records_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "don-vi.csv"
    path.write_text(HEAD + "A,Cũ,THPT,,,,30/6/2025,\nA,Mới,THPT,,,1/7/2025,,\n", "utf-8")
    assert codes(path) == ["A", "A"]


def test_a_parent_may_be_one_of_the_provinces_own_units(tmp_path: Path) -> None:
    path = tmp_path / "don-vi.csv"
    path.write_text(HEAD + "A,Tên,THPT,Q01,,,,\n", "utf-8")
    assert read_units(path, KINDS, known=("Q01",)).problems == ()
    assert len(read_units(path, KINDS).problems) == 1


@pytest.mark.parametrize(
    "data",
    [b"", b"\n\n", b"a;b\n1;2\n", b"PK\x03\x04 no workbook"],
    ids=["nothing", "blank", "another table", "damaged workbook"],
)
def test_a_file_that_is_no_unit_list_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "don-vi.csv"
    path.write_bytes(data)
    with pytest.raises(OfficeError, match=r"don-vi\.csv"):
        read_units(path, KINDS)


@given(st.binary(max_size=60), st.sampled_from([b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"]))
def test_any_bytes_are_a_list_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, mark: bytes
) -> None:
    path = tmp_path_factory.mktemp("bytes") / "don-vi.csv"
    path.write_bytes(mark + data)
    with contextlib.suppress(OfficeError):
        assert all(p.sentence() for p in read_units(path, KINDS).problems)


@given(st.lists(st.lists(st.text(max_size=12), min_size=8, max_size=8), max_size=6))
def test_any_cells_are_units_or_problems_with_their_cells(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("cells") / "don-vi.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD.strip().split(","), *rows])
    read = read_units(path, KINDS)
    assert all(re.fullmatch(r"[A-H][0-9]+", p.cell) for p in read.problems)
    assert len({(u.code, u.since) for u in read.units}) == len(read.units) or read.problems


def test_a_cell_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "don-vi.csv"
    path.write_text(HEAD + "a" * 200_000, "utf-8")
    with pytest.raises(OfficeError):
        read_units(path, KINDS)


def test_a_missing_file_is_said_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match=r"thieu\.csv"):
        read_units(tmp_path / "thieu.csv", KINDS)

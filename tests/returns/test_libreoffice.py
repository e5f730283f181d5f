"""Copies opened, computed and saved again by a real spreadsheet program."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.forms.samples import TYPES
from tests.forms.soffice import PROGRAM, convert
from tests.returns.made import LIST, SHEETS, content, missing, returned, table

from foreignaffairs.language.findings import finding
from foreignaffairs.reading import read_form
from foreignaffairs.returns import ReturnCopy

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice (soffice) is not installed")

DELEGATION: Mapping[str, Any] = {
    "ten_doan": 'Đoàn "mẫu" số 1',
    "truong_doan": "Nội dung dài " * 60 + "\ndòng hai",
    "tu_ngay": date(2023, 3, 1),
    "so_nguoi": 12,
    "so_tien_vnd": Decimal("1500000.5"),
}
CHANGED: Mapping[str, Any] = {
    "ten_doan": 'Đoàn "mẫu" số 2',
    "truong_doan": "Nội dung dài " * 59 + "nội dung ngắn\ndòng hai",
    "tu_ngay": date(2023, 3, 2),
    "so_nguoi": 0,
    "so_tien_vnd": 1500000,
    "nu": 0,
}
"""What a clerk might make of each cell; ``nu`` was blank."""


def delegation(folder: Path) -> ReturnCopy:
    """A copy in which every cell of a delegation is to be mended."""
    rows = table("F03", [DELEGATION])
    findings = [missing(rows.sheet, f"{rows.columns[n]}9", n) for n in CHANGED]
    return returned(folder, content(rows), findings)


def states(path: Path) -> dict[str, str]:
    """What the list says of each cell."""
    sheet = load_workbook(path, data_only=True)[LIST]
    found: dict[str, str] = {}
    for row in sheet.iter_rows(values_only=True):
        if isinstance(row[0], int) and isinstance(row[3], str):
            found[row[3]] = str(row[6])
    return found


def test_the_list_follows_every_kind_of_value(tmp_path: Path) -> None:
    copy = delegation(tmp_path)
    book = load_workbook(copy.path)
    cells = {f.field: f.cell for f in copy.findings}
    for name, value in CHANGED.items():
        book[SHEETS["F03"]][str(cells[name])] = value
    mended = tmp_path / "da-sua.xlsx"
    book.save(mended)
    before, after = convert([copy.path, mended], "xlsx", tmp_path)
    assert states(before) == dict.fromkeys(cells.values(), "Chưa sửa")
    assert states(after) == dict.fromkeys(cells.values(), "Đã sửa")


def test_a_copy_with_more_room_computes_and_reads_again_after_saving(tmp_path: Path) -> None:
    rows = [{"nuoc": "US", "moi_di_trong_ky": n, "nu": n // 2} for n in range(1, 81)]
    copy = returned(tmp_path, content(table("F02", rows)))
    as_xlsx = convert([copy.path], "xlsx", tmp_path)[0]
    shown = load_workbook(as_xlsx, data_only=True)
    assert shown[SHEETS["F02"]]["C7"].value == sum(range(1, 81))
    assert shown[SHEETS["F02"]]["A88"].value == 80
    line = next(r for r in shown["Kiểm tra"].iter_rows(values_only=True) if "Du học" in str(r[1]))
    assert 80 in line
    again = read_form(as_xlsx, TYPES)
    assert [dict(r.values) for r in again.tables["F02"].rows] == rows
    assert again.findings == ()


def test_a_copy_prints_with_its_list_first(tmp_path: Path) -> None:
    rows = table("F02", [{"nuoc": "US"}])
    made = finding("FA-V01", sheet=rows.sheet, cell=f"{rows.columns['moi_di_trong_ky']}9",
                   field="moi_di_trong_ky", value="chín em", label="Mới đi trong kỳ")  # fmt: skip
    copy = returned(tmp_path, content(rows), [made])
    pdf = convert([copy.path], "pdf", tmp_path)[0]
    assert pdf.read_bytes().startswith(b"%PDF")
    reader = shutil.which("pdftotext")
    if reader is not None:
        command = [reader, "-layout", "-l", "1", str(pdf), "-"]
        words = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        assert "NỘI DUNG CẦN BỔ SUNG, CHỈNH SỬA" in words
        assert "chín em" in words

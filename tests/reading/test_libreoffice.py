"""A filled form saved by LibreOffice as .xlsx, .xls and .ods gives the same rows."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from foreignaffairs.model import FormContent

from .books import (
    COVER,
    FIRST,
    HEADING,
    NARRATIVE,
    TABLE,
    codes,
    cover_cell,
    edited,
    fill,
    issued,
    read,
    rows,
)

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
FORMATS = ("xlsx", "xls", "ods")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of its own, because a shared one loses files under parallel runs."""
    return tmp_path_factory.mktemp("libreoffice")


def saved_as(office: Path, data: bytes, extension: str) -> bytes:
    source = office / "nguon.xlsx"
    source.write_bytes(data)
    out = office / extension
    command = [
        str(SOFFICE), f"-env:UserInstallation={(office / 'ho-so').as_uri()}", "--headless",
        "--convert-to", extension, "--outdir", str(out), str(source),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (out / f"nguon.{extension}").read_bytes()


def messy(book: Workbook) -> None:
    fill(
        book,
        ("Mỹ", 5, 2),
        ("Hàn Quốc", "1.200", 3),
        (None, None, None),
        ("Ô-xtrây-li-a", 4, "hai"),
        ("Tiệp Khắc", 1, 0),
        ("Tổng", 1210, None),
    )
    book[TABLE][f"D{FIRST + 1}"] = "=1+2"
    book[TABLE][f"F{HEADING}"] = "Ghi chú thêm"
    book[TABLE][f"F{FIRST}"] = "xem sau"
    book[TABLE].row_dimensions[FIRST + 3].hidden = True
    book[COVER][cover_cell(book, "q.F02")] = "Có"
    book[COVER][cover_cell(book, "prepared_by")] = "Người mẫu"
    book[NARRATIVE]["C7"] = "Đã quán triệt.\nTổ chức 2 hội nghị; kết quả tốt."


def essence(content: FormContent) -> dict[str, Any]:
    return {
        "identity": (content.province, content.period, content.unit, content.nil),
        "answers": content.answers,
        "cover": {name: (e.value, e.cell) for name, e in content.cover.items()},
        "rows": {name: rows(content, name) for name in content.tables},
        "numbers": {name: [r.number for r in t.rows] for name, t in content.tables.items()},
        "columns": {name: dict(t.columns) for name, t in content.tables.items()},
        "findings": sorted((f.code, f.cell or "") for f in content.findings),
    }


def test_untouched_form_survives_every_format(office: Path) -> None:
    before = essence(read(issued()))
    for extension in FORMATS:
        assert essence(read(saved_as(office, issued(), extension))) == before, extension


def test_messy_form_gives_the_same_rows_and_findings_in_every_format(office: Path) -> None:
    computed = saved_as(office, edited(messy), "xlsx")
    first = essence(read(computed))
    assert first["rows"]["F02"] == [
        {"nuoc": "US", "moi_di_trong_ky": 5, "nu": 2},
        {"nuoc": "KR", "moi_di_trong_ky": 1200, "nu": 3},
        {"nuoc": "AU", "moi_di_trong_ky": 4},
        {"moi_di_trong_ky": 1, "nu": 0},
    ]
    assert first["answers"] == {"F02": True}
    for extension in ("xls", "ods"):
        assert essence(read(saved_as(office, edited(messy), extension))) == first, extension


def test_errors_and_merges_are_seen_in_every_format(office: Path) -> None:
    def change(book: Workbook) -> None:
        fill(book, ("Hoa Kỳ", "=1/0", 2), (None, 3, 1))
        book[TABLE].merge_cells(f"B{FIRST}:B{FIRST + 1}")

    for extension in FORMATS:
        content = read(saved_as(office, edited(change), extension))
        assert rows(content) == [
            {"nuoc": "US", "nu": 2},
            {"nuoc": "US", "moi_di_trong_ky": 3, "nu": 1},
        ], extension
        assert sorted(codes(content)) == ["FA-S07", "FA-V07"], extension
        (error,) = [f for f in content.findings if f.code == "FA-V07"]
        assert (error.cell, error.params["error"]) == ("C9", "#DIV/0!")

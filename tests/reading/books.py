"""Forms and workbooks for the tests of reading: issued by our own writer, then changed by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook
from tests.support.mini import MINI, UNITS

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.forms import form_bytes
from foreignaffairs.model import FormContent, Period, ReportType
from foreignaffairs.reading import read_form
from foreignaffairs.report_types import CORE

REPORT_TYPES: Mapping[str, ReportType] = {t.id: t for t in CORE}
COVER, NARRATIVE, TABLE = "1 Bìa", "2 Lời văn", "3 Du học"
HEADING, FIRST = 6, 9
"""Sheet rows of the table's heading and first input row."""


def plan(unit_code: str = "T01", if_any: tuple[str, ...] = ("F02",)) -> FormPlan:
    unit = UNITS.find(unit_code)
    assert unit is not None
    return FormPlan(
        province="mini",
        province_name="Mẫu",
        agency="SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        period=Period.parse("2023-N"),
        period_title="Báo cáo năm 2023",
        kinds=unit.kinds,
        unit=unit,
        choices=(),
        compulsory=(REPORT_TYPES["F01"],),
        if_any=tuple(REPORT_TYPES[name] for name in if_any),
        narrative=MINI.narrative_tasks(date(2023, 6, 1), unit.kinds),
        due=(),
        citations=("Công văn mẫu",),
    )


@lru_cache(maxsize=8)
def issued(unit_code: str = "T01", if_any: tuple[str, ...] = ("F02",)) -> bytes:
    return form_bytes(plan(unit_code, if_any))


def edited(change: Callable[[Workbook], object], form: bytes | None = None) -> bytes:
    """A form as openpyxl saves it after ``change``; formulas lose their values there."""
    book = openpyxl.load_workbook(io.BytesIO(form or issued()))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def fill(book: Workbook, *rows: tuple[Any, ...], first: int = FIRST) -> None:
    """Write rows of country, number gone and women into the table."""
    sheet = book[TABLE]
    for number, row in enumerate(rows, start=first):
        for letter, value in zip("BCD", row, strict=False):
            sheet[f"{letter}{number}"] = value


def filled(*rows: tuple[Any, ...]) -> bytes:
    return edited(lambda book: fill(book, *rows))


def read(data: bytes) -> FormContent:
    return read_form(data, REPORT_TYPES)


def rows(content: FormContent, report_type: str = "F02") -> list[dict[str, Any]]:
    return [dict(row.values) for row in content.tables[report_type].rows]


def codes(content: FormContent) -> list[str]:
    return [finding.code for finding in content.findings]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(contents: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return out.getvalue()


def sheet_xml(data: bytes, old: bytes, new: bytes, part: str = "xl/worksheets/sheet3.xml") -> bytes:
    """The same workbook with raw XML of one sheet replaced; fails where ``old`` is not there."""
    contents = parts(data)
    assert old in contents[part], contents[part][:2000]
    return zipped({**contents, part: contents[part].replace(old, new, 1)})


def cover_cell(book: Workbook, entry: str) -> str:
    """The address of an entry's value on the cover, by the hidden column of ids."""
    for (cell,) in book[COVER].iter_rows(min_col=1, max_col=1):
        if cell.value == entry:
            return f"C{cell.row}"
    raise KeyError(entry)

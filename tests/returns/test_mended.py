"""What a copy says of what a clerk typed: the list and the colours, computed by LibreOffice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from tests.forms.samples import TYPES, full_plan, random_rows
from tests.forms.soffice import PROGRAM, convert
from tests.returns.made import LIST, SHEETS, content, missing, returned, table

from foreignaffairs.checks import CheckContext, check_form
from foreignaffairs.language.findings import finding
from foreignaffairs.model import Finding, FormContent, ReportType
from foreignaffairs.returns import ReturnCopy

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice (soffice) is not installed")

OUT, ABROAD, COVER = SHEETS["F03"], SHEETS["F02"], "1 Bìa"
DONE, NOT_YET, AS_SENT = "Đã sửa", "Chưa sửa", "Giữ nguyên"
NO_DAY, NO_NUMBER, NOT_RIGHT = "Chưa rõ ngày", "Chưa rõ số", "Chưa đạt"
COLUMNS = table("F03", []).columns
SENT: Mapping[str, Any] = {
    "tinh_trang": "DA_THUC_HIEN",
    "ten_doan": "Đoàn mẫu",
    "nuoc_den": ("JP",),
    "tu_ngay": date(2023, 6, 15),
    "den_ngay": date(2023, 6, 10),
    "so_ngay": 3,
    "so_nguoi": 12,
    "nu": 15,
    "vien_chuc": 20,
}


ASKED = (*SENT, "cong_chuc", "hoc_sinh", "ngay_cho_phep")


class Case(NamedTuple):
    """What a clerk types into row 9 of the delegations, and what the list then says of a cell."""

    typed: Mapping[str, Any]
    about: str
    says: str


def delegation() -> tuple[FormContent, list[Finding]]:
    """A delegation with a wrong order of days, too many women, and cells that were not read."""
    received = content(table("F03", [SENT]), answers={"F03": True})
    found = check_form(received, CheckContext(TYPES, if_any=("F03",), kinds=("THPT",)))
    where = {"sheet": OUT, "label": "x"}
    unread = [
        finding("FA-V05", cell=f"{COLUMNS['ngay_cho_phep']}9", field="ngay_cho_phep",
                value="31/2/2023", **where),
        finding("FA-V01", cell=f"{COLUMNS['hoc_sinh']}9", field="hoc_sinh",
                value="chín em", **where),
        finding("FA-V04", cell=f"{COLUMNS['cong_chuc']}9", field="cong_chuc",
                value=6.5, **where),
        missing(OUT, f"{COLUMNS['tu_ngay']}9", "tu_ngay"),
    ]  # fmt: skip
    return received, [*(f for f in found if f.sheet == OUT), *unread]


CASES = [
    Case({}, "ngay_cho_phep", NOT_YET),
    Case({}, "hoc_sinh", NOT_YET),
    Case({}, "cong_chuc", NOT_YET),
    Case({}, "den_ngay", NOT_YET),
    Case({}, "nu", NOT_YET),
    Case({}, "so_nguoi", NOT_YET),
    Case({}, "so_ngay", AS_SENT),
    # Not read, and typed again.
    Case({"ngay_cho_phep": date(2023, 2, 28)}, "ngay_cho_phep", DONE),
    Case({"ngay_cho_phep": "28/2/2023"}, "ngay_cho_phep", DONE),
    Case({"ngay_cho_phep": " 28-02-2023"}, "ngay_cho_phep", DONE),
    Case({"ngay_cho_phep": "28.2.2023"}, "ngay_cho_phep", DONE),
    Case({"ngay_cho_phep": "30/2/2023"}, "ngay_cho_phep", NO_DAY),
    Case({"ngay_cho_phep": "2/13/2023"}, "ngay_cho_phep", NO_DAY),
    Case({"ngay_cho_phep": "cuối tháng 2"}, "ngay_cho_phep", NO_DAY),
    Case({"ngay_cho_phep": 5}, "ngay_cho_phep", NO_DAY),
    Case({"ngay_cho_phep": None}, "ngay_cho_phep", DONE),
    Case({"hoc_sinh": "mười em"}, "hoc_sinh", NO_NUMBER),
    Case({"hoc_sinh": "9"}, "hoc_sinh", DONE),
    Case({"hoc_sinh": 9}, "hoc_sinh", DONE),
    Case({"cong_chuc": 6.5}, "cong_chuc", NO_NUMBER),
    Case({"cong_chuc": 7}, "cong_chuc", DONE),
    # A day that was read, typed again as text.
    Case({"tu_ngay": "15/6/2023"}, "tu_ngay", NOT_YET),
    Case({"tu_ngay": "16/06/2023"}, "tu_ngay", DONE),
    Case({"tu_ngay": "giữa tháng 6"}, "tu_ngay", NO_DAY),
    # Rules between cells: days in their order …
    Case({"den_ngay": "16/6/2023"}, "den_ngay", DONE),
    Case({"den_ngay": date(2023, 6, 16)}, "den_ngay", DONE),
    Case({"den_ngay": "12/6/2023"}, "den_ngay", NOT_RIGHT),
    Case({"den_ngay": date(2023, 6, 12)}, "den_ngay", NOT_RIGHT),
    Case({"den_ngay": "31/6/2023"}, "den_ngay", NO_DAY),
    Case({"tu_ngay": "1/6/2023"}, "den_ngay", DONE),
    Case({"tu_ngay": "đầu tháng 6"}, "den_ngay", NOT_RIGHT),
    Case({"tu_ngay": "15/6/2023"}, "den_ngay", NOT_YET),
    # … women among the people, the sum of the parts …
    Case({"so_nguoi": 20}, "nu", DONE),
    Case({"nu": 13}, "nu", NOT_RIGHT),
    Case({"nu": "1.300"}, "nu", NOT_RIGHT),
    Case({"nu": None}, "nu", DONE),
    Case({"vien_chuc": 8, "hoc_sinh": 3, "cong_chuc": "1"}, "so_nguoi", DONE),
    Case({"vien_chuc": 13}, "so_nguoi", NOT_RIGHT),
    # … and a warning, which a change settles either way.
    Case({"so_ngay": 4}, "so_ngay", DONE),
    Case({"den_ngay": "17/6/2023"}, "so_ngay", DONE),
    # A row that was cleared has nothing left to mend.
    *(Case(dict.fromkeys(ASKED), name, DONE) for name in ("nu", "den_ngay", "tu_ngay", "so_ngay")),
]  # fmt: skip


def issued(copy: ReturnCopy) -> dict[str, str]:
    """The columns of the delegations in the copy, by their hidden marks."""
    marks = load_workbook(copy.path)[OUT][5]
    return {str(c.value).partition(".")[2]: c.column_letter for c in marks if c.value}


def variants(
    copy: ReturnCopy, changes: Sequence[Mapping[tuple[str, str], Any]], folder: Path
) -> list[Workbook]:
    """The copy with each set of changes, computed; colours stand beside as TRUE and FALSE."""
    paths = []
    for number, change in enumerate(changes):
        book = load_workbook(copy.path)
        for (sheet, address), value in change.items():
            book[sheet][address] = value
        for sheet_of in book.worksheets:
            for group in sheet_of.conditional_formatting:
                for rule in group.rules:
                    if rule.dxf.fill.bgColor.rgb == "00E2F0D9" and sheet_of[first(group)].comment:
                        sheet_of[beside(first(group))] = f"={rule.formula[0]}"
        paths.append(folder / f"lan-{number}.xlsx")
        book.save(paths[-1])
    return [load_workbook(path, data_only=True) for path in convert(paths, "xlsx", folder)]


def first(group: Any) -> str:
    return str(group.sqref).split(":")[0].split(" ", maxsplit=1)[0]


def beside(address: str) -> str:
    """A cell far beside another, in a column of its own."""
    return f"A{address}" if len(address.rstrip("0123456789")) == 1 else address


def states(book: Workbook) -> dict[tuple[str, str], list[str]]:
    """What the list says of each cell."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in book[LIST].iter_rows(values_only=True):
        if isinstance(row[0], int) and row[3]:
            found.setdefault((str(row[2]), str(row[3])), []).append(str(row[6]))
    return found


def test_the_list_says_what_became_of_every_cell_and_colours_agree(tmp_path: Path) -> None:
    received, findings = delegation()
    copy = returned(tmp_path, received, findings)
    columns = issued(copy)
    changes = [
        {(OUT, f"{columns[name]}9"): value for name, value in case.typed.items()} for case in CASES
    ]
    books = variants(copy, changes, tmp_path)
    wrong = []
    for case, book in zip(CASES, books, strict=True):
        cell = f"{columns[case.about]}9"
        said = states(book)[OUT, cell]
        green = book[OUT][beside(cell)].value
        if case.says not in said or green is not (set(said) == {DONE}):
            wrong.append((case, said, green))
    assert wrong == []


def test_the_list_s_own_numbers_start_at_nothing_done(tmp_path: Path) -> None:
    received, findings = delegation()
    (book,) = variants(returned(tmp_path, received, findings), [{}], tmp_path)
    said = [state for found in states(book).values() for state in found]
    assert len(said) == len(findings)
    assert set(said) == {NOT_YET, AS_SENT}


def test_an_answer_turns_green_once_its_table_agrees(tmp_path: Path) -> None:
    yes = finding("FA-C13", sheet=COVER, field="F03", title="Biểu 03/ĐN Đoàn ra")
    no = finding("FA-C14", sheet=COVER, field="F02", title="Biểu 02/ĐN Du học", n=1)
    received = content(
        table("F02", [{"nuoc": "US", "moi_di_trong_ky": 1}]),
        table("F03", []),
        answers={"F02": False, "F03": True},
    )
    copy = returned(tmp_path, received, [yes, no])
    cells = [f.cell for f in copy.findings]
    assert cells == ["C26", "C25"]
    filled = {(OUT, "C9"): "Đoàn mẫu"}
    cleared = {(ABROAD, "B9"): None, (ABROAD, "C9"): None}
    books = variants(copy, [{}, filled, cleared, {(COVER, "C26"): "Không"}], tmp_path)
    found = [
        [(states(book)[COVER, cell], book[COVER][beside(cell)].value) for cell in ("C25", "C26")]
        for book in books
    ]
    kept, not_yet, done = ([AS_SENT], False), ([NOT_YET], False), ([DONE], True)
    assert found == [[kept, not_yet], [kept, done], [done, not_yet], [kept, done]]


def test_what_is_asked_of_many_cells_is_done_once_they_say_it(tmp_path: Path) -> None:
    """A lost column needs all of its cells; an empty table needs a row, wherever it stands."""
    boxes, told = table("F01", [{"ma_nhiem_vu": "M-1"}]), SHEETS["F01"]
    lost = table("F02", [{"nuoc": "US"}, {"nuoc": "JP"}], columns={"nuoc": "B", "nu": "D"})
    findings = [
        finding("FA-S02", sheet=lost.sheet, field="moi_di_trong_ky", label="x", table="x"),
        finding("FA-T12", sheet=boxes.sheet, field="ket_qua", n=2),
        finding("FA-T11", field="F03", title="x"),
    ]
    copy = returned(tmp_path, content(boxes, lost), findings)
    column = (ABROAD, "C9"), (told, "C7"), (OUT, "B9")
    changes = [
        {},
        {(ABROAD, "C9"): 3},
        {(ABROAD, "C9"): 3, (ABROAD, "C10"): 4},
        {(told, "C8"): "Đã làm."},
        {(OUT, "C12"): "Đoàn mẫu"},
    ]
    books = variants(copy, changes, tmp_path)
    said = [[states(book)[cell][0] for cell in column] for book in books]
    assert said == [
        [NOT_YET, NOT_YET, NOT_YET],
        [NOT_YET, NOT_YET, NOT_YET],
        [DONE, NOT_YET, NOT_YET],
        [NOT_YET, DONE, NOT_YET],
        [NOT_YET, NOT_YET, DONE],
    ]


def test_every_rule_of_every_form_can_be_followed(tmp_path: Path) -> None:
    """No formula is longer than Excel takes, none fails, and nothing is mended untouched."""
    plan = full_plan()
    tables = [
        table(t.id, random_rows(t, 2), columns=_letters(t), sheet=t.id)
        for t in plan.report_types
        if t.layout == "table"
    ]
    findings = [
        finding(
            rule.code, sheet=held.sheet, cell=f"{held.columns[rule.fields[0]]}9",
            field=rule.fields[0], value="1", severity=rule.severity,
            **rule.params(held.rows[0].values, labels),
        )
        for held in tables
        for labels in ({c.name: c.label for c in TYPES[held.report_type].columns},)
        for rule in TYPES[held.report_type].rules
    ]  # fmt: skip
    copy = returned(tmp_path, content(*tables), findings, plan=plan)
    book = load_workbook(copy.path)
    formulas = [
        str(cell.value)
        for row in book[LIST].iter_rows()
        for cell in row
        if str(cell.value).startswith("=")
    ]
    formulas += [
        formula
        for sheet in book.worksheets
        for group in sheet.conditional_formatting
        for rule in group.rules
        for formula in rule.formula
    ]
    assert len(findings) > 50
    assert max(map(len, formulas)) < 8000
    (computed,) = variants(copy, [{}], tmp_path)
    said = {state for found in states(computed).values() for state in found}
    assert said == {NOT_YET, AS_SENT}


def _letters(declared: ReportType) -> dict[str, str]:
    return {c.name: get_column_letter(at) for at, c in enumerate(declared.columns, start=2)}

"""What leaves an office whose every text is hostile: nothing is computed, followed or run."""

from __future__ import annotations

import ast
import csv
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook
from tests.corpus.outputs import attached, carried, strange
from tests.safety.hostile_office import NEXT, PERIOD, UNITS, Left, copied, hostile, walk
from tests.support.filled import HEADER
from tests.support.paper_book import PaperBook

import foreignaffairs
from foreignaffairs.excel.macros import run
from foreignaffairs.model import OfficeError
from foreignaffairs.office import Office

LEAVES = ("bieu-mau", "tra-lai", "bao-cao")
OWN = {"0"}
"""A check without anything to check, in the forms of districts."""
PRESSED = (
    "FaCapNhat", "FaNhapDonVi", "FaThuBaoCao", "FaTraCoLoi", "FaChamThieu", "FaDonDoc",
    "FaTongHop", "FaLapBaoCao", "FaPhatBieuMau", "FaDuyetDat",
)  # fmt: skip


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    return walk(tmp_path_factory.mktemp("hostile"))


def leaving(left: Left, *suffixes: str) -> list[Path]:
    return [
        path
        for folder in LEAVES
        for path in sorted((left.root / folder).rglob("*"))
        if path.suffix in suffixes
    ]


def test_the_walk_made_one_of_each(left: Left) -> None:
    names = [p.name for p in leaving(left, ".xlsx", ".docx", ".eml")]
    for part in (
        f"tphcm_{PERIOD}_{UNITS[0]}.xlsx", f"tphcm_{NEXT}_{UNITS[0]}.xlsx", "CV-yeu-cau",
        "can-sua.xlsx", "can-sua.eml", "phu-luc-", "bao-cao-tphcm", "bao-cao-cong-bo",
        "so-lieu-cong-bo", "CV-don-doc",
    ):  # fmt: skip
        assert any(part in name for name in names), part
    assert len(left.words) > 50


def test_nothing_that_came_in_is_a_formula_or_a_field(left: Left) -> None:
    for path in leaving(left, ".xlsx", ".docx"):
        assert not set(strange(path.read_bytes())) - OWN, path.name


def test_no_part_that_runs_or_fetches_and_no_way_out(left: Left) -> None:
    for path in leaving(left, ".xlsx", ".docx"):
        assert carried(path.read_bytes()) == [], path.name


@pytest.mark.parametrize("kind", ["phu-luc-", f"tphcm_{NEXT}_{UNITS[0]}", "can-sua"])
def test_the_texts_are_there_as_text(left: Left, kind: str) -> None:
    paths = [p for p in leaving(left, ".xlsx") if kind in p.name]
    cells = [
        cell
        for path in paths
        for sheet in load_workbook(path)
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and " mẫu " in cell.value
    ]
    started = [c for c in cells if c.value.startswith(("=", "+", "-", "@"))]
    assert started
    assert {c.data_type for c in started} <= {"s", "inlineStr"}
    assert not [c for c in cells if c.hyperlink and c.hyperlink.target]


def test_a_draft_has_the_headers_that_we_wrote_and_no_more(left: Left) -> None:
    drafts = leaving(left, ".eml")
    assert drafts
    for path in drafts:
        message = message_from_bytes(path.read_bytes(), policy=default)
        assert set(message.keys()) <= {
            "To", "Subject", "X-Unsent", "MIME-Version", "Content-Type",
            "Content-Transfer-Encoding",
        }  # fmt: skip
        assert message["X-Unsent"] == "1"
        for data in attached(path).values():
            assert not set(strange(data)) - OWN
            assert carried(data) == []


def test_names_of_files_that_leave_are_made_of_plain_letters(left: Left) -> None:
    for path in leaving(left, ".xlsx", ".docx", ".eml"):
        assert path.name.isascii(), path.name
        assert path.name[0].isalnum(), path.name


def test_macros_write_no_formula_into_the_open_workbook(left: Left, tmp_path: Path) -> None:
    root = copied(left, tmp_path)
    book = PaperBook(tmp_path / "so.giay")
    book.put(thu_muc=str(root), dia_phuong="TP.HCM", can_bo="'=1+1", ky=PERIOD)
    book.put(tep_don_vi=str(left.root.parent / "don-vi.csv"), ly_do="'=1+1")
    assert book.formulas == []
    said = {name: run(name, book) for name in PRESSED}
    assert all(said[name].done for name in ("FaCapNhat", "FaTongHop", "FaChamThieu")), said
    sheet, row, column, _ = book.rows("so_lieu")[0]
    book.selection = SimpleNamespace(sheet=book.sheets[sheet], row=int(row), column=int(column))
    assert run("FaTruyNguon", book).done
    book.close()
    assert book.formulas == []
    shown = {v for page in book.sheets for _, v in book.shown(page) if isinstance(v, str)}
    assert any(hostile(0) in words for words in shown), "the hostile names were shown"


def test_the_paper_tells_a_formula_when_it_sees_one(tmp_path: Path) -> None:
    book = PaperBook(tmp_path / "so.giay")
    book.put(ly_do="=1+1")
    book.close()
    assert book.formulas == ["=1+1"]


def test_nothing_writes_csv_but_the_samples_and_a_spreadsheet_program() -> None:
    """A .csv has no cell types: whoever adds one that leaves must quote what begins a formula."""
    source = Path(foreignaffairs.__file__).parent
    writers = set()
    for path in source.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = node.attr if isinstance(node, ast.Attribute) else ""
            if named == "to_csv" or (named in ("writer", "DictWriter") and _of_csv(node)):
                writers.add(path.relative_to(source).as_posix())
    assert writers == {"demo/units.py", "demo/walk.py", "excel/build/samples.py"}


def _of_csv(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "csv"


def test_the_excluded_unit_is_told_with_its_reason_as_text(left: Left) -> None:
    with Office.open(left.root) as office:
        frame = office.status(PERIOD).set_index("don_vi")
    assert frame.loc[UNITS[3], "ly_do"] == hostile(2)


CLIMBING = ("../ngoai", "..\\ngoai", "/ngoai", "C:ngoai", "a/b", "..", "con\x00", "a\nb", "")


@pytest.mark.parametrize("code", CLIMBING)
def test_a_units_code_cannot_lead_out_of_the_folder(tmp_path: Path, code: str) -> None:
    units = tmp_path / "don-vi.csv"
    with units.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, [code, "Trường mẫu", "THPT", *[""] * 5]])
    try:
        office = Office.create(tmp_path / "a" / "b" / "c", province="tphcm", units=units)
    except (OfficeError, csv.Error):
        return
    with office:
        made = office.forms(PERIOD)
    assert all(p.parent == tmp_path / "a/b/c/bieu-mau" / PERIOD for p in made.forms.values())
    outside = {p for p in tmp_path.rglob("*") if p.is_file() and "a" not in p.parts} - {units}
    assert not outside


@pytest.mark.parametrize("period", [*CLIMBING, "2023-K1/../..", "2023-DX01/../../ngoai"])
def test_a_periods_id_cannot_lead_out_of_the_folder(left: Left, period: str) -> None:
    before = set(left.root.parent.rglob("*"))
    with Office.open(left.root) as office:
        for step in (office.forms, office.collect, office.consolidate, office.report,
                     office.publish, office.remind):  # fmt: skip
            if period or step != office.collect:
                with pytest.raises(OfficeError):
                    step(period)
    left_over = set(left.root.parent.rglob("*")) - before
    assert {p.name for p in left_over} <= {".khoa"}

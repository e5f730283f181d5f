"""The workbooks as packages: types, ribbon, buttons, names; the same from every build."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from foreignaffairs.excel.build.addin import build_addin
from foreignaffairs.excel.build.control_workbook import build_control
from foreignaffairs.excel.build.package import ADD_IN, MACRO_WORKBOOK, parts_of
from foreignaffairs.excel.build.ribbon import NAMESPACE
from foreignaffairs.excel.build.vba_text import ON_ACTION
from foreignaffairs.excel.install.conf import SHEET as CONF
from foreignaffairs.excel.macros import MACROS
from foreignaffairs.excel.macros.declared import DECIDE, TOOLS, WAY
from foreignaffairs.excel.macros.places import PLACES, SHEETS, sheet_name
from foreignaffairs.provinces.registry import Registry


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


@pytest.fixture(scope="module")
def control(tmp_path_factory: pytest.TempPathFactory, registry: Registry) -> Path:
    path = tmp_path_factory.mktemp("control") / "TheoDoiBaoCao.xlsm"
    build_control(path, registry)
    return path


@pytest.fixture(scope="module")
def addin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("addin") / "foreignaffairs.xlam"
    build_addin(path, {"fa_ham": 'Attribute VB_Name = "fa_ham"\n'})
    return path


def type_of_the_workbook(path: Path) -> str:
    types = parts_of(path)["[Content_Types].xml"].decode()
    found = re.search(r'PartName="/xl/workbook.xml" ContentType="([^"]+)"', types)
    assert found
    return found[1]


def test_each_file_is_of_its_own_type(control: Path, addin: Path):
    assert type_of_the_workbook(control) == MACRO_WORKBOOK
    assert type_of_the_workbook(addin) == ADD_IN


def test_a_second_build_gives_the_same_bytes(
    control: Path, addin: Path, registry: Registry, tmp_path: Path
):
    again = tmp_path / control.name
    build_control(again, registry)
    assert again.read_bytes() == control.read_bytes()
    again = tmp_path / addin.name
    build_addin(again, {"fa_ham": 'Attribute VB_Name = "fa_ham"\n'})
    assert again.read_bytes() == addin.read_bytes()


def test_the_ribbon_has_a_button_for_every_macro(addin: Path):
    parts = parts_of(addin)
    assert b'Target="customUI/customUI14.xml"' in parts["_rels/.rels"]
    root = ElementTree.fromstring(parts["customUI/customUI14.xml"])
    tab = root.find(f".//{{{NAMESPACE}}}tab")
    assert tab is not None
    assert tab.get("label") == "Đối ngoại"
    buttons = list(root.iter(f"{{{NAMESPACE}}}button"))
    assert [b.get("tag") for b in buttons] == [
        m.name for group in (WAY, DECIDE, TOOLS) for m in MACROS if m.group == group
    ]
    for button in buttons:
        assert button.get("onAction") == ON_ACTION
        assert button.get("supertip")
    assert buttons[0].get("label") == "1. Mở văn phòng"


def buttons_of(path: Path) -> dict[str, list[str]]:
    """Macro to the captions of its buttons."""
    found: dict[str, list[str]] = {}
    for name, part in parts_of(path).items():
        if name.endswith(".vml"):
            for shape in re.findall(r"<v:shape .*?</v:shape>", part.decode(), re.DOTALL):
                macro = re.search(r"<x:FmlaMacro>\[0\]!(\w+)</x:FmlaMacro>", shape)
                caption = re.search(r"<font[^>]*>([^<]*)</font>", shape)
                assert macro
                assert caption
                found.setdefault(macro[1], []).append(caption[1])
    return found


def test_every_macro_has_a_button_whose_caption_is_its_own(control: Path):
    buttons = buttons_of(control)
    assert set(buttons) == {m.name for m in MACROS}
    for macro in MACROS:
        assert all(words.endswith(macro.caption()) for words in buttons[macro.name])


def test_the_start_page_shows_the_way_in_order_even_where_buttons_are_not_drawn(control: Path):
    start = load_workbook(control)[sheet_name("start")]
    first = PLACES["fa_tinh_trang"].row
    shown = [start.cell(first + at, 3).value for at in range(11)]
    assert shown == [
        f"{n}. {m.caption()}" for n, m in enumerate((m for m in MACROS if m.group == WAY), 1)
    ]
    assert "Cài đặt" in start["C4"].value


def test_every_place_has_its_name_and_hidden_sheets_are_hidden(control: Path):
    book = load_workbook(control)
    assert book.sheetnames == [*(sheet_name(s) for s in SHEETS), CONF]
    assert {n.lower() for n in book.defined_names} >= set(PLACES)
    hidden = [s.title for s in book.worksheets if s.sheet_state != "visible"]
    assert hidden == [*(sheet_name(s) for s in ("data", "model", "charted")), CONF]


def test_cells_that_hold_codes_and_fractions_are_text(control: Path):
    book = load_workbook(control)
    register = book[sheet_name("register")]
    assert register.column_dimensions["B"].width > 10
    grid = book[sheet_name("dashboard")].cell(PLACES["fa_luoi"].row + 1, 2)
    assert grid.number_format == "@"


def test_every_visible_sheet_prints_on_a4_one_page_wide(control: Path):
    for sheet in load_workbook(control).worksheets:
        if sheet.sheet_state == "visible":
            assert sheet.page_setup.paperSize == 9
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert "&P" in (sheet.oddFooter.right.text or "")


def test_no_path_of_the_building_machine_is_inside(control: Path, addin: Path):
    for path in (control, addin):
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                if name != "xl/vbaProject.bin":
                    assert str(Path.home()).encode() not in package.read(name)

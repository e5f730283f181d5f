"""The VBA project of each workbook, read back by another program."""

from __future__ import annotations

import re
import zipfile
from importlib import resources
from pathlib import Path

import pytest
import xlsxwriter
from oletools.olevba import VBA_Parser

from foreignaffairs.excel.build.addin import build_addin
from foreignaffairs.excel.build.control_workbook import build_control
from foreignaffairs.excel.build.vba_project import add_project
from foreignaffairs.excel.build.vba_text import ON_OPEN, addin_modules, control_modules
from foreignaffairs.excel.functions import CORE
from foreignaffairs.excel.macros import MACROS
from foreignaffairs.excel.udf.wrappers import MODULES
from foreignaffairs.provinces.registry import Registry


@pytest.fixture(scope="module")
def control(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("control") / "TheoDoiBaoCao.xlsm"
    build_control(path, Registry.load())
    return path


@pytest.fixture(scope="module")
def addin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("addin") / "foreignaffairs.xlam"
    build_addin(path, {name: make(CORE) for name, make in MODULES.items()})
    return path


def read_back(path: Path) -> dict[str, str]:
    """Module name to source, as oletools finds it; lines as \\n."""
    parser = VBA_Parser(str(path))
    found = {}
    for _, _, name, source in parser.extract_macros():
        found[name.rpartition(".")[0]] = "\n".join(source.splitlines()).strip()
    parser.close()
    return found


def shipped(name: str) -> str:
    return resources.files("xlwings").joinpath(name).read_text("utf-8")


def same(source: str) -> str:
    return "\n".join(source.splitlines()).strip()


def test_the_control_workbooks_project_equals_its_source(control: Path):
    found = read_back(control)
    for name, source in control_modules().items():
        assert found[name] == same(source)
    assert found["xlwings"] == same(shipped("xlwings.bas"))


def test_the_addins_project_equals_its_source(addin: Path):
    found = read_back(addin)
    for name, source in addin_modules().items():
        assert found[name] == same(source)
    for name, make in MODULES.items():
        assert found[name] == same(make(CORE))
    assert found["xlwings"] == same(shipped("xlwings.bas"))
    assert same(ON_OPEN) in found["ThisWorkbook"]


def test_the_notices_of_what_others_wrote_are_inside(control: Path):
    found = read_back(control)
    assert "BSD 3-clause license" in found["xlwings"]
    assert "Tim Hall" in found["Dictionary"]
    assert "MIT" in found["Dictionary"]


def test_every_macro_has_one_sub_that_runs_it(control: Path):
    subs = re.findall(
        r'Public Sub (\w+)\(\)\n    FaRun\.FaRun "(\w+)"', read_back(control)["FaMacros"]
    )
    assert subs == [(m.name, m.name) for m in MACROS]


def test_no_macro_has_the_name_of_a_function():
    functions = {f.name.casefold() for f in CORE}
    assert not functions & {m.name.casefold() for m in MACROS}


def test_every_sheet_has_its_document_module(control: Path):
    with zipfile.ZipFile(control) as package:
        sheets = [n for n in package.namelist() if n.startswith("xl/worksheets/sheet")]
        names = {
            re.search(rb'codeName="(\w+)"', package.read(n))[1].decode()  # type: ignore[index]
            for n in sheets
        }
        project = package.read("xl/vbaProject.bin")
    assert names == {f"Sheet{n}" for n in range(1, len(sheets) + 1)}
    assert names < set(read_back(control))
    for name in (*names, "ThisWorkbook"):
        assert f"Document={name}/&H00000000".encode() in project


def test_source_beyond_ascii_is_refused(tmp_path: Path):
    path = tmp_path / "thu.xlsm"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet()
    with pytest.raises(ValueError, match="ASCII"):
        add_project(path, {"FaThu": "' Hạn xử lý"}, run_python="")

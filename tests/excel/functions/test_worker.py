"""The worker behind the Calc add-in, its settings, and the add-in's file."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from foreignaffairs.excel.calc_addin import build_add_in, part_texts
from foreignaffairs.excel.calc_addin.names import method_name
from foreignaffairs.excel.calc_addin.settings import settings_path, write_settings
from foreignaffairs.excel.calc_addin.worker import folder_of, plain, serve
from foreignaffairs.excel.functions import functions_of
from foreignaffairs.provinces import Registry

from .conftest import Sample

ALL = functions_of(Registry.load())


def asked(sample: Sample, *lines: str) -> list[Any]:
    answers = io.StringIO()
    serve(io.StringIO("".join(f"{line}\n" for line in lines)), answers, sample.session)
    return [json.loads(line)["value"] for line in answers.getvalue().splitlines()]


def test_questions_are_answered_one_a_line_dates_as_serial_numbers(sample: Sample):
    url = (sample.root / "so theo doi.ods").as_uri()
    question = json.dumps({"name": "FA_HAN_NOP", "args": ["2023-N"], "url": url})
    words = json.dumps({"name": "FA_BO_DAU", "args": [[["Đối", None]]], "url": ""})
    assert asked(sample, question, words) == [45_269.0, [["Doi", ""]]]


def test_what_is_no_question_gets_a_reason(sample: Sample):
    answers = asked(sample, "không phải JSON", "{}", "[]", '{"name": "FA_X", "args": 3}')
    assert len(answers) == 4
    assert all(a.startswith("#FA-HAM ") for a in answers)


def test_documents_that_are_on_no_disk_have_no_folder(tmp_path: Path):
    assert folder_of((tmp_path / "tệp có dấu.ods").as_uri()) == str(tmp_path)
    assert folder_of("") == folder_of("https://mau.example/a.ods") == ""


def test_dates_are_counted_as_calc_does():
    assert plain([[date(1900, 3, 1), "x", 1.5, True]]) == [[61.0, "x", 1.5, True]]


def test_settings_stand_where_the_component_looks_for_them(tmp_path: Path):
    assert settings_path({"APPDATA": str(tmp_path)}) == tmp_path / "foreignaffairs" / "calc.json"
    path = settings_path({}, tmp_path)
    assert path == tmp_path / ".config" / "foreignaffairs" / "calc.json"
    assert json.loads(write_settings(path).read_text("utf-8")) == {"python": sys.executable}


def test_the_same_functions_give_the_same_file(tmp_path: Path):
    one, two = (build_add_in(tmp_path / name, ALL).read_bytes() for name in ("a.oxt", "b.oxt"))
    assert one == two
    with zipfile.ZipFile(tmp_path / "a.oxt") as package:
        assert package.testzip() is None
        assert {n: package.read(n).decode() for n in package.namelist()} == part_texts(ALL)


def test_parts_name_exactly_the_declared_functions():
    parts = part_texts(ALL)
    known = json.loads(parts["functions.json"])["functions"]
    assert known == {method_name(f.name): f.name for f in ALL}
    assert len(known) == len(ALL)
    assert all(f" {name}(" in parts["types.idl"] for name in known)
    shown = {
        value.text
        for prop in ElementTree.fromstring(parts["CalcAddIns.xcu"]).iter("prop")
        if prop.get("{http://openoffice.org/2001/registry}name") == "DisplayName"
        for value in prop
    }
    assert {f.name for f in ALL} <= shown
    for name in ("META-INF/manifest.xml", "description.xml", "functions.components"):
        ElementTree.fromstring(parts[name])


def test_the_component_runs_on_an_older_python_without_the_library():
    source = part_texts(ALL)["component.py"]
    compile(source, "component.py", "exec", flags=0, dont_inherit=True)
    imported = [line for line in source.splitlines() if line.startswith(("import ", "from "))]
    assert not any("foreignaffairs" in line for line in imported)
    assert "match " not in source

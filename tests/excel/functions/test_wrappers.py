"""The generated VBA: exactly the declared functions, in ASCII, the same every time."""

from __future__ import annotations

import re
import sys

import pytest

from foreignaffairs.excel.functions import functions_of
from foreignaffairs.excel.udf import module
from foreignaffairs.excel.udf.wrappers import (
    MODULES,
    UDF_MODULE,
    WRAPPERS,
    escaped,
    registration_text,
    wrapper_text,
)
from foreignaffairs.provinces import Registry

ALL = functions_of(Registry.load())
HEAD = re.compile(r"^Function (FA_\w+)\((.*)\)$", re.MULTILINE)


def test_wrappers_cover_exactly_the_declared_functions_with_their_arguments():
    found = dict(HEAD.findall(wrapper_text(ALL)))
    assert found == {
        f.name: ", ".join(f"Optional {a.name}" if a.optional else a.name for a in f.arguments)
        for f in ALL
    }


def test_a_wrapper_calls_the_module_that_excel_is_told_to_load():
    assert wrapper_text(ALL).count(f'CallUDF("{UDF_MODULE}"') == 2 * len(ALL)
    assert sys.modules[UDF_MODULE] is module
    assert {n for n in vars(module) if n.startswith("FA_")} == {f.name for f in ALL}


@pytest.mark.parametrize("name", MODULES)
def test_modules_are_ascii_short_in_line_and_the_same_every_time(name: str):
    text = MODULES[name](ALL)
    assert text.isascii()
    assert max(map(len, text.splitlines())) < 1023
    assert text == MODULES[name](ALL)
    assert text.splitlines()[0] == f'Attribute VB_Name = "{name}"'


def test_leaving_a_function_out_leaves_its_wrapper_out():
    fewer = [f for f in ALL if f.name != "FA_BO_DAU"]
    assert "FA_BO_DAU" not in wrapper_text(fewer)


def test_late_functions_are_worked_out_anew_and_others_are_not():
    parts = re.split(r"(?m)^End Function$", wrapper_text(ALL))
    volatile = {HEAD.findall(p)[0][0] for p in parts if "Application.Volatile" in p}
    assert volatile == {f.name for f in ALL if f.changes_daily}
    assert "FA_CON_LAI" in volatile
    assert "FA_HAN_NOP" not in volatile


def test_help_without_accents_stands_beside_each_function():
    text = wrapper_text(ALL)
    assert 'Attribute FA_BO_DAU.VB_Description = "Bo dau tieng Viet."' in text
    assert text.count(".VB_Description = ") == len(ALL)
    assert WRAPPERS in text


def test_the_wizards_help_comes_back_in_vietnamese():
    text = registration_text(ALL)
    said = re.findall(r'FA_Chu\("((?:[^"]|"")*)"\)', text)
    back = {
        re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), s).replace('""', '"')
        for s in said
    }
    assert {f.doc for f in ALL} <= back
    assert {a.doc for f in ALL for a in f.arguments} <= back
    assert text.count("Application.MacroOptions") == len(ALL)


def _decoded(words: str) -> str:
    letters = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), words)
    return letters.replace('""', '"')


def test_quotes_and_backslashes_cannot_end_a_vba_text():
    assert escaped('a"b\\u0041') == 'a""b/u0041'


def test_generating_leaves_no_made_up_module_of_windows_behind():
    wrapper_text(ALL)
    if sys.platform != "win32":
        assert not {"pythoncom", "pywintypes", "win32com"} & set(sys.modules)

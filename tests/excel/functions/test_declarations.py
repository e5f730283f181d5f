"""What every function declares: names, help, arguments, an example."""

from __future__ import annotations

import re
import unicodedata
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import ValidationError

from foreignaffairs.excel.functions import CORE, functions_of
from foreignaffairs.excel.functions.errors import CODES, CellError, why
from foreignaffairs.language.catalogue import entries
from foreignaffairs.model import ExcelArgument, ExcelFunction
from foreignaffairs.provinces import Registry, hookimpl

ASKED_FOR = {
    "FA_HAN_NOP",
    "FA_HAN_NOP_GIAI_THICH",
    "FA_NGAY_LAM_VIEC",
    "FA_CON_LAI",
    "FA_KY_BAO_CAO",
    "FA_PHAI_NOP",
    "FA_NHIEM_VU",
    "FA_CAN_CU",
    "FA_NOI_NHAN",
    "FA_DON_VI",
    "FA_DS_DON_VI",
    "FA_TINH_TRANG",
    "FA_DS_CHUA_NOP",
    "FA_TY_LE",
    "FA_TONG_HOP",
    "FA_SO_LIEU",
    "FA_NGUON_SO_LIEU",
    "FA_CUNG_KY",
    "FA_CAN_SUA",
    "FA_KIEM_TRA",
    "FA_QUOC_GIA",
    "FA_CHUAN_HOA",
    "FA_BO_DAU",
    "FA_SO_SANH",
    "FA_DOC_SO",
    "FA_NGAY_VN",
    "FA_LY_DO",
}
ALL = functions_of(Registry.load())
TEXT = ExcelArgument(name="a", doc="Chữ.")
OFFICE = ExcelArgument(name="van_phong", doc="Thư mục.", optional=True)


def given(a: Any) -> Any:
    return a


def declared(**changes: Any) -> ExcelFunction:
    plain: dict[str, Any] = {
        "name": "FA_MAU",
        "function": given,
        "category": "Mẫu",
        "doc": "Mẫu.",
        "arguments": (TEXT,),
        "example": "=FA_MAU(1)",
    }
    return ExcelFunction(**{**plain, **changes})


def test_every_function_that_was_asked_for_is_there():
    assert {f.name for f in CORE} == ASKED_FOR


def test_plugins_add_theirs_after_the_core():
    names = [f.name for f in ALL]
    assert names[: len(CORE)] == [f.name for f in CORE]
    assert "FA_HP_DU_HOC" in names
    assert next(f for f in ALL if f.name == "FA_HP_DU_HOC").citation is not None


@pytest.mark.parametrize("function", ALL, ids=lambda f: f.name)
def test_help_fits_excel_and_is_composed_vietnamese(function: ExcelFunction):
    words = (function.doc, function.category, *(a.doc for a in function.arguments))
    assert all(0 < len(w) <= 255 and unicodedata.is_normalized("NFC", w) for w in words)
    assert sum(len(a.name) for a in function.arguments) < 254
    assert all(a.name.isascii() for a in function.arguments)
    # A name that reads as a cell's address would never be taken for a function.
    assert not re.fullmatch(r"[A-Z]{1,3}\d+", function.name)


def test_every_word_is_in_both_languages():
    for key, entry in entries("excel_functions").items():
        assert set(entry) == {"vi", "en"}, key
        assert all(entry.values()), key


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_sentence_and_a_reason(code: str):
    known = entries("excel_functions")
    assert any(key == code or key.startswith(f"{code}_") for key in known if key != f"{code}_why")
    assert len(why(f"#FA-{code} …")) > 40


def test_every_sentence_belongs_to_a_known_code():
    sentences = [k for k in entries("excel_functions") if re.fullmatch(r"[A-Z]+(_[a-z_]+)?", k)]
    assert {key.partition("_")[0] for key in sentences} == set(CODES)


def test_a_reason_is_cut_to_what_a_formula_can_hand_on():
    shown = CellError("LOAI", value="x" * 500, known="").shown
    assert len(shown) < 255
    assert shown.endswith("…")


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "FA12"},
        {"name": "fa_mau"},
        {"doc": "x" * 256},
        {"doc": ""},
        {"example": "=KHAC(1)"},
        {"arguments": (TEXT, TEXT)},
        {"arguments": ()},
        {"arguments": (TEXT, OFFICE)},
        {"needs": "rules"},
        {"needs": "rules", "arguments": (TEXT, OFFICE.model_copy(update={"optional": False}))},
        {"function": lambda b: b},
        {"function": lambda a, b: a},
        {
            "function": lambda a, b: a,
            "arguments": (
                TEXT.model_copy(update={"optional": True}),
                TEXT.model_copy(update={"name": "b"}),
            ),
        },
        {"arguments": (TEXT.model_copy(update={"name": "a" * 254}),)},
    ],
)
def test_a_wrong_declaration_is_refused(changes: dict[str, Any]):
    with pytest.raises(ValidationError):
        declared(**changes)


def registry_with(*plugins: tuple[str, ExcelFunction]) -> Registry:
    def entry(name: str, function: ExcelFunction) -> Any:
        class Plugin:
            @hookimpl
            def fa_excel_functions(self) -> list[ExcelFunction]:
                return [function]

        dist = SimpleNamespace(name=f"pkg-{name}", version="1")
        return SimpleNamespace(name=name, dist=dist, load=Plugin)

    return Registry.load([entry(name, function) for name, function in plugins])


def test_a_plugins_function_is_known_with_its_plugin():
    registry = registry_with(("mot", declared()))
    assert [p.excel_functions for p in registry.plugins] == [("FA_MAU",)]
    assert [f.plugin for f in functions_of(registry) if f.name == "FA_MAU"] == ["pkg-mot"]


def test_a_name_of_the_core_stays_the_cores(caplog: pytest.LogCaptureFixture):
    taken = declared(name="FA_BO_DAU", example="=FA_BO_DAU(1)")
    found = [f for f in functions_of(registry_with(("mot", taken))) if f.name == "FA_BO_DAU"]
    assert [f.plugin for f in found] == [""]
    assert "pkg-mot" in caplog.text


def test_a_name_that_two_plugins_give_belongs_to_neither(caplog: pytest.LogCaptureFixture):
    registry = registry_with(("mot", declared()), ("hai", declared()))
    assert "FA_MAU" not in [f.name for f in functions_of(registry)]
    assert {"pkg-mot", "pkg-hai"} <= set(re.findall(r"pkg-\w+", caplog.text))


def test_something_else_than_a_function_is_that_plugins_failure():
    registry = registry_with(("mot", "=FA_MAU(1)"))  # type: ignore[arg-type]
    assert "ExcelFunction" in (registry.plugins[0].error or "")

"""The list that buttons, ribbon, VBA and documentation are made from."""

from __future__ import annotations

import inspect
import re

import pytest

from foreignaffairs.excel.macros.declared import GROUPS, MACROS, WAY_STEPS, Macro, macro
from foreignaffairs.excel.macros.places import PLACES, SHEETS, STEPS_SHOWN
from foreignaffairs.language.catalogue import entries


def test_names_fit_every_code_page_and_are_unique():
    names = [m.name for m in MACROS]
    assert all(re.fullmatch(r"Fa[A-Za-z]+", n) for n in names)
    assert len({n.casefold() for n in names}) == len(names)
    assert {m.group for m in MACROS} == set(GROUPS)


@pytest.mark.parametrize("declared", MACROS, ids=lambda m: m.name)
def test_each_macro_has_a_function_and_words_in_both_languages(declared: Macro):
    assert list(inspect.signature(declared.function()).parameters) == ["control"]
    for lang in ("vi", "en"):
        assert declared.caption(lang)
        assert declared.help(lang).endswith(".")
    assert len(declared.caption()) <= 30


def test_an_unknown_macro_is_an_error():
    with pytest.raises(KeyError):
        macro("FaKhongCo")


def test_the_start_page_has_a_line_for_each_step():
    assert len(WAY_STEPS) == STEPS_SHOWN == PLACES["fa_tinh_trang"].rows


def test_messages_name_buttons_by_their_number_and_caption():
    captions = {lang: [m.caption(lang) for m in WAY_STEPS] for lang in ("vi", "en")}
    for key, words in entries("excel").items():
        for lang, known in captions.items():
            for number, caption in re.findall(r"“(\d+)\. ([^”]+)”", words[lang]):
                assert known[int(number) - 1] == caption, key


def test_places_do_not_overlap_on_their_sheet():
    taken: dict[tuple[str, int, int], str] = {}
    for place in PLACES.values():
        assert place.sheet in SHEETS
        for row in {place.row, place.row + place.rows - 1}:
            for column in range(place.column, place.column + place.columns):
                assert taken.setdefault((place.sheet, row, column), place.name) == place.name

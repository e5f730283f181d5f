"""The hidden sheet of drop-down lists: printed words only, never codes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.workbook import Workbook

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.language.countries import all_countries, printed_name
from foreignaffairs.language.text import sort_key
from foreignaffairs.model import Column, layout

UNITS, COUNTRIES, YES_NO, NIL = "UNITS", "COUNTRIES", "YES_NO", "NIL"


def unit_choice(code: str, name: str) -> str:
    """A unit as it is printed and picked: "T01 – Trường THPT mẫu 01"."""
    return f"{code} – {name}"


@lru_cache(maxsize=1)
def country_names() -> tuple[str, ...]:
    """The printed names of every country and territory in Vietnamese order."""
    return tuple(sorted((printed_name(c.alpha2) for c in all_countries()), key=sort_key))


class Lists:
    """The lists of one form and where each stands on the hidden sheet."""

    def __init__(self, plan: FormPlan, columns: Iterable[Column], day: date | None) -> None:
        self._day = day
        self._lists: dict[str, tuple[str, ...]] = {
            YES_NO: (layout.YES, layout.NO),
            NIL: (layout.YES,),
        }
        if plan.unit is None:
            self._lists[UNITS] = tuple(unit_choice(u.code, u.name) for u in plan.choices)
        for column in columns:
            if column.codes is not None:
                labels = tuple(c.label for c in column.codes.valid_on(day))
                self._lists.setdefault(column.codes.id, labels)
            elif column.type in ("country", "countries"):
                self._lists.setdefault(COUNTRIES, country_names())

    def reference(self, list_id: str) -> str:
        """Return the range of a list, as a validation needs it; raises ``KeyError``."""
        at = tuple(self._lists).index(list_id) if list_id in self._lists else -1
        if at < 0:
            raise KeyError(list_id)
        last = max(len(self._lists[list_id]), 1)
        return f"={layout.LISTS_SHEET}!{xl_range_abs(1, at, last, at)}"

    def of(self, column: Column) -> str | None:
        """Return the range of the list that a column offers, if any."""
        if column.codes is not None:
            return self.reference(column.codes.id)
        if column.type in ("country", "countries"):
            return self.reference(COUNTRIES)
        return self.reference(YES_NO) if column.type == "flag" else None

    def label(self, column: Column, code: str) -> str:
        """Return the printed words of a code or country of ``column``."""
        return column.codes.label(code) if column.codes is not None else printed_name(code)

    def write(self, workbook: Workbook) -> None:
        """Add the hidden sheet; the first row names the lists."""
        sheet = workbook.add_worksheet(layout.LISTS_SHEET)
        for at, (list_id, labels) in enumerate(self._lists.items()):
            sheet.write_string(0, at, list_id)
            sheet.write_column(1, at, labels)
        sheet.hide()
        sheet.protect()

"""The form being written: what every sheet's writer needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.language.catalogue import text

from .form_sheet import FormSheet
from .lists import Lists
from .names import quoted
from .styles import Styles


@dataclass(frozen=True, slots=True)
class Computed:
    """A formula (no leading "=") with the value that it has when the form is issued."""

    formula: str
    value: int | str


@dataclass(frozen=True, slots=True)
class Draft:
    """A workbook in the making; ``names`` are those of its sheets (see ``sheet_names``)."""

    workbook: Workbook
    styles: Styles
    lists: Lists
    plan: FormPlan
    names: Mapping[str, str]
    lang: str

    def words(self, key: str, **params: Any) -> str:
        """Words of this room's catalogue."""
        return text(f"forms.{key}", self.lang, **params)

    def add_sheet(self, name: str) -> FormSheet:
        """Add a sheet of the form at the end."""
        sheet: FormSheet = self.workbook.add_worksheet(name, FormSheet)
        return sheet

    def link(self, sheet: str, cell: str) -> str:
        """A link target inside the workbook."""
        return f"internal:{quoted(sheet)}!{cell}"

    def write_computed(
        self, sheet: Worksheet, row: int, column: int, computed: Computed, style: str
    ) -> None:
        """Write a formula with its cached value."""
        sheet.write_formula(row, column, f"={computed.formula}", self.styles[style], computed.value)

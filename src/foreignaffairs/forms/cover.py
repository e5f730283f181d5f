"""The cover sheet, written from its plan."""

from __future__ import annotations

from datetime import date
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from foreignaffairs.language.dates import parse_date
from foreignaffairs.model import layout
from foreignaffairs.report_types.typed_cells import odd, unreadable

from .cover_line import typed_entries
from .cover_plan import ID_ROW, CoverLine, CoverPlan
from .draft import Computed, Draft
from .form_sheet import FormSheet
from .heading import mark_total
from .lists import NIL, UNITS, YES_NO
from .measure import row_height
from .page import protect, set_page
from .validation import date_rule, hint_rule, list_rule, whole_rule
from .window import WINDOW_END_NAME, WINDOW_START_NAME

_ENTRY, _LABEL, _VALUE, _SIDE = range(4)
_WIDTHS = {_LABEL: 49.0, _VALUE: 26.0, _SIDE: 20.5}
_WIDTH = sum(_WIDTHS.values())
_SIZES = {"title": 16, "state": 14}
_STYLES = {
    "agency": "agency", "title": "cover_title", "subtitle": "centred", "state": "status",
    "section": "section", "text": "quiet", "warning": "warning",
}  # fmt: skip
_VALUE_STYLES = {
    "fixed": "computed", "date": "computed_date", "text": "input_text", "day": "input_date",
    "unit": "input_list", "nil": "input_choice", "answer": "input_choice", "count": "input_whole",
}  # fmt: skip


def write_cover(draft: Draft, cover: CoverPlan, state: Computed) -> None:
    """Write the cover; ``state`` is the overall state of the check sheet."""
    sheet = draft.add_sheet(cover.sheet)
    sheet.set_column(_ENTRY, _ENTRY, 4, None, {"hidden": True})
    for at, width in _WIDTHS.items():
        sheet.set_column(at, at, width)
    sheet.set_row(ID_ROW, None, None, {"hidden": True})
    sheet.write_string(ID_ROW, _ENTRY, layout.COVER_ID)
    sheet.write_string(ID_ROW, _VALUE, layout.COVER_VALUE)
    for row, line in enumerate(cover.lines, start=ID_ROW + 1):
        if line.shape == "entry":
            _write_entry(draft, sheet, row, line)
        elif line.shape == "state":
            _write_state(draft, sheet, row, state)
        else:
            _write_words(draft, sheet, row, line)
    _name_cells(draft, cover)
    _colour(draft, sheet, cover)
    sheet.set_selection(cover.first_input())
    sheet.activate()
    sheet.set_first_sheet()
    set_page(sheet, draft.plan, _WIDTH, draft.lang)
    sheet.fit_to_pages(1, 1)
    protect(sheet)


def _write_words(draft: Draft, sheet: Worksheet, row: int, line: CoverLine) -> None:
    size = _SIZES.get(line.shape, 12)
    height = row_height([(line.label, _WIDTH)], size=size, bold=line.shape != "text")
    sheet.set_row(row, height + (6 if line.shape == "section" else 0))
    sheet.merge_range(row, _LABEL, row, _SIDE, line.label, draft.styles[_STYLES[line.shape]])


def _write_state(draft: Draft, sheet: Worksheet, row: int, state: Computed) -> None:
    """Echo the check sheet's overall state and lead to it."""
    check = draft.names["check"]
    sheet.set_row(row, 27)
    sheet.merge_range(row, _LABEL, row, _VALUE, "", draft.styles["status"])
    draft.write_computed(sheet, row, _LABEL, state, "status")
    mark_total(draft, sheet, row, _LABEL, _VALUE)
    sheet.write_url(
        row, _SIDE, draft.link(check, "B6"), draft.styles["link"], draft.words("see_check")
    )


def _write_entry(draft: Draft, sheet: FormSheet, row: int, line: CoverLine) -> None:
    wide = not line.side
    room = _WIDTHS[_VALUE] + (_WIDTHS[_SIDE] if wide else 0)
    shown = line.value if isinstance(line.value, str) else ""
    cells = [(line.label, _WIDTHS[_LABEL]), (line.side, _WIDTHS[_SIDE]), (shown, room)]
    sheet.set_growing_row(row, max(row_height(cells), 21))
    if line.entry:
        sheet.write_string(row, _ENTRY, line.entry)
    sheet.write_string(row, _LABEL, line.label, draft.styles["label"])
    if wide:
        style = draft.styles[_VALUE_STYLES[line.fill]]
        sheet.merge_range(row, _VALUE, row, _SIDE, "", style)
    elif line.opens:
        target = draft.link(draft.names[line.opens], "B1")
        words = draft.words("open", number=line.side)
        sheet.write_url(row, _SIDE, target, draft.styles["link"], words)
    else:
        sheet.write_string(row, _SIDE, line.side, draft.styles["side"])
    _write_value(draft, sheet, row, line)
    rule = _validation(draft, line)
    if rule:
        sheet.data_validation(row, _VALUE, row, _VALUE, rule)


def _write_value(draft: Draft, sheet: Worksheet, row: int, line: CoverLine) -> None:
    style = draft.styles[_VALUE_STYLES[line.fill]]
    value = line.value
    if line.fill == "day" and isinstance(value, str):
        value = parse_date(value).value or value
    if value is None or value == "":
        sheet.write_blank(row, _VALUE, None, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, _VALUE, value, style)
    elif line.fill == "count":
        sheet.write_number(row, _VALUE, int(value), style)
    else:
        sheet.write_string(row, _VALUE, str(value), style)


def _validation(draft: Draft, line: CoverLine) -> dict[str, Any] | None:
    title, message, lang, lists = line.label, line.hint, draft.lang, draft.lists
    match line.fill:
        case "unit":
            return list_rule(lists.reference(UNITS), title, message, lang)
        case "nil":
            return list_rule(lists.reference(NIL), title, message, lang)
        case "answer":
            return list_rule(lists.reference(YES_NO), title, message, lang)
        case "count":
            return whole_rule(title, message, lang)
        case "day":
            return date_rule(title, message, lang)
        case "text":
            return hint_rule(title, message)
        case _:
            return None


def _colour(draft: Draft, sheet: Worksheet, cover: CoverPlan) -> None:
    """Colour numbers and days that are none red, those that are text amber."""
    for entry, column in typed_entries(cover).items():
        row = cover.row(entry)
        cell = xl_rowcol_to_cell(row, _VALUE, row_abs=True, col_abs=True)
        for test, style in ((unreadable, "mend"), (odd, "confirm")):
            rule = {"type": "formula", "criteria": f"={test(cell, column)}>0"}
            rule["format"] = draft.styles[style]
            sheet.conditional_format(row, _VALUE, row, _VALUE, rule)


def _name_cells(draft: Draft, cover: CoverPlan) -> None:
    """Give every entry of the cover a defined name, and the window the names that rules use."""
    special = {"window_start": WINDOW_START_NAME, "window_end": WINDOW_END_NAME}
    for line in cover.lines:
        if line.entry:
            name = special.get(line.entry) or f"fa_{line.entry.replace('.', '_')}"
            draft.workbook.define_name(name, f"={cover.cell(line.entry)}")

"""The sheet of rules: what each rule of each table asks for, and how many rows break it."""

from __future__ import annotations

from .check_lines import FIRST_DETAIL_ROW, CheckPlan, Detail
from .draft import Draft
from .form_sheet import FormSheet
from .measure import row_height
from .page import protect, set_page

_TITLE, _NOTE, _BACK, _HEADING = range(FIRST_DETAIL_ROW)
_WIDTHS = (6.0, 24.0, 46.0, 10.0, 10.0)
_ORDINAL, _SHEET, _RULE, _ERRORS, _DOUBTS, _FIRST = range(len(_WIDTHS) + 1)
_HEADS = ("ordinal", "check_sheet", "check_rule", "check_broken", "check_doubtful")


def write_rules_sheet(draft: Draft, check: CheckPlan) -> None:
    """Write the sheet of rules."""
    sheet = draft.add_sheet(draft.names["rules"])
    for at, width in enumerate(_WIDTHS):
        sheet.set_column(at, at, width)
    sheet.set_column(_FIRST, _FIRST, None, None, {"hidden": True})
    sheet.set_row(_TITLE, 24)
    sheet.write_string(_TITLE, 0, draft.words("rules_title"), draft.styles["line_title"])
    note = draft.words("rules_note")
    sheet.set_row(_NOTE, row_height([(note, sum(_WIDTHS))]))
    sheet.merge_range(_NOTE, 0, _NOTE, _DOUBTS, note, draft.styles["quiet"])
    sheet.set_row(_BACK, 24)
    target = draft.link(draft.names["check"], "A1")
    sheet.write_url(_BACK, 0, target, draft.styles["link_plain"], draft.words("back_to_check"))
    heads = [draft.words(key) for key in _HEADS]
    sheet.set_row(_HEADING, row_height(zip(heads, _WIDTHS, strict=True), bold=True, least=2) + 4)
    sheet.write_row(_HEADING, 0, heads, draft.styles["header"])
    for number, detail in enumerate(check.details, start=1):
        _write_detail(draft, sheet, _HEADING + number, number, detail)
    last = _HEADING + max(len(check.details), 1)
    for at, style in ((_ERRORS, "mend"), (_DOUBTS, "confirm")):
        rule = {"type": "cell", "criteria": ">", "value": 0, "format": draft.styles[style]}
        sheet.conditional_format(FIRST_DETAIL_ROW, at, last, at, rule)
    sheet.repeat_rows(_HEADING)
    sheet.freeze_panes(FIRST_DETAIL_ROW, 0)
    set_page(sheet, draft.plan, sum(_WIDTHS), draft.lang)
    protect(sheet)


def _write_detail(draft: Draft, sheet: FormSheet, row: int, number: int, detail: Detail) -> None:
    """Write a rule; its count is an array formula, as old Excel needs for whole columns."""
    style = draft.styles["computed_number"]
    cells = [(detail.words, _WIDTHS[_RULE]), (detail.sheet, _WIDTHS[_SHEET])]
    sheet.set_row(row, row_height(cells))
    sheet.write_number(row, _ORDINAL, number, style)
    target = draft.link(detail.sheet, detail.cell)
    sheet.write_url(row, _SHEET, target, draft.styles["link"], detail.sheet)
    sheet.write_string(row, _RULE, detail.words, draft.styles["label"])
    counted = ((_ERRORS, detail.errors), (_DOUBTS, detail.doubts), (_FIRST, detail.first))
    for at, computed in counted:
        if computed is not None:
            formula, value = f"{{={computed.formula}}}", computed.value
            sheet.write_array_formula(row, at, row, at, formula, style, value)
        elif at != _FIRST:
            sheet.write_blank(row, at, None, style)

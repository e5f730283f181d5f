"""The check sheet: plain formulas that every spreadsheet program since 2010 computes."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from .check_lines import FIRST_LINE_ROW, CheckPlan, Line
from .draft import Computed, Draft
from .form_sheet import FormSheet
from .heading import mark_line, mark_total
from .measure import row_height
from .page import protect, set_page

_TITLE, _NOTE, _STATE, _BACK, _HEADING = range(FIRST_LINE_ROW)
_WIDTHS = (6.0, 42.0, 10.0, 11.0, 12.0, 12.0, 13.0, 11.0, 50.0)
_ORDINAL, _SUBJECT, _ANSWER, _ROWS, _MISSING, _BROKEN, _DOUBTFUL, _WORK, _VERDICT = range(9)
_HEADS = (
    "ordinal", "check_subject", "check_answer", "check_rows", "check_missing", "check_broken",
    "check_doubtful", "check_work", "check_verdict",
)  # fmt: skip


def write_check_sheet(draft: Draft, check: CheckPlan) -> None:
    """Write the check sheet."""
    sheet = draft.add_sheet(draft.names["check"])
    for at, width in enumerate(_WIDTHS):
        sheet.set_column(at, at, width)
    _write_top(draft, sheet, check)
    heads = [draft.words(key) for key in _HEADS]
    sheet.set_row(_HEADING, row_height(zip(heads, _WIDTHS, strict=True), bold=True, least=2) + 4)
    sheet.write_row(_HEADING, 0, heads, draft.styles["header"])
    for number, line in enumerate(check.lines, start=1):
        _write_line(draft, sheet, FIRST_LINE_ROW + number - 1, number, line)
    last = FIRST_LINE_ROW + len(check.lines) - 1
    _colour_numbers(draft, sheet, FIRST_LINE_ROW, last)
    sheet.repeat_rows(_HEADING)
    sheet.freeze_panes(FIRST_LINE_ROW, 0)
    sheet.set_selection(FIRST_LINE_ROW, _SUBJECT, FIRST_LINE_ROW, _SUBJECT)
    set_page(sheet, draft.plan, sum(_WIDTHS), draft.lang)
    protect(sheet)


def _write_top(draft: Draft, sheet: Worksheet, check: CheckPlan) -> None:
    width = sum(_WIDTHS)
    sheet.set_row(_TITLE, 24)
    sheet.write_string(_TITLE, 0, draft.words("check_title"), draft.styles["line_title"])
    note = draft.words("check_note")
    sheet.set_row(_NOTE, row_height([(note, width)]))
    sheet.merge_range(_NOTE, 0, _NOTE, _VERDICT, note, draft.styles["quiet"])
    sheet.set_row(_STATE, 30)
    sheet.merge_range(_STATE, 0, _STATE, _VERDICT, "", draft.styles["status"])
    draft.write_computed(sheet, _STATE, 0, check.state, "status")
    mark_total(draft, sheet, _STATE, 0, _VERDICT)
    sheet.set_row(_BACK, 24)
    cover = draft.link(draft.names["cover"], "B1")
    sheet.write_url(_BACK, 0, cover, draft.styles["link_plain"], draft.words("back"))


def _write_line(draft: Draft, sheet: FormSheet, row: int, number: int, line: Line) -> None:
    widths = ((line.title, _WIDTHS[_SUBJECT]), (str(line.verdict.value), _WIDTHS[_VERDICT]))
    sheet.set_growing_row(row, max(row_height(widths), 24))
    sheet.write_number(row, _ORDINAL, number, draft.styles["computed_number"])
    sheet.write_url(
        row, _SUBJECT, draft.link(line.sheet, line.cell), draft.styles["link"], line.title
    )
    for at, computed in (
        (_ANSWER, line.answer), (_ROWS, line.rows), (_MISSING, line.missing),
        (_BROKEN, line.broken), (_DOUBTFUL, line.doubtful), (_WORK, line.work),
    ):  # fmt: skip
        _write_cell(draft, sheet, row, at, computed, "computed_number")
    draft.write_computed(sheet, row, _VERDICT, line.verdict, "verdict")
    mark_line(draft, sheet, row, _VERDICT, _VERDICT)


def _write_cell(
    draft: Draft, sheet: Worksheet, row: int, at: int, computed: Computed | None, style: str
) -> None:
    if computed is None:
        sheet.write_blank(row, at, None, draft.styles[style])
    else:
        draft.write_computed(sheet, row, at, computed, style)


def _colour_numbers(draft: Draft, sheet: Worksheet, first: int, last: int) -> None:
    for at, style in (
        (_MISSING, "mend"), (_BROKEN, "mend"), (_DOUBTFUL, "confirm"), (_WORK, "mend"),
    ):  # fmt: skip
        rule = {"type": "cell", "criteria": ">", "value": 0, "format": draft.styles[style]}
        sheet.conditional_format(first, at, last, at, rule)

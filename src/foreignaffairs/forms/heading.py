"""The four lines above every table: title, unit and period, how to fill in, state."""

from __future__ import annotations

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from foreignaffairs.model import ReportType

from .check_lines import beginning
from .draft import Computed, Draft
from .geometry import NOTE_ROW, PERIOD_ROW, STATE_ROW, TITLE_ROW
from .measure import row_height

_STATE_HEIGHT = 24
_LONG_STATES = ("nil_but_rows", "no_but_rows", "mend_rows", "mend_cells", "look_again")
"""The longest words for a state: in a table of few columns they take several lines."""


def write_heading(
    draft: Draft,
    sheet: Worksheet,
    report_type: ReportType,
    note: str,
    widths: dict[int, float],
    state: Computed,
    state_column: int,
) -> None:
    """Write the heading over the columns of ``widths`` (characters by visible column).

    ``state`` says what is left to do; it stands from ``state_column`` to the last column.
    """
    styles, plan = draft.styles, draft.plan
    first, last, width = min(widths), max(widths), sum(widths.values())
    title = f"{report_type.number}. {report_type.title}"
    who = f"{plan.unit.name} – {plan.period_title}" if plan.unit else plan.period_title
    for row, words, style, size in (
        (TITLE_ROW, title, "title", 14),
        (PERIOD_ROW, who, "period", 12),
        (NOTE_ROW, note, "quiet", 12),
    ):
        height = row_height([(words, width)], bold=style == "title", size=size)
        sheet.set_row(row, height)
        sheet.merge_range(row, first, row, last, words, styles[style])
    room = sum(width for column, width in widths.items() if column >= state_column)
    longest = row_height((draft.words(key, cell="AA100"), room) for key in _LONG_STATES)
    sheet.set_row(STATE_ROW, max(_STATE_HEIGHT, longest))
    cover = draft.link(draft.names["cover"], "B1")
    sheet.write_url(STATE_ROW, first, cover, styles["link_plain"], draft.words("back"))
    if state_column < last:
        sheet.merge_range(STATE_ROW, state_column, STATE_ROW, last, "", styles["verdict"])
    draft.write_computed(sheet, STATE_ROW, state_column, state, "verdict")
    mark_line(draft, sheet, STATE_ROW, state_column, last)


def _mark(
    draft: Draft, sheet: Worksheet, row: int, first: int, last: int, done: str, look: str
) -> None:
    """Colour a state green when it begins with ``done``, amber with ``look``, else red."""
    cell = xl_rowcol_to_cell(row, first, row_abs=True, col_abs=True)
    for criteria, style in (
        (f'=LEFT({cell},{len(done)})="{done}"', "done"),
        (f'=LEFT({cell},{len(look)})="{look}"', "confirm"),
        ("=TRUE", "mend"),
    ):
        sheet.conditional_format(
            row, first, row, last,
            {"type": "formula", "criteria": criteria, "format": draft.styles[style],
             "stop_if_true": True},
        )  # fmt: skip


def mark_line(draft: Draft, sheet: Worksheet, row: int, first: int, last: int) -> None:
    """Colour what the check sheet says of one sheet."""
    look = beginning(draft, "look_again", "cell")
    _mark(draft, sheet, row, first, last, draft.words("done"), look)


def mark_total(draft: Draft, sheet: Worksheet, row: int, first: int, last: int) -> None:
    """Colour what the check sheet says of the whole form."""
    look = beginning(draft, "look_total", "count")
    _mark(draft, sheet, row, first, last, draft.words("all_done"), look)

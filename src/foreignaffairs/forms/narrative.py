"""The narrative sheet: one tall box a task, then difficulties and proposals once."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import ReportType, layout

from .draft import Computed, Draft
from .form_sheet import FormSheet
from .geometry import HEADING_ROW, ID_ROW
from .heading import write_heading
from .measure import row_height
from .names import quoted
from .page import protect, set_page
from .validation import LONGEST_TITLE, shortened

DIFFICULTIES, PROPOSALS = "KHO_KHAN", "KIEN_NGHI"
_KEY, _TASK, _BOX = range(3)
_WIDTHS = {_TASK: 27.0, _BOX: 69.0}
_BOX_LINES = 9
_FIRST_ROW = HEADING_ROW + 1


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its key, what is asked, the directive's place, whether it must be filled in."""

    key: str
    title: str
    citation: str
    required: bool


@dataclass(frozen=True, slots=True)
class NarrativeGeometry:
    """The narrative sheet of F01; boxes that must be filled in come first."""

    report_type: ReportType
    sheet: str
    boxes: tuple[Box, ...]

    @property
    def required(self) -> int:
        """How many boxes must be filled in."""
        return sum(box.required for box in self.boxes)

    def box_range(self, count: int) -> str:
        """The first ``count`` boxes, for a formula on another sheet."""
        last = _FIRST_ROW + count - 1
        return f"{quoted(self.sheet)}!{xl_range_abs(_FIRST_ROW, _BOX, last, _BOX)}"

    def first_input(self) -> str:
        """A1 address of the first box."""
        return str(xl_rowcol_to_cell(_FIRST_ROW, _BOX))


def narrative_geometry(
    plan: FormPlan, report_type: ReportType, sheet: str, lang: str
) -> NarrativeGeometry:
    """Lay the boxes out: tasks in order, then difficulties and proposals unless F14 asks them."""
    tasks = tuple(
        Box(task.id, plan.task_titles.get(task.id, task.title), task.citation.clause, True)
        for task in plan.narrative
    )
    asked_elsewhere = any(t.id == "F14" for t in plan.report_types)
    extra = tuple(
        Box(key, text(f"forms.box_{key.lower()}", lang), "", False)
        for key in (() if asked_elsewhere else (DIFFICULTIES, PROPOSALS))
    )
    return NarrativeGeometry(report_type, sheet, (*tasks, *extra))


def write_narrative(draft: Draft, place: NarrativeGeometry, state: Computed) -> None:
    """Write the narrative sheet; ``state`` is its line of the check sheet."""
    sheet = draft.add_sheet(place.sheet)
    report_type = place.report_type
    sheet.set_column(_KEY, _KEY, 4, None, {"hidden": True})
    for at, width in _WIDTHS.items():
        sheet.set_column(at, at, width)
    note = " ".join(filter(None, (report_type.note, draft.words("note_narrative"))))
    write_heading(draft, sheet, report_type, note, _WIDTHS, state, _BOX)
    _write_column_heads(draft, sheet, report_type)
    key, answer = report_type.columns[:2]
    earlier = {
        str(row.get(key.name)): row.get(answer.name)
        for row in draft.plan.prefill.get(report_type.id, ())
    }
    for row, box in enumerate(place.boxes, start=_FIRST_ROW):
        _write_box(draft, sheet, row, box, str(earlier.get(box.key) or ""))
    sheet.repeat_rows(HEADING_ROW)
    sheet.freeze_panes(_FIRST_ROW, 0)
    sheet.set_selection(place.first_input())
    set_page(sheet, draft.plan, sum(_WIDTHS.values()), draft.lang)
    protect(sheet)


def _write_column_heads(draft: Draft, sheet: Worksheet, report_type: ReportType) -> None:
    key, answer = report_type.columns[:2]
    sheet.set_row(ID_ROW, None, None, {"hidden": True})
    sheet.write_string(ID_ROW, _KEY, layout.column_mark(report_type.id, key.name))
    sheet.write_string(ID_ROW, _BOX, layout.column_mark(report_type.id, answer.name))
    sheet.set_row(HEADING_ROW, row_height([(answer.label, _WIDTHS[_BOX])], bold=True, least=2))
    heads = {_KEY: key.label, _TASK: draft.words("task"), _BOX: answer.label}
    for at, words in heads.items():
        sheet.write_string(HEADING_ROW, at, words, draft.styles["header"])


def _write_box(draft: Draft, sheet: FormSheet, row: int, box: Box, said: str) -> None:
    """Write one box; its list offers "Không phát sinh" and accepts any other words."""
    label = f"{box.title}\n({box.citation})" if box.citation else box.title
    cells = [(label, _WIDTHS[_TASK]), (said, _WIDTHS[_BOX])]
    sheet.set_growing_row(row, row_height(cells, least=_BOX_LINES))
    sheet.write_string(row, _KEY, box.key)
    sheet.write_string(row, _TASK, label, draft.styles["label_top"])
    if said:
        sheet.write_string(row, _BOX, said, draft.styles["input_long"])
    else:
        sheet.write_blank(row, _BOX, None, draft.styles["input_long"])
    rule = {
        "validate": "list",
        "source": [draft.words("nothing")],
        "show_error": False,
        "input_title": shortened(box.title, LONGEST_TITLE),
        "input_message": draft.words("hint_box" if box.required else "hint_box_optional"),
    }
    sheet.data_validation(row, _BOX, row, _BOX, rule)

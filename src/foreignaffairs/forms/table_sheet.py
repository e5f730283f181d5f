"""A report type's table: heading, totals, input rows, lists, limits and live colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from foreignaffairs.model import Column, layout

from .draft import Computed, Draft
from .geometry import HEADING_ROW, ID_ROW, ORDINAL_COLUMN, TableGeometry
from .heading import write_heading
from .measure import longest_word, row_height
from .page import PORTRAIT_WIDTH, protect, set_page
from .live_rules import live_rules
from .validation import cell_rule
from .values import write_value

_ORDINAL_WIDTH = 6.0
_STRETCH = 1.7
"""A narrow table is widened to fill its page, at most by this much."""


def write_table(draft: Draft, place: TableGeometry, state: Computed) -> None:
    """Write one table sheet; ``state`` is its line of the check sheet."""
    sheet = draft.workbook.add_worksheet(place.sheet)
    widths = column_widths(place)
    for at, width in widths.items():
        sheet.set_column(at, at, width)
    note = place.report_type.note or draft.words("note_table")
    write_heading(
        draft, sheet, place.report_type, note, widths, state, min(2, place.last_column)
    )
    _write_column_heads(draft, sheet, place, widths)
    if place.has_total:
        _write_totals(draft, sheet, place)
    _write_body(draft, sheet, place, widths)
    for at, column in enumerate(place.columns, start=1):
        rule = cell_rule(column, draft.lists, draft.lang)
        sheet.data_validation(place.anchor_row, at, place.last_row, at, rule)
    _colour(draft, sheet, place)
    sheet.repeat_rows(HEADING_ROW)
    sheet.freeze_panes(place.first_row, 2)
    sheet.set_selection(place.first_input())
    set_page(sheet, draft.plan, sum(widths.values()), draft.lang)
    protect(sheet)


def heading_words(column: Column) -> str:
    """A column's printed heading: label, and below it the unit it is counted in."""
    return f"{column.label}\n({column.unit})" if column.unit else column.label


def column_widths(place: TableGeometry) -> dict[int, float]:
    """Widths in characters by column: as declared, no word of a heading broken, page filled."""
    own = {
        at: max(float(c.width), longest_word(heading_words(c)) + 1.5)
        for at, c in enumerate(place.columns, start=1)
    }
    total = sum(own.values()) + _ORDINAL_WIDTH
    stretch = min(max((PORTRAIT_WIDTH - 2 - _ORDINAL_WIDTH) / (total - _ORDINAL_WIDTH), 1), _STRETCH)
    return {ORDINAL_COLUMN: _ORDINAL_WIDTH} | {at: round(w * stretch, 1) for at, w in own.items()}


def _write_column_heads(
    draft: Draft, sheet: Worksheet, place: TableGeometry, widths: Mapping[int, float]
) -> None:
    header = draft.styles["header"]
    words = {at: heading_words(c) for at, c in enumerate(place.columns, start=1)}
    sheet.set_row(ID_ROW, None, None, {"hidden": True})
    sheet.set_row(
        HEADING_ROW,
        row_height([(label, widths[at]) for at, label in words.items()], bold=True, least=2) + 4,
    )
    sheet.write_string(HEADING_ROW, ORDINAL_COLUMN, draft.words("ordinal"), header)
    for at, column in enumerate(place.columns, start=1):
        sheet.write_string(ID_ROW, at, layout.column_mark(place.report_type.id, column.name))
        sheet.write_string(HEADING_ROW, at, words[at], header)


def _write_totals(draft: Draft, sheet: Worksheet, place: TableGeometry) -> None:
    """Write the total row, label in the first column that is not added up."""
    row, total = place.total_row, draft.styles["total"]
    sheet.set_row(row, 20)
    rows = _prefilled(draft, place)
    label_at = next((at for at, c in enumerate(place.columns, 1) if not c.measure), ORDINAL_COLUMN)
    sheet.write_blank(row, ORDINAL_COLUMN, None, total)
    for at, column in enumerate(place.columns, start=1):
        if column.measure:
            value = sum(float(r.get(column.name) or 0) for r in rows)
            formula = f"=SUM({place.local_range(column.name)})"
            sheet.write_formula(row, at, formula, draft.styles.total(column), value)
        else:
            sheet.write_blank(row, at, None, total)
    sheet.write_string(row, label_at, draft.words("total"), total)


def _write_body(
    draft: Draft, sheet: Worksheet, place: TableGeometry, widths: Mapping[int, float]
) -> None:
    """Write the hidden anchor, the input rows with what is known already, and the end row."""
    formats = [draft.styles.input(c) for c in place.columns]
    rows = _prefilled(draft, place)
    first, last = place.letter(place.columns[0].name), place.letter(place.columns[-1].name)
    anchor = xl_rowcol_to_cell(place.anchor_row, ORDINAL_COLUMN, row_abs=True)
    sheet.set_row(place.anchor_row, None, None, {"hidden": True})
    for at, style in enumerate(formats, start=1):
        sheet.write_blank(place.anchor_row, at, None, style)
    for row in range(place.first_row, place.last_row + 1):
        values = rows[row - place.first_row] if row - place.first_row < len(rows) else {}
        number = row - place.anchor_row if values else ""
        filled = f"COUNTA({first}{row + 1}:{last}{row + 1})"
        sheet.write_formula(
            row, ORDINAL_COLUMN, f'=IF({filled}=0,"",ROW()-ROW({anchor}))',
            draft.styles["ordinal"], number,
        )  # fmt: skip
        for at, (column, style) in enumerate(zip(place.columns, formats, strict=True), start=1):
            write_value(sheet, row, at, column, values.get(column.name), draft.lists, style)
    sheet.write_string(
        place.end_row, ORDINAL_COLUMN, draft.words("end_row"), draft.styles["quiet_line"]
    )
    body = (place.first_row, ORDINAL_COLUMN, place.last_row, ORDINAL_COLUMN)
    first_cell, last_cell = xl_rowcol_to_cell(*body[:2]), xl_rowcol_to_cell(*body[2:])
    sheet.ignore_errors({"formula_unlocked": f"{first_cell}:{last_cell}"})


def _prefilled(draft: Draft, place: TableGeometry) -> Sequence[Mapping[str, Any]]:
    return draft.plan.prefill.get(place.report_type.id, ())


def _colour(draft: Draft, sheet: Worksheet, place: TableGeometry) -> None:
    """Colour cells that are missing or break a rule, red to mend and amber to confirm."""
    row = place.anchor_row
    refs = place.row_refs(row)
    first, last = refs[place.columns[0].name], refs[place.columns[-1].name]
    filled = f"COUNTA({first}:{last})>0"
    marks = [
        (c.name, f'=AND({refs[c.name]}="",{filled})', "mend") for c in place.columns if c.required
    ]
    for live in live_rules(place, draft.plan):
        style = "mend" if live.rule.severity == "error" else "confirm"
        marks.append((live.rule.fields[0], f"=AND({filled},NOT({live.in_row}))", style))
    for field, criteria, style in marks:
        at = place.position(field)
        sheet.conditional_format(
            row, at, place.last_row, at,
            {"type": "formula", "criteria": criteria, "format": draft.styles[style]},
        )  # fmt: skip

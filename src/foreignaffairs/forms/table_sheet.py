"""A report type's table: heading, totals, input rows, lists, limits and live colours."""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from foreignaffairs.model import layout
from foreignaffairs.report_types.typed_cells import blank, odd, unreadable

from .draft import Computed, Draft
from .form_sheet import FormSheet
from .geometry import HEADING_ROW, ID_ROW, ORDINAL_COLUMN, TableGeometry
from .heading import write_heading
from .known import known_rows
from .live_rules import live_rules
from .measure import row_height
from .page import protect, protect_open_ended, set_page
from .typed_blocks import typed_blocks
from .validation import cell_rule
from .values import words, write_value
from .widths import column_widths, heading_words


def write_table(draft: Draft, place: TableGeometry, state: Computed) -> None:
    """Write one table sheet; ``state`` is its line of the check sheet."""
    sheet = draft.add_sheet(place.sheet)
    widths = column_widths(place)
    for at, width in widths.items():
        sheet.set_column(at, at, width)
    note = " ".join(filter(None, (place.report_type.note, draft.words("note_table"))))
    write_heading(draft, sheet, place.report_type, note, widths, state, min(2, place.last_column))
    _write_column_heads(draft, sheet, place, widths)
    if place.has_total:
        _write_totals(draft, sheet, place)
    _write_body(draft, sheet, place, widths)
    for column in place.entry_columns:
        at = place.position(column.name)
        rule = cell_rule(column, draft.lists, draft.lang)
        sheet.data_validation(place.anchor_row, at, place.last_row, at, rule)
    _colour(draft, sheet, place)
    ordinals = xl_range(place.first_row, ORDINAL_COLUMN, place.last_row, ORDINAL_COLUMN)
    sheet.ignore_errors({"formula_unlocked": ordinals, "number_stored_as_text": _body(place)})
    sheet.repeat_rows(HEADING_ROW)
    sheet.freeze_panes(place.first_row, 2)
    sheet.set_selection(place.first_input())
    set_page(sheet, draft.plan, sum(widths.values()), draft.lang)
    (protect if place.fixed else protect_open_ended)(sheet)


def _body(place: TableGeometry) -> str:
    return str(xl_range(place.first_row, 1, place.last_row, place.last_column))


def _write_column_heads(
    draft: Draft, sheet: Worksheet, place: TableGeometry, widths: Mapping[int, float]
) -> None:
    header = draft.styles["header"]
    labels = {at: heading_words(c) for at, c in enumerate(place.columns, start=1)}
    sheet.set_row(ID_ROW, None, None, {"hidden": True})
    sheet.set_row(
        HEADING_ROW,
        row_height([(label, widths[at]) for at, label in labels.items()], bold=True, least=2) + 4,
    )
    sheet.write_string(HEADING_ROW, ORDINAL_COLUMN, draft.words("ordinal"), header)
    for at, column in enumerate(place.columns, start=1):
        sheet.write_string(ID_ROW, at, layout.column_mark(place.report_type.id, column.name))
        sheet.write_string(HEADING_ROW, at, labels[at], header)


def _write_totals(draft: Draft, sheet: Worksheet, place: TableGeometry) -> None:
    """Write the total row, label in the first column that is not added up."""
    row, total = place.total_row, draft.styles["total"]
    sheet.set_row(row, 20)
    rows = known_rows(draft.plan, place)
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
    draft: Draft, sheet: FormSheet, place: TableGeometry, widths: Mapping[int, float]
) -> None:
    """Write the hidden anchor, the input rows with what is known already, and the end row."""
    formats = [draft.styles.input(c) for c in place.columns]
    rows = known_rows(draft.plan, place)
    sheet.set_row(place.anchor_row, None, None, {"hidden": True})
    if place.fixed:
        formats[0] = draft.styles["label"]
    else:
        for at, style in enumerate(formats, start=1):
            sheet.write_blank(place.anchor_row, at, None, style)
        end = draft.words("end_row")
        sheet.write_string(place.end_row, ORDINAL_COLUMN, end, draft.styles["quiet_line"])
    for row in range(place.first_row, place.last_row + 1):
        values = rows[row - place.first_row] if row - place.first_row < len(rows) else {}
        _write_ordinal(draft, sheet, place, row, bool(values))
        for at, (column, style) in enumerate(zip(place.columns, formats, strict=True), start=1):
            write_value(sheet, row, at, column, values.get(column.name), draft.lists, style)
        if values:
            cells = [
                (words(c, values.get(c.name), draft.lists), widths[at])
                for at, c in enumerate(place.columns, start=1)
            ]
            sheet.set_growing_row(row, row_height(cells))


def _write_ordinal(
    draft: Draft, sheet: Worksheet, place: TableGeometry, row: int, filled: bool
) -> None:
    """Number a row that holds something; the cell is unlocked so that rows can be sorted."""
    number = row - place.anchor_row
    if place.fixed:
        sheet.write_number(row, ORDINAL_COLUMN, number, draft.styles["computed_number"])
        return
    first, last = place.letter(place.columns[0].name), place.letter(place.columns[-1].name)
    anchor = xl_rowcol_to_cell(place.anchor_row, ORDINAL_COLUMN, row_abs=True)
    formula = f'=IF(COUNTA({first}{row + 1}:{last}{row + 1})=0,"",ROW()-ROW({anchor}))'
    style = draft.styles["ordinal"]
    sheet.write_formula(row, ORDINAL_COLUMN, formula, style, number if filled else "")


def _colour(draft: Draft, sheet: Worksheet, place: TableGeometry) -> None:
    """Colour cells, red to mend and amber to confirm: what is typed, what is missing, the rules."""
    row = place.anchor_row
    for block in typed_blocks(place):
        block.colour(sheet, unreadable, draft.styles["mend"])
        block.colour(sheet, odd, draft.styles["confirm"])
    refs = place.row_refs(row)
    entered = [refs[c.name] for c in place.entry_columns]
    filled = f"COUNTA({entered[0]}:{entered[-1]})>0"
    marks = [
        (c.name, f"=AND({blank(refs[c.name])},{filled})", "mend")
        for c in place.entry_columns
        if c.required
    ]
    for live in live_rules(place, draft.plan):
        style = "mend" if live.rule.severity == "error" else "confirm"
        marks.append((live.rule.fields[0], f"=AND({filled},NOT({live.in_row}))", style))
    for field, criteria, style in marks:
        at = place.position(field)
        rule = {"type": "formula", "criteria": criteria, "format": draft.styles[style]}
        sheet.conditional_format(row, at, place.last_row, at, rule)

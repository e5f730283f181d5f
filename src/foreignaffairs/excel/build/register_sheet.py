"""The register: decisions on top, below them a filterable table of every unit."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from foreignaffairs.excel.macros.declared import DECIDE, MACROS
from foreignaffairs.excel.macros.places import PLACES, REGISTER_COLUMNS
from foreignaffairs.language.catalogue import text
from foreignaffairs.register import State
from foreignaffairs.register.states import state_label

from .look import Look, add_button, set_page

_BODY = PLACES["fa_so_theo_doi"]
_WIDTHS = (7, 28, 37, 27, 18, 25, 12, 12, 8, 7, 18, 24, 22)
_KINDS = (
    "choice", "text", "text", "text", "text", "text", "date", "date", "number", "number",
    "text", "text", "text",
)  # fmt: skip
_STATE_COLORS = {
    "rule_done": (State.ACCEPTED, State.CONSOLIDATED),
    "rule_confirm": (State.RECEIVED, State.EXTENDED),
    "rule_mend": (State.RETURNED,),
}


def write_register(sheet: Worksheet, look: Look) -> None:
    """Write the register as it looks before an office is open."""
    for column, (width, kind) in enumerate(zip(_WIDTHS, _KINDS, strict=True)):
        sheet.set_column(column, column, width, look[f"body_{kind}"])
    for row in range(_BODY.row - 1):
        sheet.set_row(row, 24, look["plain"])
    sheet.set_row(0, 34)
    sheet.write_string(0, 0, text("excel.register_title"), look["title"])
    sheet.write_formula(1, 0, "=fa_thong_bao", look["subtitle"], text("excel.first_message"))
    sheet.set_row(2, 40)
    _buttons(sheet)
    sheet.write_string(3, 0, text("excel.register_hint"), look["hint"])
    for row, name, kind in ((4, "reason", "input"), (5, "until", "input_date")):
        sheet.write_string(row, 1, text(f"excel.label_{name}"), look["label"])
        sheet.write_blank(row, 2, None, look[kind])
    head = _BODY.row - 2
    sheet.set_row(head, 36)
    for column, name in enumerate(REGISTER_COLUMNS):
        sheet.write_string(head, column, text(f"excel.col_{name}"), look["header"])
    last = _BODY.row + _BODY.rows - 2
    sheet.autofilter(head, 0, last, _BODY.columns - 1)
    _colors(sheet, look, last)
    sheet.freeze_panes(_BODY.row - 1, 3)
    set_page(sheet, repeat=head)


def _buttons(sheet: Worksheet) -> None:
    """The refresh button and those of the decisions, side by side over row 3."""
    left = 6
    for name in ("FaCapNhat", *(m.name for m in MACROS if m.group == DECIDE)):
        add_button(sheet, 2, 0, name, 206, 44, left)
        left += 214


def _colors(sheet: Worksheet, look: Look, last: int) -> None:
    first, state = _BODY.row - 1, REGISTER_COLUMNS.index("state")
    for kind, states in _STATE_COLORS.items():
        for each in states:
            rule = {
                "type": "cell",
                "criteria": "==",
                "value": f'"{state_label(each)}"',
                "format": look[kind],
            }
            sheet.conditional_format(first, state, last, state, rule)
    # Nothing is wrong with a unit that has not filed while there is time.
    here = [f"${xl_col_to_name(REGISTER_COLUMNS.index(n))}{_BODY.row}" for n in ("state", "late")]
    missing = f'=AND({here[0]}="{state_label(State.NOT_RECEIVED)}",N({here[1]})>0)'
    late = {"type": "formula", "criteria": missing, "format": look["rule_mend"]}
    sheet.conditional_format(first, state, last, state, late)
    line = {"type": "formula", "criteria": f'=$B{_BODY.row}<>""', "format": look["rule_line"]}
    sheet.conditional_format(first, 0, last, _BODY.columns - 1, line)

"""The register as a table for the officer: one row a unit, and the units chosen in it."""

from __future__ import annotations

import re
from typing import Any

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.text import clean
from foreignaffairs.office import Office
from foreignaffairs.register import State
from foreignaffairs.register.states import state_label

from .control import Control
from .outcome import wrong
from .sheets import plain

_STATES = {
    "missing": State.NOT_RECEIVED,
    "received": State.RECEIVED,
    "returned": State.RETURNED,
    "accepted": State.ACCEPTED,
    "consolidated": State.CONSOLIDATED,
    "excluded": State.EXCLUDED,
}
_ROWS = re.compile(r"\$?[A-Z]*\$?(\d+)(?::\$?[A-Z]*\$?(\d+))?$")


def register_rows(office: Office, period: str) -> list[list[Any]]:
    """One row a unit, those that need the officer first within the order of the list."""
    verdicts = {s.unit: s.verdict for s in office.register.submissions.current(period)}
    return [
        [
            None,
            row["don_vi"],
            row["ten_don_vi"],
            office.province.kind_title(row["loai_don_vi"]),
            row["dia_ban"],
            state_words(row["trang_thai"], bool(row["gia_han"])),
            plain(row["han"]),
            plain(row["ngay_nhan"]),
            row["so_ngay_cham"] or None,
            plain(row["lan"]),
            text(f"excel.verdict_{verdicts[row['don_vi']]}") if row["don_vi"] in verdicts else None,
            row["tep"],
            row["ly_do"],
        ]
        for row in office.status(period).to_dict("records")
    ]


def state_words(state: str, extended: bool = False) -> str:
    """A state as it is printed; a unit with a later day that has sent nothing is "Được gia hạn"."""
    if state == "missing" and extended:
        return state_label(State.EXTENDED)
    return state_label(_STATES[state])


def chosen_units(control: Control) -> tuple[str, ...]:
    """Codes of the units that the officer chose: marked with x, else the selected rows.

    Rows hidden by a filter are never taken from a selection. Raises where nothing is chosen.
    """
    rows = control.rows("fa_so_theo_doi")
    marked = [str(r[1]) for r in rows if r[1] and clean(str(r[0] or ""))]
    chosen = marked or _selected(control, rows)
    if not chosen:
        raise wrong("nobody_chosen")
    return tuple(dict.fromkeys(chosen))


def _selected(control: Control, rows: list[list[Any]]) -> list[str]:
    cells = control.place("fa_so_theo_doi")
    selection = control.pressed.selection
    if selection is None or selection.sheet.name != cells.sheet.name:
        return []
    if selection.sheet.book.fullname != control.book.fullname:
        return []
    found = []
    for area in str(selection.address).split(","):
        match = _ROWS.match(area)
        if match is None:
            continue
        first, last = int(match[1]), int(match[2] or match[1])
        for number in range(max(first, cells.row), min(last, cells.row + len(rows) - 1) + 1):
            code = rows[number - cells.row][1]
            if code and not cells.sheet.range((number, 1)).rows.hidden:
                found.append(str(code))
    return found

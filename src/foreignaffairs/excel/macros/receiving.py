"""Taking in the inbox, and sending back what has errors."""

from __future__ import annotations

from pathlib import Path

from foreignaffairs.inbox import Disposition
from foreignaffairs.language.catalogue import text
from foreignaffairs.register import State

from .control import Control
from .outcome import Done
from .sheets import DONE, TO_CONFIRM, TO_MEND, Column, Table, new_sheet, plain, write_table

_COLORS = {
    Disposition.ACCEPTED: DONE,
    Disposition.RETURNED: TO_MEND,
    Disposition.TO_REVIEW: TO_CONFIRM,
    Disposition.OTHER_OFFICE: TO_CONFIRM,
    Disposition.UNREADABLE: TO_MEND,
    Disposition.SET_ASIDE: TO_CONFIRM,
}


def collect_inbox(control: Control) -> Done:
    """Take in every file of the inbox and say what came of each."""
    office = control.office
    made = office.collect(None, control.progress("collecting"))
    shown = [o for o in made.result.outcomes if o.new] or list(made.result.outcomes)
    sheet = new_sheet(control, text("excel.result_collect"))
    columns = (
        Column(text("excel.col_file"), 44),
        Column(text("excel.col_disposition"), 24),
        Column(text("excel.col_reason"), 70),
        Column(text("excel.col_code"), 30),
        Column(text("excel.col_period"), 12),
        Column(text("excel.col_received"), 13, "date"),
        Column(text("excel.col_copy"), 44),
    )
    rows = []
    links: dict[tuple[int, int], str] = {}
    for at, one in enumerate(shown):
        copy = made.copies.get(one.file)
        if copy is not None:
            links[at, 6] = str(copy)
        rows.append(
            (
                one.file,
                one.label(),
                one.sentence(),
                one.unit,
                one.period,
                plain(one.received_on),
                copy.name if copy else None,
            )
        )
    fresh = sum(o.new for o in shown)
    note = text("excel.note_collect", folder=office.folder.inbox)
    body = write_table(sheet, Table(text("excel.result_collect"), note, columns, rows, links))
    for at, one in enumerate(shown):
        if one.disposition in _COLORS:
            row = body.row + at
            sheet.range((row, 2), (row, 2)).color = _COLORS[one.disposition]
    control.steps.append({"do": "cannot", "key": "collect"})
    counts = "; ".join(
        f"{text(f'inbox.disposition_{d.value}').lower()}: {n}"
        for d, n in made.result.counts().items()
        if n
    )
    if not rows:
        return Done(text("excel.done_collect_none", inbox=office.folder.inbox), sheet=sheet.name)
    words = text("excel.done_collect", n=len(made.result.outcomes), new=fresh, counts=counts)
    return Done(words, where=sheet.name, sheet=sheet.name)


def return_faulty(control: Control) -> Done:
    """Send back every received report that has errors; marked copies and drafts are written."""
    office, period = control.office, control.period
    waiting = office.register.submissions.current(period, (State.RECEIVED,))
    faulty = [s.unit for s in waiting if s.verdict == "invalid"]
    if not faulty:
        return Done(text("excel.done_return_none", period=period))
    return returned(control, faulty, text("office.auto_reason"))


def returned(control: Control, codes: list[str], reason: str) -> Done:
    """Return the current report of each unit and list the marked copies."""
    office, period = control.office, control.period
    names = {u.code: u.name for u in office.roster.units}
    before = office.register.standings.of(period, codes)
    step = control.progress("returning")
    copies: list[tuple[str, Path | None]] = []
    for done, code in enumerate(codes, 1):
        copies.append((code, office.return_(period, code, reason)))
        step(done, len(codes))
    sheet = new_sheet(control, text("excel.result_returned"))
    columns = (
        Column(text("excel.col_code"), 30),
        Column(text("excel.col_unit"), 48),
        Column(text("excel.col_copy"), 56),
        Column(text("excel.col_reason"), 50),
    )
    rows = [(c, names.get(c, c), path.name if path else None, reason) for c, path in copies]
    links = {(at, 2): str(path) for at, (_, path) in enumerate(copies) if path is not None}
    folder = office.folder.returns / period
    note = text("excel.note_returned", folder=folder)
    write_table(sheet, Table(text("excel.result_returned"), note, columns, rows, links))
    for code in codes:
        if before[code].state is State.ACCEPTED:
            control.steps.append({"do": "accept", "period": period, "unit": code})
        else:
            control.steps.append({"do": "cannot", "key": "return", "unit": code})
    words = text("excel.done_returned", n=len(codes), folder=folder)
    return Done(words, where=str(folder), sheet=sheet.name)

"""Sending out: forms with their letter, the list of who is late, the reminder."""

from __future__ import annotations

from pathlib import Path

from foreignaffairs.language.catalogue import text

from .control import Control
from .outcome import Done, wrong
from .register_rows import state_words
from .sheets import Column, Table, new_sheet, plain, write_table

_MOST_LINKS = 300
"""Beyond this many rows a file's name is shown without a link: each link costs a call."""


def issue_forms(control: Control) -> Done:
    """Write each unit's workbook and the request letter; list them with links."""
    office, period = control.office, control.period
    if not office.register.units.roster().units:
        raise wrong("no_units")
    made = office.forms(period, control.progress("writing_forms"))
    names = {u.code: u.name for u in office.roster.units}
    sheet = new_sheet(control, text("excel.result_forms"))
    rows: list[tuple[object, ...]] = [(text("excel.letter"), "", made.letter.name)]
    rows += [(code, names.get(code, code), path.name) for code, path in made.forms.items()]
    paths = [made.letter, *made.forms.values()]
    columns = (
        Column(text("excel.col_code"), 30),
        Column(text("excel.col_unit"), 48),
        Column(text("excel.col_file"), 52),
    )
    note = text("excel.note_forms", folder=made.letter.parent)
    write_table(
        sheet, Table(text("excel.result_forms"), note, columns, rows, _links(paths, column=2))
    )
    control.steps.append({"do": "cannot", "key": "forms"})
    words = text("excel.done_forms", n=len(made.forms), folder=made.letter.parent)
    return Done(words, where=str(made.letter.parent), sheet=sheet.name)


def list_late(control: Control) -> Done:
    """List who has not filed, who filed late and who was asked to mend."""
    office, period = control.office, control.period
    frame = office.status(period)
    owing = frame[
        frame["trang_thai"].isin(["missing", "returned"])
        | ((frame["so_ngay_cham"] > 0) & (frame["trang_thai"] != "excluded"))
    ]
    emails = {u.code: u.email for u in office.roster.units}
    sheet = new_sheet(control, text("excel.result_late"))
    columns = (
        Column(text("excel.col_code"), 30),
        Column(text("excel.col_unit"), 44),
        Column(text("excel.col_kind"), 26),
        Column(text("excel.col_area"), 20),
        Column(text("excel.col_state"), 28),
        Column(text("excel.col_due"), 13, "date"),
        Column(text("excel.col_received"), 13, "date"),
        Column(text("excel.col_late"), 10, "number"),
        Column(text("excel.col_email"), 32),
    )
    rows = [
        (
            row["don_vi"],
            row["ten_don_vi"],
            office.province.kind_title(row["loai_don_vi"]),
            row["dia_ban"],
            state_words(row["trang_thai"], bool(row["gia_han"])),
            plain(row["han"]),
            plain(row["ngay_nhan"]),
            row["so_ngay_cham"] or None,
            emails.get(row["don_vi"], ""),
        )
        for row in owing.to_dict("records")
    ]
    missing = int((owing["trang_thai"] == "missing").sum())
    returned = int((owing["trang_thai"] == "returned").sum())
    late = len(owing) - missing - returned
    words = text("excel.done_late", missing=missing, returned=returned, late=late, owed=len(frame))
    write_table(sheet, Table(text("excel.result_late"), words, columns, rows))
    return Done(words, where=sheet.name, sheet=sheet.name)


def remind(control: Control) -> Done:
    """Write the reminder letter and a draft of an e-mail for each unit with an address."""
    office, period = control.office, control.period
    made = office.remind(period)
    if made.letter is None:
        return Done(text("excel.done_remind_none", period=period))
    names = {u.code: u.name for u in office.roster.units}
    sheet = new_sheet(control, text("excel.result_remind"))
    rows: list[tuple[object, ...]] = [(text("excel.letter"), "", made.letter.name)]
    paths: list[Path | None] = [made.letter]
    for code in made.units:
        draft = made.drafts.get(code)
        shown = draft.name if draft else text("excel.no_email")
        rows.append((code, names.get(code, code), shown))
        paths.append(draft)
    columns = (
        Column(text("excel.col_code"), 30),
        Column(text("excel.col_unit"), 48),
        Column(text("excel.col_file"), 52),
    )
    note = text("excel.note_remind", folder=made.letter.parent)
    write_table(
        sheet, Table(text("excel.result_remind"), note, columns, rows, _links(paths, column=2))
    )
    control.steps.append({"do": "cannot", "key": "remind"})
    words = text(
        "excel.done_remind", n=len(made.units), d=len(made.drafts), letter=made.letter.name
    )
    return Done(words, where=str(made.letter), sheet=sheet.name)


def _links(paths: list[Path] | list[Path | None], column: int) -> dict[tuple[int, int], str]:
    shown = enumerate(paths[:_MOST_LINKS])
    return {(row, column): str(path) for row, path in shown if path is not None}

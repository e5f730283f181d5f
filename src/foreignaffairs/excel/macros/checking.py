"""Checking the form that is open, and clearing the marks."""

from __future__ import annotations

import tempfile
from pathlib import Path

from foreignaffairs.language.catalogue import text
from foreignaffairs.office.loose import Checked, check_files

from .control import Book, Control
from .form_file import is_form, write_copy
from .marks import FINDINGS_SHEET, mark, remove_marks, severity_words, write_summary
from .outcome import Done, WrongState, wrong
from .sheets import TO_CONFIRM, TO_MEND, Column, Table, link_to, write_table


def check_form(control: Control) -> Done:
    """Check the open form as it stands, mark its cells and list the findings in it."""
    book = _form(control)
    control.say(text("excel.checking", file=book.name))
    remove_marks(book)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        write_copy(book, path)
        checked = next(iter(check_files([path])))
    if checked.verdict == "unreadable":
        raise WrongState(text("excel.wrong_unreadable", file=book.name, reason=checked.reason))
    cells = mark(book, checked.findings)
    _write_findings(book, checked)
    control.steps.append({"do": "unmark", "book": book.name})
    errors = sum(f.severity == "error" for f in checked.findings)
    confirm = sum(f.severity == "warning" for f in checked.findings)
    key = "done_check" if errors or confirm else "done_check_clean"
    words = text(f"excel.{key}", file=book.name, errors=errors, confirm=confirm, cells=cells)
    return Done(words, where=f"{book.name} – {FINDINGS_SHEET}")


def clear_marks(control: Control) -> Done:
    """Take the marks off the open form again."""
    book = _form(control)
    cells = remove_marks(book)
    if cells is None:
        return Done(text("excel.done_clear_none", file=book.name))
    return Done(text("excel.done_clear", file=book.name, cells=cells), where=str(book.name))


def _form(control: Control) -> Book:
    """The form to work on: the active workbook, else the only form that is open."""
    if is_form(control.pressed):
        return control.pressed
    forms = [book for book in control.pressed.app.books if is_form(book)]
    if not forms:
        raise wrong("no_form")
    if len(forms) > 1:
        raise wrong("many_forms", names=", ".join(b.name for b in forms))
    return forms[0]


def _write_findings(book: Book, checked: Checked) -> None:
    sheet = book.sheets.add(FINDINGS_SHEET, after=book.sheets[len(book.sheets) - 1])
    columns = (
        Column(text("excel.col_number"), 6, "number"),
        Column(text("excel.col_severity"), 20),
        Column(text("excel.col_sheet"), 24),
        Column(text("excel.col_cell"), 10),
        Column(text("excel.col_value"), 20),
        Column(text("excel.col_message"), 60),
        Column(text("excel.col_fix"), 60),
    )
    rows = [
        (at, severity_words(f), f.sheet, f.cell, f.value, f.message, f.fix)
        for at, f in enumerate(checked.findings, 1)
    ]
    links = {
        (at, 3): link_to(f.sheet, f.cell)
        for at, f in enumerate(checked.findings)
        if f.sheet and f.cell
    }
    note = text("excel.note_findings")
    table = Table(text("excel.findings_title", file=book.name), note, columns, rows, links)
    body = write_table(sheet, table)
    for at, found in enumerate(checked.findings):
        if found.severity != "info":
            color = TO_MEND if found.severity == "error" else TO_CONFIRM
            sheet.range((body.row + at, 2), (body.row + at, 2)).color = color
    write_summary(sheet, text(f"excel.verdict_{checked.verdict}"), checked.verdict)
    sheet.activate()

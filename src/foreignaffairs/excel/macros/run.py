"""Running a macro: whatever happens, the officer gets a sentence and the log a line."""

from __future__ import annotations

import sys
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import ForeignAffairsError
from foreignaffairs.provinces.registry import Registry
from foreignaffairs.register import VIETNAM
from foreignaffairs.register.moments import Clock, now

from .control import Book, Control, safe
from .declared import Macro, macro
from .outcome import Done
from .undoing import remember
from .views import refresh_views


@dataclass(frozen=True, slots=True)
class Ran:
    """How a macro ended: what it said, and whether it did what was asked."""

    done: bool
    message: str


def run(
    name: str,
    book: Book | None = None,
    *,
    clock: Clock = now,
    registry: Registry | None = None,
) -> Ran:
    """Run a macro on the workbook that called, or on ``book``; never raises for an office's state.

    The message stands on the start page, in the log and in the status bar; a workbook without
    them gets a message box where the program is visible. ``KeyError`` for an unknown name.
    """
    declared = macro(name)
    if book is None:
        import xlwings

        book = xlwings.Book.caller()
    control = Control.around(book, clock, registry)
    app = book.app
    app.screen_updating = False
    try:
        ran = _carry_out(declared, control)
    finally:
        control.close()
        app.screen_updating = True
    return ran


def _carry_out(declared: Macro, control: Control) -> Ran:
    control.say(text("excel.running", macro=declared.caption()))
    try:
        if not declared.anywhere:
            control.require()
        done = declared.function()(control)
    except Exception as error:  # the officer presses buttons: no error of any kind may pass here
        # What was decided before the error stands: the views show it and it can be undone.
        ran = Ran(False, f"{_sentence(error, control)} {_settle(declared, control)}".strip())
        _report(declared, control, ran, "")
        return ran
    ran = Ran(True, f"{done.message} {_settle(declared, control)}".strip())
    _report(declared, control, ran, done.where or done.sheet or "")
    _show(control, done)
    return ran


def _settle(declared: Macro, control: Control) -> str:
    """Keep how to undo it and bring the views up to date; what goes wrong there is said too."""
    try:
        if control.there and control.steps:
            remember(control, declared.name)
        if control.opened:
            refresh_views(control)
    except Exception as error:  # the macro's own work is done or refused: that stays so
        return text("excel.views_failed", why=_sentence(error, control))
    return ""


def _sentence(error: Exception, control: Control) -> str:
    """What is wrong and what to do about it; what nobody foresaw is written to a file."""
    if isinstance(error, ForeignAffairsError):
        return str(error)
    if isinstance(error, PermissionError):
        return text("excel.wrong_file_open", path=error.filename or "")
    if isinstance(error, FileNotFoundError):
        return text("excel.wrong_no_file", path=error.filename or "")
    if isinstance(error, OSError):
        return text("excel.wrong_disk", path=error.filename or "", detail=error.strerror or "")
    return text("excel.wrong_unforeseen", kind=type(error).__name__, path=_keep(error, control))


def _keep(error: Exception, control: Control) -> Path:
    """Write where the program stood, without values: a log holds no personal data."""
    folder = control.office.folder.root if control.opened else Path(tempfile.gettempdir())
    path = folder / "foreignaffairs-loi.log"
    frames = traceback.extract_tb(error.__traceback__)
    stack = "".join(f"  {f.filename}:{f.lineno} {f.name}\n" for f in frames)
    moment = control.clock().astimezone(VIETNAM)
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{moment:%Y-%m-%d %H:%M:%S} {type(error).__name__}\n{stack}\n")
    except OSError:
        print(stack, file=sys.stderr)
    return path


def _report(declared: Macro, control: Control, ran: Ran, where: str) -> None:
    if not control.there:
        control.say(ran.message)
        if control.pressed.app.visible:
            mode = "info" if ran.done else "critical"
            control.pressed.app.alert(ran.message, declared.caption(), mode=mode)
        return
    control.say(ran.message if not ran.done else False)
    for write in (_message, _log):
        try:
            write(declared, control, ran, where)
        except ForeignAffairsError:
            # The start page or the log was deleted: the message is in the status bar at least.
            control.say(ran.message)


def _message(declared: Macro, control: Control, ran: Ran, where: str) -> None:
    del where
    control.put("fa_thong_bao", f"{declared.caption()}: {ran.message}")


def _log(declared: Macro, control: Control, ran: Ran, where: str) -> None:
    """Add a line to the log; when it is full the oldest half goes."""
    lines = [row for row in control.rows("fa_nhat_ky") if row[0] not in (None, "")]
    moment = control.clock().astimezone(VIETNAM)
    state = "" if ran.done else text("excel.not_done")
    line: list[Any] = [
        f"{moment:%d/%m/%Y %H:%M:%S}",
        control.text("fa_can_bo"),
        declared.caption(),
        f"{state}{ran.message}"[:8000],
        where,
    ]
    cells = control.place("fa_nhat_ky")
    if len(lines) >= cells.shape[0]:
        control.fill("fa_nhat_ky", [*lines[len(lines) // 2 :], line])
        return
    row = cells.row + len(lines)
    last = (row, cells.column + len(line) - 1)
    cells.sheet.range((row, cells.column), last).value = [[safe(v) for v in line]]


def _show(control: Control, done: Done) -> None:
    if done.sheet is not None and control.there:
        names = [s.name for s in control.book.sheets]
        if done.sheet in names:
            control.book.sheets[done.sheet].activate()

"""Undoing the last macro: sheets go back, decisions by their inverse where there is one."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from foreignaffairs.language.catalogue import text
from foreignaffairs.office import Office
from foreignaffairs.register import OfficeLock

from .control import Control
from .declared import macro
from .marks import remove_marks
from .outcome import Done, Step, wrong
from .sheets import drop_kept_sheets

_CHUNK = 30_000
"""A cell holds 32,767 characters."""


def remember(control: Control, name: str) -> None:
    """Keep how to undo the macro that has just run, in place of the one before."""
    if control.steps[0]["do"] == "undone":
        control.fill("fa_hoan_tac", [])
    else:
        words = json.dumps({"macro": name, "steps": control.steps}, ensure_ascii=True)
        chunks = [words[at : at + _CHUNK] for at in range(0, len(words), _CHUNK)]
        control.fill("fa_hoan_tac", [[chunk] for chunk in chunks])
    drop_kept_sheets(control)


def undo_last(control: Control) -> Done:
    """Take back the last macro's steps, last first; say plainly what stays."""
    words = "".join(str(row[0]) for row in control.rows("fa_hoan_tac") if row[0])
    if not words:
        raise wrong("nothing_to_undo")
    kept = json.loads(words)
    caption = macro(kept["macro"]).caption()
    reason = text("excel.undo_reason", macro=caption)
    back: list[str] = []
    stays: list[str] = []
    for step in reversed(kept["steps"]):
        if step["do"] == "cannot":
            stays.append(text(f"excel.cannot_{step['key']}", unit=step.get("unit", "")))
        else:
            _UNDO[step["do"]](control, step, reason)
            back.append(text(f"excel.undid_{step['do']}", **_named(step)))
    control.steps = [{"do": "undone"}]
    said = "; ".join(dict.fromkeys(back)) or text("excel.undid_nothing")
    left = " ".join(dict.fromkeys(stays))
    return Done(text("excel.done_undo", macro=caption, back=said, stays=left).strip())


def _named(step: Step) -> dict[str, str]:
    names = {"sheet": "", "unit": "", "period": "", "name": ""}
    return {k: str(step.get(k, v)) for k, v in names.items()}


def _drop_sheet(control: Control, step: Step, reason: str) -> None:
    del reason
    for sheet in list(control.book.sheets):
        if sheet.name == step["sheet"]:
            sheet.delete()


def _bring_back(control: Control, step: Step, reason: str) -> None:
    del reason
    for sheet in list(control.book.sheets):
        if sheet.name == step["sheet"]:
            sheet.name = step["name"]
            sheet.visible = True


def _accept(control: Control, step: Step, reason: str) -> None:
    control.office.accept(step["period"], step["unit"], reason)


def _include(control: Control, step: Step, reason: str) -> None:
    office = control.office
    with _lock(office):
        office.register.decisions.include(
            step["period"], step["unit"], actor=office.actor, reason=reason
        )


def _extend(control: Control, step: Step, reason: str) -> None:
    office = control.office
    with _lock(office):
        office.register.decisions.extend(
            step["period"],
            step["unit"],
            date.fromisoformat(step["until"]),
            actor=office.actor,
            reason=reason,
        )


def _reopen(control: Control, step: Step, reason: str) -> None:
    control.office.reopen(step["period"], reason)


def _close(control: Control, step: Step, reason: str) -> None:
    control.office.close_period(step["period"], reason)


def _unmark(control: Control, step: Step, reason: str) -> None:
    del reason
    for book in control.pressed.app.books:
        if book.name == step["book"]:
            remove_marks(book)


def _lock(office: Office) -> OfficeLock:
    # Office has no inverse of exclude yet, and its extend refuses an earlier day.
    return OfficeLock(office.folder.lock, actor=office.actor)


_UNDO: dict[str, Callable[[Control, Step, str], None]] = {
    "drop_sheet": _drop_sheet,
    "bring_back": _bring_back,
    "accept": _accept,
    "include": _include,
    "extend": _extend,
    "reopen": _reopen,
    "close": _close,
    "unmark": _unmark,
}

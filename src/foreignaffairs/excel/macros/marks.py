"""Marks on an open form: colour and note on each cell to mend, and all of it taken off again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import Finding

from .control import Book, Sheet
from .sheets import TO_CONFIRM, TO_MEND, look

FINDINGS_SHEET = "Kết quả kiểm tra"
MARKS_SHEET = "_fa_danh_dau"
_COLORS = {"error": TO_MEND, "warning": TO_CONFIRM}
_NOTE_LENGTH = 900
_CHUNK = 30_000


def mark(book: Book, findings: Iterable[Finding]) -> int:
    """Colour each cell named by a finding and put a note on it; return how many cells.

    What stood there before is kept in a hidden sheet, from which :func:`remove_marks` takes it.
    """
    sheets = {sheet.name: sheet for sheet in book.sheets}
    by_cell: dict[tuple[str, str], list[Finding]] = {}
    for found in findings:
        if not (found.sheet and found.cell) or found.severity not in _COLORS:
            continue
        if found.sheet in sheets:
            by_cell.setdefault((found.sheet, found.cell), []).append(found)
    if not by_cell:
        return 0
    protected = [name for name in {name for name, _ in by_cell} if unprotect(sheets[name])]
    before = []
    for (name, cell), there in by_cell.items():
        target = sheets[name].range(cell)
        note = target.note
        color = target.color
        before.append(
            {
                "sheet": name,
                "cell": cell,
                "color": list(color) if color else None,
                "note": note.text if note else None,
            }
        )
        worst = "error" if any(f.severity == "error" for f in there) else "warning"
        target.color = _COLORS[worst]
        if note is not None:
            note.delete()
        target.add_note("\n".join(f"{f.message} {f.fix}".strip() for f in there)[:_NOTE_LENGTH])
    _keep(book, {"cells": before, "protected": protected})
    return len(before)


def remove_marks(book: Book) -> int | None:
    """Put colour and notes back as they were; ``None`` where the form carries no marks."""
    sheets = {sheet.name: sheet for sheet in book.sheets}
    if FINDINGS_SHEET in sheets:
        sheets[FINDINGS_SHEET].delete()
    if MARKS_SHEET not in sheets:
        return 0 if FINDINGS_SHEET in sheets else None
    kept = _kept(sheets[MARKS_SHEET])
    for one in kept["cells"]:
        if one["sheet"] not in sheets:
            continue
        target = sheets[one["sheet"]].range(one["cell"])
        target.color = tuple(one["color"]) if one["color"] else None
        note = target.note
        if note is not None:
            note.delete()
        if one["note"]:
            target.add_note(one["note"])
    for name in kept["protected"]:
        if name in sheets:
            protect(sheets[name])
    sheets[MARKS_SHEET].delete()
    return len(kept["cells"])


def unprotect(sheet: Sheet) -> bool:
    """Lift a form sheet's protection (it has no password); return whether it had any.

    xlwings has no word for protection: each program is asked in its own.
    """
    api: Any = sheet.api
    if _is_uno(sheet):
        if not api.isProtected():
            return False
        api.unprotect("")
        return True
    if not api.ProtectContents:
        return False
    api.Unprotect()
    return True


def protect(sheet: Sheet) -> None:
    """Protect a form sheet again, as the form does: rows and columns can be resized."""
    api: Any = sheet.api
    if _is_uno(sheet):
        api.protect("")
        return
    api.Protect(
        AllowFormattingColumns=True,
        AllowFormattingRows=True,
        AllowInsertingRows=True,
        AllowSorting=True,
    )


def write_summary(sheet: Sheet, words: str, verdict: str) -> None:
    """The verdict under the title of the findings sheet."""
    sheet.range((3, 1)).value = words
    look(sheet.range((3, 1)), bold=True)
    if verdict in ("invalid", "warnings"):
        sheet.range((3, 1)).color = TO_MEND if verdict == "invalid" else TO_CONFIRM


def severity_words(found: Finding) -> str:
    """How a finding's weight is printed."""
    return text(f"excel.severity_{found.severity}")


def _is_uno(sheet: Sheet) -> bool:
    return bool(sheet.book.app.engine.name == "libreoffice")


def _keep(book: Book, kept: Mapping[str, Any]) -> None:
    sheet = book.sheets.add(MARKS_SHEET, after=book.sheets[len(book.sheets) - 1])
    words = json.dumps(kept, ensure_ascii=True)
    chunks = [[words[at : at + _CHUNK]] for at in range(0, len(words), _CHUNK)]
    sheet.range((1, 1), (len(chunks), 1)).number_format = "@"
    sheet.range((1, 1), (len(chunks), 1)).value = chunks
    sheet.visible = False


def _kept(sheet: Sheet) -> dict[str, Any]:
    rows: list[list[Any]] = sheet.used_range.options(ndim=2).value
    kept: dict[str, Any] = json.loads("".join(str(row[0]) for row in rows if row[0]))
    return kept

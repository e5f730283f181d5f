"""Originals and issued forms: there, and as they were kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from foreignaffairs.files import is_temporary, sha256_of

from ..desk import Desk
from ..erasing import ERASED
from .verification import Found


def originals(office: Desk) -> Iterator[Found]:
    """Every original has its hash; nothing lies there that the register does not know.

    One that was given up for the personal data in it may be gone, its note in its place.
    """
    folder = office.folder.originals
    erased = office.register.personal.erased_originals()
    known = {f"{path}{ERASED}" for path in erased}
    for kept in office.register.inspection.originals():
        known.add(kept.path)
        if kept.path in erased and not (folder / kept.path).exists():
            continue
        wrong = _compared(folder / kept.path, kept.sha256)
        if wrong:
            yield Found(f"original_{wrong}", kept.path, {"path": kept.path, "file": kept.name})
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        if name not in known and not is_temporary(path.name):
            yield Found("original_not_recorded", name, {"path": name})


def forms(office: Desk) -> Iterator[Found]:
    """Every issued form is there as it was issued."""
    for form in office.register.inspection.forms():
        wrong = _compared(office.folder.root / form.path, form.sha256)
        if wrong:
            shown = {"path": form.path, "unit": form.unit, "period": form.period}
            yield Found(f"form_{wrong}", form.path, shown)


def _compared(path: Path, sha256: str) -> str | None:
    if not path.is_file():
        return "missing"
    return None if sha256_of(path) == sha256 else "changed"

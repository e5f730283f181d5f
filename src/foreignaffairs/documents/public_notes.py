"""What stands under a table in which figures are hidden."""

from __future__ import annotations

from foreignaffairs.consolidation.hiding_grid import REST
from foreignaffairs.consolidation.public import PublicTables
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import ReportType


def signs_note(declared: ReportType, *tables: object) -> str:
    """Say what the signs in the published tables of a report type mean; "" where there are none."""
    notes = sign_notes(declared, *tables)
    return text("documents.signs", notes=" ".join(notes)) if notes else ""


def sign_notes(declared: ReportType, *tables: object) -> list[str]:
    """One sentence for each sign in these tables; tables that are not public have none."""
    public = [t for t in tables if isinstance(t, PublicTables)]
    signs = {s: t.below for t in public for s in t.signs(declared.id)}
    return [
        text("documents.sign_rest")
        if sign == REST
        else text("documents.sign_small", sign=sign, most=below - 1)
        for sign, below in sorted(signs.items(), reverse=True)
    ]

"""The marks by which a form is read again, shared by the writer and the reader.

A form carries its identity in three hidden places, each enough alone:

* a very hidden sheet ``_fa`` of ``key | value`` rows (ids only, never trusted);
* in every sheet one hidden *id row* whose cells name the columns: ``@F02.nuoc``. On the cover
  it is ``@cover.id`` and ``@cover.value``;
* the printed words (labels of the cover, headings of the tables), as the last resort.

Fixed boxes (narrative, indicators) are tables too: their key column is hidden and filled in.
On the cover the hidden column under ``@cover.id`` holds the entry ids below.
"""

from __future__ import annotations

LAYOUT = "1"
"""Layout version written by this release; every version ever issued stays readable."""

META_SHEET = "_fa"
LISTS_SHEET = "_dm"
ID_MARK = "@"

META_KEYS = ("layout", "province", "period", "unit", "kinds", "report_types", "form_id")

COVER_ID = "@cover.id"
COVER_VALUE = "@cover.value"

COVER_UNIT = "unit"
COVER_PERIOD = "period"
COVER_NIL = "nil"
COVER_PREPARED_BY = "prepared_by"
COVER_PHONE = "phone"
COVER_PREPARED_ON = "prepared_on"
COVER_SIGNER = "signer"
COVER_SCHOOLS_DUE = "schools_due"
COVER_SCHOOLS_FILED = "schools_filed"
COVER_SCHOOLS_NIL = "schools_nil"
COVER_QUESTION = "q."
"""Prefix of a Có/Không question: ``q.F03``."""

YES, NO = "Có", "Không"


def column_mark(report_type: str, field: str) -> str:
    """The mark in the id row of a table: ``@F02.nuoc``."""
    return f"{ID_MARK}{report_type}.{field}"


def parse_mark(cell: object) -> tuple[str, str] | None:
    """Split ``@F02.nuoc`` into report type and field; ``None`` for anything else."""
    if not isinstance(cell, str) or not cell.startswith(ID_MARK):
        return None
    report_type, dot, field = cell[1:].partition(".")
    return (report_type, field) if dot and report_type and field else None

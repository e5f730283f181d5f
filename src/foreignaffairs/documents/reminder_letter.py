"""One reminder letter with the list of those who still owe a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import numeric_date
from foreignaffairs.model import DueDate, Province

from . import decree30 as layout
from .phrases import main_directive
from .wording import counted_parts, period_words


@dataclass(frozen=True, slots=True)
class Debtor:
    """A unit that owes: ``state`` is "missing" or "returned"; ``late`` in days, 0 if not yet."""

    name: str
    area: str
    kind: str
    state: str
    due: date
    late: int


@dataclass(frozen=True, slots=True)
class Reminder:
    """What a reminder says; ``by`` is the day asked for, ``filed`` of ``owed`` units sent.

    ``about`` is what was asked for, inside a sentence.
    """

    province: Province
    period_title: str
    due: DueDate
    today: date
    by: date
    owed: int
    filed: int
    debtors: Sequence[Debtor]
    about: str


def write_reminder(reminder: Reminder, path: Path) -> Path:
    """Write the letter; number and day stay blank for the registry."""
    province = reminder.province
    head, through = province.letterhead, reminder.due.through
    agency = head.agency_short
    period = period_words(reminder.due.period, reminder.period_title)
    document = layout.new_document()
    symbol = f"/{head.symbol}-{head.office_symbol}"
    subject = text("documents.reminder_subject", about=reminder.about, period=period)
    layout.letterhead(document, head, symbol=symbol, year=reminder.today.year, subject=subject)
    kinds = dict.fromkeys(d.kind for d in reminder.debtors)
    layout.addressed_to(document, [province.kind_title(k) for k in kinds])
    missing = sum(d.state == "missing" for d in reminder.debtors)
    facts: dict[str, Any] = {
        "directive": main_directive(province),
        "agency": agency,
        "period": period,
        "due": numeric_date(reminder.due.due),
        "today": numeric_date(reminder.today),
        "by": numeric_date(reminder.by),
        "filed": reminder.filed,
        "owed": reminder.owed,
        "about": reminder.about,
        "owing": text("documents.and").join(
            counted_parts(
                [
                    ("reminder_missing", missing),
                    ("reminder_returned", len(reminder.debtors) - missing),
                ]
            )
        ),
        "through": through,
    }
    for name in ("basis", "count", "ask", "close"):
        layout.body(document, text(f"documents.reminder_{name}", **facts))
    sent_to = [text("documents.sent_all"), text("documents.sent_leaders")]
    layout.signature(document, layout.Signature(head.signer_titles), sent_to, head.archive)
    document.add_page_break()
    layout.paragraph(document, text("documents.reminder_list"), bold=True)
    attached = text(
        "documents.attached_letter", symbol=symbol, year=reminder.today.year, agency=agency
    )
    layout.paragraph(document, attached, italic=True, after=8)
    columns = ("col_no", "col_unit", "col_area", "col_state", "col_due", "col_late")
    rows = [
        (
            str(n),
            d.name,
            d.area,
            text(f"documents.state_{d.state}"),
            numeric_date(d.due),
            str(d.late) if d.late else "",
        )
        for n, d in enumerate(reminder.debtors, 1)
    ]
    headings = [text(f"documents.{c}") for c in columns]
    layout.data_table(
        document, headings, rows, (13, 52, 31, 31, 22, 13), text_columns=(0, 1, 2, 3, 4), size=11
    )
    return layout.save(document, path)

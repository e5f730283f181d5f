"""Chasing: one letter with the list of those who owe, drafts of e-mails, a log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import format_date
from foreignaffairs.returns import write_mail_draft

from .desk import Desk
from .facts import PeriodView, unit_facts
from .grace import another_day
from .versions import write_version

if TYPE_CHECKING:
    from foreignaffairs.consolidation import UnitFact


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a reminder produced; no letter where nobody owes."""

    letter: Path | None
    units: tuple[str, ...] = ()
    drafts: Mapping[str, Path] = field(default_factory=dict)


def remind(office: Desk, period: str, by: date | None) -> Reminded:
    """Write the letter and one draft for each unit with an address, and log whom it reminds."""
    from foreignaffairs.documents.reminder_letter import Debtor, Reminder, write_reminder

    view, now = office.view(period), office.today
    facts = unit_facts(view, office.register)
    owing = [f for f in facts if _owes(f, now)]
    if not owing:
        return Reminded(None)
    asked_by = by or another_day(now)
    title = next(iter(view.plans.values())).period_title
    folder = office.folder.reports / view.period.id
    asked = [f for f in facts if f.state != "excluded"]
    reminder = Reminder(
        province=view.province,
        period_title=title,
        due=view.due,
        today=now,
        by=asked_by,
        owed=len(asked),
        filed=sum(f.received_on is not None for f in asked),
        about=_about(view),
        debtors=[Debtor(f.name, f.area, f.kind, f.state, f.due, _late(f, now)) for f in owing],
    )
    letter = write_version(
        folder / f"CV-don-doc-{view.period.id}-{now:%Y%m%d}.docx",
        lambda path: write_reminder(reminder, path),
    )
    emails = {u.code: u.email for u in view.roster.units if u.email}
    drafts = {}
    for fact in owing:
        if fact.code in emails:
            draft = folder / "thu-nhac" / f"{fact.code}-{now:%Y%m%d}.eml"
            body = text(
                f"office.remind_body_{fact.state}",
                unit=fact.name,
                period=title,
                due=format_date(fact.due),
                by=format_date(asked_by),
                agency=view.province.letterhead.agency_short,
            )
            subject = text("office.remind_subject", period=title)
            drafts[fact.code] = write_mail_draft(emails[fact.code], subject, body, None, draft)
    office.register.issued.record_reminders(
        view.period.id,
        [f.code for f in owing],
        letter.relative_to(office.folder.root).as_posix(),
        "letter",
        actor=office.actor,
    )
    return Reminded(letter, tuple(f.code for f in owing), drafts)


def _about(view: PeriodView) -> str:
    """What the period asks for, as the request letter called it."""
    from foreignaffairs.documents.wording import tables_only

    tasks = [t for plan in view.plans.values() for t in plan.narrative]
    asked = {r.id: r for plan in view.plans.values() for r in plan.report_types}
    return tables_only(tasks, tuple(asked.values())) or text("documents.about_short")


def _owes(fact: UnitFact, now: date) -> bool:
    """Whether a unit is to be reminded; one that was given more time is left alone until then."""
    return fact.state in ("missing", "returned") and not (fact.extended and now <= fact.due)


def _late(fact: UnitFact, now: date) -> int:
    return max(0, (now - fact.due).days)

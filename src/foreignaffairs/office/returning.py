"""The marked copies that go back, and the e-mail drafts that carry them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from foreignaffairs.forms import form_name, write_form
from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import format_date
from foreignaffairs.register import Submission
from foreignaffairs.returns import short_message, write_mail_draft, write_return_copy

from .desk import Desk
from .facts import PeriodView
from .versions import free_name


def copy_path(office: Desk, view: PeriodView, submission: Submission) -> Path:
    """Where the marked copy of a revision stands; its name says which revision it answers."""
    name = form_name(view.province.id, view.period.id, submission.unit)
    stem = name.removesuffix(".xlsx")
    return office.folder.returns / view.period.id / f"{stem}-lan-{submission.revision}-can-sua.xlsx"


def write_copy(office: Desk, view: PeriodView, submission: Submission, reason: str = "") -> Path:
    """Write the marked copy and the e-mail draft of one revision, once."""
    path = copy_path(office, view, submission)
    if path.exists():
        return path
    plan = view.plans[submission.unit]
    assert plan.unit is not None
    content = office.register.submissions.content(submission.id, view.report_types)
    findings = office.register.submissions.findings(submission.id)
    due = format_date(min(d.due for d in plan.due))
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        blank = Path(folder) / "form.xlsx"
        write_form(plan, blank)
        write_return_copy(
            blank,
            content,
            findings,
            path,
            title=text("office.return_title", unit=plan.unit.name, n=submission.revision),
            due_text=text("office.return_due", due=due, reason=reason).strip(),
            report_types=view.report_types,
        )
    subject = text("office.return_subject", unit=plan.unit.name, period=plan.period_title)
    body = short_message(findings, unit=plan.unit.name, period=plan.period_title, due=due)
    draft = free_name(path.with_suffix(".eml"))
    write_mail_draft(plan.unit.email, subject, body, path, draft)
    return path

"""The marked copies that go back, and the e-mail drafts that carry them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from foreignaffairs.files import write_new
from foreignaffairs.inbox.comparing import compared_with_before, judged
from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import format_date
from foreignaffairs.model import UnreadCell, WorkbookUnreadable
from foreignaffairs.reading.supervisor import Reader
from foreignaffairs.register import Submission
from foreignaffairs.returns import short_message, write_mail_draft

from .desk import Desk
from .facts import PeriodView
from .grace import another_day


def copy_path(office: Desk, view: PeriodView, submission: Submission) -> Path:
    """Where the marked copy of a revision stands; its name says which revision it answers."""
    # XlsxWriter and the sheets wait until a form is written.
    from foreignaffairs.forms import form_name

    name = form_name(view.province.id, view.period.id, submission.unit)
    stem = name.removesuffix(".xlsx")
    return office.folder.returns / view.period.id / f"{stem}-lan-{submission.revision}-can-sua.xlsx"


def write_copy(office: Desk, view: PeriodView, submission: Submission, reader: Reader) -> Path:
    """Write the marked copy and the e-mail draft of one revision, once.

    The copy gets its name last: where it stands, the draft was written too. The officer's reason
    is the recorded one, so that a copy which a killed run owed says the same.
    """
    path = copy_path(office, view, submission)
    if path.exists():
        return path
    from foreignaffairs.forms import form_bytes
    from foreignaffairs.returns import write_return_copy

    plan = view.plans[submission.unit]
    assert plan.unit is not None
    this = judged(office.register, submission.id, view.report_types)
    followed = compared_with_before(office.register, submission, view.report_types)
    compared = followed[1] if followed else None
    reason = office.register.decisions.returned_because(submission)
    owed = min(d.due for d in plan.due)
    due = format_date(owed if owed >= office.today else another_day(office.today))
    with tempfile.TemporaryDirectory() as folder:
        blank = Path(folder) / "form.xlsx"
        blank.write_bytes(form_bytes(plan))
        marked = write_return_copy(
            blank,
            this.content,
            this.findings,
            Path(folder) / path.name,
            title=text(
                "office.return_title",
                unit=plan.unit.name,
                period=plan.period_title,
                n=submission.revision,
            ),
            due_text=text("office.return_due", due=due, reason=reason).strip(),
            report_types=view.report_types,
            compared=compared,
            unread=_unread(office, submission, reader),
        )
        draft = path.with_suffix(".eml")
        if not draft.exists():
            subject = text("office.return_subject", unit=plan.unit.name, period=plan.period_title)
            body = short_message(
                marked.findings,
                unit=plan.unit.name,
                period=plan.period_title,
                due=due,
                reason=reason,
                signed=office.settings.name,
                compared=compared,
                again=marked.again,
            )
            write_mail_draft(plan.unit.email, subject, body, marked.path, draft)
        return write_new(path, marked.path.read_bytes())


def _unread(office: Desk, submission: Submission, reader: Reader) -> tuple[UnreadCell, ...]:
    """What the original holds beside the form: the register keeps only what the form asks for.

    An original that was erased since has nothing more to give.
    """
    stored = office.register.submissions.original_path(submission.id)
    try:
        return reader.read(office.folder.originals / stored).unread
    except WorkbookUnreadable:
        return ()

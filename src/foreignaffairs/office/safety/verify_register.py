"""The register against itself: what leads where, and whether every state was decided."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..desk import Desk
from .database import damage
from .verification import Found


def database(office: Desk) -> Iterator[Found]:
    """What the database itself finds wrong; one on a server looks after itself."""
    if not office.settings.register_url:
        for detail in damage(office.folder.register):
            yield Found("register_damaged", office.folder.register.name, {"detail": detail})


def lineage(office: Desk) -> Iterator[Found]:
    """Every row leads to a sheet, every submission to a file that came in."""
    inspection = office.register.inspection
    named = {s.id: f"{s.period} {s.unit} ({s.revision})" for s in inspection.submissions()}
    for submission, report_type in inspection.rows_without_place():
        name = named.get(submission, str(submission))
        yield Found("row_without_place", name, {"submission": name, "report_type": report_type})
    for submission in inspection.without_receipt():
        name = named[submission]
        yield Found("submission_without_receipt", name, {"submission": name})


def revisions(office: Desk) -> Iterator[Found]:
    """Revisions are numbered without a gap, one is in use, each state is what was decided last."""
    decided = office.register.inspection.judged_last()
    every = office.register.inspection.submissions()
    for (period, unit), group in groupby(every, key=lambda s: (s.period, s.unit)):
        chain = list(group)
        numbers = [s.revision for s in chain]
        if numbers != list(range(1, len(chain) + 1)) or sum(s.is_current for s in chain) != 1:
            yield Found("revisions_broken", f"{period} {unit}", {"period": period, "unit": unit})
        for revision in chain:
            if decided.get(revision.id) != revision.state.value:
                subject = f"{period} {unit} ({revision.revision})"
                yield Found("state_differs", subject, {"submission": subject})

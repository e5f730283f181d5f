"""A revision against the one before it: what the unit mended of what was found then."""

from __future__ import annotations

from collections.abc import Mapping

from foreignaffairs.model import ReportType
from foreignaffairs.register import Register, Submission
from foreignaffairs.returns import Comparison, Judged, compare


def compared_with_before(
    register: Register, submission: Submission, report_types: Mapping[str, ReportType]
) -> tuple[Submission, Comparison] | None:
    """The revision before and what became of its findings; ``None`` for a first revision."""
    before = register.submissions.before(submission)
    if before is None:
        return None
    old, new = (judged(register, s.id, report_types) for s in (before, submission))
    return before, compare(old, new, report_types)


def judged(
    register: Register, submission_id: int, report_types: Mapping[str, ReportType]
) -> Judged:
    """A revision with everything that was found in it."""
    submissions = register.submissions
    content = submissions.content(submission_id, report_types)
    return Judged(content, submissions.findings(submission_id))

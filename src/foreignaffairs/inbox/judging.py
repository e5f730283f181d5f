"""From what was read to what is stored: matching, checks, and the office's rule of acceptance."""

from __future__ import annotations

import logging

from foreignaffairs.model import FormContent, Verdict, WorkbookUnreadable, verdict_of
from foreignaffairs.register import Action, NewSubmission

from .case import Case
from .kinds import set_aside_because
from .matching import Matcher, NoMatch
from .outcome import Disposition
from .rules import IntakeRules

_log = logging.getLogger(__name__)

_FATES: dict[Action | None, tuple[Disposition, str]] = {
    Action.ACCEPT: (Disposition.ACCEPTED, "accepted"),
    Action.RETURN: (Disposition.RETURNED, "returned"),
    None: (Disposition.TO_REVIEW, "received"),
}


def judge(
    case: Case, read: FormContent | WorkbookUnreadable, rules: IntakeRules, matcher: Matcher
) -> NewSubmission | None:
    """Settle a case that was read; return the revision to store, ``None`` where there is none."""
    if isinstance(read, WorkbookUnreadable):
        _refused(case, read)
        return None
    try:
        return _checked(case, read, rules, matcher)
    except Exception as error:
        # One form that trips a rule of ours must not keep the others from being taken in.
        _log.exception("checking original %s failed", case.original.sha256)
        params = {"error": type(error).__name__, "verdict": verdict_of(read.findings)}
        case.settle(Disposition.TO_REVIEW, "check_failed", params)
        return None


def _refused(case: Case, error: WorkbookUnreadable) -> None:
    """Put aside what is no workbook but may be wanted; say of the rest why it cannot be read."""
    aside = set_aside_because(error.kind)
    if aside is not None:
        case.settle(Disposition.SET_ASIDE, aside, {"code": error.reason, "kind": error.kind})
    else:
        params = {"code": error.reason, "message": str(error)}
        case.settle(Disposition.UNREADABLE, "unreadable", params)


def _checked(
    case: Case, content: FormContent, rules: IntakeRules, matcher: Matcher
) -> NewSubmission | None:
    match = matcher.match(content, case.task.entry)
    if isinstance(match, NoMatch):
        params = {**match.params, "verdict": verdict_of(content.findings)}
        case.settle(match.disposition, match.reason, params)
        return None
    findings = tuple(rules.check(content, match.unit, match.period))
    verdict = verdict_of(findings)
    judgement = _judgement(verdict) if rules.acceptance == "auto" else None
    counts = {
        "errors": sum(f.severity == "error" for f in findings),
        "warnings": sum(f.severity == "warning" for f in findings),
    }
    disposition, reason = _FATES[judgement]
    if counts["warnings"] or (counts["errors"] and judgement is None):
        reason += "_noted"
    case.settle(disposition, reason, counts)
    return NewSubmission(
        period=match.period.id,
        unit=match.unit.code,
        sha256=case.original.sha256,
        file=case.task.file.name,
        received_on=case.task.received_on,
        basis=case.task.basis,
        modified_ns=case.task.file.mtime_ns,
        verdict=verdict,
        content=content,
        findings=findings,
        judgement=judgement,
    )


def _judgement(verdict: Verdict) -> Action:
    return Action.ACCEPT if verdict in ("valid", "warnings") else Action.RETURN

"""Taking in: unit lists and the inbox, with the rules and checks of the office's province."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from foreignaffairs import inbox
from foreignaffairs.calendar import previous_period
from foreignaffairs.checks import CheckContext, Earlier, check_form
from foreignaffairs.inbox import CollectResult, Disposition, IntakeRules
from foreignaffairs.inbox.comparing import compared_with_before
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import (
    Finding,
    ForeignAffairsError,
    FormContent,
    OfficeError,
    Period,
    Unit,
    WorkbookUnreadable,
)
from foreignaffairs.reading.supervisor import Reader
from foreignaffairs.register import RosterDiff, difference
from foreignaffairs.returns import Comparison

from .deciding import known_unit
from .desk import Desk
from .facts import PeriodView
from .returning import write_copy

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Collected:
    """What came of every file, and the marked copies written for what goes back."""

    result: CollectResult
    copies: Mapping[str, Path]


class _InOrder:
    """The supervised reader as the inbox asks for it: outcomes without their paths."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.open = reader.open

    def read_many(self, paths: Iterable[Path]) -> Iterable[FormContent | WorkbookUnreadable]:
        return (outcome for _, outcome in self._reader.read_many(paths))


class PeriodChecks:
    """Checks forms of any period; what a period asks for is worked out once."""

    def __init__(self, office: Desk) -> None:
        self._office = office
        self._views: dict[str, PeriodView] = {}

    def view(self, period: Period) -> PeriodView:
        """The view of a period, kept."""
        if period.id not in self._views:
            self._views[period.id] = self._office.view(period.id)
        return self._views[period.id]

    def expected(self, period: Period) -> dict[str, Unit]:
        """Units that report in a period by code; none for a period that the rules do not know."""
        try:
            view = self.view(period)
        except OfficeError:
            return {}
        return {o.unit.code: o.unit for o in view.owed}

    def check(self, content: FormContent, unit: Unit, period: Period) -> tuple[Finding, ...]:
        """Every finding of a form that ``unit`` sent for ``period``."""
        return check_form(content, self._context(unit, period))

    def _context(self, unit: Unit, period: Period) -> CheckContext:
        view = self.view(period)
        plan = view.plans.get(unit.code)
        due = next((d for d in plan.due if d.window_start), None) if plan else None
        days = (due.window_start, due.window_end) if due else None
        return CheckContext(
            report_types=view.report_types,
            kinds=unit.kinds,
            window=days if days and days[0] and days[1] else None,  # type: ignore[arg-type]
            compulsory=tuple(r.id for r in plan.compulsory) if plan else (),
            if_any=tuple(r.id for r in plan.if_any) if plan else (),
            narrative={t.id: t.title for t in plan.narrative} if plan else {},
            earlier=self._earlier(unit, view, cumulative=bool(due and due.cumulative)),
            plugins=self._office.checks,
        )

    def _earlier(self, unit: Unit, view: PeriodView, *, cumulative: bool) -> Earlier | None:
        before = previous_period(view.province, view.period)
        if before is None:
            return None
        rows = self._office.register.rows.of_unit(before.id, unit.code, view.report_types)
        if not rows:
            return None
        return Earlier(before.id, rows, contained=cumulative and before.year == view.period.year)


def collect_inbox(
    office: Desk, period: str | None, progress: Callable[[int, int], None]
) -> Collected:
    """Empty the inbox; then write the marked copy of everything that goes back."""
    checks = PeriodChecks(office)
    rules = IntakeRules(
        province=office.province.id,
        roster=office.roster,
        report_types=office.report_types,
        expected=checks.expected,
        check=checks.check,
        acceptance=office.settings.acceptance,
        context=_context_of(office),
    )
    with Reader(office.report_types, office.province.country_aliases) as reader:
        result = inbox.collect(
            office.folder.inbox,
            office.register,
            originals=office.folder.originals,
            reader=_InOrder(reader),
            rules=rules,
            actor=office.actor,
            period=office.period(period) if period else None,
            progress=progress,
        )
        return _with_copies(office, result, checks, reader)


def _with_copies(
    office: Desk, result: CollectResult, checks: PeriodChecks, reader: Reader
) -> Collected:
    """Write the marked copy of everything that goes back.

    A copy that trips our own code is said of its file, and written by the next run that can.
    """
    copies = {}
    outcomes = list(result.outcomes)
    for at, outcome in enumerate(outcomes):
        if outcome.disposition is Disposition.RETURNED and outcome.submission is not None:
            assert outcome.period is not None
            view = checks.view(Period.parse(outcome.period))
            submission = office.register.submissions.get(outcome.submission)
            if submission.unit in view.plans:
                try:
                    copies[outcome.file] = write_copy(office, view, submission, reader)
                except (OSError, ForeignAffairsError):
                    raise  # of the disk or the office, not of this file
                except Exception as error:
                    _log.exception("the copy of submission %s failed", submission.id)
                    params = {**outcome.params, "error": type(error).__name__}
                    outcomes[at] = replace(outcome, reason="returned_without_copy", params=params)
    return Collected(CollectResult(tuple(outcomes)), copies)


def compare(office: Desk, period: str, unit: str) -> Comparison | None:
    """Compare a unit's current report with the revision before it."""
    view = office.view(period)
    code = known_unit(office, period, unit)
    submission = office.register.standings.of(period, (code,))[code].submission
    if submission is None:
        raise OfficeError(text("office.nothing_received", unit=code, period=period))
    found = compared_with_before(office.register, submission, view.report_types)
    return found[1] if found else None


def _context_of(office: Desk) -> str:
    """Changes with the rules and the unit list, so that files without a place are tried again."""
    described = "".join(
        [
            office.province.model_dump_json(exclude={"report_types"}),
            office.roster.model_dump_json(),
            *sorted(office.report_types),
        ]
    )
    return hashlib.sha256(described.encode()).hexdigest()[:16]


def units_preview(office: Desk, file: Path, *, whole: bool) -> RosterDiff:
    """Compare a unit list with the office's; raises ``OfficeError`` that names the wrong cells.

    ``whole`` says that the list is complete: units missing from it end today.
    """
    known = tuple(u.code for u in office.province.units)
    read = inbox.read_units(file, office.province.unit_kinds, known)
    if read.problems:
        lines = "\n".join(f"- {p.sentence()}" for p in read.problems[:20])
        more = len(read.problems) - 20
        tail = text("office.more_problems", n=more) if more > 0 else ""
        raise OfficeError(
            text("office.units_wrong", file=file.name, lines=lines, more=tail).strip()
        )
    return difference(office.register.units.roster(), read.units, on=office.today, whole=whole)


def units_import(office: Desk, file: Path, *, whole: bool) -> RosterDiff:
    """Apply a unit list; return what changed."""
    found = units_preview(office, file, whole=whole)
    office.register.units.apply(found, actor=office.actor)
    return found

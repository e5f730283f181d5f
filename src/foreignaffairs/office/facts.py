"""From the register and the rules to the facts that status, consolidation and letters need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foreignaffairs.calendar import DaysOff
from foreignaffairs.checks import RowAt, Suspicion, check_units
from foreignaffairs.consolidation import PeriodFacts, RowFact, UnitFact
from foreignaffairs.consolidation.facts import UnitState
from foreignaffairs.expected.owed import Expected, expected
from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.expected.plans import form_plans
from foreignaffairs.model import DueDate, Period, Province, ReportType, Roster, row_identity
from foreignaffairs.register import Register, State

STATES: Mapping[State, UnitState] = {
    State.NOT_RECEIVED: "missing",
    State.EXTENDED: "missing",
    State.RECEIVED: "received",
    State.RETURNED: "returned",
    State.ACCEPTED: "accepted",
    State.CONSOLIDATED: "consolidated",
    State.EXCLUDED: "excluded",
}
DELEGATIONS = ("F03", "F04")


@dataclass(frozen=True, slots=True)
class PeriodView:
    """One period seen with its own rules: who owes what, and each unit's plan."""

    province: Province
    report_types: Mapping[str, ReportType]
    period: Period
    roster: Roster
    owed: tuple[Expected, ...]
    plans: Mapping[str, FormPlan]

    @property
    def due(self) -> DueDate:
        """The period's due date for units, before any extension; the earliest where several."""
        plain = [o.due for o in self.owed if o.due_before_extension is None]
        return min(plain or [o.due for o in self.owed], key=lambda d: d.due)


def view_of(
    province: Province,
    report_types: Mapping[str, ReportType],
    period: Period,
    roster: Roster,
    register: Register,
    *,
    personal: Sequence[str] = (),
    days_off: DaysOff | None = None,
) -> PeriodView:
    """Work out who owes what in a period, with the officer's extensions and exclusions."""
    standings = register.standings.of(period.id)
    owed = expected(
        province,
        roster,
        period,
        extensions={c: s.extended_to for c, s in standings.items() if s.extended_to},
        excluded={c: s.excluded_because for c, s in standings.items() if s.excluded_because},
        days_off=days_off,
    )
    plans = {
        plan.unit.code: plan
        for plan in form_plans(
            province, report_types, period, roster, owed=owed, switched_on=personal
        )
        if plan.unit
    }
    return PeriodView(province, report_types, period, roster, owed, plans)


def unit_facts(view: PeriodView, register: Register) -> tuple[UnitFact, ...]:
    """One fact a unit that belongs to the period, in the order of the roster."""
    first: dict[str, Expected] = {}
    for record in view.owed:
        first.setdefault(record.unit.code, record)
    standings = register.standings.of(view.period.id, tuple(first))
    answers = register.submissions.answers(view.period.id)
    facts = []
    for code, record in first.items():
        standing, plan = standings[code], view.plans.get(code)
        found = standing.submission
        if found is None and plan is not None and not plan.compulsory:
            # Asked only for what may arise (the Department itself): silence is an answer.
            continue
        facts.append(
            UnitFact(
                code=code,
                name=record.unit.name,
                kind=record.unit.kind,
                area=record.unit.area,
                owes=tuple(r.id for r in plan.report_types) if plan else (),
                compulsory=tuple(r.id for r in plan.compulsory) if plan else (),
                due=record.due.due,
                state=STATES[standing.state],
                received_on=found.received_on if found else None,
                submission=found.id if found else None,
                revision=found.revision if found else None,
                file=found.file if found else "",
                nil=found.nil if found else False,
                answers=answers.get(code, {}),
                reason=standing.excluded_because or "",
                extended=record.due_before_extension is not None,
            )
        )
    return tuple(facts)


def row_facts(view: PeriodView, register: Register) -> tuple[RowFact, ...]:
    """Every accepted row with its lineage; personal report types and columns stay apart."""
    return tuple(
        RowFact(
            report_type=declared.id,
            unit=row.unit,
            submission=row.submission,
            revision=row.revision,
            file=row.file,
            sheet=row.sheet,
            number=row.number,
            columns=row.columns,
            values=row.values,
            cells=row.cells,
        )
        for declared in view.report_types.values()
        if not declared.personal
        for row in register.rows.of(view.period.id, declared)
    )


def suspicions(view: PeriodView, rows: Sequence[RowFact]) -> tuple[Suspicion, ...]:
    """Pairs of rows of different units that may be one thing, decided or not."""
    units = {o.unit.code: o.unit for o in view.owed}
    return check_units(
        RowAt(
            key=row_identity(row.unit, view.report_types[row.report_type], row.values),
            unit=row.unit,
            unit_name=units[row.unit].name,
            kind=units[row.unit].kind,
            report_type=row.report_type,
            sheet=row.sheet,
            cell=row.cell("ten_doan"),
            values=row.values,
        )
        for row in rows
        if row.report_type in DELEGATIONS and row.unit in units
    )


def period_facts(view: PeriodView, register: Register) -> PeriodFacts:
    """Everything that consolidation needs to know of a period."""
    rows = row_facts(view, register)
    decided = {
        pair: decision
        for report_type in DELEGATIONS
        for pair, decision in register.duplicates.in_force(view.period.id, report_type).items()
    }
    open_pairs = [
        s
        for s in suspicions(view, rows)
        if not s.certain and frozenset((s.first.key, s.second.key)) not in decided
    ]
    return PeriodFacts(
        province=view.province.id,
        period=view.period,
        report_types=view.report_types,
        units=unit_facts(view, register),
        rows=rows,
        same_thing={d.second: d.first for d in decided.values() if d.choice == "same"},
        suspected=len(open_pairs),
    )

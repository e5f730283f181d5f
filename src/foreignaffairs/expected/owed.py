"""Who owes what in one period: one record for each unit and obligation, never two.

Which units are asked (units come, go and merge; the directives are silent on it, so this is ours):

1. The list is drawn on the due date. A directive addresses kinds of units that may overlap; a unit
   that is in several of them owes an obligation once, by the earliest date that binds it.
2. A unit that ended before the due date is not asked: nobody is left to sign. Those who took over
   from it owe in its place, whatever their kind, because duties pass with the succession; their
   record names the units that they answer for.
3. A unit that began after the data window's end has nothing to report and is not asked, unless it
   took over from one that was there within the window.

An extension moves a unit's date and never brings it forward. An excluded unit keeps its records,
with the reason, and counts in no denominator.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from foreignaffairs.calendar import DaysOff, due_dates
from foreignaffairs.calendar.explain import clock, dated_weekday
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import (
    DayOff,
    DueDate,
    DueLevel,
    Obligation,
    Period,
    Province,
    Roster,
    Unit,
)

from .plan import DIFFICULTIES, NARRATIVE
from .presence import Heirs, Presence


@dataclass(frozen=True, slots=True)
class Expected:
    """One obligation that one unit owes in one period.

    ``due`` is the unit's own date, extension included; ``due_before_extension`` is set where one
    was granted. ``answers_for`` are codes of ended units that it took over from. ``excluded`` is
    the reason why the unit is not asked after all, empty otherwise.
    """

    unit: Unit
    obligation: str
    title: str
    due: DueDate
    citation: str
    answers_for: tuple[str, ...] = ()
    due_before_extension: date | None = None
    excluded: str = ""

    @property
    def unit_code(self) -> str:
        """The unit's code."""
        return self.unit.code

    @property
    def deadline(self) -> str:
        """The id of the deadline."""
        return self.due.deadline

    @property
    def forms(self) -> tuple[str, ...]:
        """The report types asked."""
        return self.due.forms

    def asks(self, report_type: str) -> bool:
        """Tell whether the obligation's form has the report type, difficulties included."""
        return report_type in self.forms or (
            report_type == DIFFICULTIES and NARRATIVE in self.forms
        )

    @property
    def mode(self) -> str:
        """``compulsory`` or ``if_any`` (khi có phát sinh)."""
        return self.due.mode


def expected(
    province: Province,
    roster: Roster,
    period: Period,
    *,
    level: DueLevel = "unit",
    extensions: Mapping[str, date] | None = None,
    excluded: Mapping[str, str] | None = None,
    day_off: DayOff | None = None,
    days_off: DaysOff | None = None,
    lang: str = "vi",
) -> tuple[Expected, ...]:
    """Return what every unit owes the Department in ``period``, in the roster's order.

    ``extensions`` (unit code to new date) and ``excluded`` (unit code to reason) are the officer's
    decisions. ``level`` "unit" is what is owed to the Department, "intermediate" what the units
    below an intermediate office owe to that office.
    """
    calendar = days_off or DaysOff.load()
    found: dict[tuple[str, str], Expected] = {}
    for due in dues_of(province, period, level, day_off=day_off, days_off=calendar, lang=lang):
        for record in _records(province, roster, period, due):
            found.setdefault((record.unit.code, record.obligation), record)
    decided = (
        _decided(r, extensions or {}, excluded or {}, calendar, lang) for r in found.values()
    )
    places = {code: n for n, code in enumerate(dict.fromkeys(u.code for u in roster.units))}
    return tuple(sorted(decided, key=lambda r: (places[r.unit.code], r.due.due)))


def dues_of(
    province: Province,
    period: Period,
    level: DueLevel = "unit",
    *,
    day_off: DayOff | None = None,
    days_off: DaysOff | None = None,
    lang: str = "vi",
) -> tuple[DueDate, ...]:
    """Return the due dates of one period at one level, earliest first."""
    return tuple(
        due
        for due in due_dates(province, period.year, day_off=day_off, days_off=days_off, lang=lang)
        if due.period == period.id and due.level == level
    )


def _records(
    province: Province, roster: Roster, period: Period, due: DueDate
) -> Iterator[Expected]:
    obligation = province.obligation(due.obligation)
    presence = Presence.of(roster, due, period)
    heirs = Heirs.of(roster, presence, obligation.kinds)
    wanted = set(due.who)
    for unit in presence.on_due_date:
        inherits = heirs.answers_for(unit.code)
        known = presence.in_window(unit.code) or heirs.succeeds(unit.code)
        if inherits or (known and wanted & set(unit.kinds)):
            yield _record(province, obligation, unit, due, inherits)


def _record(
    province: Province,
    obligation: Obligation,
    unit: Unit,
    due: DueDate,
    answers_for: tuple[str, ...],
) -> Expected:
    return Expected(
        unit=unit,
        obligation=obligation.id,
        title=obligation.title,
        due=due,
        citation=province.citation_of(obligation).text,
        answers_for=answers_for,
    )


def _decided(
    record: Expected,
    extensions: Mapping[str, date],
    excluded: Mapping[str, str],
    calendar: DaysOff,
    lang: str,
) -> Expected:
    """Put the officer's decisions on the unit into its record."""
    code, due = record.unit.code, record.due
    reason = excluded.get(code, "")
    until = extensions.get(code, due.due)
    if until <= due.due:
        return replace(record, excluded=reason)
    granted = text(
        "expected.extended",
        lang,
        time=clock(due.closing_time, lang),
        day=dated_weekday(until, lang),
    )
    moved = due.model_copy(
        update={
            "due": until,
            "last_working_day": calendar.last_working_day(until),
            "explanation": f"{due.explanation} {granted}",
        }
    )
    return replace(record, due=moved, due_before_extension=due.due, excluded=reason)

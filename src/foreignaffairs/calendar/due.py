"""Due dates (hạn nộp): every obligation that has a date, worked out for one year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from foreignaffairs.model import DateRule, DayOff, Deadline, DueDate, Obligation, Province

from .caveats import to_confirm, warnings, with_upward_warning
from .days_off import DaysOff
from .explain import Reckoning
from .periods import in_force, is_ad_hoc, named_day, window_of

_LEVELS = ("unit", "intermediate", "upward")


def due_dates(
    province: Province,
    year: int,
    *,
    day_off: DayOff | None = None,
    days_off: DaysOff | None = None,
    lang: str = "vi",
) -> tuple[DueDate, ...]:
    """Return every due date of the periods of ``year``, earliest first.

    Obligations without a date, or asked of nobody, are left out; ``rules`` shows them. ``day_off``
    replaces every deadline's own rule and counts as confirmed. ``days_off`` is the office's
    calendar (default: the committed table).
    """
    calendar = days_off or DaysOff.load()
    found = [
        _due_date(province, obligation, deadline, rule, year, day_off, calendar, lang)
        for obligation, deadline, rule in _dated(province, year)
    ]
    order = {obligation.id: place for place, obligation in enumerate(province.obligations)}
    found.sort(key=lambda due: (due.due, _LEVELS.index(due.level), order[due.obligation]))
    return tuple(with_upward_warning(due, found, lang) for due in found if due.who)


def _dated(province: Province, year: int) -> Iterator[tuple[Obligation, Deadline, DateRule]]:
    for obligation in province.obligations:
        for code in obligation.deadlines:
            deadline = province.deadline(code)
            if deadline.date is None or not in_force(deadline, year):
                continue
            if obligation.valid_on(named_day(deadline.date.value, year).day):
                yield obligation, deadline, deadline.date.value


def _due_date(
    province: Province,
    obligation: Obligation,
    deadline: Deadline,
    rule: DateRule,
    year: int,
    day_off: DayOff | None,
    calendar: DaysOff,
    lang: str,
) -> DueDate:
    reckoning = _reckon(deadline, rule, year, day_off, calendar)
    window = window_of(deadline, year)
    open_points = tuple(
        to_confirm(province, obligation, deadline, year, day_off, reckoning, calendar)
    )
    return DueDate(
        province=province.id,
        obligation=obligation.id,
        deadline=deadline.id,
        period=f"{year}-{deadline.period}",
        level=deadline.level.value,
        who=_who(province, obligation, deadline, reckoning.due),
        forms=obligation.report_types,
        mode=obligation.mode,
        recipients=deadline.recipients,
        through=deadline.through,
        window_start=window.start if window else None,
        window_end=window.end if window else None,
        cumulative=bool(window and window.cumulative),
        due=reckoning.due,
        closing_time=reckoning.closing_time,
        last_working_day=reckoning.last_working_day,
        explanation=reckoning.sentence(calendar, lang),
        citation=deadline.citation.text,
        to_confirm=open_points,
        warnings=tuple(warnings(deadline, year, reckoning.due, open_points, calendar, lang)),
    )


def _reckon(
    deadline: Deadline, rule: DateRule, year: int, day_off: DayOff | None, calendar: DaysOff
) -> Reckoning:
    named = named_day(rule, year)
    inclusive = deadline.inclusive.value
    # Where the named day is missing (29/2) the last of the month is before it and counts.
    last = named.day if inclusive or not named.exists else named.day - timedelta(days=1)
    chosen = day_off or deadline.day_off.value
    due = last
    if chosen == "next":
        due = calendar.next_working_day(last)
    elif chosen == "previous":
        due = calendar.last_working_day(last)
    return Reckoning(
        named=f"{rule.day}/{rule.month}/{named.day.year}",
        exists=named.exists,
        inclusive=inclusive,
        ad_hoc=is_ad_hoc(deadline),
        rule=chosen,
        last=last,
        due=due,
        last_working_day=calendar.last_working_day(due),
        closing_time=deadline.closing_time.value,
    )


def _who(
    province: Province, obligation: Obligation, deadline: Deadline, day: date
) -> tuple[str, ...]:
    """The kinds that the date binds, of those that exist on ``day``.

    A unit date binds who reports to the Department, an intermediate date who reports to an
    intermediate office, a date upward the Department itself, whoever owes the obligation.
    """
    here = [kind for kind in province.unit_kinds if kind.valid_on(day)]
    ended = {kind.id for kind in province.unit_kinds} - {kind.id for kind in here}
    owing = tuple(kind for kind in obligation.kinds if kind not in ended)
    if deadline.level.value != "upward":
        return owing
    departments = tuple(kind.id for kind in here if kind.level == "department")
    return tuple(kind for kind in owing if kind in departments) or departments

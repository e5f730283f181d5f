"""The officer's decisions, each with actor and reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError, UnknownUnit
from foreignaffairs.register import State
from foreignaffairs.register.duplicates import Choice

from .desk import Desk
from .facts import row_facts, suspicions

if TYPE_CHECKING:
    import pandas as pd


def known_unit(office: Desk, period: str, unit: str) -> str:
    """The code of a unit that belongs to a period; raises ``UnknownUnit`` with near codes."""
    from difflib import get_close_matches

    codes = tuple(dict.fromkeys(o.unit.code for o in office.view(period).owed))
    if unit in codes:
        return unit
    near = tuple(get_close_matches(unit, codes, n=3))
    hint = text("office.near_units", names=", ".join(near)) if near else ""
    raise UnknownUnit(
        text("office.unknown_unit", unit=unit, period=period, hint=hint).strip(), near
    )


def accept(office: Desk, period: str, unit: str, reason: str) -> bool:
    """Accept the current submission of a unit."""
    code = known_unit(office, period, unit)
    return office.register.decisions.accept(period, code, actor=office.actor, reason=reason)


def accept_clean(office: Desk, period: str) -> tuple[str, ...]:
    """Accept what was received and has no error; warnings stay to be looked at by the officer."""
    wanted = office.period(period).id
    waiting = office.register.submissions.current(wanted, (State.RECEIVED,))
    clean = [s.unit for s in waiting if s.verdict in ("valid", "warnings")]
    office.register.decisions.accept_many(wanted, clean, actor=office.actor)
    return tuple(clean)


def return_(office: Desk, period: str, unit: str, reason: str) -> Path | None:
    """Send the current submission back and write its marked copy."""
    from foreignaffairs.reading.supervisor import Reader

    from .returning import write_copy

    code = known_unit(office, period, unit)
    office.register.decisions.return_(period, code, actor=office.actor, reason=reason)
    standing = office.register.standings.of(period, (code,))[code]
    if standing.submission is None:
        raise OfficeError(text("office.nothing_received", unit=code, period=period))
    with Reader(office.report_types, office.province.country_aliases) as reader:
        return write_copy(office, office.view(period), standing.submission, reader)


def exclude(office: Desk, period: str, unit: str, reason: str) -> bool:
    """Leave a unit out of a period."""
    code = known_unit(office, period, unit)
    return office.register.decisions.exclude(period, code, actor=office.actor, reason=reason)


def extend(office: Desk, period: str, unit: str, until: date, reason: str) -> bool:
    """Give a unit a later day; a day before its date is refused."""
    code = known_unit(office, period, unit)
    due = next(o.due.due for o in office.view(period).owed if o.unit.code == code)
    if until <= due:
        raise OfficeError(text("office.extension_earlier", due=f"{due:%d/%m/%Y}"))
    return office.register.decisions.extend(period, code, until, actor=office.actor, reason=reason)


def duplicates_frame(office: Desk, period: str) -> pd.DataFrame:
    """Pairs that may be one thing: both rows, whether certain, and the decision in force."""
    import pandas as pd

    view = office.view(period)
    pairs = suspicions(view, row_facts(view, office.register))
    decided = {
        pair: d.choice
        for report_type in sorted({s.first.report_type for s in pairs})
        for pair, d in office.register.duplicates.in_force(period, report_type).items()
    }
    return pd.DataFrame(
        [
            (
                s.first.report_type,
                s.first.key,
                s.second.key,
                s.first.unit_name,
                s.second.unit_name,
                s.certain,
                decided.get(frozenset((s.first.key, s.second.key)), ""),
            )
            for s in pairs
        ],
        columns=["bieu", "dong_1", "dong_2", "don_vi_1", "don_vi_2", "chac_chan", "quyet_dinh"],
    )


def decide_duplicate(
    office: Desk, period: str, first: str, second: str, choice: Choice, reason: str
) -> bool:
    """Record what two rows are to each other; the first keeps counting where they are the same."""
    frame = duplicates_frame(office, period)
    pair = frame[
        ((frame["dong_1"] == first) & (frame["dong_2"] == second))
        | ((frame["dong_1"] == second) & (frame["dong_2"] == first))
    ]
    if pair.empty:
        raise OfficeError(text("office.no_such_pair", first=first, second=second))
    return office.register.duplicates.decide(
        period,
        str(pair["bieu"].iloc[0]),
        first,
        second,
        choice,
        actor=office.actor,
        reason=reason,
    )

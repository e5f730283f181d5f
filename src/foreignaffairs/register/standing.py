"""Where every unit stands in a period, worked out from what is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, select

from .connection import Connections
from .records import Standing
from .schema import exclusion, extension, submission
from .states import State
from .submission_query import fetch, submissions

_MANY = 500
"""Above this, one pass over the period is cheaper than naming the units in the query."""


def standings(
    connection: Connection, period: str, units: Iterable[str] | None = None
) -> dict[str, Standing]:
    """Return the standing of each unit asked about, of every one on record when none is named."""
    named = None if units is None else tuple(dict.fromkeys(units))
    few = named if named is not None and len(named) <= _MANY else None

    def of(query: Select[Any], table: Any) -> Select[Any]:
        query = query.where(table.c.period == period)
        return query if few is None else query.where(table.c.unit.in_(few))

    because = of(select(exclusion.c.unit, exclusion.c.reason), exclusion)
    excluded: dict[str, str] = {row.unit: row.reason for row in connection.execute(because)}
    granted = of(select(extension.c.unit, extension.c.until), extension)
    extended: dict[str, date] = {row.unit: row.until for row in connection.execute(granted)}
    current = {
        found.unit: found
        for found in fetch(connection, of(submissions().where(submission.c.is_current), submission))
    }
    asked = sorted({*excluded, *extended, *current}) if named is None else named
    result = {}
    for unit in asked:
        found = current.get(unit)
        if unit in excluded:
            state = State.EXCLUDED
        elif found is not None:
            state = found.state
        else:
            state = State.EXTENDED if unit in extended else State.NOT_RECEIVED
        result[unit] = Standing(unit, state, found, extended.get(unit), excluded.get(unit))
    return result


class Standings:
    """Answers "who stands where" for status, reminders and completeness."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(self, period: str, units: Iterable[str] | None = None) -> dict[str, Standing]:
        """Return the standing of ``units`` (or of every unit on record) in a period, by code."""
        with self._connections.read() as connection:
            return standings(connection, period, units)

    def counts(self, period: str, units: Iterable[str] | None = None) -> dict[State, int]:
        """Return how many units are in each state; every state is named, with 0 where none is."""
        found = Counter(s.state for s in self.of(period, units).values())
        return {state: found[state] for state in State}

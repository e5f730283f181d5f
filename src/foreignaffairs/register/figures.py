"""Figures that went up (số liệu chốt) and their corrections (đính chính)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert, select

from .bulk import insert_many
from .connection import Connections
from .json_text import content_hash, dumps, loads, stable
from .moments import Clock, moment
from .ordering import plainly
from .schema import correction, frozen

FigureValue = int | str | None
"""A whole number, an amount as text, or blank; an absent figure is a fourth thing."""
ABSENT = ""
"""Stands in a correction for a figure that the other version does not have."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """What went up: ``figures`` by id (``2023-K1/F02/moi_di_trong_ky?nuoc=US``), and the tables as
    printed, in any shape that JSON knows.
    """

    period: str
    number: int
    figures: Mapping[str, FigureValue]
    tables: Mapping[str, Any]
    sha256: str
    document: str
    actor: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that differs from the version before; ``ABSENT`` where it was not there."""

    period: str
    number: int
    figure: str
    before: FigureValue
    after: FigureValue


class Figures:
    """Freezes figures, version by version; nothing frozen is ever changed."""

    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self._clock = clock

    def freeze(
        self,
        period: str,
        figures: Mapping[str, int | Decimal | str | None],
        *,
        actor: str,
        document: str = "",
        reason: str = "",
        tables: Mapping[str, Any] | None = None,
    ) -> Frozen:
        """Freeze what goes up; the same figures and tables again give the version that exists.

        Where they differ from the last version a new one is made, and every figure that changed is
        kept as a correction with both values.
        """
        plain = {k: str(v) if isinstance(v, Decimal) else v for k, v in figures.items()}
        printed = loads(stable(dict(tables or {})))
        digest = content_hash([plain, printed])
        with self._connections.write() as connection:
            last = _latest(connection, period)
            if last is not None and last.sha256 == digest:
                return last
            made = Frozen(
                period,
                1 if last is None else last.number + 1,
                plain,
                printed,
                digest,
                document,
                actor,
                moment(self._clock),
                reason,
            )
            connection.execute(
                insert(frozen).values(
                    period=period,
                    number=made.number,
                    figures=stable(plain),
                    tables=stable(printed),
                    sha256=digest,
                    document=document,
                    actor=actor,
                    at=made.at,
                    reason=reason,
                )
            )
            if last is not None:
                changed = [
                    (period, made.number, figure, _kept(last.figures, figure), _kept(plain, figure))
                    for figure in sorted({*last.figures, *plain})
                    if _kept(last.figures, figure) != _kept(plain, figure)
                ]
                insert_many(connection, correction, changed)
            return made

    def latest(self, period: str) -> Frozen | None:
        """Return the last version that went up, ``None`` where none did."""
        with self._connections.read() as connection:
            return _latest(connection, period)

    def versions(self, period: str) -> tuple[Frozen, ...]:
        """Return every version that went up, oldest first."""
        with self._connections.read() as connection:
            query = _query().where(frozen.c.period == period).order_by(frozen.c.number)
            return tuple(_record(row) for row in connection.execute(query))

    def corrections(self, period: str) -> tuple[Correction, ...]:
        """Return every figure corrected since the first version, in order."""
        query = (
            select(
                correction.c.period,
                correction.c.number,
                correction.c.figure,
                correction.c.before,
                correction.c.after,
            )
            .where(correction.c.period == period)
            .order_by(correction.c.number, plainly(correction.c.figure))
        )
        with self._connections.read() as connection:
            return tuple(
                Correction(p, n, figure, _value(before), _value(after))
                for p, n, figure, before, after in connection.execute(query)
            )


def _query() -> Any:
    return select(
        frozen.c.period,
        frozen.c.number,
        frozen.c.figures,
        frozen.c.tables,
        frozen.c.sha256,
        frozen.c.document,
        frozen.c.actor,
        frozen.c.at,
        frozen.c.reason,
    )


def _latest(connection: Connection, period: str) -> Frozen | None:
    query = _query().where(frozen.c.period == period).order_by(frozen.c.number.desc()).limit(1)
    row = connection.execute(query).first()
    return None if row is None else _record(row)


def _record(row: Any) -> Frozen:
    period, number, figures, tables, *rest = row
    return Frozen(period, number, loads(figures), loads(tables), *rest)


def _kept(figures: Mapping[str, FigureValue], figure: str) -> str:
    return dumps(figures[figure]) if figure in figures else ABSENT


def _value(kept: str) -> FigureValue:
    value: FigureValue = loads(kept) if kept else ABSENT
    return value

"""The register's clock: moments in Viet Nam's time, written as ISO text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
"""UTC+7, without daylight saving since 1975."""

Clock = Callable[[], datetime]
"""Gives the present moment, aware of its zone."""


def now() -> datetime:
    """Return the present moment in Viet Nam."""
    return datetime.now(VIETNAM)


def moment(clock: Clock) -> str:
    """Return the present moment as ISO text at UTC+7; its order tells what came first."""
    return clock().astimezone(VIETNAM).isoformat()

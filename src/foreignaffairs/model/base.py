"""The two base classes of every noun: frozen, and frozen with validity dates."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator


class Frozen(BaseModel):
    """An immutable record that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)


class Dated(Frozen):
    """A record with validity dates, both inclusive; ``None`` means unbounded."""

    since: date | None = None
    until: date | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"until {self.until} is before since {self.since}")
        return self

    def valid_on(self, day: date) -> bool:
        """Tell whether the record is in force on ``day``."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def valid_within(self, start: date, end: date) -> bool:
        """Tell whether the record is in force on any day from ``start`` to ``end``."""
        return (self.since is None or self.since <= end) and (
            self.until is None or start <= self.until
        )


class Stated(Dated):
    """A record whose facts stand in a text, save those that ``to_confirm`` names.

    ``to_confirm`` lists fields of the record that are remembered, inferred or proposed: nobody
    has yet held them against a text. What is printed as law leaves such a field out.
    """

    to_confirm: tuple[str, ...] = ()

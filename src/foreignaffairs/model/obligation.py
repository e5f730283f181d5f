"""Deadlines (thời hạn), obligations (yêu cầu báo cáo) and recipients (nơi nhận)."""

from __future__ import annotations

from datetime import date, time
from typing import Literal

from pydantic import Field

from .base import Dated, Frozen, Stated
from .directive import Citation
from .setting import Setting

DayOff = Literal["keep", "next", "previous"]
DueLevel = Literal["unit", "intermediate", "upward"]
Mode = Literal["compulsory", "if_any"]


class Recipient(Stated):
    """Who gets a report, in what role and through what channel.

    A ``directive`` recipient stands under "Nơi nhận" of the directive and gets no reports.
    """

    id: str
    title: str
    role: Literal["consolidates", "main", "copy", "directive"]
    channel: str = ""
    citation: Citation | None = None
    note: str = ""


class DateRule(Frozen):
    """A day of a year: ``DateRule(month=12, day=10)``; ``year_offset=-1`` is the year before."""

    month: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=31)
    year_offset: int = Field(default=0, ge=-1, le=1)

    def on(self, year: int) -> date:
        """Return the day in ``year``; raises ``ValueError`` where it does not exist."""
        return date(year + self.year_offset, self.month, self.day)


class Window(Frozen):
    """The data window (kỳ số liệu); ``cumulative`` counts from the year's start."""

    start: DateRule
    end: DateRule
    cumulative: bool = False


class Deadline(Dated):
    """One date by which something is due, as a text gives it.

    ``code`` is the place in seed-extraction.md (HP-H1 …) and is shared by two dates of one
    sentence. ``date`` is ``None`` where the text names no date (``undated`` says in what
    words). ``named_years`` are the years that the text itself fixes; ``after_named_years``
    says what holds later. ``inclusive`` is whether the named day itself still counts.
    ``period`` is DX for ad-hoc reports in general and DX01 … for one that an office has asked for.
    """

    id: str
    code: str
    title: str
    period: str = Field(pattern=r"^(N|K1|K2|DX(\d\d)?)$")
    level: Setting[DueLevel]
    date: Setting[DateRule] | None = None
    undated: str = ""
    inclusive: Setting[bool]
    day_off: Setting[DayOff]
    closing_time: Setting[time]
    window: Setting[Window] | None = None
    named_years: tuple[int, ...] = ()
    after_named_years: Setting[bool] | None = None
    recipients: tuple[str, ...] = ()
    through: str = ""
    citation: Citation
    notes: tuple[str, ...] = ()


class OptionalWho(Frozen):
    """Unit kinds that a text may or may not mean."""

    kinds: tuple[str, ...] = Field(min_length=1)
    applies: Setting[bool]


class Obligation(Stated):
    """Who owes which report types, by which deadlines, on what citation (B01–B17)."""

    id: str
    title: str
    who: tuple[str, ...]
    perhaps: tuple[OptionalWho, ...] = ()
    report_types: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    mode: Mode
    frequency: str = ""
    tasks: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = Field(min_length=1)
    notes: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The unit kinds that owe it, open questions decided as set."""
        extra = (k for p in self.perhaps if p.applies.value for k in p.kinds)
        return tuple(dict.fromkeys((*self.who, *extra)))


class DueDate(Frozen):
    """A deadline of one obligation worked out for one period.

    ``due`` is the last day on which a report is in time (inclusive). ``explanation`` is one
    Vietnamese sentence; ``warnings`` hold what an officer should know (window ends later …).
    """

    province: str
    obligation: str
    deadline: str
    period: str
    level: DueLevel
    who: tuple[str, ...]
    forms: tuple[str, ...]
    mode: Mode
    recipients: tuple[str, ...]
    through: str = ""
    window_start: date | None
    window_end: date | None
    cumulative: bool = False
    due: date
    closing_time: time
    last_working_day: date
    explanation: str
    citation: str
    to_confirm: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

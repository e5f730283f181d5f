"""The sentence with which a due date explains itself, and the warnings that go with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import numeric_date
from foreignaffairs.model import DayOff

from .days_off import DaysOff


def weekday(day: date, lang: str = "vi") -> str:
    """Return the name of the weekday: "thứ Bảy"."""
    return text(f"calendar.weekday_{day.weekday()}", lang)


def clock(moment: time, lang: str = "vi") -> str:
    """Print a closing time: "17 giờ 00"."""
    return text("calendar.clock", lang, hour=moment.hour, minute=f"{moment.minute:02}")


def dated_weekday(day: date, lang: str = "vi") -> str:
    """Print weekday and day: "thứ Sáu 08/12/2023"."""
    return f"{weekday(day, lang)} {numeric_date(day)}"


def day_note(day: date, days_off: DaysOff, lang: str = "vi") -> str:
    """Say what kind of day it is: its weekday and, where it is special, why."""
    special = days_off.special.get(day)
    if special is None:
        return weekday(day, lang)
    why = special.name if special.kind == "holiday" else text(f"calendar.{special.kind}", lang)
    return f"{weekday(day, lang)}, {why}"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How one due date came about.

    ``named`` is the day as the text writes it, ``exists`` whether the year has it, ``last`` the
    last day before the rule for days off is applied and ``due`` the one after. ``ad_hoc`` says
    that no text names the day "before": the office set the last day itself.
    """

    named: str
    exists: bool
    inclusive: bool
    ad_hoc: bool
    rule: DayOff
    last: date
    due: date
    last_working_day: date
    closing_time: time

    def sentence(self, days_off: DaysOff, lang: str = "vi") -> str:
        """Return one sentence that an officer can repeat to a unit."""
        moved = self.due != self.last
        until = "calendar.until_day" if moved else "calendar.until_time"
        head = text(
            f"calendar.reading_{self._reading()}",
            lang,
            named=self.named,
            year=self.last.year,
            last=text(
                until,
                lang,
                time=clock(self.closing_time, lang),
                day=numeric_date(self.last),
                note=day_note(self.last, days_off, lang),
            ),
        )
        if not days_off.is_day_off(self.last):
            return text("calendar.sentence", lang, head=head)
        return text(
            f"calendar.sentence_{self.rule}",
            lang,
            head=head,
            time=clock(self.closing_time, lang),
            due=dated_weekday(self.due, lang),
            last_working_day=dated_weekday(self.last_working_day, lang),
        )

    def _reading(self) -> str:
        if not self.exists:
            return "missing"
        if not self.inclusive:
            return "exclusive"
        return "ad_hoc" if self.ad_hoc else "inclusive"

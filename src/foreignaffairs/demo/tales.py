"""How each kind of story goes: told of a unit, with days drawn by chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from foreignaffairs.forms import form_name
from foreignaffairs.model import Period

from .cities import City
from .days import Days
from .mess import Flaw
from .story import Content, Sending, Story

Tell = Callable[[str], Story]
"""Tells a story of the unit with a code."""

_STRANGE_NAMES = (
    "BC ĐỐI NGOẠI (chốt cuối cùng).xlsx",
    "bao cao moi nhat - sua lan 2.xlsx",
    "Bieu mau da dien.xlsx",
)


@dataclass(frozen=True, slots=True)
class Tales:
    """Every story of one period of one city."""

    city: City
    period: Period
    days: Days
    random: Random

    def usual(self, code: str, behaviour: str, *, nil: bool) -> Story:
        """On time, late or missing, with data or with nothing to report."""
        if behaviour == "missing":
            return Story(code, "missing")
        on = self.days.late if behaviour == "late" else self.days.in_time
        sent = self.one(code, on(self.random), "nil" if nil else "data")
        return Story(code, f"{behaviour}_nil" if nil else behaviour, sent)

    def flawed(self, flaw: Flaw) -> Tell:
        """A slip that is read over or asked about."""

        def tell(code: str) -> Story:
            sending = Sending(self._name(code), self._in_time(), "data", flaw.name)
            return Story(code, f"flaw:{flaw.name}", (sending,))

        return tell

    def mistaken(self, flaw: Flaw, *, mended: bool) -> Tell:
        """A mistake that is sent back, and perhaps comes again without it."""

        def tell(code: str) -> Story:
            wrong = Sending(self._name(code), self._in_time(), "data", flaw.name)
            if not mended:
                return Story(code, f"wrong:{flaw.name}", (wrong,))
            right = Sending(self._name(code, "_lan2"), self.days.mended(self.random), "data")
            return Story(code, f"mended:{flaw.name}", (wrong, right))

        return tell

    def extended(self, code: str) -> Story:
        """More time was asked for, given and used."""
        return Story(code, "extended", self.one(code, self.days.extended_to))

    def excluded(self, code: str) -> Story:
        """The unit was merged into another."""
        return Story(code, "excluded")

    def twice(self, code: str) -> Story:
        """The same file under two names."""
        (first,) = self.one(code, self._in_time())
        again = Sending(f"Copy of {first.name}", first.on, "data")
        return Story(code, "twice", (first, again))

    def older_after_newer(self, code: str) -> Story:
        """An older version turns up after the newer one was taken in."""
        newer = Sending(self._name(code), self.days.last_working, "data")
        older = Sending(f"ban dau {newer.name}", self.days.extension, "draft", found_late=True)
        return Story(code, "older_after_newer", (newer, older))

    def damaged(self, code: str) -> Story:
        """A file that broke on its way, then a whole one."""
        broken = Sending(self._name(code), self._in_time(), "damaged")
        whole = Sending(self._name(code, "_gui lai"), self.days.late(self.random), "data")
        return Story(code, "damaged", (broken, whole))

    def scan_only(self, code: str) -> Story:
        """A scan from which nobody can tell whose it is."""
        sending = Sending("BC doi ngoai (ky dong dau).pdf", self._in_time(), "scan")
        return Story(code, "scan_only", (sending,))

    def scan_too(self, code: str) -> Story:
        """The form, and its signed copy."""
        (form,) = self.one(code, self._in_time())
        scan = Sending(f"BC doi ngoai {code} (ky dong dau).pdf", form.on, "scan")
        return Story(code, "scan_too", (form, scan))

    def by_mail(self, code: str) -> Story:
        """A mail that was saved to the inbox as it came."""
        name = self._name(code).replace(".xlsx", ".eml")
        return Story(code, "by_mail", (Sending(name, self._in_time(), "mail"),))

    def zipped(self, code: str) -> Story:
        """The form and its signed copy in one archive."""
        name = self._name(code).replace(".xlsx", ".zip")
        return Story(code, "zipped", (Sending(name, self._in_time(), "archive"),))

    def strangely_named(self, n: int) -> Tell:
        """A name that says nothing: the form itself does."""

        def tell(code: str) -> Story:
            sending = Sending(_STRANGE_NAMES[n], self._in_time(), "data")
            return Story(code, "strange_name", (sending,))

        return tell

    def copied(self, code: str) -> Story:
        """The numbers of the period before under a new date."""
        return Story(code, "copied", self.one(code, self._in_time(), "copied"))

    def earlier_form(self, code: str) -> Story:
        """The form of the period before, once more."""
        name = form_name(self.city.province, self.city.periods[0], code)
        sending = Sending(f"gui lai {name}", self._in_time(), "earlier")
        return Story(code, "earlier_form", (sending,))

    def forgot_first_half(self, code: str) -> Story:
        """Nothing in a year whose first half had something."""
        return Story(code, "forgot_first_half", self.one(code, self._in_time(), "nil"))

    def one(self, code: str, on: date, content: Content = "data") -> tuple[Sending]:
        """One file under its own name."""
        return (Sending(self._name(code), on, content),)

    def _in_time(self) -> date:
        return self.days.in_time(self.random)

    def _name(self, code: str, ending: str = "") -> str:
        return form_name(self.city.province, self.period, code).replace(".xlsx", f"{ending}.xlsx")

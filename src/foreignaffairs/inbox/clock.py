"""The day of an intake: today in Viet Nam, by a clock that must not have gone back."""

from __future__ import annotations

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import format_date
from foreignaffairs.model import OfficeError
from foreignaffairs.register import VIETNAM, Register

from .files import ENTRIES_FILE


class IntakeClock:
    """Today, and the last day on which anything was recorded before this run."""

    def __init__(self, register: Register) -> None:
        self.today = register.clock().astimezone(VIETNAM).date()
        self.last = register.recorded_last()

    def require_forward(self, files: int) -> None:
        """Refuse to take the day received of so many files from a clock that went back."""
        if not files or self.last is None:
            return
        last = self.last.astimezone(VIETNAM).date()
        if self.today < last:
            shown = {"today": format_date(self.today), "last": format_date(last)}
            raise OfficeError(text("inbox.clock_back", n=files, file=ENTRIES_FILE, **shown))

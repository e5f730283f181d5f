"""The Office class: every step of the way as one method; it holds no logic of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from foreignaffairs.files import write_new
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError
from foreignaffairs.provinces.registry import Registry
from foreignaffairs.register import RosterDiff
from foreignaffairs.register.duplicates import Choice
from foreignaffairs.register.moments import Clock, now

from . import collecting, deciding, erasing, issuing, publishing, reminding, reporting, statuses
from .desk import Desk
from .facts import PeriodView
from .folder import OfficeFolder
from .safety.writing import in_words, writing
from .settings import settings_text

if TYPE_CHECKING:
    import pandas as pd

    from foreignaffairs.consolidation import Consolidation
    from foreignaffairs.consolidation.public import Publication
    from foreignaffairs.returns import Comparison

    from .safety.backup import Backup
    from .safety.verification import Verification

Progress = Callable[[int, int], None]
"""Called with (done, total) on long work."""


def _quiet(done: int, total: int) -> None:
    return None


class Office(Desk):
    """One office folder, opened with :meth:`open` or made with :meth:`create`; close it after use.

    Methods that write take the office lock. Periods are ids such as ``2023-K1``; an unknown one
    raises ``OfficeError`` that lists those there are.
    """

    @classmethod
    def create(
        cls,
        path: str | Path,
        *,
        province: str,
        units: str | Path | None = None,
        registry: Registry | None = None,
        clock: Clock = now,
    ) -> Self:
        """Make an office for a province and take in a unit list; an existing one is refused."""
        folder = OfficeFolder(Path(path))
        if folder.settings.exists():
            raise OfficeError(text("office.exists", path=path))
        plugins = registry or Registry.load()
        declared = plugins.province(province)
        name = f"Văn phòng {declared.letterhead.agency_short} {declared.name}"
        with in_words(folder.root):
            for each in (folder.root, *folder.folders()):
                each.mkdir(parents=True, exist_ok=True)
            settings = settings_text(declared, name)
            write_new(folder.settings, settings.encode())
        office = cls.open(folder.root, registry=plugins, clock=clock)
        try:
            if units is not None:
                office.units_import(units)
        except BaseException:
            office.close()
            folder.settings.unlink()  # no office yet: it can be made once the list is mended
            raise
        return office

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # --- the way -------------------------------------------------------------------------

    def units_preview(self, file: str | Path, *, whole: bool = False) -> RosterDiff:
        """What importing a unit list would change; nothing is written.

        ``whole``: the list is complete, units missing from it end today.
        """
        return collecting.units_preview(self, Path(file), whole=whole)

    def units_import(self, file: str | Path, *, whole: bool = False) -> RosterDiff:
        """Take in a unit list; return what changed."""
        with self._lock():
            return collecting.units_import(self, Path(file), whole=whole)

    def expected(self, period: str) -> pd.DataFrame:
        """Who owes what: columns ``unit, name, kind, obligation, title, forms, due, citation``."""
        return statuses.expected_frame(self.view(period))

    def forms(self, period: str, progress: Progress = _quiet) -> issuing.Issued:
        """Write each unit's workbook and the request letter."""
        with self._lock():
            return issuing.issue(self.folder, self.view_prefilled(period), self.register, progress)

    def view_prefilled(self, period: str) -> PeriodView:
        """The view of a period whose plans carry what lives on from the period before."""
        return reporting.prefilled(self, self.view(period))

    def collect(
        self, period: str | None = None, progress: Progress = _quiet
    ) -> collecting.Collected:
        """Take in the inbox; safe to run again. Marked copies of what is returned are written."""
        with self._lock():
            return collecting.collect_inbox(self, period, progress)

    def compare(self, period: str, unit: str) -> Comparison | None:
        """What a unit mended: its current report against the revision before it.

        ``None`` where there is no earlier revision. Raises ``OfficeError`` where nothing came in.
        """
        return collecting.compare(self, period, unit)

    def status(self, period: str) -> pd.DataFrame:
        """One row a unit: state, due date, day received, days late."""
        return statuses.status_frame(self, period)

    def status_records(self, period: str) -> statuses.StatusRecords:
        """``status`` and ``status_summary`` as plain records, for those who need no frames."""
        return statuses.status_records(self, period)

    def status_summary(self, period: str, by: Iterable[str] = ()) -> pd.DataFrame:
        """Completeness and timeliness, by ``loai_don_vi`` or ``dia_ban``."""
        return statuses.summary_frame(self, period, tuple(by))

    def remind(self, period: str, by: date | None = None) -> reminding.Reminded:
        """Write one reminder letter with the list of those who owe, and drafts of e-mails."""
        with self._lock():
            return reminding.remind(self, period, by)

    def consolidate(self, period: str) -> Consolidation:
        """Merge what was accepted and write the annex workbook; ``["F02"]`` is a DataFrame."""
        with self._lock():
            return reporting.consolidate_period(self, period)

    def report(self, period: str) -> Path:
        """Write the official report and its annex; the figures in it are frozen."""
        with self._lock():
            return reporting.report_period(self, period)

    def publish(self, period: str) -> publishing.Published:
        """Write the public version of what went up: no units, no sources, small counts hidden.

        How small is set in ``office.toml`` (``[public] hide_below``).
        """
        with self._lock():
            return publishing.publish(self, period)

    def publication(self, period: str) -> Publication:
        """The tables of the public version; ``["F02"]`` is a DataFrame with signs like "<5"."""
        return publishing.publication(self, period)

    def backup(self, target: str | Path, progress: Progress = _quiet) -> Backup:
        """Write one file with a consistent copy of everything; in a folder it gets a dated name."""
        from .safety.backup import backup

        with self._lock():
            return backup(self, Path(target), progress)

    def verify(self, *, full: bool = False, progress: Progress = _quiet) -> Verification:
        """Look over everything kept; originals are read again, a sample or with ``full`` all."""
        from .safety.verify import verify

        with self._lock():
            return verify(self, full=full, progress=progress)

    def annex_path(self, period: str) -> Path:
        """Where the annex of a period stands."""
        return reporting.annex_path(self, self.period(period))

    def trace(self, figure: str) -> pd.DataFrame:
        """Units, files, revisions, sheets and cells behind a figure."""
        return reporting.trace(self, figure)

    # --- the officer's decisions ---------------------------------------------------------

    def accept(self, period: str, unit: str, reason: str = "") -> bool:
        """Accept a unit's current submission."""
        with self._lock():
            return deciding.accept(self, period, unit, reason)

    def accept_clean(self, period: str) -> tuple[str, ...]:
        """Accept every submission without an error; return the unit codes."""
        with self._lock():
            return deciding.accept_clean(self, period)

    def return_(self, period: str, unit: str, reason: str) -> Path | None:
        """Send a submission back with a reason; return the marked copy."""
        with self._lock():
            return deciding.return_(self, period, unit, reason)

    def exclude(self, period: str, unit: str, reason: str) -> bool:
        """Leave a unit out of a period, with a reason."""
        with self._lock():
            return deciding.exclude(self, period, unit, reason)

    def extend(self, period: str, unit: str, until: date, reason: str) -> bool:
        """Give a unit a later day, ``until`` included."""
        with self._lock():
            return deciding.extend(self, period, unit, until, reason)

    def close_period(self, period: str, reason: str = "") -> bool:
        """Lock a period: no more files, no more decisions."""
        with self._lock():
            return self.register.periods.close(
                self.period(period).id, actor=self.actor, reason=reason
            )

    def reopen(self, period: str, reason: str) -> bool:
        """Open a closed period again, with a reason."""
        with self._lock():
            return self.register.periods.reopen(
                self.period(period).id, actor=self.actor, reason=reason
            )

    def erase_personal(
        self, period: str, reason: str, *, originals: bool = False
    ) -> erasing.Erased:
        """Erase the personal values of a period for good; the figures stay, a record is made.

        They also stand in the files that came in: those are left and named, or with ``originals``
        deleted too, each with a note in its place.
        """
        with self._lock():
            return erasing.erase_personal(self, period, reason, originals=originals)

    def duplicates(self, period: str) -> pd.DataFrame:
        """Suspected duplicates between units and what was decided of each."""
        return deciding.duplicates_frame(self, period)

    def decide_duplicate(
        self, period: str, first: str, second: str, choice: Choice, reason: str = ""
    ) -> bool:
        """Say whether two rows are one thing ("same", "different", "undecided"); reversible."""
        with self._lock():
            return deciding.decide_duplicate(self, period, first, second, choice, reason)

    def _lock(self) -> AbstractContextManager[None]:
        return writing(self.folder, self.actor, self.register.clock)

"""What every step of the way needs: the folder, the settings, the rules and the register."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Self

from foreignaffairs.calendar import DaysOff, SpecialDay, periods
from foreignaffairs.language.catalogue import text
from foreignaffairs.language.countries import country
from foreignaffairs.model import (
    Country,
    OfficeError,
    Period,
    Province,
    ReportType,
    Roster,
)
from foreignaffairs.model.check import CheckPlugin
from foreignaffairs.provinces.registry import Registry, report_types_of
from foreignaffairs.provinces.settings import with_office_settings
from foreignaffairs.register import VIETNAM, Register
from foreignaffairs.register.moments import Clock, now

from .facts import PeriodView, view_of
from .folder import OfficeFolder
from .settings import OfficeSettings, load_settings


class Desk:
    """An open office without its steps; the steps take one of these."""

    def __init__(
        self, folder: OfficeFolder, settings: OfficeSettings, registry: Registry, register: Register
    ) -> None:
        self.folder = folder
        self.settings = settings
        self.register = register
        self.province: Province = with_office_settings(
            registry.province(settings.province), settings.rules
        )
        self.report_types: Mapping[str, ReportType] = report_types_of(self.province)
        self.checks: tuple[CheckPlugin, ...] = registry.checks(settings.province)
        self.days_off = _days_off(settings)

    @classmethod
    def open(
        cls, path: str | Path, *, registry: Registry | None = None, clock: Clock = now
    ) -> Self:
        """Open an office; raises ``OfficeError`` where the folder is none.

        ``clock`` tells what time it is; one of its own replays a period that is long over.
        """
        folder = OfficeFolder(Path(path))
        folder.require()
        settings = load_settings(folder.settings)
        register = Register.open(settings.register_url or folder.register, clock=clock)
        return cls(folder, settings, registry or Registry.load(), register)

    def close(self) -> None:
        """Let go of the register."""
        self.register.close()

    @property
    def actor(self) -> str:
        """Who acts: the setting ``actor``, else the name of the signed-in user."""
        return self.settings.actor or getpass.getuser()

    @property
    def today(self) -> date:
        """Today in Viet Nam, by the office's clock."""
        return self.register.clock().astimezone(VIETNAM).date()

    @property
    def roster(self) -> Roster:
        """The office's units, and those that the province ships and the office does not name."""
        own = self.register.units.roster()
        codes = {u.code for u in own.units}
        shipped = tuple(u for u in self.province.units if u.code not in codes)
        return Roster(
            units=(*own.units, *shipped), changes=(*own.changes, *self.province.unit_changes)
        )

    def country(self, name: str) -> Country:
        """A country by any usual name, the province's own names too; raises ``UnknownCountry``."""
        return country(name, self.province.country_aliases)

    def period(self, period: str) -> Period:
        """Read a period id; raises ``OfficeError`` that lists the periods of its year."""
        try:
            wanted = Period.parse(period)
        except ValueError as error:
            raise OfficeError(text("office.bad_period", period=period)) from error
        known = periods(self.province, wanted.year)
        if wanted not in known:
            names = ", ".join(p.id for p in known)
            raise OfficeError(text("office.no_period", period=period, known=names))
        return wanted

    def view(self, period: str) -> PeriodView:
        """Who owes what in a period, with the officer's decisions."""
        return view_of(
            self.province,
            self.report_types,
            self.period(period),
            self.roster,
            self.register,
            personal=self.settings.personal,
            days_off=self.days_off,
        )


def _days_off(settings: OfficeSettings) -> DaysOff:
    """The committed table with the days that the office was told of."""
    return DaysOff.load(
        extra=(
            *_special(settings.days_off, "swap_off"),
            *_special(settings.working_days, "swap_work"),
        ),
        confirmed_years=settings.days_off_confirmed,
    )


def _special(days: Iterable[date], kind: str) -> Iterable[SpecialDay]:
    name = text(f"office.{kind}")
    return (SpecialDay(on=d, name=name, kind=kind, source="office.toml") for d in days)

"""Which office a formula asks about, and keeping it at hand while its register is unchanged."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from foreignaffairs.calendar import DaysOff
from foreignaffairs.provinces import Registry

from .errors import CellError
from .facts import Facts
from .facts_with_figures import FactsWithFigures

if TYPE_CHECKING:
    from foreignaffairs.office.desk import Desk
    from foreignaffairs.office.folder import OfficeFolder

SETTINGS = "office.toml"
"""What makes a folder an office; its own room is imported only once there is one to open."""
VARIABLE = "FOREIGNAFFAIRS_OFFICE"
"""The environment variable that names the office folder."""
VIETNAM = timezone(timedelta(hours=7))
Clock = Callable[[], datetime]
Folder = Callable[[], str]
"""Gives the folder of the calling workbook, blank where it has none; asked only when needed."""
Token = tuple[object, ...]

_LEVELS = 4
"""A workbook inside an office, such as an annex, stands at most so deep below its folder."""
_SECONDS = 5
"""How long answers about a register outside a file may be old."""
_COUNTER = slice(24, 28)
"""Where SQLite counts the changes of a database file."""


@dataclass(frozen=True, slots=True)
class _Kept:
    token: Token
    desk: Desk
    facts: Facts


def now() -> datetime:
    """The present moment in Viet Nam."""
    return datetime.now(VIETNAM)


class Offices:
    """The offices and provinces asked about so far; a changed one is looked at anew.

    Whether it changed is told by the day, by time and size of ``office.toml`` and of the register,
    and by the register's own count of changes, which a commit always raises. Between calls no
    database is held open, so that nobody is kept from moving or replacing it.
    """

    def __init__(
        self,
        registry: Registry,
        clock: Clock,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self._registry = registry
        self._clock = clock
        self._environment = environment
        self._open: dict[Path, _Kept] = {}
        self._provinces: dict[tuple[str, date], Facts] = {}
        self._known = {p.id: p for p in registry.provinces}

    def facts(self, named: str, workbook_folder: Folder) -> Facts:
        """The facts of the office or province in use; raises :class:`CellError` for none.

        ``named`` is an office folder or a province id; blank means that of the environment, else
        the office that the calling workbook stands in.
        """
        if named in self._known:
            return self._of_province(named)
        root = self._named(named, workbook_folder) if named else self._around(workbook_folder())
        return self._of_office(root)

    def let_go(self) -> None:
        """Close every database; the next question opens it again."""
        for kept in self._open.values():
            kept.desk.close()

    def _named(self, named: str, workbook_folder: Folder) -> Path:
        path = Path(named)
        if not path.is_absolute():
            path = Path(workbook_folder() or ".") / path
        if not (path / SETTINGS).is_file():
            raise CellError("VP_none", value=named)
        return path

    def _around(self, folder: str) -> Path:
        given = self._environment.get(VARIABLE, "")
        if given:
            return self._named(given, lambda: "")
        if folder and "://" not in folder:
            here = Path(folder)
            for place in (here, *here.parents[:_LEVELS]):
                if (place / SETTINGS).is_file():
                    return place
        raise CellError("VP_unnamed")

    def _of_province(self, province_id: str) -> Facts:
        key = (province_id, self._today())
        if key not in self._provinces:
            self._provinces.clear()
            self._provinces[key] = FactsWithFigures(
                self._known[province_id], key[1], DaysOff.load()
            )
        return self._provinces[key]

    def _of_office(self, root: Path) -> Facts:
        from foreignaffairs.office.desk import Desk
        from foreignaffairs.office.folder import OfficeFolder

        kept = self._open.get(root)
        folder = kept.desk.folder if kept else OfficeFolder(root)
        token = self._token(folder, kept.desk.settings.register_url if kept else None)
        if kept is not None and kept.token == token:
            return kept.facts
        if kept is not None and kept.token[1] == token[1]:
            desk = kept.desk
        else:
            if kept is not None:
                kept.desk.close()
            desk = Desk.open(root, registry=self._registry, clock=self._clock)
            token = self._token(folder, desk.settings.register_url)
        made = _Kept(token, desk, FactsWithFigures.of_office(desk))
        self._open[root] = made
        return made.facts

    def _token(self, folder: OfficeFolder, url: str | None) -> Token:
        """Today, then the settings, then the register: whatever differs, the facts are old."""
        settings = os.stat(folder.settings)
        marks = (settings.st_mtime_ns, settings.st_size)
        return (self._today(), marks, _register_marks(folder.register, url))

    def _today(self) -> date:
        return self._clock().astimezone(VIETNAM).date()


def _register_marks(path: Path, url: str | None) -> object:
    if url:
        return int(time.monotonic() // _SECONDS)
    try:
        with path.open("rb") as file:
            found = os.fstat(file.fileno())
            return (found.st_mtime_ns, found.st_size, file.read(_COUNTER.stop)[_COUNTER])
    except FileNotFoundError:
        return None

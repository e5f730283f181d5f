"""A session answers the calls of one spreadsheet program; it never raises."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Mapping, Sequence
from typing import Any

from foreignaffairs.model import ExcelFunction, ForeignAffairsError
from foreignaffairs.model.excel_function import OFFICE_ARGUMENT
from foreignaffairs.provinces import Registry

from .answering import Answer, answer
from .catalogue import functions_of
from .errors import CellError, is_error
from .facts import Facts
from .offices import Clock, Folder, Offices, now
from .values import grid

_LOG = logging.getLogger("foreignaffairs.excel")


def _no_folder() -> str:
    return ""


class Session:
    """Every declared function under its name, and the offices that they were asked about.

    ``clock`` tells what time it is; ``environment`` may name the office in use. Calls from several
    threads wait for each other.
    """

    def __init__(
        self,
        registry: Registry | None = None,
        *,
        clock: Clock = now,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        plugins = registry or Registry.load()
        self.functions: Mapping[str, ExcelFunction] = {f.name: f for f in functions_of(plugins)}
        self._offices = Offices(plugins, clock, environment)
        self._lock = threading.RLock()

    def call(
        self, name: str, arguments: Sequence[Any], workbook_folder: Folder = _no_folder
    ) -> Answer:
        """Answer one call; whatever is wrong becomes a ``#FA-…`` text that ``FA_LY_DO`` explains.

        ``arguments`` are cells or ranges (lists of rows) in the declared order, ``None`` or left
        out at the end where nothing was given.
        """
        with self._lock:
            try:
                return self._call(name, arguments, workbook_folder)
            except CellError as error:
                return error.shown
            except (ForeignAffairsError, OSError) as error:
                _LOG.warning("%s: %s", name, type(error).__name__)
                return CellError("STD", detail=error).shown
            except Exception:
                _LOG.exception("%s failed", name)
                return CellError("LOI", name=name).shown

    def _call(self, name: str, arguments: Sequence[Any], workbook_folder: Folder) -> Answer:
        declared = self.functions.get(name)
        if declared is None:
            raise CellError("HAM", name=name)
        if declared.needs == "nothing":
            return answer(declared, arguments, None)
        named = _office_named(declared, arguments)
        if is_error(named):
            return named
        facts = self._facts(declared, named, workbook_folder)
        if facts is None:
            return answer(declared, arguments, None)
        if declared.needs == "register":
            facts.require_office()
        worked = facts.worked
        try:
            return answer(declared, arguments, facts)
        finally:
            if facts.worked != worked:
                self._offices.let_go()

    def _facts(self, declared: ExcelFunction, named: str, workbook_folder: Folder) -> Facts | None:
        try:
            facts = self._offices.facts(named, workbook_folder)
        except CellError:
            if declared.needs == "office_if_any" and not named:
                return None
            raise
        if declared.province not in (None, facts.province.id):
            raise CellError("DP", name=declared.name, province=facts.province.name)
        return facts


def _office_named(declared: ExcelFunction, arguments: Sequence[Any]) -> str:
    """The office or province that the call names in its last argument; blank where it does not."""
    at = len(declared.arguments) - 1
    assert declared.arguments[at].name == OFFICE_ARGUMENT
    if len(arguments) <= at:
        return ""
    raw = grid(arguments[at])[0][0]
    return raw.strip() if isinstance(raw, str) else ""

"""Every function there is: the core's, then those that plugins add."""

from __future__ import annotations

import logging
from collections import Counter

from foreignaffairs.model import ExcelFunction
from foreignaffairs.provinces import Registry

from .checking import CHECKING
from .deadlines import DEADLINES
from .figures import FIGURES
from .rules import RULES
from .status import STATUS
from .units import UNITS
from .words import WORDS

CORE: tuple[ExcelFunction, ...] = (
    *DEADLINES, *RULES, *UNITS, *STATUS, *FIGURES, *CHECKING, *WORDS,
)  # fmt: skip
"""The core's functions in the order of the documentation."""

_LOG = logging.getLogger("foreignaffairs.excel")


def functions_of(registry: Registry) -> tuple[ExcelFunction, ...]:
    """The core's functions and those of plugins; a name that is taken is left out and logged.

    A name of the core's stays the core's; one that two plugins give belongs to neither.
    """
    taken = Counter(f.name for f in CORE)
    taken.update(f.name for f in registry.excel_functions)
    for function in registry.excel_functions:
        if taken[function.name] > 1:
            _LOG.warning("%s of %s is left out: name taken", function.name, function.plugin)
    return (*CORE, *(f for f in registry.excel_functions if taken[f.name] == 1))

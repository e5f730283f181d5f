"""Foreign-affairs reporting of Viet Nam's education sector, from dated rules to signed-off report.

import foreignaffairs as fa

office = fa.Office.open("van-phong/")
office.collect()
office.consolidate("2023-K1")["F02"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

# The room of this name must be imported before the function below takes the name: a later first
# import of the room would put the module in the function's place.
from . import provinces as _provinces_room
from .language.countries import country
from .language.legacy import to_unicode
from .language.text import fold, sort_key
from .model.country import Country
from .model.errors import (
    ForeignAffairsError,
    OfficeError,
    RulesError,
    UnknownCountry,
    UnknownProvince,
    UnknownUnit,
    WorkbookUnreadable,
)
from .model.finding import Finding
from .model.period import Period
from .model.province import Province

if TYPE_CHECKING:
    from .calendar import due_dates
    from .office import Office

__all__ = [
    "Country",
    "Finding",
    "ForeignAffairsError",
    "Office",
    "OfficeError",
    "Period",
    "Province",
    "RulesError",
    "UnknownCountry",
    "UnknownProvince",
    "UnknownUnit",
    "WorkbookUnreadable",
    "__version__",
    "country",
    "due_dates",
    "fold",
    "provinces",
    "sort_key",
    "to_unicode",
]

__version__ = "0.1.0"

# Office brings the database and the workbook writers along: whoever only folds a name or looks
# up a country does not wait for them.
_LATE = {
    "Office": "foreignaffairs.office",
    "due_dates": "foreignaffairs.calendar",
}


def provinces() -> list[Province]:
    """Every province that an installed plugin speaks for."""
    return list(_provinces_room.Registry.load().provinces)


def __getattr__(name: str) -> Any:
    if name in _LATE:
        from importlib import import_module

        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

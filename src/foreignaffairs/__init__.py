"""Foreign-affairs reporting of Viet Nam's education sector, from dated rules to signed-off report.

    import foreignaffairs as fa

    office = fa.Office.open("van-phong/")
    office.collect()
    office.consolidate("2023-K1")["F02"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from .calendar import due_dates
    from .office import Office
    from .office.office import provinces

__all__ = [
    "Country",
    "Finding",
    "ForeignAffairsError",
    "Office",
    "OfficeError",
    "Period",
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
    "provinces": "foreignaffairs.office.office",
    "due_dates": "foreignaffairs.calendar",
}


def __getattr__(name: str) -> Any:
    if name in _LATE:
        from importlib import import_module

        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

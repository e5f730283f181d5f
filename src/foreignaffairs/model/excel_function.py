"""A worksheet function: declared once, offered in Excel and in LibreOffice Calc."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Protocol, Self

from pydantic import Field, model_validator

from .base import Frozen
from .directive import Citation
from .province import Province

OFFICE_ARGUMENT = "van_phong"
"""The argument that names the office or the province; the caller uses it up."""
LONGEST_HELP = 255
"""Excel cuts help texts there."""
LONGEST_NAMES = 254
"""Excel's function wizard breaks where the argument names of one function total more."""

Figure = int | Decimal | None
Reads = Literal["text", "period", "date", "year", "number", "any"]
Shape = Literal["cell", "table"]
Needs = Literal["nothing", "office_if_any", "rules", "register"]


class ExcelArgument(Frozen):
    """One argument: its ASCII name, its help in Vietnamese, and how a cell's value is read.

    A ``scalar`` is read as ``reads`` says and handed over as ``str``, ``Period``, ``date``, ``int``
    (year), ``Decimal`` or, for ``any``, as it stands; a range in its place is answered cell by
    cell. A ``range`` is handed over as a tuple of rows. A blank scalar that is ``optional`` is
    handed over as ``None``; any other blank scalar makes the answer blank.
    """

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    doc: str = Field(min_length=1, max_length=LONGEST_HELP)
    kind: Literal["scalar", "range"] = "scalar"
    reads: Reads = "text"
    optional: bool = False


class ExcelFacts(Protocol):
    """What a function may know of the office or province it is asked about."""

    @property
    def province(self) -> Province:
        """The rules in force, the office's own settings included."""
        ...

    @property
    def today(self) -> date:
        """Today in Viet Nam."""
        ...

    def table(
        self, period: str, report_type: str, by: Sequence[str] = ()
    ) -> Sequence[Mapping[str, Any]]:
        """Consolidated rows by dimensions, ids as values; frozen ones where a period went up.

        ``None`` stands where nobody gave a number. A report type with a source is always grouped
        by its source too. A period without any report received has no rows.
        """
        ...


class ExcelFunction(Frozen):
    """One function of the ``FA_`` family.

    ``function`` takes the arguments by position, without ``van_phong``; unless it ``needs``
    nothing, an :class:`ExcelFacts` (``None`` where it needs an office only ``office_if_any``)
    comes before them. It returns text, a number, a date or a flag for a ``cell``, rows of those,
    headings first, for a ``table``; ``None`` is a blank cell. A ``cell`` function may return rows
    where it was asked about no single thing. ``changes_daily`` says that the answer changes without
    the workbook (late and days left), so that it is worked out anew whenever the program
    calculates. ``province`` limits a plugin's function to its province, ``citation`` says what it
    rests on and ``plugin`` is filled in by the registry.
    """

    name: str = Field(pattern=r"^FA_[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$")
    function: Callable[..., Any]
    category: str = Field(min_length=1, max_length=LONGEST_HELP)
    doc: str = Field(min_length=1, max_length=LONGEST_HELP)
    arguments: tuple[ExcelArgument, ...]
    example: str
    shape: Shape = "cell"
    needs: Needs = "nothing"
    changes_daily: bool = False
    province: str | None = None
    citation: Citation | None = None
    plugin: str = ""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        names = [a.name for a in self.arguments]
        if len(set(names)) < len(names):
            raise ValueError(f"{self.name}: an argument is named twice")
        if sum(map(len, names)) >= LONGEST_NAMES:
            raise ValueError(f"{self.name}: argument names total {LONGEST_NAMES} or more")
        optional = [a.optional for a in self.arguments]
        if optional != sorted(optional):
            raise ValueError(f"{self.name}: a required argument follows an optional one")
        if not self.example.startswith(f"={self.name}("):
            raise ValueError(f"{self.name}: the example does not call it")
        self._check_office(names)
        taken = [p.name for p in inspect.signature(self.function).parameters.values()]
        given = [p for p in names if p != OFFICE_ARGUMENT]
        if (taken[1:] if self.needs != "nothing" else taken) != given:
            raise ValueError(f"{self.name}: the function takes {taken}, declared are {given}")
        return self

    def _check_office(self, names: list[str]) -> None:
        if self.needs == "nothing":
            if OFFICE_ARGUMENT in names:
                raise ValueError(f"{self.name}: {OFFICE_ARGUMENT} without need of an office")
        elif not names or names[-1] != OFFICE_ARGUMENT or not self.arguments[-1].optional:
            raise ValueError(f"{self.name}: the last argument is the optional {OFFICE_ARGUMENT}")

"""The format of YAML cases, which an officer can write: ``on``, ``input``, ``expect``.

What stands in ``input`` says which sort of case it is: a ``deadline`` (when is it due), ``units``
(who owes what), a ``form`` (what is found in it) or ``submitted`` (what the totals are).
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from foreignaffairs.model import DayOff, DueLevel, Frozen, Period, Unit, UnitChange, Verdict

Row = dict[str, Any]
"""One row of a form by field: what the clerk entered, as reading would give it."""


class CaseUnit(Unit):
    """A unit of a case; its name is its code when left out."""

    name: str = ""

    def unit(self) -> Unit:
        """The unit as the roster holds it, marked as a sample."""
        given = self.model_dump(exclude={"name", "sample"})
        return Unit(**given, name=self.name or self.code, sample=True)


class CaseForm(Frozen):
    """What a form says: rows by report type, answers to the Có/Không questions."""

    rows: dict[str, tuple[Row, ...]] = Field(default_factory=dict)
    answers: dict[str, bool] = Field(default_factory=dict)
    nil: bool = False


class CaseEarlier(Frozen):
    """What the unit reported in an earlier period."""

    period: str
    rows: dict[str, tuple[Row, ...]]


class CaseInput(Frozen):
    """What is given."""

    deadline: str = ""
    day_off: DayOff | None = None
    period: str = ""
    units: tuple[CaseUnit, ...] = ()
    changes: tuple[UnitChange, ...] = ()
    kinds: tuple[str, ...] = ()
    form: CaseForm | None = None
    earlier: CaseEarlier | None = None
    submitted: dict[str, CaseForm] = Field(default_factory=dict)

    @property
    def sort(self) -> Literal["due", "owed", "check", "totals"]:
        """The sort of the case."""
        if self.deadline:
            return "due"
        if self.form is not None:
            return "check"
        return "totals" if self.submitted else "owed"

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.sort != "due":
            Period.parse(self.period)
        if self.sort in ("owed", "totals") and not self.units:
            raise ValueError("units")
        if self.sort == "check" and not self.kinds:
            raise ValueError("kinds")
        return self


class CaseExpect(Frozen):
    """What must come out; what is left out is not looked at.

    ``to_confirm`` and ``confirmed`` name settings that must or must not be unconfirmed still.
    ``none``: there is no such due date.
    ``owes`` and ``may_report`` list all obligations that a unit owes in any case or only when there
    is something to report, ``not_asked`` the units that are not asked. ``findings`` are all the
    codes found, ``includes`` and ``excludes`` some that must or must not be among them. ``totals``
    are figures by their address, such as ``2023-N/F02/moi_di_trong_ky?nuoc=US`` (null: nobody gave
    a number), ``coverage`` the line under the table of a report type.
    """

    due: date | None = None
    last_working_day: date | None = None
    period: str | None = None
    level: DueLevel | None = None
    who: tuple[str, ...] | None = None
    to_confirm: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    says: str | None = None
    none: bool = False
    owes: dict[str, tuple[str, ...]] | None = None
    may_report: dict[str, tuple[str, ...]] | None = None
    forms: dict[str, tuple[str, ...]] | None = None
    not_asked: tuple[str, ...] | None = None
    findings: tuple[str, ...] | None = None
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    verdict: Verdict | None = None
    totals: dict[str, int | None] = Field(default_factory=dict)
    coverage: dict[str, str] = Field(default_factory=dict)


class Case(Frozen):
    """One case; ``office`` is what its office.toml would say, ``place`` its file and line."""

    name: str = Field(min_length=1)
    on: date
    office: dict[str, Any] = Field(default_factory=dict)
    input: CaseInput
    expect: CaseExpect
    place: str = ""


class CaseFile(Frozen):
    """A file of cases."""

    cases: tuple[Case, ...] = Field(min_length=1)

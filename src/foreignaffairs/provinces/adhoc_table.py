"""A report type made at run time from a list of columns, as an office writes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.text import slug
from foreignaffairs.model import (
    Column,
    Count,
    Countries,
    CountryCode,
    Frozen,
    Money,
    Period,
    ReportType,
    TableRow,
    code_list,
)

_TYPES: dict[str, Any] = {
    "text": str,
    "long_text": str,
    "count": Count,
    "money": Money,
    "date": date,
    "flag": bool,
    "code": str,
    "country": CountryCode,
    "countries": Countries,
}
_WIDTHS = {"long_text": 50, "count": 14, "money": 18, "date": 14, "flag": 10}


class AdHocColumn(Frozen):
    """One column of an ad-hoc table; ``choices`` make it a list to pick from.

    ``name`` is the field's id, from the label when left out.
    """

    label: str = Field(min_length=1)
    type: Literal[
        "text", "long_text", "count", "money", "date", "flag", "code", "country", "countries"
    ] = "text"
    name: str = Field(default="", pattern=r"^([a-z][a-z0-9_]*)?$")
    hint: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    key: bool = False
    personal: bool = False
    measure: Literal["flow", "stock"] = "flow"


def ad_hoc_report_type(
    period: Period, title: str, columns: Iterable[AdHocColumn], lang: str = "vi"
) -> ReportType:
    """Make a report type from a list of columns; raises ``ValueError`` for a name used twice."""
    fields: dict[str, Any] = {}
    for column in columns:
        name = column.name or _field_name(column.label)
        if name in fields or name in TableRow.model_fields:
            raise ValueError(text("provinces.column_twice", lang, name=name, label=column.label))
        fields[name] = (_annotation(name, column, lang), None)
    row = create_model(f"Row_{period.year}_{period.code}", __base__=TableRow, **fields)
    return ReportType(
        id=f"{period.code}_{period.year}",
        number=text("provinces.adhoc_number", code=period.code, year=period.year),
        title=title,
        sheet=text("provinces.adhoc_sheet", code=period.code),
        row=row,
    )


def _field_name(label: str) -> str:
    """An id from a heading: "Số lớp" is ``so_lop``; one that begins with a digit gets a letter."""
    name = slug(label).replace("-", "_").strip("_")
    return name if name.isidentifier() else f"c_{name}"


def _annotation(name: str, column: AdHocColumn, lang: str) -> Any:
    kind = "code" if column.choices else column.type
    codes = None
    if kind == "code":
        if not column.choices:
            raise ValueError(text("provinces.no_choices", lang, label=column.label))
        codes = code_list(
            name.upper(), column.label, ((f"C{n:02}", c) for n, c in enumerate(column.choices, 1))
        )
    bare = _TYPES[kind]
    counted = kind in ("count", "money")
    declared = Column(
        column.label,
        column.hint,
        codes=codes,
        long=kind == "long_text",
        required=column.required,
        measure=column.measure if counted else None,
        dimension=kind in ("code", "country", "countries"),
        key=column.key,
        personal=column.personal,
        unit=column.unit,
        width=_WIDTHS.get(kind, 24),
    )
    return Annotated[bare | None, declared]

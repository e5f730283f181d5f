"""Small pieces of official wording: a directive as cited, numbers, codes and kinds in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.countries import printed_name
from foreignaffairs.language.dates import numeric_date
from foreignaffairs.language.numbers import format_number
from foreignaffairs.model import Column, Directive, Province, ReportType
from foreignaffairs.model.sign import Sign

NOTHING = "–"


def cited(directive: Directive) -> str:
    """A directive as cited in a text, with its subject."""
    subject = lower_first(directive.subject)
    return text("documents.and_subject", cited=named(directive), subject=subject)


def named(directive: Directive) -> str:
    """Kind, number, day and issuer; blanks where the copy we hold has no number or day."""
    if directive.number and directive.issued:
        return text(
            "documents.directive",
            kind=directive.kind,
            number=directive.number,
            issued=numeric_date(directive.issued),
            issuer=directive.issuer,
        )
    if directive.aliases:
        return directive.aliases[0]
    return text("documents.directive_draft", kind=directive.kind, issuer=directive.issuer)


def lower_first(words: str) -> str:
    """A title inside a sentence; an abbreviation at its head keeps its capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def main_directive(province: Province) -> str:
    """The directive that orders the reports, as cited."""
    return cited(province.directive(province.main_directive))


def number(value: Any) -> str:
    """A figure for print; "–" where nobody gave one, its sign where it is hidden."""
    if isinstance(value, Sign):
        return str(value)
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, int | Decimal | float) and value == value:
        return format_number(value)
    return NOTHING


def percent(value: Any) -> str:
    """A change in percent with its sign; "–" where there is none."""
    if isinstance(value, Sign):
        return str(value)
    if not isinstance(value, int | float) or value != value:
        return NOTHING
    return f"{'+' if value > 0 else ''}{format_number(Decimal(str(value)))}"


def label(report_type: ReportType, province: Province, dimension: str, value: Any) -> str:
    """The printed words of a dimension's value; ids never reach paper."""
    if value is None or value != value or value == "":
        return NOTHING
    if dimension == "loai_don_vi":
        return province.kind_title(str(value))
    column = _column(report_type, dimension)
    if column is None:
        return str(value)
    if column.type in ("country", "countries"):
        return printed_name(str(value))
    return column.codes.label(str(value)) if column.codes else str(value)


def heading_of(report_type: ReportType, dimension: str) -> str:
    """The printed heading of a dimension."""
    column = _column(report_type, dimension)
    if column:
        return column.label
    key = {"loai_don_vi": "col_kind", "dia_ban": "col_area", "don_vi": "col_unit"}[dimension]
    return text(f"documents.{key}")


def measure_label(report_type: ReportType, measure: str) -> str:
    """The printed name of a measure."""
    column = _column(report_type, measure)
    if column:
        return column.label
    if measure == "so_luong":
        return text("documents.things", thing=report_type.count_rows or "")
    return text("documents.journeys")


def quantity(report_type: ReportType, measure: str, value: Any) -> str:
    """A measure with its number and unit inside a sentence: "mới đi trong kỳ 57 người"."""
    column = _column(report_type, measure)
    name = lower_first(measure_label(report_type, measure)).replace("trong đó: ", "trong đó ")
    unit = column.unit if column and column.unit not in name else ""
    return f"{name} {number(value)} {unit}".rstrip()


def joined(names: Sequence[str], shown: int) -> str:
    """The first ``shown`` names, and how many more there are."""
    words = "; ".join(names[:shown])
    more = len(names) - shown
    return text("documents.names_more", names=words, n=more) if more > 0 else words


def _column(report_type: ReportType, name: str) -> Column | None:
    return next((c for c in report_type.columns if c.name == name), None)

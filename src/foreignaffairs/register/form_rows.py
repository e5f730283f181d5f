"""The rows of forms on their way into the register; personal values go to a table of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from foreignaffairs.model import FormContent, ReportType, TableContent

from .json_text import dumps
from .row_text import row_texts

_NO_CELLS = ""


class FormRows(NamedTuple):
    """One form as rows of the tables ``sheet_map``, ``form_row`` and ``personal_row``."""

    maps: list[tuple[Any, ...]]
    plain: list[tuple[Any, ...]]
    personal: list[tuple[Any, ...]]


def form_rows(
    submission_id: int, content: FormContent, report_types: Mapping[str, ReportType]
) -> FormRows:
    """Turn the tables of one form into rows; personal columns and report types are kept apart.

    A report type that ``report_types`` does not name is kept apart too: what is not known to be
    harmless is not let out.
    """
    made = FormRows([], [], [])
    for table in content.tables.values():
        kind, report_type = table.report_type, report_types.get(table.report_type)
        # A field without a column of its own is named all the same: its cells have addresses.
        letters = {**dict.fromkeys(table.values, ""), **table.columns}
        made.maps.append((submission_id, kind, table.sheet, dumps(letters)))
        whole = report_type is None or report_type.personal
        secret = () if report_type is None else personal_columns(report_type)
        apart = [name for name in table.values if whole or name in secret]
        if not whole:
            texts = _texts(table, letters, leaving_out=apart)
            made.plain.extend(_rows(submission_id, table, texts))
        if whole or apart:
            others = [name for name in table.values if name not in apart]
            texts = _texts(table, letters, leaving_out=others)
            rows = _rows(submission_id, table, texts)
            made.personal.extend(rows if whole else _said(rows, table, apart))
    return made


def _texts(
    table: TableContent, fields: Iterable[str], leaving_out: Collection[str]
) -> Iterable[str]:
    blank = (None,) * len(table.numbers)
    return row_texts([blank if n in leaving_out else table.column(n) for n in fields], len(blank))


def _rows(submission_id: int, table: TableContent, texts: Iterable[str]) -> list[tuple[Any, ...]]:
    kind = table.report_type
    cells = [_NO_CELLS] * len(table.numbers)
    for at, places in table.cells.items():
        cells[at] = dumps(dict(places))
    return [
        (submission_id, kind, at, number, text, own)
        for at, (number, text, own) in enumerate(zip(table.numbers, texts, cells, strict=True))
    ]


def _said(
    rows: Iterable[tuple[Any, ...]], table: TableContent, fields: Iterable[str]
) -> list[tuple[Any, ...]]:
    """Those of the rows in which one of some fields has a value."""
    values = zip(*(table.values[name] for name in fields), strict=True)
    return [
        (*row[:-1], _NO_CELLS)
        for row, own in zip(rows, values, strict=True)
        if any(value is not None for value in own)
    ]


def personal_columns(report_type: ReportType) -> tuple[str, ...]:
    """The fields of a report type that are kept apart: all of them where it is personal."""
    return tuple(c.name for c in report_type.columns if report_type.personal or c.personal)

"""What the formulas of a filled table show: running numbers and totals.

Programs that do not calculate (a preview, Excel's protected view) show what the file holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from .places import TablePlace


def shown_values(place: TablePlace) -> dict[str, str | int | float]:
    """What the formulas of a table show, by cell."""
    return {**dict(_numbers(place)), **dict(_totals(place))}


def _numbers(place: TablePlace) -> Iterator[tuple[str, str | int]]:
    """Number a row that holds something; every formula of the body is a running number."""
    sheet = place.sheet
    for row in range(place.first, place.last + 1):
        filled = any(sheet.cell(row, at).value is not None for at in place.fields.values())
        for cell in sheet[row]:
            if cell.data_type == "f":
                yield cell.coordinate, row - place.first + 1 if filled else ""


def _totals(place: TablePlace) -> Iterator[tuple[str, int | float]]:
    """Add up the columns that have a sum above the body."""
    sheet = place.sheet
    for column in place.report_type.measures:
        at = place.columns.get(column.name)
        if at is None:
            continue
        body = [sheet.cell(row, at).value for row in range(place.first, place.last + 1)]
        for row in range(1, place.first):
            if str(sheet.cell(row, at).value).startswith("=SUM("):
                yield (
                    sheet.cell(row, at).coordinate,
                    sum(v for v in body if isinstance(v, int | float)),
                )

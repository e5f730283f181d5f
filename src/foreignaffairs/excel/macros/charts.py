"""A native bar chart beside a table: horizontal bars, largest on top, one colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .control import Sheet, safe
from .sheets import HEADER, QUIET, look, plain

_WIDTH = 520
_BAR = 24


def bar_chart(
    sheet: Sheet,
    bars: Sequence[tuple[str, float]],
    heading: str,
    measure: str,
    *,
    row: int,
    column: int,
) -> None:
    """Write the bars as a small table at a cell and draw them to the right of it.

    The program draws the first bar lowest, so the table runs from the smallest to the largest.
    """
    sheet.range((row, column)).value = safe(heading)
    look(sheet.range((row, column)), bold=True, color=HEADER)
    sheet.range((row, column)).wrap_text = False
    ordered: list[list[Any]] = [[safe(name), plain(value)] for name, value in reversed(bars)]
    sheet.range((row + 1, column), (row + 1, column + 1)).value = [["", safe(measure)]]
    first, last = row + 2, row + 1 + len(ordered)
    body = sheet.range((first, column), (last, column + 1))
    sheet.range((first, column), (last, column)).number_format = "@"
    sheet.range((first, column + 1), (last, column + 1)).number_format = "#,##0"
    body.value = ordered
    look(body, color=QUIET)
    chart = sheet.charts.add(
        left=sheet.range((row, column + 3)).left,
        top=sheet.range((row, column + 3)).top,
        width=_WIDTH,
        height=70 + _BAR * len(ordered),
        chart_type="bar_clustered",
        source=sheet.range((row + 1, column), (last, column + 1)),
        plot_by="columns",
    )
    chart.title = heading
    chart.legend.visible = False
    chart.series[0].fill_color = HEADER

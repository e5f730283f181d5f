"""A native bar chart beside the cells it draws: horizontal bars, largest on top, one colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .control import Sheet, safe
from .sheets import GREY, HEADER, QUIET, look, plain

_WIDTH = 520
_LEAST, _BAR = 46, 30
"""Height in points: of a chart without bars, and of each bar with its gap."""


@dataclass(frozen=True, slots=True)
class BarChart:
    """What a chart shows: the sentence above it, where the figures are from, the bars in order."""

    finding: str
    source: str
    names: str
    measure: str
    bars: Sequence[tuple[str, float]]


def bar_chart(sheet: Sheet, shown: BarChart, *, row: int, column: int) -> None:
    """Write the bars as a small table at a cell and draw them to the right of it.

    The sheet's own chart is used, which it has from the model it was copied from; a sheet that was
    not copied gets a plain one.
    """
    for at, words in ((row, shown.finding), (row + 1, shown.source)):
        sheet.range((at, column)).value = safe(words)
        sheet.range((at, column)).wrap_text = False
    look(sheet.range((row, column)), bold=True, color=HEADER)
    look(sheet.range((row + 1, column)), italic=True, color=QUIET)
    first, last = row + 3, row + 2 + len(shown.bars)
    head = sheet.range((first - 1, column), (first - 1, column + 1))
    head.value = [[safe(shown.names), safe(shown.measure)]]
    look(head, bold=True)
    head.color = GREY
    head.wrap_text = True
    sheet.range((first, column), (last, column)).number_format = "@"
    sheet.range((first, column + 1), (last, column + 1)).number_format = "#,##0"
    sheet.range((first - 1, column + 1), (last, column + 1)).horizontal_alignment = "center"
    body = sheet.range((first, column), (last, column + 1))
    body.value = [[safe(name), plain(value)] for name, value in shown.bars]
    look(body)
    source = sheet.range((first - 1, column), (last, column + 1))
    corner = sheet.range((first - 1, column + 3))
    height = _LEAST + _BAR * len(shown.bars)
    chart = _chart_of(sheet, source)
    chart.left, chart.top, chart.width, chart.height = corner.left, corner.top, _WIDTH, height
    chart.series[0].fill_color = HEADER


def _chart_of(sheet: Sheet, source: Any) -> Any:
    for chart in sheet.charts:
        chart.set_source_data(source, plot_by="columns")
        return chart
    chart = sheet.charts.add(chart_type="bar_clustered", source=source, plot_by="columns")
    chart.legend.visible = False
    chart.category_axis.reverse_order = True
    return chart

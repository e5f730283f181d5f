"""How every chart of the control workbook looks: bars with their numbers, nothing else."""

from __future__ import annotations

from xlsxwriter.chart import Chart
from xlsxwriter.workbook import Workbook

from foreignaffairs.forms.styles import HEADER

_FONT = {"name": "Times New Roman", "size": 11}


def bars_chart(
    book: Workbook,
    sheet: str,
    first: int,
    last: int,
    column: int,
    *,
    lying: bool = True,
    name: str = "",
) -> Chart:
    """Bars over rows ``first`` to ``last`` (from 0): names in ``column``, numbers beside them.

    Lying bars run from the top. The sentence above a chart is its title.
    """
    chart = book.add_chart({"type": "bar" if lying else "column"})
    series = {
        "categories": [sheet, first, column, last, column],
        "values": [sheet, first, column + 1, last, column + 1],
        "fill": {"color": HEADER},
        "gap": 45,
        "data_labels": {"value": True, "font": _FONT, "num_format": "#,##0;;"},
    }
    chart.add_series({**series, "name": name} if name else series)
    chart.set_title({"none": True})
    chart.set_legend({"none": True})
    # Neither frame nor axes: a chart without bars is not to be seen.
    chart.set_chartarea({"border": {"none": True}})
    categories = {"num_font": _FONT, "major_tick_mark": "none", "line": {"none": True}}
    values = {"visible": False, "major_gridlines": {"visible": False}, "min": 0}
    if lying:
        chart.set_y_axis({**categories, "reverse": True})
        chart.set_x_axis(values)
    else:
        chart.set_x_axis(categories)
        chart.set_y_axis(values)
    return chart

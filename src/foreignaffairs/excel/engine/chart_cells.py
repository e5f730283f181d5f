"""Other cells for a chart that keeps its look: labels, fonts, gaps and colours of its series."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .charts import Chart
    from .range import Range


def give_cells(chart: Chart, cells: Range) -> bool:
    """Draw other columns with the series that are there; ``False`` where they do not fit.

    The first column has the names, the first row the headings, each further column is a series.
    """
    series = list(chart.series.api)
    if not series or len(series) != cells.box.columns - 1 or cells.box.rows < 2:
        return False
    for column, drawn in enumerate(series, 2):
        sequence = _sequence(chart, "values-y", cells, column)
        sequence.setLabel(_cells(chart, "label", cells, column, heading=True))
        drawn.setData((sequence,))
    for system in chart.api.getFirstDiagram().getCoordinateSystems():
        axis = system.getAxisByDimension(0, 0)
        scale = axis.getScaleData()
        scale.Categories = _sequence(chart, "categories", cells, 1)
        axis.setScaleData(scale)
    return True


def _sequence(chart: Chart, role: str, cells: Range, column: int) -> Any:
    made = chart.office.service("chart2.data.LabeledDataSequence")
    made.setValues(_cells(chart, role, cells, column))
    return made


def _cells(chart: Chart, role: str, cells: Range, column: int, *, heading: bool = False) -> Any:
    """The body of a column (from 1) as chart data, or the cell of its heading."""
    first, last = (0, 0) if heading else (1, cells.box.rows - 1)
    part = cells.native.getCellRangeByPosition(column - 1, first, column - 1, last)
    made = chart.api.getDataProvider().createDataSequenceByRangeRepresentation(part.AbsoluteName)
    made.Role = role
    return made

"""The series of a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .calls import guarded
from .collection import Named
from .range_looks import to_native, to_rgb

if TYPE_CHECKING:
    from .charts import Chart

_UNSET = base_classes._UNSET


@guarded
class ChartSeries(base_classes.ChartSeries):
    """One series; its colour can be changed."""

    def __init__(self, chart: Chart, index: int) -> None:
        self.office = chart.office
        self._chart = chart
        self._index = index

    @property
    def api(self) -> Any:
        """LibreOffice's properties of the series."""
        return self._chart.api.Diagram.getDataRowProperties(self._index)

    @property  # type: ignore[misc]  # Calc takes it from the cells only
    def name(self) -> str:
        """Its heading in the cells."""
        label = _data_series(self._chart)[self._index].getDataSequences()[0].getLabel()
        return "".join(label.getTextualData()) if label is not None else ""

    @property
    def fill_color(self) -> tuple[int, int, int]:
        """The colour of its bars."""
        return to_rgb(self.api.FillColor)

    @fill_color.setter
    def fill_color(self, value: tuple[int, int, int] | str | int) -> None:
        self.api.FillColor = to_native(value)

    def set(self, **changes: Any) -> None:
        """Change what is given; all but the colour raises ``NotImplementedError``."""
        for name, value in changes.items():
            if value is not _UNSET:
                setattr(self, name, value)


@guarded
class ChartSeriesCollection(Named[ChartSeries], base_classes.ChartSeriesCollection):
    """The series of a chart."""

    def __init__(self, chart: Chart) -> None:
        self.office = chart.office
        self._chart = chart

    @property
    def api(self) -> Any:
        """LibreOffice's series."""
        return _data_series(self._chart)

    def items(self) -> list[ChartSeries]:
        """Return the series in order."""
        return [ChartSeries(self._chart, n) for n in range(len(_data_series(self._chart)))]


def _data_series(chart: Chart) -> list[Any]:
    return [
        series
        for system in chart.api.getFirstDiagram().getCoordinateSystems()
        for kind in system.getChartTypes()
        for series in kind.getDataSeries()
    ]

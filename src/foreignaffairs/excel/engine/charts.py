"""Native charts."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from foreignaffairs.language.catalogue import text

from .calls import guarded
from .chart_cells import give_cells
from .chart_parts import ChartAxis, ChartLegend
from .chart_series import ChartSeriesCollection
from .collection import Named
from .drawn import Drawn, shapes
from .errors import LibreOfficeError
from .range_size import POINT

if TYPE_CHECKING:
    from .range import Range
    from .sheet import Sheet

_KIND = "com.sun.star.drawing.OLE2Shape"
_CHART = "12dcae26-281f-416f-a234-c3086127382e"
_NO_MARKERS, _MARKERS = -3, -2

# xlwings' type: LibreOffice's diagram and the properties that make it so. A bar lies where
# LibreOffice says "Vertical".
_TYPES: dict[str, tuple[str, dict[str, Any]]] = {
    "bar_clustered": ("BarDiagram", {"Vertical": True, "Stacked": False, "Percent": False}),
    "bar_stacked": ("BarDiagram", {"Vertical": True, "Stacked": True, "Percent": False}),
    "bar_stacked_100": ("BarDiagram", {"Vertical": True, "Percent": True}),
    "column_clustered": ("BarDiagram", {"Vertical": False, "Stacked": False, "Percent": False}),
    "column_stacked": ("BarDiagram", {"Vertical": False, "Stacked": True, "Percent": False}),
    "column_stacked_100": ("BarDiagram", {"Vertical": False, "Percent": True}),
    "line": ("LineDiagram", {"SymbolType": _NO_MARKERS}),
    "line_markers": ("LineDiagram", {"SymbolType": _MARKERS}),
    "area": ("AreaDiagram", {}),
    "pie": ("PieDiagram", {}),
    "doughnut": ("DonutDiagram", {}),
}


@guarded
class Chart(Drawn, base_classes.Chart):
    """One chart that lies on a sheet."""

    @property
    def api(self) -> Any:
        """LibreOffice's chart document."""
        return self.shape.Model

    @property
    def name(self) -> str:
        """Its name."""
        return str(self.shape.Name or self.shape.PersistName)

    @name.setter
    def name(self, value: str) -> None:
        self.shape.Name = value

    @property
    def chart_type(self) -> str:
        """One of xlwings' names of chart types; raises ``LibreOfficeError`` for a type unknown."""
        diagram = self.api.Diagram
        for name, (kind, properties) in _TYPES.items():
            if diagram.DiagramType == f"com.sun.star.chart.{kind}" and all(
                diagram.getPropertyValue(key) == value for key, value in properties.items()
            ):
                return name
        raise _unknown_type(diagram.DiagramType)

    @chart_type.setter
    def chart_type(self, chart_type: str) -> None:
        if chart_type not in _TYPES:
            raise _unknown_type(chart_type)
        kind, properties = _TYPES[chart_type]
        document = self.api
        document.Diagram = document.createInstance(f"com.sun.star.chart.{kind}")
        for key, value in properties.items():
            document.Diagram.setPropertyValue(key, value)

    @property
    def title(self) -> str | None:
        """Its heading; ``None`` where it has none."""
        return str(self.api.Title.String) if self.api.HasMainTitle else None

    @title.setter
    def title(self, value: str | None) -> None:
        self.api.HasMainTitle = value is not None
        if value is not None:
            self.api.Title.String = value

    @property
    def legend(self) -> ChartLegend:
        """Its legend."""
        return ChartLegend(self)

    @property
    def category_axis(self) -> ChartAxis:
        """The axis of the names."""
        return ChartAxis(self, "X")

    @property
    def value_axis(self) -> ChartAxis:
        """The axis of the numbers."""
        return ChartAxis(self, "Y")

    @property
    def series(self) -> ChartSeriesCollection:
        """Its series of numbers."""
        return ChartSeriesCollection(self)

    @property
    def plot_by(self) -> str:
        """``rows`` or ``columns``: which of them make a series."""
        return str(self.api.Diagram.DataRowSource.value).lower()

    @plot_by.setter
    def plot_by(self, value: str) -> None:
        self.api.Diagram.DataRowSource = self.office.enum("chart.ChartDataRowSource", value.upper())

    def set_source_data(self, rng: Range, plot_by: str | None = None) -> None:
        """Draw these cells; headings and names of the categories are told by being texts."""
        rows = rng.native.getDataArray()
        wide = rng.box.columns > rng.box.rows
        direction = plot_by or ("rows" if wide else "columns")
        headed = all(isinstance(value, str) for value in (*rows[0], *(row[0] for row in rows)))
        if direction == "columns" and headed and give_cells(self, rng):
            return
        table_chart = self._table_charts.getByName(self.shape.PersistName)
        table_chart.setRanges((rng.native.RangeAddress,))
        table_chart.HasColumnHeaders = any(isinstance(value, str) for value in rows[0][1:])
        table_chart.HasRowHeaders = any(isinstance(row[0], str) for row in rows[1:])
        self.plot_by = direction

    def delete(self) -> None:
        """Take it off the sheet."""
        self._table_charts.removeByName(self.shape.PersistName)

    @property
    def _table_charts(self) -> Any:
        return self._sheet.native.Charts


@guarded
class Charts(Named[Chart], base_classes.Charts):
    """The charts of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.office = sheet.office
        self.parent = sheet

    @property
    def api(self) -> Any:
        """LibreOffice's charts."""
        return self.parent.native.Charts

    def items(self) -> list[Chart]:
        """Return the charts, the lowest first."""
        every = shapes(self.parent, _KIND)
        return [Chart(self.parent, s) for s in every if s.CLSID.casefold() == _CHART]

    def add(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        chart_type: str | None = None,
        source: Range | None = None,
        plot_by: str | None = None,
        name: str | None = None,
        anchor: Any = None,
        style: int | None = None,
    ) -> Chart:
        """Put a chart on the sheet; sizes in points; ``style`` is Excel's own and has no effect."""
        if anchor is not None:
            left, top = anchor.left, anchor.top
        numbers = (round(number * POINT) for number in (left, top, width, height))
        rectangle = self.office.struct("awt.Rectangle", *numbers)
        label = name or self.free_name("Chart ")
        inner = uuid.uuid4().hex
        # A chart made without cells could never be given any: it draws A1 until it gets its own.
        cells = source.native if source is not None else self.parent.range("A1").native
        self.api.addNewByName(inner, rectangle, (cells.RangeAddress,), True, True)
        chart = next(c for c in self.items() if c.shape.PersistName == inner)
        chart.name = label
        if source is not None:
            chart.set_source_data(source, plot_by)
        chart.chart_type = chart_type or "column_clustered"
        return chart


def _unknown_type(kind: str) -> LibreOfficeError:
    return LibreOfficeError(text("engine.bad_chart", kind=kind, known=", ".join(_TYPES)))

"""Legend and axes of a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .calls import guarded

if TYPE_CHECKING:
    from .charts import Chart

_UNSET = base_classes._UNSET
_SIDES = {"top": "TOP", "bottom": "BOTTOM", "left": "LEFT", "right": "RIGHT"}


@guarded
class ChartLegend(base_classes.ChartLegend):
    """The legend."""

    def __init__(self, chart: Chart) -> None:
        self.office = chart.office
        self._document = chart.api

    @property
    def api(self) -> Any:
        """LibreOffice's legend."""
        return self._document.Legend

    @property
    def visible(self) -> bool:
        """Whether it is shown."""
        return bool(self._document.HasLegend)

    @visible.setter
    def visible(self, value: bool) -> None:
        self._document.HasLegend = value

    @property
    def position(self) -> str | None:
        """``top``, ``bottom``, ``left``, ``right``; ``None`` where it is not shown."""
        if not self.visible:
            return None
        return str(self._document.Legend.Alignment.value).lower()

    @position.setter
    def position(self, value: str) -> None:
        self._document.HasLegend = True
        self._document.Legend.Alignment = self.office.enum(
            "chart.ChartLegendPosition", _SIDES[value]
        )


@guarded
class ChartAxis(base_classes.ChartAxis):
    """The axis ``X`` of the names or ``Y`` of the numbers."""

    def __init__(self, chart: Chart, letter: str) -> None:
        self.office = chart.office
        self._chart = chart
        self._letter = letter

    @property
    def api(self) -> Any:
        """LibreOffice's axis."""
        return self._of_diagram("{}Axis")

    @property
    def title(self) -> str | None:
        """Its heading; ``None`` where it has none."""
        if not self._of_diagram("Has{}AxisTitle"):
            return None
        return str(self._of_diagram("{}AxisTitle").String)

    @title.setter
    def title(self, value: str | None) -> None:
        self._set_of_diagram("Has{}AxisTitle", value is not None)
        if value is not None:
            self._of_diagram("{}AxisTitle").String = value

    @property
    def visible(self) -> bool:
        """Whether it is shown."""
        return bool(self._of_diagram("Has{}Axis"))

    @visible.setter
    def visible(self, value: bool) -> None:
        self._set_of_diagram("Has{}Axis", value)

    @property
    def reverse_order(self) -> bool:
        """Whether it runs the other way: the first bar on top."""
        return bool(self.api.ReverseDirection)

    @reverse_order.setter
    def reverse_order(self, value: bool) -> None:
        self.api.ReverseDirection = value

    @property
    def minimum_scale(self) -> float:
        """Where it begins; set to ``None`` the program chooses."""
        return float(self.api.Min)

    @minimum_scale.setter
    def minimum_scale(self, value: float | None) -> None:
        self._set_scale("Min", value)

    @property
    def maximum_scale(self) -> float:
        """Where it ends; set to ``None`` the program chooses."""
        return float(self.api.Max)

    @maximum_scale.setter
    def maximum_scale(self, value: float | None) -> None:
        self._set_scale("Max", value)

    def set(self, **changes: Any) -> None:
        """Change what is given; what is not supported raises ``NotImplementedError``."""
        for name, value in changes.items():
            if value is not _UNSET:
                setattr(self, name, value)

    def _of_diagram(self, name: str) -> Any:
        return getattr(self._chart.api.Diagram, name.format(self._letter))

    def _set_of_diagram(self, name: str, value: Any) -> None:
        setattr(self._chart.api.Diagram, name.format(self._letter), value)

    def _set_scale(self, end: str, value: float | None) -> None:
        setattr(self.api, f"Auto{end}", value is None)
        if value is not None:
            setattr(self.api, end, float(value))

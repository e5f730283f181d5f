"""All that a function may ask about an office: its facts and the figures of its periods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from foreignaffairs.model import Period

from .facts import Facts


class FactsWithFigures(Facts):
    """What functions are handed; see :class:`~foreignaffairs.model.ExcelFacts`."""

    def table(
        self, period: str, report_type: str, by: Sequence[str] = ()
    ) -> Sequence[Mapping[str, Any]]:
        """Consolidated rows by dimensions, as ``ExcelFacts`` says."""
        from .period_figures import figures_of  # pandas waits until figures are asked for

        figures = figures_of(self, Period.parse(period), report_type)
        return figures.rows(by) if figures is not None else ()

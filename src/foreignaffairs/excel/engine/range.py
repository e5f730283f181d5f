"""Ranges: everything one can do with cells."""

from __future__ import annotations

from .range_formulas import RangeFormulas
from .range_looks import RangeLooks
from .range_moves import RangeMoves
from .range_notes import RangeNotes
from .range_size import RangeSize


class Range(RangeFormulas, RangeLooks, RangeSize, RangeMoves, RangeNotes):
    """A rectangle of cells; what Excel has beyond this raises ``NotImplementedError``."""

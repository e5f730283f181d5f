"""Plausible rows for every report type that a unit is asked for."""

from .desk import Desk
from .rows import rows_of

__all__ = ["Desk", "rows_of"]

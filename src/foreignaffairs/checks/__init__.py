"""Findings of one form, against the previous period, and between units."""

from .between import RowAt, Suspicion, check_units
from .context import CheckContext, Earlier
from .form import check_form

__all__ = ["CheckContext", "Earlier", "RowAt", "Suspicion", "check_form", "check_units"]

"""The workbook out: one form for one unit and one period."""

from .names import form_name
from .writer import form_bytes, write_form

__all__ = ["form_bytes", "form_name", "write_form"]

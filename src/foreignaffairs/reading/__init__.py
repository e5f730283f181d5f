"""The workbook in: recognition, a killable reader, column maps and values."""

from .here import read_form
from .supervisor import Reader

__all__ = ["Reader", "read_form"]

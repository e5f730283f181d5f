"""Building ``workbooks/``: the control workbook, the add-in, blank forms and samples."""

from .everything import build, differences

__all__ = ["build", "differences"]

"""The worksheet functions, declared once as plain Python; no spreadsheet program is needed here."""

from .catalogue import CORE, functions_of
from .session import Session

__all__ = ["CORE", "Session", "functions_of"]

"""All kinds, in their order."""

from . import values  # noqa: F401
from .kind import KINDS

__all__ = ["KINDS"]

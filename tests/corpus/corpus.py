"""All kinds, in their order."""

from . import broken, hostile, structure, values  # noqa: F401
from .kind import KINDS

__all__ = ["KINDS"]

"""All kinds; the order in which modules are named is theirs."""

from . import broken, formats, hostile, others, packed, structure, values  # noqa: F401
from .kind import KINDS

__all__ = ["KINDS"]

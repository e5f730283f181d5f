"""The core report types F01–F16, one module each, and the rule kinds."""

from .f01 import F01
from .f02 import F02

CORE = (F01, F02)

__all__ = ["CORE"]

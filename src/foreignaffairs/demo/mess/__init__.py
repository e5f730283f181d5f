"""What clerks do to a form: slips that are read over, slips that are asked about, mistakes."""

from .flaw import Fate, Flaw
from .flaws import FLAWS

__all__ = ["FLAWS", "Fate", "Flaw"]

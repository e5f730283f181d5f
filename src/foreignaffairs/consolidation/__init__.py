"""Merging accepted submissions: numbers, narrative, coverage, lineage, frozen figures."""

from .consolidate import Consolidation, consolidate
from .facts import PeriodFacts, RowFact, UnitFact
from .figures import Figure

__all__ = ["Consolidation", "Figure", "PeriodFacts", "RowFact", "UnitFact", "consolidate"]

"""The inbox (hộp thư đến): what came in, in what order, and what became of it."""

from foreignaffairs.register.lock import OfficeLock

from .collect import collect
from .entries import OfficerEntries, OfficerEntry, read_entries, received_day
from .files import ENTRIES_FILE, IgnoredFile, InboxFile, scan
from .intake import BATCH
from .matching import Match, Matcher, NoMatch
from .originals import Originals
from .outcome import NEEDS_A_PERSON, CollectResult, Disposition, Outcome
from .rules import Acceptance, Check, IntakeRules, Reader
from .units_file import UnitsFile, UnitsProblem, read_units

__all__ = [
    "BATCH",
    "ENTRIES_FILE",
    "NEEDS_A_PERSON",
    "Acceptance",
    "Check",
    "CollectResult",
    "Disposition",
    "IgnoredFile",
    "InboxFile",
    "IntakeRules",
    "Match",
    "Matcher",
    "NoMatch",
    "OfficeLock",
    "OfficerEntries",
    "OfficerEntry",
    "Originals",
    "Outcome",
    "Reader",
    "UnitsFile",
    "UnitsProblem",
    "collect",
    "read_entries",
    "read_units",
    "received_day",
    "scan",
]

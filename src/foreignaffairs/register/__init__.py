"""The register (sổ theo dõi): originals, revisions, states, decisions, frozen figures."""

from .decisions import Decisions
from .duplicates import Choice, DuplicateDecision
from .figures import ABSENT, Correction, FigureValue, Frozen
from .form_rows import personal_columns
from .issued import GENERIC, IssuedForm, Reminder
from .lock import OfficeLock, holder
from .moments import VIETNAM, Clock, moment, now
from .records import (
    AUTOMATIC,
    Decision,
    LineageRow,
    NewSubmission,
    Original,
    Receipt,
    ReceivedBasis,
    Seen,
    Standing,
    Stored,
    Submission,
)
from .register import Register
from .roster_diff import DiffLine, RosterDiff, difference
from .states import ACCEPTED_STATES, Action, State, action_label, next_state, state_label

__all__ = [
    "ABSENT",
    "ACCEPTED_STATES",
    "AUTOMATIC",
    "GENERIC",
    "VIETNAM",
    "Action",
    "Choice",
    "Clock",
    "Correction",
    "Decision",
    "Decisions",
    "DiffLine",
    "DuplicateDecision",
    "FigureValue",
    "Frozen",
    "IssuedForm",
    "LineageRow",
    "NewSubmission",
    "OfficeLock",
    "Original",
    "Receipt",
    "ReceivedBasis",
    "Register",
    "Reminder",
    "RosterDiff",
    "Seen",
    "Standing",
    "State",
    "Stored",
    "Submission",
    "action_label",
    "difference",
    "holder",
    "moment",
    "next_state",
    "now",
    "personal_columns",
    "state_label",
]

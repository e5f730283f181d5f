"""The copy that goes back to a unit, the e-mail draft that carries it, what came of it."""

from .compare import Comparison, Judged, compare
from .mail import write_mail_draft
from .message import short_message
from .writer import ReturnCopy, write_return_copy

__all__ = [
    "Comparison",
    "Judged",
    "ReturnCopy",
    "compare",
    "short_message",
    "write_mail_draft",
    "write_return_copy",
]

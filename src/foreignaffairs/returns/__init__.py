"""The copy that goes back to a unit, the e-mail draft that carries it, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .compare import Comparison, Judged, compare
from .mail import write_mail_draft
from .message import short_message

if TYPE_CHECKING:
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

_OF_THE_WRITER = ("ReturnCopy", "write_return_copy")


def __getattr__(name: str) -> Any:
    # The writer brings openpyxl along, a third of a second that collecting and most commands spare.
    if name in _OF_THE_WRITER:
        from . import writer

        return getattr(writer, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

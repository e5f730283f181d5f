"""The copy that goes back to a unit, and the e-mail draft that carries it."""

from .mail import write_mail_draft
from .message import short_message
from .writer import ReturnCopy, write_return_copy

__all__ = ["ReturnCopy", "short_message", "write_mail_draft", "write_return_copy"]

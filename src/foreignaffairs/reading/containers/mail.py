"""E-mails as programs save them (.eml): attachments, forwarded mails, and the date of sending."""

from __future__ import annotations

import email
from collections.abc import Iterator
from datetime import UTC, datetime
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from email.utils import parsedate_to_datetime

from foreignaffairs.language.text import clean

from ..refusal import DAMAGED, TOO_LARGE, refuse
from .names import safe_name
from .opened import Shelf, TooMuchError

_MOST_PARTS = 2_000
_ANY_TROUBLE = (
    ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError,
)  # fmt: skip
"""The standard library's parser meets broken mails with errors of many kinds."""


def open_mail(data: bytes, shelf: Shelf) -> datetime | None:
    """Take the attachments out and return when the mail was sent; raises ``WorkbookUnreadable``."""
    try:
        message = email.message_from_bytes(data, policy=compat32)
        for part in _parts(message):
            _take(part, shelf)
    except TooMuchError as error:
        raise refuse(TOO_LARGE) from error
    except _ANY_TROUBLE as error:
        raise refuse(DAMAGED) from error
    return sent_at(message.get("Date"))


def sent_at(written: object) -> datetime | None:
    """Read the date of a mail's head; ``None`` where it is none. Without a zone it is UTC."""
    try:
        at = parsedate_to_datetime(str(written)) if written else None
        return at and at.replace(tzinfo=at.tzinfo or UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _parts(message: Message) -> Iterator[Message]:
    """Yield what is attached, deepest first met; a forwarded mail is one thing, not its parts."""
    waiting: list[Message] = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        if part.get_content_type() == "message/rfc822":
            yield part
        elif part.is_multipart():
            inside = part.get_payload()
            waiting[:0] = [p for p in inside if isinstance(p, Message)]
        elif part.get_filename() or part.get_content_maintype() not in ("text", "multipart"):
            yield part
    raise TooMuchError


def _take(part: Message, shelf: Shelf) -> None:
    if part.get_content_type() == "message/rfc822":
        inside = part.get_payload()
        if isinstance(inside, list) and inside and isinstance(inside[0], Message):
            shelf.put(_forwarded_name(inside[0]), inside[0].as_bytes(policy=compat32))
        return
    name = safe_name(_decoded(part.get_filename() or "")) if part.get_filename() else "khong-ten"
    if _is_decoration(part):
        shelf.leave(name, "inline_picture")
        return
    content = part.get_payload(decode=True)
    shelf.put(name, content if isinstance(content, bytes) else b"")


def _is_decoration(part: Message) -> bool:
    """A picture shown inside the text, such as a logo in a signature."""
    shown = str(part.get("Content-Disposition", "")).lower().startswith("inline")
    return part.get_content_maintype() == "image" and "Content-ID" in part and shown


def _forwarded_name(message: Message) -> str:
    subject = clean(_decoded(str(message.get("Subject") or "")))[:80]
    return safe_name(f"{subject or 'thu'}.eml".replace("/", "-").replace("\\", "-"))


def _decoded(written: str) -> str:
    """Decode a head's words; programs put Vietnamese names into the file name the same way."""
    pieces = []
    for piece, charset in decode_header(written):
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        try:
            pieces.append(piece.decode(charset or "utf-8", "replace"))
        except LookupError:
            pieces.append(piece.decode("utf-8", "replace"))
    return "".join(pieces)

"""Decisions that go against a unit need a reason in words."""

from __future__ import annotations

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError


def need_reason(reason: str, action: str) -> None:
    """Raise :class:`OfficeError` where the reason is blank."""
    if not reason.strip():
        raise OfficeError(text("register.reason_needed", action=text(f"register.action_{action}")))

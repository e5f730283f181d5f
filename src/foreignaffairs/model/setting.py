"""A value that a text leaves open, with the ground it stands on."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from .base import Frozen
from .directive import Citation

T = TypeVar("T")

Basis = Literal["seed", "seen", "remembered", "proposed", "office"]
"""Where a value comes from: the directive itself, another text that was read,
memory, our own proposal, or a decision that the office took."""


class Setting(Frozen, Generic[T]):
    """A value with its basis; anything but a text or an office's decision needs confirming."""

    value: T
    basis: Basis = "proposed"
    reason: str = ""
    citation: Citation | None = None

    @property
    def to_confirm(self) -> bool:
        """Whether a person at the office still has to confirm the value."""
        return self.basis in ("remembered", "proposed")

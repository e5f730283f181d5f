"""What was found inside a container, as the register keeps it: enough to list it without opening.

It stands in the ``params`` of the container's receipt: for each member its name with the hash,
size and place of the kept original, or the reason why there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from foreignaffairs.register import Original


@dataclass(frozen=True, slots=True)
class Kept:
    """A member that was taken out and kept."""

    name: str
    original: Original


@dataclass(frozen=True, slots=True)
class Left:
    """A member that is not taken in; ``reason`` is a key of the catalogue."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Inside:
    """The members of one container and, of a mail, the day it was sent."""

    members: tuple[Kept | Left, ...]
    mailed_on: date | None = None

    @property
    def kept(self) -> tuple[Kept, ...]:
        """The members that were taken out."""
        return tuple(m for m in self.members if isinstance(m, Kept))

    def params(self) -> dict[str, Any]:
        """Return what the register keeps; ``n`` and ``of`` are for the sentence."""
        return {
            "n": len(self.kept),
            "of": len(self.members),
            "mailed_on": self.mailed_on.isoformat() if self.mailed_on else None,
            "inside": [_packed(member) for member in self.members],
        }


def inside_of(params: Mapping[str, Any]) -> Inside:
    """Undo :meth:`Inside.params`."""
    day = params.get("mailed_on")
    return Inside(
        tuple(_unpacked(*entry) for entry in params["inside"]),
        date.fromisoformat(day) if day else None,
    )


def _packed(member: Kept | Left) -> list[Any]:
    if isinstance(member, Left):
        return [member.name, member.reason]
    return [member.name, member.original.sha256, member.original.size, member.original.path]


def _unpacked(name: str, first: str, size: int = 0, path: str = "") -> Kept | Left:
    if not path:
        return Left(name, first)
    return Kept(name, Original(first, PurePosixPath(name).name, size, path))


def count_of(members: Iterable[Kept | Left]) -> int:
    """Return how many bytes were taken out."""
    return sum(m.original.size for m in members if isinstance(m, Kept))

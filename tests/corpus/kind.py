"""One kind of file, and the list of all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .form import Form

Make = Callable[[Form], bytes]
Fate = tuple[str, str]
"""Verdict and disposition."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A file by its name in the inbox, how it is made, and what must become of it.

    ``codes`` are findings that must be said, or the one refusal; ``reason`` the key of the
    disposition's sentence. ``inside`` is what must become of the files that it holds,
    ``figures`` what must be read: students gone by country, where the file is accepted itself.
    """

    name: str
    file: str
    make: Make
    fate: Fate
    codes: frozenset[str] = frozenset()
    reason: str = ""
    base: str = "filled"
    inside: Mapping[str, Fate] = field(default_factory=dict)
    figures: Mapping[str, int] = field(default_factory=dict)


KINDS: list[Kind] = []
AS_FILLED = {"US": 3, "KR": 2}
"""What :meth:`Form.of` fills in."""

VALID: Fate = ("valid", "accepted")
WARNED: Fate = ("warnings", "accepted")
WRONG: Fate = ("invalid", "returned")
UNREADABLE: Fate = ("unreadable", "unreadable")
ASIDE: Fate = ("unreadable", "set_aside")
IGNORED: Fate = ("unreadable", "ignored")


def kind(
    name: str,
    fate: Fate,
    *codes: str,
    file: str = "",
    reason: str = "",
    base: str = "filled",
    inside: Mapping[str, Fate] | None = None,
    figures: Mapping[str, int] | None = None,
) -> Callable[[Make], Make]:
    """Enter a kind into the list."""

    def enter(make: Make) -> Make:
        read = AS_FILLED if figures is None and base == "filled" else figures or {}
        entry = Kind(
            name, file or f"{name}.xlsx", make, fate, frozenset(codes), reason, base,
            inside or {}, read,
        )  # fmt: skip
        assert all(entry.name != k.name and entry.file != k.file for k in KINDS), name
        KINDS.append(entry)
        return make

    return enter

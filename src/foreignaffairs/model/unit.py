"""Units (đơn vị), their kinds, the groups a directive addresses, and changes."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from .base import Dated, Frozen, Stated
from .directive import Citation

Level = Literal["department", "intermediate", "unit"]


class UnitKind(Stated):
    """A kind of reporting unit (loại đơn vị), with the names people write for it."""

    id: str = Field(pattern=r"^[A-Z][A-Z0-9_]*$")
    title: str
    aliases: tuple[str, ...] = ()
    level: Level = "unit"
    citation: Citation | None = None
    note: str = ""


class Addressee(Stated):
    """One line of a directive's list of addressees; lines may overlap in units."""

    id: str
    title: str
    kinds: tuple[str, ...] = Field(min_length=1)
    citation: Citation
    note: str = ""


class Unit(Dated):
    """A reporting unit with validity dates; ``kinds[0]`` is its main kind.

    ``area`` is the district (until 30 June 2025), ward or commune it lies in; ``parent``
    is the code of the unit that it reports through.
    """

    code: str = Field(min_length=1, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
    name: str = Field(min_length=1)
    kinds: tuple[str, ...] = Field(min_length=1)
    parent: str | None = None
    area: str = ""
    email: str = ""
    aliases: tuple[str, ...] = ()
    sample: bool = False

    @property
    def kind(self) -> str:
        """The main kind."""
        return self.kinds[0]


ChangeKind = Literal["merge", "split", "rename", "close", "move", "level"]


class UnitChange(Frozen):
    """A dated change (biến động) from some units to their successors."""

    kind: ChangeKind
    on: date
    before: tuple[str, ...] = Field(min_length=1)
    after: tuple[str, ...] = ()
    note: str = ""
    citation: Citation | None = None

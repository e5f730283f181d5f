"""Tasks (nhiệm vụ): the numbered items of a directive, a tree."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Stated
from .directive import Citation

Nature = Literal["guidance", "countable", "reporting", "reference"]
"""CĐ, ĐẾM, BC, DM of the seed extraction."""


class Task(Stated):
    """One item of a directive.

    ``kinds`` are the unit kinds it concerns; ``report_types`` the forms that carry its
    numbers (many to many). ``narrative`` says that the form has one box for it: items
    below it are answered in that box. ``title`` is ours and short; the clause says where
    to read the rest.
    """

    id: str = Field(min_length=1)
    title: str = Field(min_length=1)
    parent: str | None = None
    order: int = 0
    nature: tuple[Nature, ...] = ("guidance",)
    kinds: tuple[str, ...] = ()
    report_types: tuple[str, ...] = ()
    narrative: bool = False
    codes: tuple[str, ...] = ()
    citation: Citation
    notes: tuple[str, ...] = ()

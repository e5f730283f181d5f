"""What is wrong in a province's data, and where; said in Vietnamese or English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import RulesError


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A file name and a line counted from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: a key of the catalogue's room ``provinces`` and its parameters."""

    code: str
    place: Place
    params: Mapping[str, Any] = field(default_factory=dict)

    def say(self, lang: str = "vi") -> str:
        """One line that begins with ``file:line``."""
        return f"{self.place}: {text(f'provinces.{self.code}', lang, **self.params)}"


class RulesProblems(RulesError):
    """A :class:`RulesError` that keeps its problems, sorted by place, one a line of its text."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: p.place))
        super().__init__(self.say())

    def say(self, lang: str = "vi") -> str:
        """Every problem, one a line."""
        return "\n".join(problem.say(lang) for problem in self.problems)

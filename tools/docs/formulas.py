"""Formulas as the examples write them: calls, texts, numbers, arrays; answered or said for Calc."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

_TOKEN = re.compile(r'\s*(?:"(?:[^"]|"")*"|-?\d+(?:\.\d+)?|[A-Z][A-Z0-9_]*|[(){},;])')
Call = Callable[[str, Sequence[Any]], Any]


@dataclass(frozen=True, slots=True)
class Formula:
    """A call of a function: arguments are texts, numbers, arrays (lists of rows) or calls."""

    name: str
    arguments: tuple[Any, ...]

    def answered(self, call: Call) -> Any:
        """Answer it from the inside out."""
        given = [a.answered(call) if isinstance(a, Formula) else a for a in self.arguments]
        return call(self.name, given)

    def for_calc(self) -> str:
        """The formula as Calc's interface for programs takes it: semicolons, "|" between rows."""
        return f"{self.name}({';'.join(map(_for_calc, self.arguments))})"


def parse(formula: str) -> Formula:
    """Read ``=FA_X("a",1,{"x","y";1,2})``; raises ``ValueError`` for anything else."""
    tokens = _tokens(formula.removeprefix("="))
    made, rest = _value(tokens)
    if rest or not isinstance(made, Formula):
        raise ValueError(f"not one call: {formula}")
    return made


def _tokens(words: str) -> list[str]:
    found = []
    at = 0
    while at < len(words):
        match = _TOKEN.match(words, at)
        if match is None:
            raise ValueError(f"cannot be read from {words[at:]!r} on")
        found.append(match[0].strip())
        at = match.end()
    return found


def _value(tokens: list[str]) -> tuple[Any, list[str]]:
    head, rest = tokens[0], tokens[1:]
    if head.startswith('"'):
        return head[1:-1].replace('""', '"'), rest
    if head == "{":
        return _array(rest)
    if head[0] in "-0123456789":
        return float(head), rest
    return _call(head, rest[1:])


def _call(name: str, tokens: list[str]) -> tuple[Formula, list[str]]:
    arguments: list[Any] = []
    while tokens[0] != ")":
        value, tokens = _value(tokens)
        arguments.append(value)
        tokens = tokens[1:] if tokens[0] == "," else tokens
    return Formula(name, tuple(arguments)), tokens[1:]


def _array(tokens: list[str]) -> tuple[list[list[Any]], list[str]]:
    rows: list[list[Any]] = [[]]
    while tokens[0] != "}":
        if tokens[0] == ";":
            rows.append([])
            tokens = tokens[1:]
        elif tokens[0] == ",":
            tokens = tokens[1:]
        else:
            value, tokens = _value(tokens)
            rows[-1].append(value)
    return rows, tokens[1:]


def _for_calc(value: Any) -> str:
    if isinstance(value, Formula):
        return value.for_calc()
    if isinstance(value, list):
        return "{" + "|".join(";".join(map(_for_calc, row)) for row in value) + "}"
    if isinstance(value, float):
        return f"{value:g}"
    escaped = str(value).replace('"', '""')
    return f'"{escaped}"'

"""Conditions under which a rule applies: a code, any other code, Có, filled in, above zero.

In a sheet a code stands as its Vietnamese label, so a condition compares values in Python and
labels in the formula, both from the same code list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from foreignaffairs.model import CodeList
from foreignaffairs.model.layout import NO, YES


class Condition(Protocol):
    """Something that is met by a row or not; a blank cell never meets it."""

    @property
    def field(self) -> str:
        """The field it looks at."""
        ...

    def meeting(self, values: Sequence[Any]) -> list[int]:
        """Return the places of those of the field's values that meet it."""
        ...

    def formula(self, ref: Mapping[str, str]) -> str:
        """The same as an Excel expression; ``ref`` maps the field to a cell address."""
        ...

    def words(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        """What it says for a message: label and value, ``Vai trò: Chủ trì tổ chức``."""
        ...


def quoted(text: str) -> str:
    """Write a text as an Excel string literal."""
    return '"' + text.replace('"', '""') + '"'


@dataclass(frozen=True, slots=True)
class Is:
    """The field has one of ``choices``, pairs of a value and the label the sheet shows.

    ``others`` are the list's remaining pairs: a message names the row's own value by them.
    """

    field: str
    choices: tuple[tuple[Any, str], ...]
    others: tuple[tuple[Any, str], ...] = ()

    def meeting(self, values: Sequence[Any]) -> list[int]:
        """Return the places of values that are one of the choices."""
        wanted = {choice for choice, _ in self.choices}
        return [at for at, value in enumerate(values) if value in wanted]

    def formula(self, ref: Mapping[str, str]) -> str:
        """Compare the cell with each label; Excel ignores case, as the reader does."""
        tests = [f"{ref[self.field]}={quoted(label)}" for _, label in self.choices]
        return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"

    def words(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        """``Vai trò: Chủ trì``: the row's own value, or every choice where it has none."""
        own = _own(row.get(self.field), (*self.choices, *self.others))
        return f"{labels[self.field]}: {own or _listed(self.choices)}"


@dataclass(frozen=True, slots=True)
class IsNot:
    """The field is filled in, with none of ``choices``; ``others`` are the remaining pairs."""

    field: str
    choices: tuple[tuple[Any, str], ...]
    others: tuple[tuple[Any, str], ...] = ()

    def meeting(self, values: Sequence[Any]) -> list[int]:
        """Return the places of values that are there and none of the choices."""
        unwanted = {None, *(choice for choice, _ in self.choices)}
        return [at for at, value in enumerate(values) if value not in unwanted]

    def formula(self, ref: Mapping[str, str]) -> str:
        """Filled in, and unlike each label."""
        cell = ref[self.field]
        tests = [f"{cell}<>{quoted(label)}" for _, label in self.choices]
        return f'AND({cell}<>"",{",".join(tests)})'

    def words(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        """``Trạng thái ≠ Dự kiến ký``; the row's own value where it has one."""
        own = _own(row.get(self.field), (*self.choices, *self.others))
        label = labels[self.field]
        return f"{label}: {own}" if own else f"{label} ≠ {_listed(self.choices)}"


def _own(value: Any, pairs: tuple[tuple[Any, str], ...]) -> str | None:
    return next((label for choice, label in pairs if choice == value), None)


def _listed(pairs: tuple[tuple[Any, str], ...]) -> str:
    return " / ".join(label for _, label in pairs)


def _split(listed: CodeList, codes: tuple[str, ...]) -> tuple[tuple[tuple[str, str], ...], ...]:
    unknown = set(codes) - set(listed.ids)
    if unknown or not codes:
        raise ValueError(f"{listed.id}: no code {sorted(unknown)}")
    pairs = [(code, listed.label(code)) for code in listed.ids]
    return tuple(p for p in pairs if p[0] in codes), tuple(p for p in pairs if p[0] not in codes)


def is_code(field: str, listed: CodeList, *codes: str) -> Is:
    """The field is one of ``codes``; raises ``ValueError`` for a code outside the list."""
    return Is(field, *_split(listed, codes))


def is_not(field: str, listed: CodeList, *codes: str) -> IsNot:
    """The field is filled in, with another code than these; raises ``ValueError`` likewise."""
    return IsNot(field, *_split(listed, codes))


def is_yes(field: str) -> Is:
    """A Có/Không field says Có."""
    return Is(field, ((True, YES),), ((False, NO),))


@dataclass(frozen=True, slots=True)
class Filled:
    """The field is not blank; zero counts as filled."""

    field: str

    def meeting(self, values: Sequence[Any]) -> list[int]:
        """Return the places of values that are there."""
        return [at for at, value in enumerate(values) if value is not None]

    def formula(self, ref: Mapping[str, str]) -> str:
        """Compare the cell with the empty text."""
        return f'{ref[self.field]}<>""'

    def words(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        """The label alone: that something stands there is all that matters."""
        return f"{labels[self.field]}: …"


@dataclass(frozen=True, slots=True)
class Positive:
    """The field is a number above zero."""

    field: str

    def meeting(self, values: Sequence[Any]) -> list[int]:
        """Return the places of numbers above zero."""
        return [at for at, value in enumerate(values) if value is not None and value > 0]

    def formula(self, ref: Mapping[str, str]) -> str:
        """Text above a number is TRUE in Excel, hence COUNT first."""
        cell = ref[self.field]
        return f"AND(COUNT({cell})=1,N({cell})>0)"

    def words(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> str:
        """Label and sign."""
        return f"{labels[self.field]} > 0"

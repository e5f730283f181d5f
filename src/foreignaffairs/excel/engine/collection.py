"""What the collections of named things on a sheet have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

from .calls import guarded
from .process import LibreOffice


class HasName(Protocol):
    """A chart, a picture, a table."""

    @property
    def name(self) -> str:
        """Its name."""


_Item = TypeVar("_Item", bound=HasName)


@guarded
class Named(Generic[_Item]):
    """Things found by name, whatever its case, or by place counted from 1."""

    office: LibreOffice

    def items(self) -> list[_Item]:
        """Return all of them in order."""
        raise NotImplementedError

    def __call__(self, name_or_index: int | str) -> _Item:
        """Return one; raises ``KeyError`` or ``IndexError``."""
        items = self.items()
        if isinstance(name_or_index, int):
            return items[name_or_index - 1]
        for item in items:
            if item.name.casefold() == name_or_index.casefold():
                return item
        raise KeyError(name_or_index)

    def __iter__(self) -> Iterator[_Item]:
        return iter(self.items())

    def __len__(self) -> int:
        return len(self.items())

    def __contains__(self, name: str) -> bool:
        return any(item.name.casefold() == name.casefold() for item in self.items())

    def free_name(self, prefix: str) -> str:
        """Return ``prefix`` with the first number that makes a new name."""
        taken = {item.name.casefold() for item in self.items()}
        numbers = range(1, len(taken) + 2)
        return next(f"{prefix}{n}" for n in numbers if f"{prefix}{n}".casefold() not in taken)

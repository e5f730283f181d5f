"""A1 addresses to and from 0-based rows and columns."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """Return the letters of a 0-based column: 0 is A, 701 is ZZ."""
    text = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def a1(row: int, column: int) -> str:
    """Return the address of a 0-based row and column."""
    return f"{letters(column)}{row + 1}"


def column_index(text: str) -> int:
    """Return the 0-based column of its letters."""
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - 64
    return number - 1


def split(address: str) -> tuple[int, int]:
    """Return the 0-based row and column of an A1 address; raises ``ValueError``."""
    digits = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    name = address[: len(address) - len(digits)]
    if not name:
        raise ValueError(address)
    return int(digits) - 1, column_index(name)

"""Delimited text called .xls: comma, semicolon or tab, in whatever encoding it was saved."""

from __future__ import annotations

import csv
import io
import re

from ..refusal import DAMAGED, refuse
from ..sheet import MAX_ROWS
from . import Disguise
from .decoding import decode
from .grid import Grid

_DELIMITERS = "\t;,|"
_SEARCHED = 60
_FORCED_TEXT = re.compile(r'="([^"]*)"')
"""How programs keep Excel from turning a code into a number: ="00123"."""


def read_delimited(data: bytes) -> Disguise | None:
    """Return the one table of a text file; ``None`` where its lines have no columns."""
    decoded = decode(data)
    lines = decoded.text[: 1 << 20].splitlines()[:_SEARCHED]
    named = re.fullmatch(r"sep=(.)", lines[0].strip()) if lines else None
    delimiter = named[1] if named else max(_DELIMITERS, key=lambda d: sum(d in x for x in lines))
    if not any(delimiter in line for line in lines):
        return None
    grid = Grid()
    text = decoded.text.replace("\0", "")
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter)):
            if number >= 2 * MAX_ROWS:
                break
            for column, cell in enumerate(cells):
                forced = _FORCED_TEXT.fullmatch(cell)
                grid.put(number, column, decoded.cell(forced[1] if forced else cell))
    except csv.Error as error:
        raise refuse(DAMAGED) from error
    return Disguise((grid.sheet("CSV"),), decoded.label)

"""The records of an .xlsb workbook (BIFF12): error cells, merges, hidden rows, far cells.

A BIFF12 formula always carries a value, so an uncomputed one cannot be told here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from .container import Container
from .refusal import TOO_LARGE, refuse
from .sheet import Area, Marks, Place, far
from .xls_scan import ERROR_TEXTS
from .xlsx_parts import relationship_parts

_ROW, _CELL_ERROR, _FORMULA_ERROR, _MERGE, _BUNDLE_SHEET = 0, 3, 11, 176, 156
_CONTENT = range(2, 12)
"""BrtCellRk to BrtFmlaError: records that hold a value."""


def scan_workbook(container: Container) -> Mapping[str, Marks]:
    """Return the marks of each sheet by name; raises ``WorkbookUnreadable`` for far cells."""
    workbook = next(n for n in container.entries if n.lower().endswith("workbook.bin"))
    parts = relationship_parts(container, workbook)
    marks = {}
    for kind, body in _records(container.inflate(workbook)):
        if kind == _BUNDLE_SHEET:
            relation, after = _wide_string(body, 8)
            name, _ = _wide_string(body, after)
            part = parts.get(relation, "")
            if part in container.entries:
                marks[name] = _scan_sheet(container.inflate(part))
    return marks


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        kind, at = _variable(data, at, 2)
        length, at = _variable(data, at, 4)
        yield kind, data[at : at + length]
        at += length


def _variable(data: bytes, at: int, most: int) -> tuple[int, int]:
    """Read a number of up to ``most`` 7-bit groups, lowest first; return where it ends."""
    number = 0
    for index in range(most):
        if at >= len(data):
            break
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << (7 * index)
        if not byte & 0x80:
            break
    return number, at


def _wide_string(body: bytes, at: int) -> tuple[str, int]:
    if len(body) < at + 4:
        return "", at
    (length,) = struct.unpack_from("<I", body, at)
    end = at + 4 + 2 * length
    return body[at + 4 : end].decode("utf-16-le", "replace"), end


def _scan_sheet(data: bytes) -> Marks:
    errors: dict[Place, str] = {}
    merged: list[Area] = []
    hidden: set[int] = set()
    row = 0
    for kind, body in _records(data):
        if kind == _ROW and len(body) >= 12:
            (row,) = struct.unpack_from("<I", body)
            if body[11] & 0x10:
                hidden.add(row)
        elif kind in _CONTENT and len(body) >= 8:
            (column,) = struct.unpack_from("<I", body)
            if far(row, column):
                raise refuse(TOO_LARGE)
            if kind in (_CELL_ERROR, _FORMULA_ERROR) and len(body) >= 9:
                errors[row, column] = ERROR_TEXTS.get(body[8], "#")
        elif kind == _MERGE and len(body) >= 16:
            first, last, left, right = struct.unpack_from("<4I", body)
            merged.append((first, left, last, right))
    return Marks(errors=errors, merged=tuple(merged), hidden_rows=frozenset(hidden))

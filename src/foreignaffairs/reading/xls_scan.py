"""The records of an .xls workbook (BIFF8): error cells, merges, hidden rows, cells too far away.

A BIFF formula always carries its last value, so an uncomputed one cannot be told here. Excel 95
and older (BIFF5) are read without these marks.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from .address import a1
from .refusal import DAMAGED, ENCRYPTED, refuse
from .sheet import Area, Marks, Place, far

ERROR_TEXTS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!",
    0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip

_BOF, _EOF, _FILEPASS, _BOUNDSHEET = 0x0809, 0x000A, 0x002F, 0x0085
_ROW, _FORMULA, _BOOLERR, _MERGED = 0x0208, 0x0006, 0x0205, 0x00E5
_CONTENT = {0x0203, 0x027E, 0x00FD, 0x00BD, 0x0204, _FORMULA, _BOOLERR}
"""NUMBER, RK, LABELSST, MULRK, LABEL, FORMULA, BOOLERR: records that hold a value."""
_BIFF8 = 0x0600


def scan_workbook(stream: bytes) -> Mapping[str, Marks]:
    """Return the marks of each sheet by name; nothing for versions before BIFF8."""
    sheets = []
    for kind, body in _records(stream, 0):
        if kind == _BOF and _version(body) != _BIFF8:
            return {}
        if kind == _FILEPASS:
            raise refuse(ENCRYPTED)
        if kind == _BOUNDSHEET:
            sheets.append(_bound_sheet(body))
    return {name: _scan_sheet(stream, at) for name, at in sheets}


def is_encrypted(stream: bytes) -> bool:
    """Tell whether the records of a workbook are scrambled with a password."""
    return any(kind == _FILEPASS for kind, _ in _records(stream, 0))


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of one substream, those of embedded ones (charts) left out."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4
        if kind == _BOF:
            depth += 1
        if depth == 1:
            yield kind, stream[at : at + length]
        if kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        at += length


def _version(body: bytes) -> int:
    return int(struct.unpack_from("<H", body)[0]) if len(body) >= 2 else 0


def _bound_sheet(body: bytes) -> tuple[str, int]:
    if len(body) < 8:
        raise refuse(DAMAGED)
    (at,) = struct.unpack_from("<I", body)
    length, wide = body[6], body[7] & 1
    name = body[8 : 8 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")
    return name, at


def _scan_sheet(stream: bytes, at: int) -> Marks:
    errors: dict[Place, str] = {}
    hidden: set[int] = set()
    merged: list[Area] = []
    stray = []
    for kind, body in _records(stream, at):
        if kind == _ROW and len(body) >= 14:
            row, flags = struct.unpack_from("<H10xH", body)
            if flags & 0x20:
                hidden.add(row)
        elif kind == _MERGED:
            areas = struct.iter_unpack("<4H", body[2 : 2 + (len(body) - 2) // 8 * 8])
            merged += [(top, left, bottom, right) for top, bottom, left, right in areas]
        elif kind in _CONTENT and len(body) >= 6:
            row, column = struct.unpack_from("<HH", body)
            if far(row, column):
                stray.append(a1(row, column))
            code = _error_code(kind, body)
            if code is not None:
                errors[row, column] = ERROR_TEXTS.get(code, "#")
    return Marks(errors, frozenset(), tuple(merged), frozenset(hidden), tuple(stray))


def _error_code(kind: int, body: bytes) -> int | None:
    if kind == _BOOLERR and len(body) >= 8 and body[7]:
        return body[6]
    if kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
        return body[8]
    return None

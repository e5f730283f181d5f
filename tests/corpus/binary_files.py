"""Forms as .xls (BIFF8) and .xlsb (BIFF12), their records laid down by hand.

No library that is kept up writes them; LibreOffice writes .xls, and is tested elsewhere.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Mapping, Sequence

from tests.inbox.packed import compound

from foreignaffairs.reading.xls_scan import ERROR_TEXTS

from .form import zipped
from .grids import Computed, Err, Grid, Value

_ERRORS = {text: code for code, text in ERROR_TEXTS.items()}
_MOST_LETTERS = 4_000
"""Letters of one record; longer texts go on in further records, which no form here needs."""
_SALT, _VERIFIER = bytes(range(16)), bytes(range(100, 116))
_NEVER_LOCKED = {0x0809, 0x002F}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


# --- .xls --------------------------------------------------------------------------------------


def xls(
    sheets: Sequence[Grid],
    *,
    password: str | None = None,
    storages: Mapping[str, Mapping[str, bytes]] | None = None,
) -> bytes:
    """An .xls workbook, scrambled with RC4 where there is a ``password``."""
    stream = workbook_stream(sheets, locked=password is not None)
    if password is not None:
        stream = _scrambled(stream, password)
    return compound({"Workbook": stream, **(storages or {})})


def workbook_stream(sheets: Sequence[Grid], *, locked: bool = False) -> bytes:
    """The stream of records: the workbook's own, then those of each sheet."""
    bodies = [_sheet(sheet) for sheet in sheets]
    lock = _record(0x002F, bytes(54)) if locked else b""

    def head(places: Sequence[int]) -> bytes:
        bounds = b"".join(_bound(s, at) for s, at in zip(sheets, places, strict=True))
        return _begin(5) + lock + _record(0x0042, b"\xb0\x04") + bounds + _record(0x000A)

    at = len(head([0] * len(sheets)))
    places = []
    for body in bodies:
        places.append(at)
        at += len(body)
    return head(places) + b"".join(bodies)


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 4000, 1997, 0, 6))


def _bound(sheet: Grid, at: int) -> bytes:
    name = sheet.name.encode("utf-16-le")
    return _record(0x0085, struct.pack("<IBBBB", at, sheet.hidden, 0, len(sheet.name), 1) + name)


def _sheet(sheet: Grid) -> bytes:
    out = [_begin(16)]
    for row in sorted(sheet.hidden_rows):
        out.append(_record(0x0208, struct.pack("<HHHHIHH", row, 0, 4, 300, 0, 0x20, 0)))
    for place, value in sorted(sheet.cells.items()):
        out.append(_cell(struct.pack("<HHH", *place, 0), value))
    return b"".join([*out, _record(0x000A)])


def _cell(at: bytes, value: Value) -> bytes:
    if isinstance(value, Computed):
        return _formula(at, value.value)
    if isinstance(value, Err):
        return _record(0x0205, at + bytes([_ERRORS.get(value.text, 0x0F), 1]))
    if isinstance(value, bool):
        return _record(0x0205, at + bytes([value, 0]))
    if isinstance(value, float):
        return _record(0x0203, at + struct.pack("<d", value))
    return _record(0x0204, at + _string(value))


def _string(text: str) -> bytes:
    wide = text[:_MOST_LETTERS].encode("utf-16-le")
    return struct.pack("<HB", len(wide) // 2, 1) + wide


def _formula(at: bytes, value: str | float | None) -> bytes:
    """A formula whose code is a number; what counts is the value that it had last."""
    code = b"\x1e\x01\x00"
    if isinstance(value, float):
        result = struct.pack("<d", value)
    else:
        result = bytes([0 if value else 3]) + bytes(5) + b"\xff\xff"
    made = _record(0x0006, at + result + bytes(6) + struct.pack("<H", len(code)) + code)
    return made + (_record(0x0207, _string(value)) if isinstance(value, str) and value else b"")


def _scrambled(stream: bytes, password: str) -> bytes:
    """Scramble records as MS-OFFCRYPTO 2.3.6 says, all but their heads and where sheets begin."""
    key = _key(password)
    sign = hashlib.md5(_VERIFIER, usedforsecurity=False).digest()
    both = _rc4(key(0), _VERIFIER + sign)
    pass_ = struct.pack("<HHH", 1, 1, 1) + _SALT + both
    plain, keep = bytearray(stream), bytearray(len(stream))
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        keep[at : at + 4] = b"\1" * 4
        body = slice(at + 4, at + 4 + length)
        if kind == 0x002F:
            plain[body] = pass_
        if kind in _NEVER_LOCKED:
            keep[body] = b"\1" * length
        elif kind == 0x0085:
            keep[at + 4 : at + 8] = b"\1" * 4
        at += 4 + length
    out = bytearray()
    for block in range(-(-len(plain) // 1024)):
        out += _rc4(key(block), bytes(plain[block * 1024 : (block + 1) * 1024]))
    return bytes(p if k else o for p, o, k in zip(plain, out, keep, strict=True))


def _key(password: str) -> Callable[[int], bytes]:
    def md5(data: bytes) -> bytes:
        return hashlib.md5(data, usedforsecurity=False).digest()

    first = md5((md5(password.encode("utf-16-le"))[:5] + _SALT) * 16)[:5]
    return lambda block: md5(first + struct.pack("<I", block))


def _rc4(key: bytes, data: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


# --- .xlsb -------------------------------------------------------------------------------------


def xlsb(sheets: Sequence[Grid]) -> bytes:
    """An .xlsb workbook."""
    bundles = b"".join(
        _wide_record(
            156, struct.pack("<II", 2 * s.hidden, n + 1) + _wide(f"rId{n}") + _wide(s.name)
        )
        for n, s in enumerate(sheets)
    )
    book = (
        _wide_record(131) + _wide_record(143) + bundles + _wide_record(144) + _wide_record(132)
    )  # fmt: skip
    targets = {f"rId{n}": ("worksheet", f"worksheets/sheet{n}.bin") for n in range(len(sheets))}
    parts = {f"xl/worksheets/sheet{n}.bin": _wide_sheet(s) for n, s in enumerate(sheets)}
    return zipped(
        {
            "[Content_Types].xml": b'<?xml version="1.0"?><Types/>',
            "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.bin")}),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": _relations(targets),
            **parts,
        }
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> bytes:
    entries = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    head = f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}">'
    return f"{head}{entries}</Relationships>".encode()


def _wide_record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = b"", len(body)
    while True:
        size, low = size >> 7, size & 0x7F
        length += bytes([low | (0x80 if size else 0)])
        if not size:
            return head + length + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _wide_sheet(sheet: Grid) -> bytes:
    rows: dict[int, list[tuple[int, Value]]] = {row: [] for row in sheet.hidden_rows}
    for (row, column), value in sorted(sheet.cells.items()):
        rows.setdefault(row, []).append((column, value))
    last = max(rows, default=0), max((column for _, column in sheet.cells), default=0)
    out = [_wide_record(129), _wide_record(148, struct.pack("<4I", 0, last[0], 0, last[1]))]
    out.append(_wide_record(145))
    for row, cells in sorted(rows.items()):
        flags = 0x10 if row in sheet.hidden_rows else 0
        out.append(_wide_record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, flags, 0, 0)))
        out += [_wide_cell(struct.pack("<II", column, 0), value) for column, value in cells]
    return b"".join([*out, _wide_record(146), _wide_record(130)])


def _wide_cell(head: bytes, value: Value) -> bytes:
    if isinstance(value, Computed):
        code = struct.pack("<HI", 0, 3) + b"\x1e\x01\x00" + struct.pack("<I", 0)
        if isinstance(value.value, float):
            return _wide_record(9, head + struct.pack("<d", value.value) + code)
        return _wide_record(8, head + _wide(value.value or "") + code)
    if isinstance(value, Err):
        return _wide_record(3, head + bytes([_ERRORS.get(value.text, 0x0F)]))
    if isinstance(value, bool):
        return _wide_record(4, head + bytes([value]))
    if isinstance(value, float):
        return _wide_record(5, head + struct.pack("<d", value))
    return _wide_record(6, head + _wide(value))

"""Random changes: of bytes, of markup, of the parts of a zip, of the records of an .xls."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Mapping
from random import Random

_TOKEN = re.compile(rb"(<[^<>]*>)")
_ATTRIBUTE = re.compile(rb'([\w:]+)=("[^"]*"|\'[^\']*\')')
_NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)
_TEXTS = (
    b"", b"0", b"-1", b"1E999", b"NaN", b"4294967296", b"1048577", b"=FUZZ()+1", b"@FUZZ", b"+FUZZ",
    b"#REF!", b"#SPILL!", b"A1:XFD1048576", b"XFD1048576", b"true", b"e", b"s", b"str", b"n", b"d",
    b"inlineStr", b"&#0;", b"&x;", b"]]>", b"../../x", b"\xff\xfe", "Đài Loan".encode(), b" ",
)  # fmt: skip
_JUNK = (
    b"<c r='C9' t='e'><v>#N/A</v></c>", b"<f/>", b"<f>1+1</f>", b"<v/>", b"<row>", b"</row>",
    b"</sheetData>", b"<sheetData>", b"<!-- -->", b"<![CDATA[x]]>", b"<!DOCTYPE x>", b"<?x y?>",
    b"<is><t>=FUZZ()</t></is>", b"<mergeCell ref='A1:XFD99'/>", b"</table>", b"<table>", b"<tr>",
)  # fmt: skip

Change = Callable[[Random, bytes], bytes]


# --- bytes ---------------------------------------------------------------------------------------


def in_bytes(rng: Random, data: bytes) -> bytes:
    """One change that knows nothing of the format."""
    return rng.choice(_BYTES)(rng, data) if data else rng.randbytes(4)


def _flip(rng: Random, data: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 4, 32))):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def _overwrite(rng: Random, data: bytes) -> bytes:
    at, length = _piece(rng, data)
    return data[:at] + rng.randbytes(length) + data[at + length :]


def _number(rng: Random, data: bytes) -> bytes:
    packed = struct.pack("<I", rng.choice(_NUMBERS))[: rng.choice((1, 2, 4))]
    at = rng.randrange(len(data))
    return data[:at] + packed + data[at + len(packed) :]


def _cut(rng: Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data))]


def _drop(rng: Random, data: bytes) -> bytes:
    at, length = _piece(rng, data)
    return data[:at] + data[at + length :]


def _repeat(rng: Random, data: bytes) -> bytes:
    at, length = _piece(rng, data)
    return data[: at + length] + data[at : at + length] * rng.choice((1, 1, 2, 40)) + data[at:]


def _move(rng: Random, data: bytes) -> bytes:
    at, length = _piece(rng, data)
    rest = data[:at] + data[at + length :]
    to = rng.randrange(len(rest) + 1)
    return rest[:to] + data[at : at + length] + rest[to:]


def _insert(rng: Random, data: bytes) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + rng.choice(_TEXTS) + data[at:]


def _zeros(rng: Random, data: bytes) -> bytes:
    at, length = _piece(rng, data)
    return data[:at] + bytes(min(length, len(data) - at)) + data[at + length :]


def _piece(rng: Random, data: bytes) -> tuple[int, int]:
    return rng.randrange(len(data)), rng.choice((1, 2, 4, 16, 64, 512, 4096))


_BYTES: tuple[Change, ...] = (
    _flip, _flip, _flip, _overwrite, _number, _cut, _drop, _repeat, _move, _insert, _zeros,
)  # fmt: skip


# --- markup --------------------------------------------------------------------------------------


def in_markup(rng: Random, data: bytes) -> bytes:
    """One change of tags, attributes or words; sometimes one of bytes."""
    tokens = _TOKEN.split(data)
    if len(tokens) < 3 or rng.random() < 0.1:
        return in_bytes(rng, data)
    rng.choice(_MARKUP)(rng, tokens)
    return b"".join(tokens)


def _change_attribute(rng: Random, tokens: list[bytes]) -> None:
    at = _tag(rng, tokens)
    found = list(_ATTRIBUTE.finditer(tokens[at]))
    if found:
        match = rng.choice(found)
        value = b"" if rng.random() < 0.2 else match[1] + b'="' + rng.choice(_TEXTS) + b'"'
        tokens[at] = tokens[at][: match.start()] + value + tokens[at][match.end() :]


def _change_words(rng: Random, tokens: list[bytes]) -> None:
    at = rng.randrange(0, len(tokens), 2)
    tokens[at] = rng.choice(_TEXTS)


def _drop_tokens(rng: Random, tokens: list[bytes]) -> None:
    at = rng.randrange(len(tokens))
    del tokens[at : at + rng.choice((1, 1, 2, 5, 40))]


def _repeat_tokens(rng: Random, tokens: list[bytes]) -> None:
    at = rng.randrange(len(tokens))
    piece = tokens[at : at + rng.choice((1, 2, 5, 40))]
    tokens[at:at] = piece * rng.choice((1, 1, 2, 60))


def _swap_tokens(rng: Random, tokens: list[bytes]) -> None:
    one, other = _tag(rng, tokens), _tag(rng, tokens)
    tokens[one], tokens[other] = tokens[other], tokens[one]


def _add_junk(rng: Random, tokens: list[bytes]) -> None:
    tokens.insert(rng.randrange(len(tokens)), rng.choice(_JUNK))


def _rename_tag(rng: Random, tokens: list[bytes]) -> None:
    at = _tag(rng, tokens)
    tokens[at] = re.sub(
        rb"^</?[\w:]+", rng.choice((b"<c", b"<v", b"<x:c", b"</c", b"<td")), tokens[at]
    )


def _tag(rng: Random, tokens: list[bytes]) -> int:
    return rng.randrange(1, len(tokens), 2) if len(tokens) > 1 else 0


_MARKUP: tuple[Callable[[Random, list[bytes]], None], ...] = (
    _change_attribute, _change_attribute, _change_words, _change_words, _drop_tokens,
    _repeat_tokens, _swap_tokens, _add_junk, _rename_tag,
)  # fmt: skip


# --- zips and records -----------------------------------------------------------------------------


def in_parts(rng: Random, parts: Mapping[str, bytes], often: tuple[str, ...]) -> dict[str, bytes]:
    """One change inside a zip whose checksums are then right again; ``often`` names parts."""
    out = dict(parts)
    likely = [name for name in often if name in out]
    name = rng.choice(likely if likely and rng.random() < 0.7 else list(out))
    act = rng.random()
    if act < 0.03:
        del out[name]
    elif act < 0.06:
        out[rng.choice((name.upper(), f"../{name}", f"{name}.bin", "xl/vbaProject.bin"))] = out[
            name
        ]
    elif act < 0.08:
        out[name] = b""
    else:
        change = in_markup if out[name][:1] in (b"<", b"\xef") else in_bytes
        out[name] = change(rng, out[name])
    return out


def in_records(rng: Random, stream: bytes) -> bytes:
    """One change of the records of a BIFF stream, their lengths mostly kept right."""
    records: list[tuple[int, bytes]] = []
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        records.append((kind, stream[at + 4 : at + 4 + length]))
        at += 4 + length
    place = rng.randrange(len(records))
    kind, body = records[place]
    act = rng.randrange(6)
    if act == 0:
        del records[place]
    elif act == 1:
        records[place:place] = [records[place]] * rng.choice((1, 3, 500))
    elif act == 2:
        records[place] = (rng.choice(records)[0], body)
    elif act == 3:
        records[place] = (kind, rng.randbytes(rng.choice((0, 1, 6, 20))))
    else:
        records[place] = (kind, in_bytes(rng, body) if body else b"\1")
    return b"".join(struct.pack("<HH", k, len(b) & 0xFFFF) + b[:0xFFFF] for k, b in records)

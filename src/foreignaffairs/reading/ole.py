"""Just enough of the OLE compound file (MS-CFB) to name its streams and read one."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from .refusal import DAMAGED, refuse

_FREE = 0xFFFFFFFA
"""Sector numbers from here on are marks: end of chain, free, FAT, DIFAT."""


_STORAGE, _STREAM, _ROOT = 1, 2, 5
"""Kinds of directory entries."""
_DEEPEST = 16
StreamReader = Callable[[], bytes]


class _Entry(NamedTuple):
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """The streams of an OLE file by name; raises ``WorkbookUnreadable`` where it is broken."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512:
            raise refuse(DAMAGED)
        self._data = data
        self._size = 1 << struct.unpack_from("<H", data, 30)[0]
        self._mini_size = 1 << struct.unpack_from("<H", data, 32)[0]
        if self._size not in (512, 4096) or self._mini_size != 64:
            raise refuse(DAMAGED)
        directory, self._cutoff, mini_fat = struct.unpack_from("<I4xII", data, 48)
        self._fat = self._read_fat()
        self._streams: dict[str, tuple[int, int]] = {}
        self._entries: list[_Entry] = []
        self._mini_start = self._mini_length = 0
        self._read_directory(self._chain(directory))
        self._mini_fat = _numbers(self._chain(mini_fat)) if mini_fat < _FREE else ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all streams, wherever in the tree they stand."""
        return tuple(self._streams)

    @property
    def storages(self) -> tuple[str, ...]:
        """The names of all storages (folders), wherever in the tree they stand."""
        return tuple(entry.name for entry in self._entries if entry.kind == _STORAGE)

    def stream(self, name: str) -> bytes:
        """Return one stream's bytes; raises ``KeyError`` for an unknown name."""
        return self._content(*self._streams[name])

    def tree(self) -> Iterator[tuple[tuple[str, ...], StreamReader]]:
        """Yield the path of every stream, from the root down, and what reads it.

        Entries that point in circles are met once; raises ``WorkbookUnreadable`` when read.
        """
        seen: set[int] = set()
        paths: list[tuple[int, tuple[str, ...]]] = [(e.child, ()) for e in self._entries[:1]]
        while paths:
            number, above = paths.pop()
            if number in seen or number >= len(self._entries) or len(above) > _DEEPEST:
                continue
            seen.add(number)
            entry = self._entries[number]
            paths += [(entry.right, above), (entry.left, above)]
            if entry.kind == _STORAGE:
                paths.append((entry.child, (*above, entry.name)))
            elif entry.kind == _STREAM:
                reader = partial(self._content, entry.start, entry.size)
                yield (*above, entry.name), reader

    def _content(self, start: int, length: int) -> bytes:
        if length >= self._cutoff:
            return self._chain(start)[:length]
        mini = self._chain(self._mini_start)
        out = bytearray()
        for sector in self._walk(start, self._mini_fat):
            out += mini[sector * self._mini_size : (sector + 1) * self._mini_size]
        return bytes(out[:length])

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _read_fat(self) -> tuple[int, ...]:
        numbers = [n for n in struct.unpack_from("<109I", self._data, 76) if n < _FREE]
        following: int = struct.unpack_from("<I", self._data, 68)[0]
        for _ in range(len(self._data) // self._size):
            if following >= _FREE:
                break
            block = _numbers(self._sector(following))
            if not block:
                raise refuse(DAMAGED)
            numbers += [n for n in block[:-1] if n < _FREE]
            following = block[-1]
        return tuple(n for number in numbers for n in _numbers(self._sector(number)))

    def _read_directory(self, directory: bytes) -> None:
        for at in range(0, len(directory) - 127, 128):
            entry = directory[at : at + 128]
            (length,) = struct.unpack_from("<H", entry, 64)
            start, size = struct.unpack_from("<IQ", entry, 116)
            name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            left, right, child = struct.unpack_from("<3I", entry, 68)
            size &= 0xFFFFFFFF
            self._entries.append(_Entry(name, entry[66], left, right, child, start, size))
            if entry[66] == _ROOT:
                self._mini_start, self._mini_length = start, size
            elif entry[66] == _STREAM:
                self._streams[name] = (start, size)

    def _walk(self, start: int, table: tuple[int, ...]) -> Iterator[int]:
        sector = start
        for _ in range(len(table) + 1):
            if sector >= _FREE:
                return
            if sector >= len(table):
                raise refuse(DAMAGED)
            yield sector
            sector = table[sector]
        raise refuse(DAMAGED)

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(sector) for sector in self._walk(start, self._fat))


def _numbers(block: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])

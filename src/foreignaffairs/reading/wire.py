"""Frames between supervisor and worker: a length, then a pickle; content travels as plain tuples.

Both ends are this library; what a file says travels as data inside.
"""

from __future__ import annotations

import pickle
import struct
from typing import Any, BinaryIO

from foreignaffairs.model import ContentRow, FormContent, TableContent

_LENGTH = struct.Struct("<Q")


def send(pipe: BinaryIO, message: Any) -> None:
    """Write one message."""
    frame = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(frame)))
    pipe.write(frame)
    pipe.flush()


def receive(pipe: BinaryIO) -> Any:
    """Read one message; raises ``EOFError`` where the other end is gone."""
    return pickle.loads(receive_frame(pipe))


def receive_frame(pipe: BinaryIO) -> bytes:
    """Read one message without opening it; raises ``EOFError`` where the other end is gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    frame = pipe.read(length)
    if len(frame) < length:
        raise EOFError
    return frame


def open_frame(frame: bytes) -> Any:
    """Open what :func:`receive_frame` returned."""
    return pickle.loads(frame)


def pack(content: FormContent) -> tuple[Any, ...]:
    """Turn content into tuples: rows are many, and a record costs far more to pickle."""
    tables = tuple(
        (t.report_type, t.sheet, dict(t.columns), [_plain(row) for row in t.rows])
        for t in content.tables.values()
    )
    return (
        content.layout,
        content.province,
        content.period,
        content.unit,
        dict(content.cover),
        dict(content.answers),
        content.nil,
        tables,
        content.findings,
        content.unread,
    )


def _plain(row: ContentRow) -> tuple[Any, ...]:
    return (row.number, row.values, dict(row.cells)) if row.cells else (row.number, row.values)


def unpack(packed: tuple[Any, ...]) -> FormContent:
    """Undo :func:`pack`."""
    layout, province, period, unit, cover, answers, nil, tables, findings, unread = packed
    made = {
        report_type: TableContent(
            report_type, sheet, columns, tuple(ContentRow(*row) for row in rows)
        )
        for report_type, sheet, columns, rows in tables
    }
    return FormContent(layout, province, period, unit, cover, answers, nil, made, findings, unread)

"""Frames between supervisor and worker: a length, then a pickle; content travels as plain tuples.

Both ends are this library; what a file says travels as data inside.
"""

from __future__ import annotations

import pickle
import struct
from collections.abc import Sequence
from datetime import date
from typing import Any, BinaryIO

from foreignaffairs.model import FormContent, TableContent

_LENGTH = struct.Struct("<Q")


def send(pipe: BinaryIO, message: Any) -> None:
    """Write one message."""
    frame = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    # In one piece: whoever listens is woken once.
    pipe.write(_LENGTH.pack(len(frame)) + frame)
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
    """Turn content into plain tuples, which cost far less to pickle than records and dates."""
    return (
        content.layout,
        content.province,
        content.period,
        content.unit,
        dict(content.cover),
        dict(content.answers),
        content.nil,
        [_packed(table) for table in content.tables.values()],
        content.findings,
        content.unread,
    )


def _packed(table: TableContent) -> tuple[Any, ...]:
    """Columns as they are; those of dates as day numbers, and named."""
    dates = [name for name, column in table.values.items() if _holds_dates(column)]
    days = {n: [day and day.toordinal() for day in table.values[n]] for n in dates}
    columns, cells, values = dict(table.columns), dict(table.cells), {**table.values, **days}
    return (table.report_type, table.sheet, columns, table.numbers, values, dates, cells)


def _holds_dates(column: Sequence[Any]) -> bool:
    """A column holds values of one type."""
    return isinstance(next((value for value in column if value is not None), None), date)


def unpack(packed: tuple[Any, ...]) -> FormContent:
    """Undo :func:`pack`."""
    layout, province, period, unit, cover, answers, nil, tables, findings, unread = packed
    made = {table[0]: _unpacked(*table) for table in tables}
    return FormContent(layout, province, period, unit, cover, answers, nil, made, findings, unread)


def _unpacked(
    report_type: str,
    sheet: str,
    columns: dict[str, str],
    numbers: tuple[int, ...],
    values: dict[str, Sequence[Any]],
    dates: list[str],
    cells: dict[int, dict[str, str]],
) -> TableContent:
    days = {n: tuple([day and date.fromordinal(day) for day in values[n]]) for n in dates}
    return TableContent(report_type, sheet, columns, numbers, {**values, **days}, cells)

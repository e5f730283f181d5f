"""Rows of forms read back, with the way to their cells."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from foreignaffairs.model import ContentRow, ReportType, TableContent
from foreignaffairs.model.codec import from_json

from .connection import Connections
from .json_text import loads
from .ordering import plainly
from .records import LineageRow
from .schema import form_row, personal_row, sheet_map, submission
from .states import ACCEPTED_STATES, State


class Rows:
    """Reads rows back with their lineage."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(
        self,
        period: str,
        report_type: ReportType,
        states: Iterable[State] = ACCEPTED_STATES,
        *,
        units: Iterable[str] | None = None,
    ) -> tuple[LineageRow, ...]:
        """Return the rows of current submissions in ``states``, by unit and place in the form.

        Personal columns are left out; :meth:`with_personal` has them.
        """
        return tuple(r for _, r in self._select(form_row, period, report_type, states, units))

    def with_personal(
        self,
        period: str,
        report_type: ReportType,
        states: Iterable[State] = ACCEPTED_STATES,
        *,
        units: Iterable[str] | None = None,
    ) -> tuple[LineageRow, ...]:
        """Return rows with their personal values; only for what an officer asks for by name."""
        apart = self._select(personal_row, period, report_type, states, units)
        if report_type.personal:
            return tuple(row for _, row in apart)
        known = {(row.submission, position): row.values for position, row in apart}
        return tuple(
            row._replace(values={**row.values, **known.get((row.submission, position), {})})
            for position, row in self._select(form_row, period, report_type, states, units)
        )

    def of_unit(
        self,
        period: str,
        unit: str,
        report_types: Mapping[str, ReportType],
        states: Iterable[State] = ACCEPTED_STATES,
    ) -> dict[str, tuple[Mapping[str, Any], ...]]:
        """Return what a unit reported in an earlier period, values by report type id.

        A report type without rows is absent; so is one that ``report_types`` does not name.
        """
        query = select(submission.c.id).where(
            submission.c.period == period,
            submission.c.unit == unit,
            submission.c.is_current,
            submission.c.state.in_([s.value for s in states]),
        )
        with self._connections.read() as connection:
            found = connection.scalar(query)
            tables = {} if found is None else self.tables(found, report_types)
        return {
            kind: table.row_values
            for kind, table in tables.items()
            if table.numbers and kind in report_types
        }

    def tables(
        self, submission_id: int, report_types: Mapping[str, ReportType]
    ) -> dict[str, TableContent]:
        """Rebuild the tables of one submission, personal values included."""
        with self._connections.read() as connection:
            maps = connection.execute(
                select(sheet_map.c.report_type, sheet_map.c.sheet, sheet_map.c.columns).where(
                    sheet_map.c.submission_id == submission_id
                )
            ).all()
            fields = {kind: loads(columns) for kind, _, columns in maps}
            stored = [
                _rows_by_type(connection, table, submission_id, fields)
                for table in (form_row, personal_row)
            ]
        return {
            kind: TableContent.of_rows(
                kind, sheet, _letters(fields[kind]), _merged(report_types.get(kind), kind, *stored)
            )
            for kind, sheet, _ in maps
        }

    def _select(
        self,
        table: Table,
        period: str,
        report_type: ReportType,
        states: Iterable[State],
        units: Iterable[str] | None,
    ) -> list[tuple[int, LineageRow]]:
        query = (
            select(
                table.c.position,
                submission.c.unit,
                submission.c.id,
                submission.c.revision,
                submission.c.file,
                sheet_map.c.sheet,
                sheet_map.c.columns,
                table.c.number,
                table.c.cells,
                table.c.data,
            )
            .join_from(submission, sheet_map, sheet_map.c.submission_id == submission.c.id)
            .join(
                table,
                (table.c.submission_id == submission.c.id)
                & (table.c.report_type == sheet_map.c.report_type),
            )
            .where(
                submission.c.period == period,
                submission.c.is_current,
                submission.c.state.in_([s.value for s in states]),
                sheet_map.c.report_type == report_type.id,
            )
            .order_by(plainly(submission.c.unit), submission.c.id, table.c.position)
        )
        if units is not None:
            query = query.where(submission.c.unit.in_(tuple(units)))
        columns = report_type.columns
        letters: dict[int, dict[str, str]] = {}
        fields: dict[int, tuple[str, ...]] = {}
        with self._connections.read() as connection:
            found: Sequence[Any] = connection.execute(query).all()
        lines = []
        for position, unit, sid, revision, file, sheet, mapped, number, cells, data in found:
            if sid not in letters:
                named = loads(mapped)
                letters[sid], fields[sid] = _letters(named), tuple(named)
            places = loads(cells) if cells else {}
            values = from_json(_values(fields[sid], data), columns)
            line = LineageRow(
                unit, sid, revision, file, sheet, number, letters[sid], places, values
            )
            lines.append((position, line))
        return lines


_Stored = dict[tuple[str, int], tuple[int, str, dict[str, Any]]]


def _letters(columns: Mapping[str, str]) -> dict[str, str]:
    """The column of each field that has one."""
    return {name: letter for name, letter in columns.items() if letter}


def _values(fields: Collection[str], data: str) -> dict[str, Any]:
    """The values of a row, which are stored in the order of the fields of its table."""
    return {n: v for n, v in zip(fields, loads(data), strict=True) if v is not None}


def _rows_by_type(
    connection: Connection,
    table: Table,
    submission_id: int,
    fields: Mapping[str, Collection[str]],
) -> _Stored:
    query = select(
        table.c.report_type, table.c.position, table.c.number, table.c.cells, table.c.data
    ).where(table.c.submission_id == submission_id)
    return {
        (kind, position): (number, cells, _values(fields[kind], data))
        for kind, position, number, cells, data in connection.execute(query)
    }


def _merged(
    report_type: ReportType | None, kind: str, plain: _Stored, personal: _Stored
) -> tuple[ContentRow, ...]:
    keys = sorted({key for key in (*plain, *personal) if key[0] == kind})
    columns = report_type.columns if report_type else ()
    rows = []
    for key in keys:
        number, cells, _ = plain.get(key) or personal[key]
        values = {**plain.get(key, (0, "", {}))[2], **personal.get(key, (0, "", {}))[2]}
        rows.append(ContentRow(number, from_json(values, columns), loads(cells) if cells else {}))
    return tuple(rows)

"""The ways of collecting that are compared; each runs in a process of its own, chunk by chunk.

Run as ``contenders.py NAME FOLDER``: for every line of standard input, file names separated by
tabs, it takes these files in and answers with one line. After the last it says in one line how many
rows it has stored: counted once, for counting is no part of taking in.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import zipfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple


class Way(NamedTuple):
    """How a contender takes in some files, and counts the rows that it has stored in the end."""

    take: Callable[[Sequence[Path]], None]
    count: Callable[[], int]


def ours(folder: Path, stack: ExitStack) -> Way:
    """Collect as the office does: killable reading, checks, originals and register in SQLite."""
    from sample_forms import KINDS, PERIOD, REPORT_TYPES, TABLES, UNITS, WINDOW, unit

    from foreignaffairs.checks import CheckContext, check_form
    from foreignaffairs.inbox import IntakeRules, collect
    from foreignaffairs.model import Finding, FormContent, Period, Roster, Unit, WorkbookUnreadable
    from foreignaffairs.reading import Reader
    from foreignaffairs.register import Register

    units = {u.code: u for u in (unit(number) for number in range(UNITS))}
    context = CheckContext(
        REPORT_TYPES, kinds=KINDS, window=WINDOW, compulsory=("F01",), if_any=TABLES
    )

    def check(content: FormContent, _unit: Unit, _period: Period) -> tuple[Finding, ...]:
        return check_form(content, context)

    class InOrder:
        def read_many(self, paths: Iterable[Path]) -> Iterable[FormContent | WorkbookUnreadable]:
            return (outcome for _, outcome in reader.read_many(paths))

    rules = IntakeRules(
        province="mau",
        roster=Roster(units=tuple(units.values())),
        report_types=REPORT_TYPES,
        expected=lambda period: units if period == PERIOD else {},
        check=check,
    )
    register = Register.open(folder / "so-theo-doi.db")
    stack.callback(register.close)
    reader = stack.enter_context(Reader(REPORT_TYPES))

    def take(paths: Sequence[Path]) -> None:
        """Empty an inbox that holds just these files, as one long run would meet them."""
        inbox = folder / f"hop-thu-den-{paths[0].stem}"
        inbox.mkdir()
        for path in paths:
            os.link(path, inbox / path.name)
        result = collect(
            inbox, register, originals=folder / "goc", reader=InOrder(), rules=rules, actor="đo"
        )
        stored = [o for o in result.outcomes if o.submission is not None]
        if len(stored) != len(paths):
            raise RuntimeError([f"{o.file}: {o.reason}" for o in result.outcomes][:3])

    def count() -> int:
        with sqlite3.connect(folder / "so-theo-doi.db") as database:
            return int(database.execute("select count(*) from form_row").fetchone()[0])

    return Way(take, count)


def pandas_way(folder: Path, stack: ExitStack) -> Way:
    """What people do today: pandas with openpyxl, a pydantic model a row, SQLite."""
    import pandas as pd
    from sample_forms import REPORT_TYPES

    from foreignaffairs.language.countries import all_countries
    from foreignaffairs.model.layout import parse_mark

    countries = {c.vi: c.alpha2 for c in all_countries()}
    database = stack.enter_context(sqlite3.connect(folder / "pandas.db"))
    database.execute("pragma synchronous=full")
    database.execute("create table row (file text, report_type text, number int, content text)")

    def value(cell: Any, kind: str, labels: dict[str, str]) -> Any:
        if kind == "country":
            return countries[cell]
        if kind == "countries":
            return tuple(countries[name] for name in cell.split("; "))
        if kind == "code":
            return labels[cell]
        if kind == "codes":
            return tuple(labels[name] for name in cell.split("; "))
        if kind == "flag":
            return cell == "Có"
        if kind == "date":
            return cell.date()
        return str(cell) if kind in ("text", "long_text") else int(cell)

    def take(paths: Sequence[Path]) -> None:
        for path in paths:
            stored = []
            for frame in pd.read_excel(
                path, sheet_name=None, header=None, engine="openpyxl"
            ).values():
                marked = [
                    number
                    for number in range(min(len(frame), 40))
                    if any(parse_mark(cell) for cell in frame.iloc[number])
                ]
                if not marked:
                    continue
                marks = {at: parse_mark(c) for at, c in enumerate(frame.iloc[marked[0]])}
                owners = {mark[0] for mark in marks.values() if mark}
                report_type = REPORT_TYPES.get(next(iter(owners)))
                if report_type is None:
                    continue
                columns = {at: report_type.column(m[1]) for at, m in marks.items() if m}
                labels = {
                    c.name: {code.label: code.id for code in c.codes.codes} if c.codes else {}
                    for c in columns.values()
                }
                for number, row in enumerate(frame.iloc[marked[0] + 2 :].itertuples(index=False)):
                    cells = {at: row[at] for at in columns if not pd.isna(row[at])}
                    if not cells or "Tổng cộng" in cells.values():
                        continue
                    fields = {
                        columns[at].name: value(cell, columns[at].type, labels[columns[at].name])
                        for at, cell in cells.items()
                    }
                    made = report_type.row.model_validate(fields)
                    content = json.dumps(made.model_dump(mode="json", exclude_none=True))
                    stored.append((path.name, report_type.id, number, content))
            with database:
                database.executemany("insert into row values (?, ?, ?, ?)", stored)

    def count() -> int:
        return int(database.execute("select count(*) from row").fetchone()[0])

    return Way(take, count)


def unzip_only(_folder: Path, _stack: ExitStack) -> Way:
    """The floor: every part inflated and thrown away."""

    def take(paths: Sequence[Path]) -> None:
        for path in paths:
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    archive.read(name)

    return Way(take, lambda: 0)


CONTENDERS = {"ours": ours, "pandas": pandas_way, "unzip": unzip_only}


def main() -> None:
    name, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True)
    with ExitStack() as stack:
        way = CONTENDERS[name](folder, stack)
        print("ready", flush=True)
        for line in sys.stdin:
            way.take([Path(path) for path in line.rstrip("\n").split("\t")])
            print("taken", flush=True)
        print(way.count(), flush=True)


if __name__ == "__main__":
    main()

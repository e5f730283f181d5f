"""Originals read once more, and what is read compared with what is stored."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from foreignaffairs.model import FormContent, ReportType, WorkbookUnreadable
from foreignaffairs.model.codec import to_json
from foreignaffairs.reading.supervisor import Reader
from foreignaffairs.register import ACCEPTED_STATES, Submission, personal_columns

from ..desk import Desk
from .verification import Found

SAMPLE = 20
_SHOWN = 5


def readable(office: Desk) -> tuple[Submission, ...]:
    """The current accepted submissions: those that figures are made of."""
    return office.register.inspection.submissions(ACCEPTED_STATES)


def chosen(office: Desk, every: Sequence[Submission], *, full: bool) -> list[Submission]:
    """All of them, or a sample that is another one every day."""
    if full or len(every) <= SAMPLE:
        return list(every)
    chance = random.Random(office.today.toordinal())
    return sorted(chance.sample(list(every), SAMPLE), key=lambda s: s.id)


def read_again(office: Desk, wanted: Sequence[Submission]) -> Iterator[Found | None]:
    """Yield what differs for each submission in order, ``None`` where nothing does."""
    erased = {d.period for d in office.register.decisions.history() if d.action == "erase_personal"}
    register, types = office.register, office.report_types
    there = [
        s
        for s in wanted
        if (office.folder.originals / register.submissions.original_path(s.id)).is_file()
    ]
    paths = [office.folder.originals / register.submissions.original_path(s.id) for s in there]
    with Reader(types, office.province.country_aliases) as reader:
        for submission, (_, read) in zip(there, reader.read_many(paths), strict=True):
            name = f"{submission.period} {submission.unit} ({submission.revision})"
            shown = {"submission": name, "file": submission.file}
            if isinstance(read, WorkbookUnreadable):
                yield Found("original_unreadable", name, {**shown, "detail": str(read)})
                continue
            stored = register.submissions.content(submission.id, types)
            places = differences(read, stored, types, personal=submission.period not in erased)
            if places:
                n, some = len(places), "; ".join(places[:_SHOWN])
                yield Found("reading_differs", name, {**shown, "n": n, "places": some})
            else:
                yield None


def differences(
    read: FormContent, stored: FormContent, types: Mapping[str, ReportType], *, personal: bool
) -> list[str]:
    """Name the places where two readings of one form differ: ``F02 9 nuoc``, ``nil`` …

    Without ``personal`` values that may have been erased are not compared.
    """
    places = [
        name for name in ("nil", "answers", "cover") if getattr(read, name) != getattr(stored, name)
    ]
    for report_type in sorted({*read.tables, *stored.tables}):
        declared = types.get(report_type)
        secret: tuple[str, ...] = ()
        if not personal and declared is not None:
            if declared.personal:
                continue
            secret = personal_columns(declared)
        places += _table_differences(read, stored, report_type, secret)
    return places


def _table_differences(
    read: FormContent, stored: FormContent, report_type: str, secret: Sequence[str]
) -> Iterator[str]:
    tables = [content.tables.get(report_type) for content in (read, stored)]
    new, old = tables
    if new is None or old is None:
        yield report_type
        return
    if (new.sheet, dict(new.columns)) != (old.sheet, dict(old.columns)):
        yield f"{report_type} {old.sheet}"
    rows = [{row.number: _plain(row.values, secret) for row in t.rows} for t in (new, old)]
    for number in sorted({*rows[0], *rows[1]}):
        now, then = rows[0].get(number, {}), rows[1].get(number, {})
        for name in sorted(now.keys() | then.keys()):
            if now.get(name) != then.get(name):
                yield f"{report_type} {number} {name}"


def _plain(values: Mapping[str, Any], secret: Sequence[str]) -> dict[str, Any]:
    return {name: value for name, value in to_json(values).items() if name not in secret}

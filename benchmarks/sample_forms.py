"""Filled forms for measuring: real ones of ours, every row valid, the same for the same seed."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foreignaffairs.model import Column, Period, ReportType, RowContext, TableContent, Unit
from foreignaffairs.model.layout import COVER_PREPARED_BY, COVER_QUESTION, YES
from foreignaffairs.report_types import CORE
from foreignaffairs.report_types.rules import Sum

if TYPE_CHECKING:
    from foreignaffairs.expected.plan import FormPlan

REPORT_TYPES: Mapping[str, ReportType] = {r.id: r for r in CORE}
TABLES = ("F02", "F04", "F05", "F06", "F10", "F12")
"""With cover and narrative: eight sheets to read. Check, rules and lists come on top."""
ROWS = 40
UNITS = 1000
"""Units in the list; as many forms can be made."""
PERIOD = Period.parse("2023-N")
WINDOW = (date(2022, 12, 1), date(2023, 11, 30))
KINDS = ("THPT",)
_COUNTRIES = ("US", "KR", "JP", "FR", "DE", "AU", "CN", "TH", "SG", "GB", "CA", "NZ", "RU", "CZ")
_WORDS = [
    "giao",
    "lưu",
    "học",
    "tập",
    "đoàn",
    "trường",
    "hợp",
    "tác",
    "quốc",
    "tế",
    "ngoại",
    "ngữ",
    "trao",
    "đổi",
    "kinh",
    "nghiệm",
    "văn",
    "hoá",
]
_TRIES = 300


def unit(number: int) -> Unit:
    return Unit(code=f"S{number:04}", name=f"Trường mẫu số {number}", kinds=KINDS, sample=True)


def write_sample_forms(folder: Path, count: int, seed: int = 2023) -> list[Path]:
    """Write ``count`` filled forms of different units; return their paths in order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        path = folder / f"{unit(number).code}.xlsx"
        if not path.exists():
            path.write_bytes(_filled_form(number, random.Random(seed + number)))
        paths.append(path)
    return paths


def _filled_form(number: int, chance: random.Random) -> bytes:
    # The contenders import this module for its lists; none of them writes forms.
    from foreignaffairs.expected.plan import FormPlan
    from foreignaffairs.forms import form_bytes

    plan = FormPlan(
        province="mau",
        province_name="Mẫu",
        agency="SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        period=PERIOD,
        period_title="Báo cáo năm 2023",
        kinds=KINDS,
        unit=unit(number),
        choices=(),
        compulsory=(REPORT_TYPES["F01"],),
        if_any=tuple(REPORT_TYPES[name] for name in TABLES),
        narrative=(),
        due=(),
        citations=(),
        prefill={name: _rows(REPORT_TYPES[name], chance) for name in TABLES},
    )
    return _answered(form_bytes(plan), plan)


def _rows(report_type: ReportType, chance: random.Random) -> tuple[dict[str, Any], ...]:
    """Make rows that keep every rule of the report type and repeat no key."""
    columns = report_type.columns_for(KINDS, WINDOW[1])
    keys = [c.name for c in columns if c.key]
    context = RowContext(*WINDOW, KINDS)
    rows: dict[object, dict[str, Any]] = {}
    for _ in range(_TRIES):
        before = len(rows)
        made = [_row(report_type, columns, chance) for _ in range(ROWS)]
        table = TableContent.of_values(made)
        broken = {at for rule in report_type.rules for at in rule.broken(table, context)}
        for at, row in enumerate(made):
            key = tuple(row.get(name) for name in keys) if keys else len(rows)
            if at not in broken and len(rows) < ROWS:
                rows.setdefault(key, row)
        if len(rows) in (ROWS, before):  # enough, or all there are
            break
    return tuple(rows.values())


def _row(
    report_type: ReportType, columns: Sequence[Column], chance: random.Random
) -> dict[str, Any]:
    """Make a row by chance; sums are made right, for chance would seldom hit them."""
    row = {c.name: _value(c, chance) for c in columns}
    for rule in report_type.rules:
        if isinstance(rule, Sum) and rule.total in row:
            row[rule.total] = sum(row[part] for part in rule.parts if part in row)
    return row


def _value(column: Column, chance: random.Random) -> Any:
    match column.type:
        case "count":
            return chance.choice((0, 1, 2, 3, 5, 8, 13))
        case "money":
            return Decimal(chance.randrange(1, 500)) * 1000
        case "date":
            return WINDOW[0] + timedelta(days=chance.randrange(360))
        case "flag":
            return chance.random() < 0.5
        case "code":
            return chance.choice(column.codes.ids) if column.codes else None
        case "codes":
            return (chance.choice(column.codes.ids),) if column.codes else None
        case "country":
            return chance.choice(_COUNTRIES)
        case "countries":
            return tuple(chance.sample(_COUNTRIES, chance.choice((1, 1, 2))))
        case _:
            return (
                " ".join(chance.choices(_WORDS, k=chance.randrange(2, 7)))
                + f" {chance.random():.4f}"
            )


def _answered(form: bytes, plan: FormPlan) -> bytes:
    """Answer Có to every question on the cover, as raw XML: a form is not opened to be filled."""
    from foreignaffairs.forms.cover_plan import cover_plan

    cover = cover_plan(plan, "1 Bìa", "vi")
    answers = {f"{COVER_QUESTION}{name}": YES for name in TABLES} | {COVER_PREPARED_BY: "Người mẫu"}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as issued, zipfile.ZipFile(out, "w", 8) as filled:
        for name in issued.namelist():
            content = issued.read(name)
            if name == "xl/worksheets/sheet1.xml":
                for entry, words in answers.items():
                    cell = f"C{cover.row(entry) + 1}".encode()
                    blank = re.compile(rb'<c r="%s" s="(\d+)"/>' % cell)
                    text = rb'<c r="%s" s="\1" t="inlineStr"><is><t>%s</t></is></c>'
                    content, found = blank.subn(text % (cell, words.encode()), content)
                    assert found == 1, entry
            filled.writestr(name, content)
    return out.getvalue()

"""Checking workbooks that belong to no office: verdict and findings from the file alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from foreignaffairs.calendar import window
from foreignaffairs.checks import CheckContext, check_form
from foreignaffairs.language.findings import in_language
from foreignaffairs.model import (
    Finding,
    FormContent,
    Period,
    ReportType,
    UnknownProvince,
    Verdict,
    WorkbookUnreadable,
    verdict_of,
)
from foreignaffairs.model.check import CheckPlugin
from foreignaffairs.provinces.registry import Registry
from foreignaffairs.reading.supervisor import Reader
from foreignaffairs.report_types import CORE


@dataclass(frozen=True, slots=True)
class Checked:
    """One file judged by its content; ``reason`` is a sentence where it cannot be read."""

    file: Path
    verdict: Verdict
    reason: str = ""
    province: str | None = None
    unit: str | None = None
    period: str | None = None
    findings: tuple[Finding, ...] = ()


def check_files(
    files: Iterable[Path], lang: str = "vi", registry: Registry | None = None
) -> Iterator[Checked]:
    """Read and check files in order, each in the killable reader."""
    plugins = registry or Registry.load()
    types: dict[str, ReportType] = {r.id: r for r in CORE}
    aliases: dict[str, str] = {}
    for province in plugins.provinces:
        types.update({r.id: r for r in province.report_types})
        aliases.update(province.country_aliases)
    with Reader(types, aliases) as reader:
        for path, read in reader.read_many(list(files)):
            if isinstance(read, WorkbookUnreadable):
                yield Checked(path, "unreadable", str(read))
                continue
            context = context_of(read, types, plugins, lang)
            findings = tuple(in_language(f, lang) for f in check_form(read, context))
            yield Checked(
                path,
                verdict_of(findings),
                "",
                read.province,
                read.unit,
                read.period,
                findings,
            )


def context_of(
    content: FormContent, types: Mapping[str, ReportType], plugins: Registry, lang: str
) -> CheckContext:
    """What a form says of itself: sheets without a question are the compulsory ones.

    Without an office the unit's kinds are not known, so every column is looked at, and there is
    no earlier period to compare with.
    """
    if_any = tuple(r for r in content.answers if r in types)
    compulsory = tuple(r for r in content.tables if r in types and r not in if_any)
    narrative = content.tables.get("F01")
    boxes = [str(r.values.get("ma_nhiem_vu")) for r in narrative.rows] if narrative else []
    titles: dict[str, str] = {}
    days = None
    checks: tuple[CheckPlugin, ...] = ()
    try:
        province = plugins.province(content.province or "")
        titles = {t.id: t.title for t in province.tasks if t.id in boxes}
        checks = plugins.checks(province.id)
        if content.period:
            found = window(province, Period.parse(content.period))
            days = (found.start, found.end) if found else None
    except (UnknownProvince, ValueError):
        # A form of a province that is not installed is still checked by the core's rules.
        pass
    return CheckContext(
        report_types=types,
        window=days,
        compulsory=compulsory,
        if_any=if_any,
        narrative=titles,
        plugins=checks,
        lang=lang,
    )

"""The consolidated report (BC-SGDĐT) to the People's Committee and Sở Ngoại vụ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pandas as pd

from foreignaffairs.consolidation import Consolidation, Figure
from foreignaffairs.consolidation.narrative import Statement
from foreignaffairs.consolidation.public import Tables
from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import numeric_date
from foreignaffairs.model import DueDate, Province, ReportType, Task

from . import decree30 as layout
from .figure_facts import FigureContext
from .outline import sections_said
from .phrases import label, main_directive, measure_label, named, number
from .report_compliance import write_compliance
from .report_figures import write_figures
from .report_narrative import write_narrative, write_statements
from .wording import ISSUES, about, period_words, tables_only, upper_first

FEW_BASES = 5
"""Directives that are still read in one sentence; more of them stand in a list."""
DIFFICULTIES, PROPOSALS = ("KHO_KHAN", "SU_VIEC"), ("KIEN_NGHI", "DE_XUAT_DIEU_CHINH")
"""Kinds of F14 rows that stand under "Hạn chế" and under "Kiến nghị"."""
OWN_LEVELS = ("DON_VI", "SO")
"""Who solves what a report upward only counts: the Department and its units themselves."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that went up with one value and has another now (đính chính)."""

    figure: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class ReportInput:
    """Everything the report is made of; ``units`` is the unit frame of the period.

    ``before`` and ``same`` are the previous period's figures and those of the same period a year
    before, ``None`` where there are none; ``before_within`` names the previous period where this
    one counts it in. ``corrections`` are differences from what went up.
    """

    province: Province
    period_title: str
    due: DueDate
    consolidation: Consolidation
    units: pd.DataFrame
    tasks: tuple[Task, ...]
    before: Tables | None = None
    same: Tables | None = None
    before_within: str = ""
    corrections: Sequence[Correction] = ()

    @property
    def period_words(self) -> str:
        """The period inside a sentence."""
        return period_words(self.due.period, self.period_title)

    @property
    def asked(self) -> tuple[ReportType, ...]:
        """The report types that somebody was asked for."""
        return tuple(self.consolidation.report_type(r) for r in self.consolidation)


def write_report(given: ReportInput, path: Path) -> Path:
    """Write the report in the layout of Decree 30/2020; number and day stay blank."""
    province, head = given.province, given.province.letterhead
    document = layout.new_document()
    layout.letterhead(document, head, symbol=f"/BC-{head.symbol}", year=given.due.due.year)
    period = given.period_words
    layout.title(document, "BÁO CÁO", _title(given))
    layout.addressed_to(document, [r.title for r in province.recipients if r.role == "main"])
    layout.body(
        document,
        text(
            "documents.report_basis",
            directive=main_directive(province),
            agency=head.agency_short,
            about=about(given.tasks, given.asked),
            period=period,
        ),
    )
    _window(document, given)
    _leadership(document, given)
    _results(document, given)
    _assessment(document, given)
    _ahead(document, given)
    _proposals(document, given)
    closing = text(
        "documents.report_close",
        about=about(given.tasks, given.asked),
        period=period,
        agency=head.agency_short,
    )
    layout.body(document, closing)
    sent_to = [r.title for role in ("main", "copy") for r in province.recipients if r.role == role]
    layout.signature(document, layout.Signature(head.signer_titles), sent_to, head.archive)
    return layout.save(document, path)


def _title(given: ReportInput) -> str:
    """The work as a whole, or the tables that a period without narrative consists of."""
    tables, period = tables_only(given.tasks, given.asked), given.period_words
    if tables:
        return text("documents.report_title_tables", about=upper_first(tables), period=period)
    return text("documents.report_title", period=period)


def _window(document: Any, given: ReportInput) -> None:
    due, units = given.due, given.units
    accepted = int(units["trang_thai"].isin(["accepted", "consolidated"]).sum())
    owed = int((units["trang_thai"] != "excluded").sum())
    if due.window_start and due.window_end:
        kind = "cumulative" if due.cumulative else "since"
        words = text(
            "documents.report_window",
            start=numeric_date(due.window_start),
            end=numeric_date(due.window_end),
            cumulative=text(f"documents.request_window_{kind}"),
            accepted=accepted,
            owed=owed,
        )
        layout.body(document, words)
    suspected = given.consolidation.facts.suspected
    if suspected:
        layout.body(document, text("documents.suspected", n=suspected))
    for each in given.corrections:
        layout.body(document, _correction(given, each))


def _correction(given: ReportInput, each: Correction) -> str:
    figure = Figure.parse(each.figure)
    declared = given.consolidation.report_type(figure.report_type)
    place = ", ".join(label(declared, given.province, k, v) for k, v in figure.where)
    what = f"{declared.title}, {measure_label(declared, figure.measure)}"
    return text(
        "documents.correction",
        what=f"{what} ({place})" if place else what,
        frozen=number(each.before),
        now=number(each.after),
    )


def _leadership(document: Any, given: ReportInput) -> None:
    layout.heading(document, text("documents.part_1"))
    province = given.province
    bases = [named(d) for d in province.directives if d.cited_in == province.main_directive]
    if len(bases) <= FEW_BASES:
        layout.body(document, text("documents.leadership_text", directives="; ".join(bases)))
        return
    layout.body(document, text("documents.leadership_list"))
    for base in bases[:-1]:
        layout.body(document, f"- {base};")
    layout.body(document, f"- {bases[-1]}.")


def _results(document: Any, given: ReportInput) -> None:
    layout.heading(document, text("documents.part_2"))
    made = given.consolidation
    context = FigureContext(
        given.province,
        given.consolidation,
        given.period_words,
        given.before,
        given.same,
        given.before_within,
    )
    for section in sections_said(given.province, given.tasks, made.narrative, made):
        layout.heading(document, section.heading)
        for place, each in enumerate(section.narrative):
            if len(section.narrative) > 1:
                layout.subheading(document, f"{_letter(place)}) {each.title}")
            write_narrative(document, each)
        for report_type in section.report_types:
            write_figures(document, context, report_type)


def _letter(place: int) -> str:
    """The letter of a subsection: a, b … z, aa, ab …"""
    rounds, at = divmod(place, len(ascii_lowercase))
    return (ascii_lowercase[rounds - 1] if rounds else "") + ascii_lowercase[at]


def _assessment(document: Any, given: ReportInput) -> None:
    layout.heading(document, text("documents.part_3"))
    layout.heading(document, text("documents.strengths"))
    layout.body(document, text("documents.to_write"), italic=True)
    layout.heading(document, text("documents.weaknesses"))
    _box(document, given, _issues(given, DIFFICULTIES), "difficulties")
    layout.heading(document, text("documents.compliance"))
    write_compliance(document, given.province, given.units)


def _ahead(document: Any, given: ReportInput) -> None:
    layout.heading(document, text("documents.part_4"))
    lines, asked = [], [r for r in ("F03", "F04") if r in given.consolidation]
    for report_type in asked:
        declared = given.consolidation.report_type(report_type)
        rows = given.consolidation.planned(report_type)
        if len(rows):
            people = "so_khach" if "so_khach" in rows else "so_nguoi"
            known = [int(v) for v in rows[people] if v is not pd.NA]
            lines.append(
                text(
                    "documents.planned_text",
                    title=declared.title,
                    n=len(rows),
                    thing=declared.count_rows or "",
                    people=text("documents.planned_people", n=sum(known)) if known else "",
                )
            )
    if asked:
        layout.body(document, text("documents.plans_ahead" if lines else "documents.plans_none"))
    for line in lines:
        layout.body(document, f"- {line}")
    layout.body(document, text("documents.to_write"), italic=True)


def _proposals(document: Any, given: ReportInput) -> None:
    layout.heading(document, text("documents.part_5"))
    proposed = _issues(given, PROPOSALS)
    own = [row for row in proposed if row["cap_giai_quyet"] in OWN_LEVELS]
    _box(document, given, [r for r in proposed if r not in own], "proposals_upward")
    if own:
        words = text(
            "documents.proposals_own",
            n=len(own),
            agency=given.province.letterhead.agency_short,
            sheet=_issues_sheet(),
        )
        layout.body(document, words)


def _issues(given: ReportInput, kinds: Sequence[str]) -> list[Mapping[Any, Any]]:
    """What units wrote in F14 of these kinds."""
    if ISSUES not in given.consolidation:
        return []
    rows = given.consolidation.rows(ISSUES).to_dict("records")
    return [row for row in rows if row["loai"] in kinds and row["noi_dung"]]


def _box(
    document: Any, given: ReportInput, rows: Sequence[Mapping[Any, Any]], heading: str
) -> None:
    """What units wrote, or a place for the officer to write where none did."""
    if not rows:
        layout.body(document, text("documents.to_write"), italic=True)
        return
    layout.body(document, text(f"documents.{heading}"))
    write_statements(document, [_statement(row) for row in rows], _issues_sheet())


def _issues_sheet() -> str:
    return text("annex.lineage_sheet", number=ISSUES.removeprefix("F"))


def _statement(row: Mapping[Any, Any]) -> Statement:
    return Statement(
        row["don_vi"], row["ten_don_vi"], row["noi_dung"], row["tep"], row["trang"], ""
    )

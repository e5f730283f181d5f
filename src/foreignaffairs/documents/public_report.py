"""The report as the public may read it: figures and counts; no unit, no file, nobody's words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from foreignaffairs.consolidation.narrative import NarrativeSection
from foreignaffairs.consolidation.public import Publication, PublicTables
from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import numeric_date
from foreignaffairs.model import DueDate, Province, Task

from . import decree30 as layout
from .figure_facts import FigureContext
from .outline import sections_said
from .phrases import main_directive
from .report_compliance import write_compliance
from .report_figures import write_figures
from .report_narrative import write_count
from .wording import period_words


@dataclass(frozen=True, slots=True)
class PublicInput:
    """What the public version is made of; of ``narrative`` only its counts are printed.

    ``units`` is the unit frame, printed as counts by kind. ``before`` and ``same`` are hidden by
    the same rule as ``figures``.
    """

    province: Province
    period_title: str
    due: DueDate
    figures: Publication
    narrative: tuple[NarrativeSection, ...]
    units: pd.DataFrame
    tasks: tuple[Task, ...]
    before: PublicTables | None = None
    same: PublicTables | None = None

    @property
    def period_words(self) -> str:
        """The period inside a sentence."""
        return period_words(self.due.period, self.period_title)


def write_public_report(given: PublicInput, path: Path) -> Path:
    """Write it in the layout of Decree 30/2020; number and day stay blank."""
    province, head = given.province, given.province.letterhead
    document = layout.new_document()
    layout.letterhead(document, head, symbol=f"/BC-{head.symbol}", year=given.due.due.year)
    period = given.period_words
    layout.title(document, "BÁO CÁO", text("documents.public_title", period=period))
    _opening(document, given, period)
    layout.heading(document, text("documents.public_results"))
    _results(document, given)
    layout.heading(document, text("documents.public_compliance"))
    write_compliance(document, province, given.units, names=False)
    layout.body(document, text("documents.public_close"))
    layout.signature(document, layout.Signature(head.signer_titles), [], head.archive)
    return layout.save(document, path)


def _opening(document: Any, given: PublicInput, period: str) -> None:
    agency = given.province.letterhead.agency_short
    directive = main_directive(given.province)
    words = text("documents.public_basis", agency=agency, period=period, directive=directive)
    layout.body(document, words)
    due, units = given.due, given.units
    if due.window_start and due.window_end:
        kind = "cumulative" if due.cumulative else "since"
        words = text(
            "documents.public_window",
            start=numeric_date(due.window_start),
            end=numeric_date(due.window_end),
            cumulative=text(f"documents.request_window_{kind}"),
            accepted=int(units["trang_thai"].isin(["accepted", "consolidated"]).sum()),
            owed=int((units["trang_thai"] != "excluded").sum()),
        )
        layout.body(document, words)
    if given.figures.below > 1:
        most = given.figures.below - 1
        layout.body(document, text("documents.public_small", most=most))


def _results(document: Any, given: PublicInput) -> None:
    context = FigureContext(
        given.province, given.figures, given.period_words, given.before, given.same
    )
    for section in sections_said(given.province, given.tasks, given.narrative, given.figures):
        layout.heading(document, section.heading)
        for each in section.narrative:
            if len(section.narrative) > 1:
                layout.subheading(document, each.title)
            write_count(document, each)
            layout.body(document, text("documents.to_write"), italic=True)
        for report_type in section.report_types:
            write_figures(document, context, report_type)

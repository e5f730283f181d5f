"""Consolidation, the report, and the way back from a figure to its cells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from foreignaffairs.calendar import period_title, previous_period
from foreignaffairs.files import latest_name
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError, Period
from foreignaffairs.register import State
from foreignaffairs.register.states import state_label

from .desk import Desk
from .facts import STATES, PeriodView, period_facts, unit_facts
from .versions import write_version

if TYPE_CHECKING:
    import pandas as pd

    from foreignaffairs.consolidation import Consolidation
    from foreignaffairs.consolidation.public import Tables


def merged(office: Desk, view: PeriodView) -> Consolidation:
    """The consolidation of a period as it stands now."""
    from foreignaffairs.consolidation import consolidate

    tasks = {t.id: t for p in view.plans.values() for t in p.narrative}
    ordered = sorted(tasks.values(), key=lambda t: t.order)
    return consolidate(period_facts(view, office.register), {t.id: t.title for t in ordered})


def consolidate_period(office: Desk, period: str) -> Consolidation:
    """Merge a period, write its annex and mark what was merged as "Đã tổng hợp"."""
    view = office.view(period)
    mark_consolidated(office, view)
    made = merged(office, view)
    write_annex_of(office, view, made)
    return made


def annex_path(office: Desk, period: Period) -> Path:
    """Where the latest annex of a period stands."""
    return latest_name(document_path(office, period, "phu-luc", "xlsx"))


def document_path(office: Desk, period: Period, name: str, suffix: str) -> Path:
    """The name of the first version of a document; later ones have a number."""
    return office.folder.reports / period.id / f"{name}-{office.province.id}-{period.id}.{suffix}"


def write_annex_of(office: Desk, view: PeriodView, made: Consolidation) -> Path:
    """Write the annex workbook; earlier versions are kept."""
    from foreignaffairs.consolidation.timeliness import unit_frame
    from foreignaffairs.documents.annex import AnnexInput, write_annex

    labels: dict[str, str] = {STATES[s]: state_label(s) for s in State if s is not State.EXTENDED}
    # What was accepted is merged in this very annex: it reads the same when it is made again.
    labels[STATES[State.ACCEPTED]] = labels[STATES[State.CONSOLIDATED]]
    given = AnnexInput(
        view.province,
        next(iter(view.plans.values())).period_title,
        made,
        unit_frame(made.facts.units, office.today),
        labels,
    )
    path = document_path(office, view.period, "phu-luc", "xlsx")
    return write_version(path, lambda part: write_annex(given, part))


def mark_consolidated(office: Desk, view: PeriodView) -> None:
    """Mark accepted submissions as consolidated, unless the period is closed.

    Documents are written afterwards, so that they show units as they stand once merged.
    """
    if view.period.id in office.register.periods.closed():
        return
    accepted = [u.code for u in unit_facts(view, office.register) if u.state == "accepted"]
    office.register.decisions.consolidate(view.period.id, accepted, actor=office.actor)


def report_period(office: Desk, period: str) -> Path:
    """Write report and annex, and freeze the figures in them."""
    from foreignaffairs.consolidation.freeze import dump
    from foreignaffairs.consolidation.standard import standard_figures, standard_tables
    from foreignaffairs.consolidation.timeliness import unit_frame
    from foreignaffairs.documents.report import Correction, ReportInput, write_report

    view = office.view(period)
    mark_consolidated(office, view)
    made = merged(office, view)
    if not any(u.counted for u in made.facts.units):
        raise OfficeError(text("office.nothing_accepted", period=period))
    path = document_path(office, view.period, "bao-cao", "docx")
    office.register.figures.freeze(
        view.period.id,
        standard_figures(made),
        actor=office.actor,
        document=path.relative_to(office.folder.root).as_posix(),
        tables=dump(standard_tables(made)),
    )
    write_annex_of(office, view, made)
    earlier = previous_period(office.province, view.period)
    tasks = {t.id: t for p in view.plans.values() for t in p.narrative}
    given = ReportInput(
        province=view.province,
        period_title=next(iter(view.plans.values())).period_title,
        due=view.due,
        consolidation=made,
        units=unit_frame(made.facts.units, office.today),
        tasks=tuple(sorted(tasks.values(), key=lambda t: t.order)),
        before=tables_of(office, earlier) if earlier else None,
        same=tables_of(office, view.period.year_before()),
        before_within=_within(office, view, earlier),
        corrections=tuple(
            Correction(c.figure, c.before, c.after)
            for c in office.register.figures.corrections(view.period.id)
        ),
    )
    return write_version(path, lambda part: write_report(given, part))


def _within(office: Desk, view: PeriodView, earlier: Period | None) -> str:
    """What to call the previous period where this one counts it in; blank where it does not."""
    if earlier is None or not view.due.cumulative or earlier.year != view.period.year:
        return ""
    title = period_title(office.province, earlier)
    return title[:1].lower() + title[1:]


def tables_of(office: Desk, period: Period) -> Tables | None:
    """A period's figures to set others beside: the frozen ones where it went up, else live."""
    from foreignaffairs.consolidation.freeze import load
    from foreignaffairs.consolidation.standard import FrozenTables

    frozen = office.register.figures.latest(period.id)
    if frozen is not None:
        return FrozenTables(load(frozen.tables))
    if period.id not in office.register.submissions.periods():
        return None
    return merged(office, office.view(period.id))


def trace(office: Desk, figure: str) -> pd.DataFrame:
    """Where a figure comes from; raises ``OfficeError`` for a name that is none."""
    from foreignaffairs.consolidation import Figure

    try:
        wanted = Figure.parse(figure)
        return merged(office, office.view(wanted.period)).trace(wanted)
    except (KeyError, ValueError) as error:
        part = getattr(error, "part", "")
        detail = text("office.no_such_part", part=part) if part else ""
        raise OfficeError(text("office.bad_figure", figure=figure, detail=detail)) from error


def prefilled(office: Desk, view: PeriodView) -> PeriodView:
    """Plans with what lives on from the period before: agreements, projects, programmes."""
    from .issuing import earlier_rows

    before = previous_period(office.province, view.period)
    rows = earlier_rows(office.register, view, before.id if before else None)
    plans = {}
    for code, plan in view.plans.items():
        carried = {r.id: r for r in plan.report_types if r.carried}
        kept = {
            name: tuple(_carried(carried[name], row) for row in values)
            for name, values in rows.get(code, {}).items()
            if name in carried
        }
        plans[code] = replace(plan, prefill=kept)
    return replace(view, plans=plans)


def _carried(declared: object, row: object) -> dict[str, object]:
    names = {c.name for c in declared.columns if c.key or c.prefill}  # type: ignore[attr-defined]
    return {k: v for k, v in row.items() if k in names}  # type: ignore[attr-defined]

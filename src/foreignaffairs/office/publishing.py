"""The public version of a period: what went up, without units and sources, small counts hidden."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from foreignaffairs.calendar import previous_period
from foreignaffairs.files import write_over
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError, Period

from .desk import Desk
from .reporting import document_path, merged, tables_of
from .safety.verify_figures import figures_now
from .versions import write_version

if TYPE_CHECKING:
    from foreignaffairs.consolidation.public import Publication, PublicTables


@dataclass(frozen=True, slots=True)
class Published:
    """The public report and tables, where they stand; ``hide_below`` is the office's setting."""

    report: Path
    annex: Path
    hide_below: int


def publication(office: Desk, period: str) -> Publication:
    """The published tables of a period; raises ``OfficeError`` unless these very figures went up.

    What the public reads must be what was reported: figures that changed since go up first.
    """
    from foreignaffairs.consolidation.public import Publication

    view = office.view(period)
    frozen = office.register.figures.latest(view.period.id)
    if frozen is None:
        raise OfficeError(text("office.publish_not_reported", period=view.period.id))
    if dict(frozen.figures) != dict(figures_now(office, view.period.id)):
        raise OfficeError(text("office.publish_changed", period=view.period.id))
    return Publication(merged(office, view), office.settings.public.hide_below)


def publish(office: Desk, period: str) -> Published:
    """Write the public report and its tables beside the official ones."""
    from foreignaffairs.consolidation.timeliness import unit_frame
    from foreignaffairs.documents.public_annex import PublicAnnexInput, public_annex_bytes
    from foreignaffairs.documents.public_report import PublicInput, write_public_report

    figures, view = publication(office, period), office.view(period)
    made = merged(office, view)
    units = unit_frame(made.facts.units, office.today)
    title = next(iter(view.plans.values())).period_title
    tasks = {t.id: t for p in view.plans.values() for t in p.narrative}
    tables = public_annex_bytes(PublicAnnexInput(view.province, title, figures, units))
    annex = write_version(
        document_path(office, view.period, "so-lieu-cong-bo", "xlsx"),
        lambda part: write_over(part, tables),
    )
    given = PublicInput(
        province=view.province,
        period_title=title,
        due=view.due,
        figures=figures,
        narrative=made.narrative,
        units=units,
        tasks=tuple(sorted(tasks.values(), key=lambda t: t.order)),
        before=_before(office, view.period, cumulative=bool(view.due.cumulative)),
        same=_hidden(office, view.period.year_before()),
    )
    report = write_version(
        document_path(office, view.period, "bao-cao-cong-bo", "docx"),
        lambda part: write_public_report(given, part),
    )
    return Published(report, annex, figures.below)


def _before(office: Desk, period: Period, *, cumulative: bool) -> PublicTables | None:
    """The previous period, unless this one contains it: the difference would be a small period."""
    earlier = previous_period(office.province, period)
    if earlier is None or (cumulative and earlier.year == period.year):
        return None
    return _hidden(office, earlier)


def _hidden(office: Desk, period: Period) -> PublicTables | None:
    """An earlier period as it was or would be published: hidden by the same rule."""
    from foreignaffairs.consolidation.public import PublicTables

    tables = tables_of(office, period)
    if tables is None:
        return None
    return PublicTables(tables, office.report_types, office.settings.public.hide_below)

"""Figures that went up: untouched, and still what the submissions in use add up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from foreignaffairs.model import OfficeError
from foreignaffairs.register import ABSENT, Frozen, State
from foreignaffairs.register.json_text import content_hash, loads, stable

from ..desk import Desk
from ..reporting import merged
from .verification import Found

_SHOWN = 3
Figures = Mapping[str, Any]


def untouched(office: Desk, period: str) -> Iterator[Found]:
    """Each version has its hash; each correction is the step from one version to the next."""
    versions = office.register.figures.versions(period)
    corrections: dict[int, dict[str, tuple[Any, Any]]] = {}
    for each in office.register.figures.corrections(period):
        corrections.setdefault(each.number, {})[each.figure] = (each.before, each.after)
    for version in versions:
        if content_hash([dict(version.figures), dict(version.tables)]) != version.sha256:
            subject = f"{period} ({version.number})"
            yield Found("frozen_changed", subject, {"period": period, "number": version.number})
    for before, after in pairwise(versions):
        changed = _changed(before.figures, after.figures)
        if corrections.get(after.number, {}) != changed:
            subject = f"{period} ({after.number})"
            yield Found("correction_differs", subject, {"period": period, "number": after.number})


def recomputed(office: Desk, period: str) -> Iterator[Found]:
    """The last version is worked out again from the submissions in use now."""
    last = office.register.figures.latest(period)
    if last is None:
        return
    document = office.folder.root / last.document
    if last.document and not any(document.parent.glob(f"{document.stem}*{document.suffix}")):
        shown = {"path": last.document, "period": period}
        yield Found("document_missing", last.document, shown)
    try:
        now = figures_now(office, period)
    except OfficeError as error:
        shown = {"period": period, "detail": str(error)}
        yield Found("figures_not_computed", period, shown)
        return
    changed = _changed(last.figures, now)
    if changed:
        kind = "figures_pending" if _moved_since(office, last) else "figures_differ"
        some = "; ".join(
            f"{name}: {_shown(before)} → {_shown(after)}"
            for name, (before, after) in list(changed.items())[:_SHOWN]
        )
        yield Found(kind, period, {"period": period, "n": len(changed), "some": some})


def figures_now(office: Desk, period: str) -> Figures:
    """Every standard figure of a period as it would be frozen now."""
    from foreignaffairs.consolidation.standard import standard_figures

    found = standard_figures(merged(office, office.view(period)))
    plain = {k: str(v) if isinstance(v, Decimal) else v for k, v in found.items()}
    values: Figures = loads(stable(plain))
    return values


def _changed(before: Figures, after: Figures) -> dict[str, tuple[Any, Any]]:
    """Figures that differ, by name: 0, blank and absent are three values."""
    pairs = {
        name: (before.get(name, ABSENT), after.get(name, ABSENT))
        for name in sorted({*before, *after})
    }
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _moved_since(office: Desk, last: Frozen) -> bool:
    """Whether something was decided since that explains another figure: a correction is due."""
    waiting = office.register.submissions.current(last.period, (State.ACCEPTED,))
    closed = last.period in office.register.periods.closed()
    decided = office.register.inspection.decided_since(last.period, last.at)
    return bool(decided) or (bool(waiting) and not closed)


def _shown(value: Any) -> str:
    return "–" if value in (None, ABSENT) else str(value)

"""Who owes, who filed: the records of ``status``, the frames of ``expected`` and ``status``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .desk import Desk
from .facts import PeriodView, unit_facts

if TYPE_CHECKING:
    import pandas as pd


def expected_frame(view: PeriodView) -> pd.DataFrame:
    """One row for each unit and obligation, excluded units included with their reason."""
    import pandas as pd

    return pd.DataFrame(
        [
            (
                o.unit.code,
                o.unit.name,
                o.unit.kind,
                o.obligation,
                o.title,
                o.forms,
                o.due.due,
                o.citation,
                o.excluded,
            )
            for o in view.owed
        ],
        columns=[
            "unit", "name", "kind", "obligation", "title", "forms", "due", "citation", "excluded",
        ],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class StatusRecords:
    """A period as of today: each unit, the whole counted, and counted by kind and by area."""

    units: Sequence[Mapping[str, Any]]
    whole: Mapping[str, Any]
    groups: Mapping[str, Sequence[Mapping[str, Any]]]


def status_records(office: Desk, period: str) -> StatusRecords:
    """What :func:`status_frame` and :func:`summary_frame` say, looked up once, without pandas."""
    from foreignaffairs.consolidation.timeliness import summary_records, unit_records

    units = unit_records(unit_facts(office.view(period), office.register), office.today)
    groups = {by: summary_records(units, (by,)) for by in ("loai_don_vi", "dia_ban")}
    return StatusRecords(units, summary_records(units)[0], groups)


def status_frame(office: Desk, period: str) -> pd.DataFrame:
    """The unit frame of a period as of today."""
    from foreignaffairs.consolidation.timeliness import unit_frame

    return unit_frame(unit_facts(office.view(period), office.register), office.today)


def summary_frame(office: Desk, period: str, by: tuple[str, ...]) -> pd.DataFrame:
    """Counts and rates of a period by kind or area."""
    from foreignaffairs.consolidation.timeliness import summary

    return summary(status_frame(office, period), by)

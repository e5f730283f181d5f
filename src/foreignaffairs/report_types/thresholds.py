"""Numbers of days that a text sets: dated, with the ground each stands on.

Such numbers change with the text behind them, so a rule never holds one by itself. When a new
text comes, the old threshold gets an ``until`` and a second rule takes the new one: a report
of 2023 keeps being read with the days of 2023. All are soft: rules that use them only ask.
"""

from __future__ import annotations

from datetime import date

from pydantic import Field

from foreignaffairs.model import Basis
from foreignaffairs.model.base import Dated


class Threshold(Dated):
    """So many days, in force by the date of what happened (a signing, a conference).

    ``source`` names the text for a message. ``basis`` "remembered" means that nobody has yet
    held it against the text: the message then says so instead of citing.
    """

    days: int = Field(gt=0)
    basis: Basis
    source: str

    @property
    def seen(self) -> bool:
        """Whether the number was read in a text, and so may be cited."""
        return self.basis in ("seed", "seen", "office")


COPY_AFTER_SIGNING = Threshold(
    days=15, since=date(2021, 7, 1), basis="seen", source="Luật Thỏa thuận quốc tế 70/2020/QH14"
)
"""Report and copy within 15 days of signing an international agreement."""

CONFERENCE_PRIME_MINISTER = Threshold(
    days=40, since=date(2020, 4, 15), basis="seen", source="Quyết định 06/2020/QĐ-TTg"
)
"""A conference that the Prime Minister allows is asked for 40 days ahead."""

CONFERENCE_OTHERS = Threshold(
    days=30, since=date(2020, 4, 15), basis="seen", source="Quyết định 06/2020/QĐ-TTg"
)
"""A conference that another authority allows is asked for 30 days ahead."""

CONFERENCE_REPORT = Threshold(
    days=15, since=date(2020, 4, 15), basis="remembered", source="Quyết định 06/2020/QĐ-TTg"
)
"""The result of a conference is reported within 15 days; not yet held against the text."""

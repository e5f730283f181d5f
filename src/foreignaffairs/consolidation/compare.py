"""Figures beside those of the previous and of the same period a year before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from foreignaffairs.model.sign import Sign

from .hiding_grid import REST


def beside(
    now: pd.DataFrame, before: pd.DataFrame | None, by: Sequence[str], measure: str
) -> pd.DataFrame:
    """Join two tables on ``by``: adds ``ky_nay``, ``ky_truoc``, ``tang_giam`` and ``ty_le``.

    ``ty_le`` is the change in percent. Where either side has no number, both changes are
    ``<NA>``: an absent figure is never taken for 0. Where one is hidden, so is what would give it
    away.
    """
    left = now[[*by, measure]].rename(columns={measure: "ky_nay"})
    if before is None or before.empty:
        right = pd.DataFrame(columns=[*by, "ky_truoc"])
    else:
        right = before[[*by, measure]].rename(columns={measure: "ky_truoc"})
    if by:
        made = left.merge(right, on=list(by), how="outer")
    else:
        made = left.reset_index(drop=True).join(right.reset_index(drop=True), how="outer")
    for name in ("ky_nay", "ky_truoc"):
        made[name] = made[name].astype(object).where(made[name].notna(), pd.NA)
    pairs = list(zip(made["ky_nay"], made["ky_truoc"], strict=True))
    made["tang_giam"] = [_difference(a, b) for a, b in pairs]
    made["ty_le"] = [_percent(a, b) for a, b in pairs]
    return made


def _difference(now: Any, before: Any) -> Any:
    if isinstance(now, Sign) or isinstance(before, Sign):
        return REST
    return pd.NA if now is pd.NA or before is pd.NA else now - before


def _percent(now: Any, before: Any) -> Any:
    if isinstance(now, Sign) or isinstance(before, Sign):
        return REST
    if now is pd.NA or before is pd.NA or not before:
        return pd.NA
    return round(float(100 * (now - before) / before), 1)

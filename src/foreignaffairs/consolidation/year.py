"""Figures of a year so far: flows add up over periods, stocks do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from foreignaffairs.model import ReportType

from .counting import measures, total


def year_to_date(
    tables: Mapping[str, pd.DataFrame],
    cumulative: Mapping[str, bool],
    report_type: ReportType,
    by: Sequence[str],
) -> pd.DataFrame:
    """Merge one report type's tables of the periods of a year, given in order of time.

    A cumulative period already contains the earlier ones, so its flows replace theirs. Stocks
    are those of the last period in which anybody gave them.
    """
    names = measures(report_type)
    stocks = {c.name for c in report_type.measures if c.measure == "stock"}
    start = max((i for i, p in enumerate(tables) if cumulative.get(p)), default=0)
    flows = [frame for i, frame in enumerate(tables.values()) if i >= start]
    if not flows:
        return pd.DataFrame(columns=[*by, *names])
    joined = pd.concat(flows, ignore_index=True)
    flow_names = [n for n in names if n not in stocks]
    made = (
        joined.groupby(list(by), dropna=False, sort=True)[flow_names].agg(total).reset_index()
        if by
        else pd.DataFrame([{n: total(joined[n]) for n in flow_names}])
    )
    for name in (n for n in names if n in stocks):
        last = next((f for f in reversed(flows) if f[name].notna().any()), None)
        if last is None:
            made[name] = pd.NA
        elif by:
            made = made.merge(last[[*by, name]], on=list(by), how="left")
        else:
            made[name] = total(last[name])
    return made[[*by, *names]]

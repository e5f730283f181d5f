"""``consolidate``, ``report``, ``trace``: what goes up, and the way back from a figure."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from typing import Any

import click

from foreignaffairs.language.numbers import format_number

from .options import command, json_option, office_argument, period_argument
from .output import Screen, records


def commands(screen: Screen) -> Iterator[click.Command]:
    """The commands of this module."""
    yield command(
        screen,
        "consolidate",
        lambda **given: _consolidate(screen, **given),
        office_argument(),
        period_argument(),
        json_option(screen),
    )
    yield command(
        screen,
        "report",
        lambda **given: _report(screen, **given),
        office_argument(),
        period_argument(),
        click.Option(["--public"], is_flag=True, help=screen.words("opt_public")),
        json_option(screen),
    )
    yield command(
        screen,
        "trace",
        lambda **given: _trace(screen, **given),
        office_argument(),
        click.Argument(["figure"], metavar="FIGURE"),
        json_option(screen),
    )


def _consolidate(screen: Screen, directory: Path, period: str, as_json: bool) -> int:
    from foreignaffairs.office import Office

    with Office.open(directory) as office:
        made = office.consolidate(period)
        annex = office.annex_path(period)
    if as_json:
        screen.emit_json(
            {
                "period": period,
                "annex": annex,
                "tables": {name: records(made[name]) for name in made},
                "coverage": {name: made.coverage(name).line(screen.lang) for name in made},
                "narrative": list(made.narrative),
            }
        )
        return 0
    screen.table(
        [screen.words(k) for k in ("form", "title", "coverage")],
        [
            (
                made.report_type(name).number,
                made.report_type(name).title,
                made.coverage(name).line(screen.lang),
            )
            for name in made
        ],
    )
    screen.say(screen.words("consolidate_done", annex=annex, directory=directory, period=period))
    return 0


def _report(screen: Screen, directory: Path, period: str, public: bool, as_json: bool) -> int:
    from foreignaffairs.office import Office

    if public:
        return _publish(screen, directory, period, as_json)
    with Office.open(directory) as office:
        path = office.report(period)
        annex = office.annex_path(period)
    if as_json:
        screen.emit_json({"report": path, "annex": annex})
    else:
        screen.say(screen.words("report_done", path=path, annex=annex))
    return 0


def _publish(screen: Screen, directory: Path, period: str, as_json: bool) -> int:
    from foreignaffairs.office import Office

    with Office.open(directory) as office:
        made = office.publish(period)
    if as_json:
        screen.emit_json(
            {"report": made.report, "annex": made.annex, "hide_below": made.hide_below}
        )
        return 0
    key = "publish_hidden" if made.hide_below > 1 else "publish_not_hidden"
    small = screen.words(key, most=made.hide_below - 1)
    screen.say(screen.words("publish_done", report=made.report, annex=made.annex, small=small))
    return 0


def _trace(screen: Screen, directory: Path, figure: str, as_json: bool) -> int:
    from foreignaffairs.office import Office

    with Office.open(directory) as office:
        frame = office.trace(figure)
    if as_json:
        screen.emit_json({"figure": figure, "cells": records(frame)})
        return 0
    screen.table(
        [screen.words(k) for k in ("unit", "file", "revision", "sheet", "cell", "value")],
        [
            (r["ten_don_vi"], r["tep"], r["lan"], r["trang"], r["o"], _exactly(r["gia_tri"]))
            for r in records(frame)
        ],
    )
    screen.say(screen.words("trace_done", figure=figure, n=len(frame)))
    return 0


def _exactly(value: Any) -> Any:
    """A figure with all its decimals, which a table would round."""
    return format_number(value) if isinstance(value, float) and isfinite(value) else value

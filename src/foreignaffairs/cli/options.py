"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from foreignaffairs.language.dates import parse_date

from .output import Screen
from .spoken import SpokenCommand

OFFICE = click.Path(path_type=Path)
FILE = click.Path(path_type=Path, dir_okay=False)


class Day(click.ParamType[date]):
    """A day as 2023-12-09 or 9/12/2023."""

    name = "date"

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day; fails with a sentence where the words are none."""
        if isinstance(value, date):
            return value
        read = parse_date(value)
        if read.value is None or read.precision != "day" or read.question:
            self.fail(self._screen.words("bad_day", value=value), param, ctx)
        return read.value


def command(
    screen: Screen, name: str, function: Callable[..., int | None], *params: click.Parameter
) -> click.Command:
    """A command whose help is ``cli.help_<name>``."""
    key = f"help_{name.replace('-', '_')}"
    return SpokenCommand(
        screen, name, params=list(params), callback=function, help=screen.words(key)
    )


def office_argument() -> click.Argument:
    """DIR: the office folder."""
    return click.Argument(["directory"], type=OFFICE, metavar="DIR")


def period_argument(required: bool = True) -> click.Argument:
    """PERIOD, such as 2023-K1."""
    return click.Argument(["period"], required=required, metavar="PERIOD")


def json_option(screen: Screen) -> click.Option:
    """``--json``."""
    return click.Option(["--json", "as_json"], is_flag=True, help=screen.words("opt_json"))


def reason_option(screen: Screen, *, required: bool = False) -> click.Option:
    """``--reason``."""
    words = screen.words("opt_reason")
    if required:
        return click.Option(["--reason"], required=True, help=words)
    return click.Option(["--reason"], default="", help=words)

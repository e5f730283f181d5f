"""``workbooks build``: the control workbook, the add-in, blank forms and samples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from foreignaffairs.language.catalogue import text

from .options import OFFICE
from .output import Screen
from .spoken import SpokenCommand, SpokenGroup

FOLDER = Path("workbooks")


def commands(screen: Screen) -> Iterator[click.Command]:
    """The commands of this module."""
    group = SpokenGroup(screen, "workbooks", help=text("excel.cli_workbooks", screen.lang))
    group.add_command(
        SpokenCommand(
            screen,
            "build",
            params=[
                click.Argument(
                    ["directory"], type=OFFICE, metavar="[DIR]", required=False, default=FOLDER
                ),
                click.Option(["--check"], is_flag=True, help=text("excel.cli_check", screen.lang)),
            ],
            callback=lambda **given: _build(screen, **given),
            help=text("excel.cli_build", screen.lang),
        )
    )
    yield group


def _build(screen: Screen, directory: Path, check: bool) -> int:
    """Build into ``directory``; with ``check`` only compare, exit 1 where anything differs."""
    from foreignaffairs.excel.build import build, differences

    if check:
        if not directory.is_dir():
            raise FileNotFoundError(2, "missing", str(directory))
        found = differences(directory)
        for line in found:
            screen.say(line)
        key = "cli_differs" if found else "cli_same"
        screen.say(text(f"excel.{key}", screen.lang, n=len(found), folder=directory))
        return 1 if found else 0
    written = build(directory)
    screen.say(text("excel.cli_built", screen.lang, n=len(written), folder=directory))
    return 0

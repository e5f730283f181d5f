"""Every command, put together; help texts come from the catalogue in the language asked for."""

from __future__ import annotations

import click

from . import decisions, office_commands, results, rule_commands, safety, workbooks
from .check import check_command
from .excel import excel_commands
from .output import Screen
from .spoken import SpokenGroup


def build(screen: Screen) -> click.Group:
    """Return the command ``foreignaffairs`` in the screen's language."""
    group = SpokenGroup(screen, "foreignaffairs", help=screen.words("about"))
    for room in (rule_commands, office_commands, decisions, results, safety, workbooks):
        for command in room.commands(screen):
            group.add_command(command)
    group.add_command(check_command(screen))
    group.add_command(excel_commands(screen))
    return group

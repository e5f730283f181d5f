"""Commands whose help and errors are in the language asked for: click itself speaks English."""

from __future__ import annotations

from typing import Any

import click

from .output import Screen

CLICKS_OWN = "Got unexpected extra argument"
"""How click begins what it says by itself of too many words; other words are ours."""


class _Spoken(click.Command):
    """What commands and groups share: usage line, options and the words beside ``--help``."""

    screen: Screen

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{self.screen.words('usage')} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, those that must be given marked."""
        found = [
            (param, param.get_help_record(ctx))
            for param in self.get_params(ctx)
            if not isinstance(param, click.Argument)
        ]
        must = self.screen.words("required")
        records = [
            (record[0], record[1].replace("[required]", f"[{must}]"))
            for _, record in found
            if record is not None
        ]
        with formatter.section(self.screen.words("options")):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help`` with words of ours."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.screen.words("opt_help")
        return option


class SpokenCommand(_Spoken):
    """A command that does something."""

    def __init__(self, screen: Screen, name: str, **given: Any) -> None:
        super().__init__(name, options_metavar=screen.words("options_metavar"), **given)
        self.screen = screen


class SpokenGroup(_Spoken, click.Group):
    """A command that holds others."""

    def __init__(self, screen: Screen, name: str, **given: Any) -> None:
        super().__init__(
            name,
            options_metavar=screen.words("options_metavar"),
            subcommand_metavar=screen.words("command_metavar"),
            **given,
        )
        self.screen = screen

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write options, then commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with the first sentence of their help."""
        room = formatter.width - 6 - max(map(len, self.commands))
        records = [
            (name, self.commands[name].get_short_help_str(room)) for name in self.list_commands(ctx)
        ]
        with formatter.section(self.screen.words("commands")):
            formatter.write_dl(records)


def usage_error(error: click.ClickException, screen: Screen) -> str:
    """Say in one sentence what was typed wrong."""
    if isinstance(error, click.MissingParameter):
        return screen.words("missing_parameter", name=_name(error))
    if isinstance(error, click.BadParameter):
        return _bad_value(error, screen)
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        said = screen.words("no_such_option", name=error.option_name)
        return f"{said} {screen.words('perhaps', names=near)}" if near else said
    if isinstance(error, click.BadOptionUsage):
        return screen.words("option_needs_value", name=error.option_name)
    unknown = getattr(error, "command_name", None)  # click.exceptions.NoSuchCommand
    if unknown:
        near = ", ".join(getattr(error, "possibilities", None) or ())
        said = screen.words("no_such_command", name=unknown)
        return f"{said} {screen.words('perhaps', names=near)}" if near else said
    if error.message.startswith(CLICKS_OWN):
        return screen.words("wrong_usage")
    return error.message


def _bad_value(error: click.BadParameter, screen: Screen) -> str:
    """Name the values that may be given where they are few; words of ours are kept."""
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        choices = ", ".join(map(str, kind.choices))
        return screen.words("bad_choice", name=_name(error), choices=choices)
    if isinstance(kind, click.IntRange):
        return screen.words("bad_number", name=_name(error), least=kind.min, most=kind.max)
    return error.message


def _name(error: click.BadParameter) -> str:
    """What a person types for a parameter: ``--until``, ``PERIOD``."""
    param = error.param
    if isinstance(param, click.Option):
        return param.opts[0]
    if param is None:
        return str(error.param_hint or "")
    return param.make_metavar(error.ctx) if error.ctx else str(param.name)

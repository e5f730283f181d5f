"""Checks that plugins add; one that raises becomes a finding and the others' results stand."""

from __future__ import annotations

from collections.abc import Iterator

from foreignaffairs.language.findings import finding
from foreignaffairs.model import Finding, FormContent
from foreignaffairs.model.check import CheckPlugin

from .context import CheckContext


def check_added(content: FormContent, context: CheckContext) -> Iterator[Finding]:
    """Run every plugin check in force at the end of the data window."""
    for plugin in context.plugins:
        if context.window is None or plugin.valid_on(context.window[1]):
            yield from _run(plugin, content, context)


def _run(plugin: CheckPlugin, content: FormContent, context: CheckContext) -> tuple[Finding, ...]:
    try:
        return tuple(_signed(made, plugin) for made in plugin.check(content, context))
    except Exception as error:
        return (
            finding(
                "FA-S31",
                lang=context.lang,
                plugin=plugin.plugin,
                check=plugin.id,
                name=plugin.plugin,
                error=type(error).__name__,
            ),
        )


def _signed(made: Finding, plugin: CheckPlugin) -> Finding:
    """A finding that says whose it is and on what ground."""
    if not isinstance(made, Finding):
        raise TypeError(f"{plugin.id} gave {type(made).__name__} instead of Finding")
    return made.model_copy(
        update={
            "plugin": made.plugin or plugin.plugin,
            "citation": made.citation or str(plugin.citation),
        }
    )

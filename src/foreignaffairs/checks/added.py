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
        made = tuple(plugin.check(content, context))
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
    return tuple(
        f.model_copy(
            update={
                "plugin": f.plugin or plugin.plugin,
                "citation": f.citation or str(plugin.citation),
            }
        )
        for f in made
    )

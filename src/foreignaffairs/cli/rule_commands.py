"""``plugins``, ``rules``, ``due``: what the law says; no office needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from .options import OFFICE, Day, command, json_option
from .output import Screen

DUE_FIELDS = (
    "province", "obligation", "period", "level", "who", "forms", "recipients", "window_start",
    "window_end", "due", "last_working_day", "explanation", "citation", "to_confirm",
)  # fmt: skip
"""The fields of ``due --json``; those of ``DueDate`` beyond them follow."""


def commands(screen: Screen) -> Iterator[click.Command]:
    """The commands of this module."""
    yield command(screen, "plugins", lambda **given: _plugins(screen, **given), json_option(screen))
    yield command(
        screen,
        "rules",
        lambda **given: _rules(screen, **given),
        click.Argument(["province"]),
        click.Option(["--on", "on"], type=Day(screen), help=screen.words("opt_on")),
        json_option(screen),
    )
    yield command(
        screen,
        "due",
        lambda **given: _due(screen, **given),
        click.Argument(["province"]),
        click.Argument(["year"], type=click.IntRange(1900, 2200)),
        click.Option(
            ["--day-off", "day_off"],
            type=click.Choice(["keep", "next", "previous"]),
            help=screen.words("opt_day_off"),
        ),
        click.Option(["--office", "office"], type=OFFICE, help=screen.words("opt_office")),
        json_option(screen),
    )


def _plugins(screen: Screen, as_json: bool) -> int:
    from foreignaffairs.provinces.registry import Registry

    registry = Registry.load()
    if as_json:
        screen.emit_json(list(registry.plugins))
    else:
        screen.table(
            [screen.words(k) for k in ("plugin", "version", "provinces", "hooks", "state")],
            [
                (p.distribution, p.version, p.provinces, p.hooks, p.error or screen.words("ok"))
                for p in registry.plugins
            ],
        )
        if not registry.plugins:
            screen.say(screen.words("no_plugins"))
    return 1 if any(p.error for p in registry.plugins) else 0


def _rules(screen: Screen, province: str, on: date | None, as_json: bool) -> int:
    from foreignaffairs.provinces.description import describe
    from foreignaffairs.provinces.registry import Registry

    registry = Registry.load()
    found = registry.province(province)
    described = describe(found, on, screen.lang)
    if as_json:
        screen.emit_json(described)
        return 0
    for name in ("directives", "tasks", "obligations", "deadlines", "recipients", "unit_kinds"):
        screen.say(screen.words(f"rules_{name}", n=len(described[name])))
        screen.table(
            [screen.words(k) for k in ("code", "title", "citation", "confirm")],
            [_rule_line(item) for item in described[name]],
        )
        screen.say()
    screen.say(screen.words("rules_next", province=province))
    return 0


def _rule_line(item: dict[str, Any]) -> tuple[str, str, str, Any]:
    code = str(item.get("code") or item.get("id"))
    title = str(item.get("title") or item.get("subject") or "")
    citation = item.get("citation") or (item.get("citations") or [""])[0] or ""
    words = citation.get("text", "") if isinstance(citation, dict) else str(citation)
    marks = item.get("to_confirm") or ()
    return code, title[:60], words[:60], len(marks) or ""


def _due(
    screen: Screen,
    province: str,
    year: int,
    day_off: Any,
    office: Path | None,
    as_json: bool,
) -> int:
    from foreignaffairs.calendar import due_dates
    from foreignaffairs.provinces.registry import Registry

    registry = Registry.load()
    found = registry.province(province)
    if office is not None:
        found = _of_office(office, province, registry, screen)
    dues = due_dates(found, year, day_off=day_off, lang=screen.lang)
    if as_json:
        screen.emit_json([_due_fields(d) for d in dues])
        return 0
    screen.table(
        [screen.words(k) for k in ("period", "obligation", "forms", "due", "last_day", "confirm")],
        [
            (d.period, d.obligation, d.forms, d.due, d.last_working_day, len(d.to_confirm) or "")
            for d in dues
        ],
    )
    screen.say()
    for words in dict.fromkeys((d.explanation, d.citation) for d in dues):
        screen.say(f"• {words[0]} ({words[1]})")
    screen.say(screen.words("due_next" if any(d.to_confirm for d in dues) else "due_done"))
    return 0


def _due_fields(due: Any) -> dict[str, Any]:
    given = due.model_dump(mode="json")
    return {name: given[name] for name in DUE_FIELDS} | {
        name: value for name, value in given.items() if name not in DUE_FIELDS
    }


def _of_office(path: Path, province: str, registry: Any, screen: Screen) -> Any:
    from foreignaffairs.model import OfficeError
    from foreignaffairs.office import Office

    with Office.open(path, registry=registry) as office:
        if office.province.id != province:
            raise OfficeError(
                screen.words("other_province", path=path, province=office.province.id)
            )
        return office.province

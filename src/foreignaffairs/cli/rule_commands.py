"""``plugins``, ``rules``, ``due``: what the law says; no office needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from foreignaffairs.language.dates import numeric_date

from .options import OFFICE, Day, command, json_option
from .output import Screen

DUE_FIELDS = (
    "province", "obligation", "period", "level", "who", "forms", "recipients", "window_start",
    "window_end", "due", "last_working_day", "explanation", "citation", "to_confirm",
)  # fmt: skip
"""The fields of ``due --json``; those of ``DueDate`` beyond them follow."""
LISTS = (
    "directives", "tasks", "obligations", "deadlines", "addressees", "recipients", "unit_kinds",
)  # fmt: skip
"""What ``rules`` prints, in order."""
WIDEST = 64


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
    from foreignaffairs.provinces.citing import directive_name
    from foreignaffairs.provinces.description import describe
    from foreignaffairs.provinces.registry import Registry

    registry = Registry.load()
    found = registry.province(province)
    described = describe(found, on, screen.lang)
    if as_json:
        screen.emit_json(described)
        return 0
    main = found.directive(found.main_directive)
    named = directive_name(main.model_dump(), main.id)
    screen.say(screen.words("rules_main", name=named, subject=main.subject))
    screen.say()
    for name in LISTS:
        screen.say(screen.words(f"rules_{name}", n=len(described[name])))
        screen.table(
            [screen.words(k) for k in ("code", "title", "citation", "confirm")],
            [_rule_line(item, named) for item in described[name]],
        )
        screen.say()
    questions = described["open_questions"]
    screen.say(screen.words("rules_open_questions", n=len(questions)))
    for number, question in enumerate(questions, 1):
        where = ", ".join(question["where"])
        screen.say(f"{number}. {question['question']} {question['name']} ({where})")
    screen.say()
    screen.say(screen.words("rules_next", province=province))
    return 0


def _rule_line(item: dict[str, Any], main: str) -> tuple[str, str, str, Any]:
    """Code, title, place in the text (that of the main directive by its clause) and marks."""
    title = str(item.get("title") or item.get("subject") or "")
    place = str(item.get("citation") or "").removeprefix(f"{main}, ")
    marks = item.get("to_confirm") or ()
    if "issuer" in item:
        known = item["issued"] and "issued" not in marks
        issued = numeric_date(date.fromisoformat(item["issued"])) if known else ""
        place = ", ".join(filter(None, (item["issuer"], issued)))
    return str(item["id"]), _cut(title), _cut(place), len(marks) or ""


def _cut(words: str) -> str:
    """Words that fit a column."""
    return words if len(words) <= WIDEST else f"{words[: WIDEST - 1].rstrip()}…"


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

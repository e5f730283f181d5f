"""``excel install``, ``excel doctor``, ``excel uninstall``: the add-in on this PC."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from foreignaffairs.language.catalogue import text

from .options import FILE, command, json_option
from .output import Screen
from .spoken import SpokenGroup

if TYPE_CHECKING:
    from foreignaffairs.excel.install.diagnosis import Diagnosis
    from foreignaffairs.excel.install.libreoffice import Calc
    from foreignaffairs.excel.install.plan import Plan


def excel_commands(screen: Screen) -> click.Group:
    """The group ``excel``."""
    group = SpokenGroup(screen, "excel", help=screen.words("help_excel"))
    add_in = click.Option(["--addin", "add_in"], type=FILE, help=screen.words("opt_addin"))
    preview = click.Option(["--preview"], is_flag=True, help=screen.words("opt_excel_preview"))
    calc = click.Option(["--libreoffice"], is_flag=True, help=screen.words("opt_libreoffice"))
    group.add_command(
        command(screen, "install", lambda **given: _install(screen, **given), add_in, preview, calc)
    )
    group.add_command(
        command(
            screen,
            "doctor",
            lambda **given: _doctor(screen, **given),
            click.Argument(["files"], type=FILE, nargs=-1, metavar="[FILE…]"),
            add_in,
            calc,
            json_option(screen),
        )
    )
    group.add_command(
        command(screen, "uninstall", lambda **given: _uninstall(screen, **given), preview, calc)
    )
    return group


def _install(screen: Screen, add_in: Path | None, preview: bool, libreoffice: bool) -> int:
    from foreignaffairs.excel.install import setup

    if libreoffice:
        return _install_calc(screen, preview)
    system = setup.this_system()
    if system is None:
        return _elsewhere(screen)
    if add_in is not None and not add_in.is_file():
        raise FileNotFoundError(2, "missing", str(add_in))
    outcome = setup.install(system, add_in, preview=preview)
    if _show_plan(screen, outcome.plan, preview):
        return 1
    if not outcome.plan.actions:
        screen.say(_words(screen, "installed_already"))
    if preview:
        return 0
    return _show_found(screen, [d for d in outcome.found if d.status != "ok"], "install_done")


def _doctor(
    screen: Screen,
    files: tuple[Path, ...],
    add_in: Path | None,
    libreoffice: bool,
    as_json: bool,
) -> int:
    from foreignaffairs.excel.install import setup

    if libreoffice:
        from foreignaffairs.excel.install.libreoffice import diagnose_calc

        found = tuple(diagnose_calc(_calc(), os.environ))
    else:
        system = setup.this_system()
        if system is None:
            return _elsewhere(screen)
        found = setup.doctor(system, files, add_in)
    if not as_json:
        return _show_found(screen, found, "all_well")
    ok = all(d.status != "mend" for d in found)
    screen.emit_json({"ok": ok, "checks": [_fields(d, screen.lang) for d in found]})
    return 0 if ok else 1


def _uninstall(screen: Screen, preview: bool, libreoffice: bool) -> int:
    from foreignaffairs.excel.install import setup

    if libreoffice:
        return _uninstall_calc(screen, preview)
    system = setup.this_system()
    if system is None:
        return _elsewhere(screen)
    outcome = setup.uninstall(system, preview=preview)
    if _show_plan(screen, outcome.plan, preview):
        return 1
    if outcome.plan.actions and not preview:
        screen.say(_words(screen, "uninstall_done"))
    return 0


def _install_calc(screen: Screen, preview: bool) -> int:
    from foreignaffairs.excel.functions import functions_of
    from foreignaffairs.excel.install.libreoffice import install_calc
    from foreignaffairs.provinces.registry import Registry

    calc = _calc()
    if preview:
        screen.say(_words(screen, "calc_would", path=calc.settings))
        return 0
    install_calc(calc, functions_of(Registry.load()))
    screen.say(_words(screen, "calc_installed"))
    return 0


def _uninstall_calc(screen: Screen, preview: bool) -> int:
    from foreignaffairs.excel.install.libreoffice import is_in_calc, uninstall_calc

    calc = _calc()
    if preview:
        there = is_in_calc(calc)
        screen.say(_words(screen, "calc_would_go" if there else "calc_nothing"))
        return 0
    screen.say(_words(screen, "calc_gone" if uninstall_calc(calc) else "calc_nothing"))
    return 0


def _calc() -> Calc:
    from foreignaffairs.excel.calc_addin.settings import settings_path
    from foreignaffairs.excel.engine.uno_import import find_program
    from foreignaffairs.excel.install.libreoffice import Calc, unopkg_of

    return Calc(unopkg_of(find_program()), settings_path())


def _elsewhere(screen: Screen) -> int:
    """Not Windows: say what there is instead."""
    screen.trouble(_words(screen, "not_windows"))
    return 2


def _show_plan(screen: Screen, plan: Plan, preview: bool) -> bool:
    """Say what was or would be done, and whether it was refused."""
    from foreignaffairs.excel.install.plan_words import line

    for remark in plan.refusals:
        screen.trouble(_words(screen, remark.key, **remark.params))
    if plan.actions:
        screen.say(_words(screen, "would_do" if preview else "was_done"))
    for action in plan.actions:
        screen.say(f"  {line(action, screen.lang)}")
    for remark in plan.remarks:
        screen.say(_words(screen, remark.key, **remark.params))
    return bool(plan.refusals)


def _show_found(screen: Screen, found: Iterable[Diagnosis], well: str) -> int:
    """Say how each thing stands; return the exit code."""
    marks = {status: _words(screen, f"status_{status}") for status in ("ok", "look", "mend")}
    width = max(map(len, marks.values()))
    broken = 0
    for each in found:
        broken += each.status == "mend"
        screen.say(f"{marks[each.status]:<{width}}  {each.title(screen.lang)}: "
                   f"{each.seen(screen.lang)}")  # fmt: skip
        if fix := each.fix(screen.lang):
            screen.say(f"{'':<{width}}  → {fix}")
    screen.say(_words(screen, "to_mend", n=broken) if broken else _words(screen, well))
    return 1 if broken else 0


def _fields(found: Diagnosis, lang: str) -> dict[str, Any]:
    return {
        "check": found.check,
        "title": found.title(lang),
        "status": found.status,
        "seen": found.seen(lang),
        "fix": found.fix(lang),
    }


def _words(screen: Screen, key: str, **params: Any) -> str:
    return text(f"excel_install.{key}", screen.lang, **params)

"""``backup``, ``restore``, ``verify``: keeping what an office has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from foreignaffairs.language.catalogue import text

from .options import (
    FILE,
    OFFICE,
    command,
    json_option,
    office_argument,
    period_argument,
    reason_option,
)
from .output import Screen

_MB = 1 << 20


def commands(screen: Screen) -> Iterator[click.Command]:
    """The commands of this module."""
    yield command(
        screen,
        "backup",
        lambda **given: _backup(screen, **given),
        office_argument(),
        click.Argument(["target"], type=OFFICE, metavar="TARGET"),
        json_option(screen),
    )
    yield command(
        screen,
        "restore",
        lambda **given: _restore(screen, **given),
        click.Argument(["backup"], type=FILE, metavar="BACKUP"),
        office_argument(),
        json_option(screen),
    )
    yield command(
        screen,
        "verify",
        lambda **given: _verify(screen, **given),
        office_argument(),
        click.Option(["--full"], is_flag=True, help=screen.words("opt_full")),
        json_option(screen),
    )
    yield command(
        screen,
        "erase-personal",
        lambda **given: _erase(screen, **given),
        office_argument(),
        period_argument(),
        reason_option(screen, required=True),
        click.Option(["--originals"], is_flag=True, help=screen.words("opt_originals")),
        click.Option(["--yes"], is_flag=True, help=screen.words("opt_yes")),
        json_option(screen),
    )


def _words(screen: Screen, key: str, **params: object) -> str:
    return text(f"safety.{key}", screen.lang, **params)


def _backup(screen: Screen, directory: Path, target: Path, as_json: bool) -> int:
    from foreignaffairs.office import Office

    with Office.open(directory) as office:
        made = office.backup(target, screen.progress(_words(screen, "packing")))
    if as_json:
        screen.emit_json(made)
    else:
        for name in made.left_out:
            screen.trouble(_words(screen, "left_out", path=name))
        size = f"{made.size / _MB:.1f}".replace(".", ",")
        screen.say(_words(screen, "backup_done", path=made.path, n=made.files, size=size))
    return 1 if made.left_out else 0


def _restore(screen: Screen, backup: Path, directory: Path, as_json: bool) -> int:
    from foreignaffairs.office import restore

    made = restore(backup, directory, screen.progress(_words(screen, "unpacking")))
    if as_json:
        screen.emit_json(made)
    else:
        day, time = made.made_at[:10].split("-"), made.made_at[11:16]
        at = f"{time} {int(day[2])}/{int(day[1])}/{day[0]}"
        shown = {"path": made.path, "n": made.files, "office": made.office, "at": at}
        screen.say(_words(screen, "restore_done", **shown))
    return 0


def _verify(screen: Screen, directory: Path, full: bool, as_json: bool) -> int:
    from foreignaffairs.office import Office

    with Office.open(directory) as office:
        label = _words(screen, "verifying")
        result = office.verify(full=full, progress=screen.progress(label))
    if as_json:
        screen.emit_json(result.as_json(screen.lang))
        return 0 if result.clean else 1
    for found in result.found:
        mark = _words(screen, f"weight_{found.weight}")
        screen.say(f"{mark}: {found.sentence(screen.lang)}")
    if result.swept:
        screen.say(_words(screen, "swept", n=len(result.swept)))
    if result.checked:
        screen.say(_words(screen, "checked", **result.checked))
    harmed = any(found.weight == "damage" for found in result.found)
    last = "clean" if result.clean else "damage" if harmed else "attention"
    screen.say(_words(screen, f"verify_{last}", n=len(result.found)))
    return 0 if result.clean else 1


def _erase(
    screen: Screen,
    directory: Path,
    period: str,
    reason: str,
    originals: bool,
    yes: bool,
    as_json: bool,
) -> int:
    from foreignaffairs.office import Office

    with Office.open(directory) as office:
        if not yes:
            click.confirm(
                screen.words("erase_sure_files" if originals else "erase_sure", period=period),
                abort=True,
                err=True,
            )
        made = office.erase_personal(period, reason, originals=originals)
    if as_json:
        screen.emit_json(made)
        return 1 if made.left else 0
    for path in (*made.deleted, *made.left):
        screen.say(path)
    key = "erase_left" if made.left else "erase_done"
    screen.say(
        screen.words(key, n=made.rows, files=len(made.deleted), left=len(made.left), period=period)
    )
    return 1 if made.left else 0

"""The officer's decisions: ``accept``, ``return``, ``exclude``, ``extend``, ``close`` …"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from .options import Day, command, json_option, office_argument, period_argument, reason_option
from .output import Screen, records


def commands(screen: Screen) -> Iterator[click.Command]:
    """The commands of this module."""
    unit = click.Argument(["unit"], metavar="UNIT")
    yield command(
        screen,
        "accept",
        lambda **given: _accept(screen, **given),
        office_argument(),
        period_argument(),
        click.Argument(["units"], nargs=-1, metavar="[UNIT…]"),
        click.Option(["--clean"], is_flag=True, help=screen.words("opt_clean")),
        reason_option(screen),
        json_option(screen),
    )
    yield command(
        screen,
        "return",
        lambda **given: _return(screen, **given),
        office_argument(),
        period_argument(),
        unit,
        reason_option(screen, required=True),
        json_option(screen),
    )
    yield command(
        screen,
        "exclude",
        lambda **given: _exclude(screen, **given),
        office_argument(),
        period_argument(),
        unit,
        reason_option(screen, required=True),
        json_option(screen),
    )
    yield command(
        screen,
        "extend",
        lambda **given: _extend(screen, **given),
        office_argument(),
        period_argument(),
        unit,
        click.Option(["--until"], type=Day(screen), required=True, help=screen.words("opt_until")),
        reason_option(screen, required=True),
        json_option(screen),
    )
    yield command(
        screen,
        "close",
        lambda **given: _close(screen, **given),
        office_argument(),
        period_argument(),
        reason_option(screen),
        json_option(screen),
    )
    yield command(
        screen,
        "reopen",
        lambda **given: _reopen(screen, **given),
        office_argument(),
        period_argument(),
        reason_option(screen, required=True),
        json_option(screen),
    )
    yield command(
        screen,
        "duplicates",
        lambda **given: _duplicates(screen, **given),
        office_argument(),
        period_argument(),
        click.Option(["--same"], nargs=2, metavar="ROW ROW", help=screen.words("opt_same")),
        click.Option(
            ["--different"], nargs=2, metavar="ROW ROW", help=screen.words("opt_different")
        ),
        click.Option(["--undo"], nargs=2, metavar="ROW ROW", help=screen.words("opt_undo")),
        reason_option(screen),
        json_option(screen),
    )


def _accept(
    screen: Screen,
    directory: Path,
    period: str,
    units: tuple[str, ...],
    clean: bool,
    reason: str,
    as_json: bool,
) -> int:
    from foreignaffairs.office import Office

    if not units and not clean:
        raise click.UsageError(screen.words("accept_whom"))
    with Office.open(directory) as office:
        wanted = office.period(period).id
        done = list(office.accept_clean(period)) if clean else []
        named = {unit: office.accept(period, unit, reason) for unit in units}
    done += [unit for unit, changed in named.items() if changed]
    if as_json:
        same = [unit for unit in named if unit not in done]
        screen.emit_json({"period": wanted, "accepted": done, "unchanged": same})
    else:
        screen.say(screen.words("accept_done", n=len(done), units=", ".join(done) or "–"))
    return 0


def _return(
    screen: Screen, directory: Path, period: str, unit: str, reason: str, as_json: bool
) -> int:
    from foreignaffairs.office import Office

    with Office.open(directory) as office:
        wanted = office.period(period).id
        copy = office.return_(period, unit, reason)
    if as_json:
        screen.emit_json({"period": wanted, "unit": unit, "copy": copy})
    else:
        screen.say(screen.words("return_done", unit=unit, copy=copy))
    return 0


def _exclude(
    screen: Screen, directory: Path, period: str, unit: str, reason: str, as_json: bool
) -> int:
    from foreignaffairs.office import Office

    with Office.open(directory) as office:
        wanted = office.period(period).id
        changed = office.exclude(period, unit, reason)
    if as_json:
        screen.emit_json({"period": wanted, "unit": unit, "changed": changed})
    else:
        screen.say(screen.words("exclude_done", unit=unit, period=period))
    return 0


def _extend(
    screen: Screen,
    directory: Path,
    period: str,
    unit: str,
    until: date,
    reason: str,
    as_json: bool,
) -> int:
    from foreignaffairs.office import Office

    with Office.open(directory) as office:
        wanted = office.period(period).id
        changed = office.extend(period, unit, until, reason)
    if as_json:
        screen.emit_json({"period": wanted, "unit": unit, "until": until, "changed": changed})
    else:
        screen.say(screen.words("extend_done", unit=unit, until=f"{until:%d/%m/%Y}"))
    return 0


def _close(screen: Screen, directory: Path, period: str, reason: str, as_json: bool) -> int:
    from foreignaffairs.office import Office

    with Office.open(directory) as office:
        wanted = office.period(period).id
        changed = office.close_period(period, reason)
    if as_json:
        screen.emit_json({"period": wanted, "closed": True, "changed": changed})
    else:
        screen.say(screen.words("close_done" if changed else "close_already", period=period))
    return 0


def _reopen(screen: Screen, directory: Path, period: str, reason: str, as_json: bool) -> int:
    from foreignaffairs.office import Office

    with Office.open(directory) as office:
        wanted = office.period(period).id
        changed = office.reopen(period, reason)
    if as_json:
        screen.emit_json({"period": wanted, "closed": False, "changed": changed})
    else:
        screen.say(screen.words("reopen_done" if changed else "reopen_already", period=period))
    return 0


def _duplicates(
    screen: Screen,
    directory: Path,
    period: str,
    same: tuple[str, str] | None,
    different: tuple[str, str] | None,
    undo: tuple[str, str] | None,
    reason: str,
    as_json: bool,
) -> int:
    from foreignaffairs.office import Office
    from foreignaffairs.register.duplicates import Choice

    decided: tuple[tuple[tuple[str, str] | None, Choice], ...] = (
        (same, "same"),
        (different, "different"),
        (undo, "undecided"),
    )
    with Office.open(directory) as office:
        for pair, choice in decided:
            if pair:
                office.decide_duplicate(period, pair[0], pair[1], choice, reason)
        frame = office.duplicates(period)
    open_pairs = int(((frame["quyet_dinh"] == "") & ~frame["chac_chan"].astype(bool)).sum())
    if as_json:
        screen.emit_json(records(frame))
    else:
        screen.table(
            [screen.words(k) for k in ("form", "row_1", "row_2", "decision")],
            [
                (r["bieu"], r["dong_1"], r["dong_2"], screen.words(f"choice_{_choice(r)}"))
                for r in records(frame)
            ],
        )
        screen.say(screen.words("duplicates_done", n=len(frame), open=open_pairs))
    return 1 if open_pairs else 0


def _choice(row: dict[str, object]) -> str:
    return str(row["quyet_dinh"] or ("certain" if row["chac_chan"] else "open"))

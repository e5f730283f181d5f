"""``init``, ``units import``, ``forms``, ``collect``, ``status``, ``remind``, ``demo``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from .options import FILE, OFFICE, Day, command, json_option, office_argument, period_argument
from .output import Screen
from .spoken import SpokenGroup


def commands(screen: Screen) -> Iterator[click.Command]:
    """The commands of this module."""
    yield command(
        screen,
        "init",
        lambda **given: _init(screen, **given),
        office_argument(),
        click.Option(["--province"], required=True, help=screen.words("opt_province")),
        click.Option(["--units"], type=FILE, help=screen.words("opt_units")),
        json_option(screen),
    )
    units = SpokenGroup(screen, "units", help=screen.words("help_units"))
    units.add_command(
        command(
            screen,
            "import",
            lambda **given: _units_import(screen, **given),
            office_argument(),
            click.Argument(["file"], type=FILE, metavar="FILE"),
            click.Option(["--preview"], is_flag=True, help=screen.words("opt_preview")),
            click.Option(["--whole"], is_flag=True, help=screen.words("opt_whole")),
            json_option(screen),
        )
    )
    yield units
    yield command(
        screen,
        "forms",
        lambda **given: _forms(screen, **given),
        office_argument(),
        period_argument(),
        json_option(screen),
    )
    yield command(
        screen,
        "collect",
        lambda **given: _collect(screen, **given),
        office_argument(),
        period_argument(required=False),
        json_option(screen),
    )
    yield command(
        screen,
        "status",
        lambda **given: _status(screen, **given),
        office_argument(),
        period_argument(),
        json_option(screen),
    )
    yield command(
        screen,
        "remind",
        lambda **given: _remind(screen, **given),
        office_argument(),
        period_argument(),
        click.Option(["--by"], type=Day(screen), help=screen.words("opt_by")),
        json_option(screen),
    )
    yield command(
        screen,
        "demo",
        lambda **given: _demo(screen, **given),
        click.Argument(["directory"], type=OFFICE, metavar="DIR"),
    )


def _init(screen: Screen, directory: Path, province: str, units: Path | None, as_json: bool) -> int:
    from foreignaffairs.office import Office

    _require_file(units)
    with Office.create(directory, province=province, units=units) as office:
        count = len(office.register.units.roster().units)
        made = office.province.id
    if as_json:
        screen.emit_json({"office": directory, "province": made, "units": count})
    else:
        screen.say(screen.words("init_done", path=directory, n=count))
    return 0


def _units_import(
    screen: Screen, directory: Path, file: Path, preview: bool, whole: bool, as_json: bool
) -> int:
    from foreignaffairs.office import Office

    _require_file(file)
    with Office.open(directory) as office:
        act = office.units_preview if preview else office.units_import
        found = act(file, whole=whole)
    changed = [line for line in found.lines if line.kind != "ignored"]
    if as_json:
        screen.emit_json(
            {
                "applied": not preview,
                "counts": found.counts(),
                "lines": [
                    {"kind": line.kind, "unit": line.unit.code, "fields": line.fields}
                    for line in changed
                ],
            }
        )
        return 0
    screen.table(
        [screen.words(k) for k in ("change", "code", "unit", "fields")],
        [
            (screen.words(f"change_{x.kind}"), x.unit.code, x.unit.name, ", ".join(x.fields))
            for x in changed
        ],
    )
    counts = ", ".join(
        f"{screen.words('change_' + kind).lower()} {n}" for kind, n in found.counts().items()
    )
    screen.say(screen.words("units_preview" if preview else "units_done", counts=counts))
    return 0


def _forms(screen: Screen, directory: Path, period: str, as_json: bool) -> int:
    from foreignaffairs.office import Office

    with Office.open(directory) as office:
        made = office.forms(period, screen.progress(screen.words("writing_forms")))
    if as_json:
        screen.emit_json({"letter": made.letter, "forms": made.forms})
    else:
        folder = made.letter.parent
        screen.say(screen.words("forms_done", n=len(made.forms), folder=folder, letter=made.letter))
    return 0


def _collect(screen: Screen, directory: Path, period: str | None, as_json: bool) -> int:
    from foreignaffairs.office import Office

    with Office.open(directory) as office:
        made = office.collect(period, screen.progress(screen.words("collecting")))
        inbox, returns = office.folder.inbox, office.folder.returns
    outcomes = made.result.outcomes
    if as_json:
        screen.emit_json(
            [
                {
                    "file": o.file,
                    "disposition": o.disposition.value,
                    "reason": o.sentence(screen.lang),
                    "unit": o.unit,
                    "period": o.period,
                    "revision": o.revision,
                    "verdict": o.verdict,
                    "received_on": o.received_on,
                    "basis": o.basis,
                    "compared": o.compared,
                    "new": o.new,
                    "copy": made.copies.get(o.file),
                }
                for o in outcomes
            ]
        )
    else:
        shown = [o for o in outcomes if o.new]
        screen.table(
            [screen.words(k) for k in ("file", "disposition", "reason")],
            [(o.file, o.label(screen.lang), o.sentence(screen.lang)) for o in shown],
        )
        counts = ", ".join(
            f"{n} {screen.words('disposition_' + d.value)}"
            for d, n in made.result.counts().items()
            if n
        )
        screen.say(
            screen.words(
                "collect_done",
                n=len(outcomes),
                new=len(shown),
                counts=counts or "0",
                inbox=inbox,
                returns=returns,
            )
        )
    return 1 if made.result.needs_a_person else 0


def _status(screen: Screen, directory: Path, period: str, as_json: bool) -> int:
    from foreignaffairs.office import Office

    with Office.open(directory) as office:
        found = office.status_records(period)
        titles = {k.id: k.title for k in office.province.unit_kinds}
    owing = any(u["trang_thai"] in ("missing", "returned", "received") for u in found.units)
    if as_json:
        screen.emit_json(
            {
                "period": period,
                "units": found.units,
                "summary": found.whole,
                "by_kind": found.groups["loai_don_vi"],
                "by_area": found.groups["dia_ban"],
            }
        )
        return 1 if owing else 0
    columns = ("phai_nop", "da_nop", "dung_han", "nop_cham", "chua_nop", "de_nghi_sua", "ty_le_nop")
    headings = [screen.words(c) for c in columns]
    for by, group in found.groups.items():
        rows = [(titles.get(r[by], r[by]) or "–", *(r[c] for c in columns)) for r in group]
        screen.table([screen.words(by), *headings], rows)
        screen.say()
    whole = _plain(found.whole)
    screen.say(screen.words("status_done", directory=directory, period=period, **whole))
    return 1 if owing else 0


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: 0 if v is None else v for k, v in values.items()}


def _remind(screen: Screen, directory: Path, period: str, by: date | None, as_json: bool) -> int:
    from foreignaffairs.office import Office

    with Office.open(directory) as office:
        made = office.remind(period, by)
    if as_json:
        screen.emit_json({"letter": made.letter, "units": made.units, "drafts": made.drafts})
    elif made.letter is None:
        screen.say(screen.words("remind_none", period=period))
    else:
        screen.say(
            screen.words("remind_done", n=len(made.units), d=len(made.drafts), letter=made.letter)
        )
    return 1 if made.units else 0


def _demo(screen: Screen, directory: Path) -> int:
    from foreignaffairs.demo import run_demo

    return run_demo(directory, screen)


def _require_file(path: Path | None) -> None:
    if path is not None and not path.is_file():
        raise FileNotFoundError(2, "missing", str(path))

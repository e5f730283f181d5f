"""``check FILE…``: verdict and findings of workbooks, without an office."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from foreignaffairs.model import Finding

from .options import FILE, command, json_option
from .output import Screen


def check_command(screen: Screen) -> click.Command:
    """The command ``check``."""
    return command(
        screen,
        "check",
        lambda **given: _check(screen, **given),
        click.Argument(["files"], type=FILE, nargs=-1, required=True, metavar="FILE…"),
        json_option(screen),
    )


def _check(screen: Screen, files: tuple[Path, ...], as_json: bool) -> int:
    from foreignaffairs.office.loose import check_files

    missing = [path for path in files if not path.is_file()]
    if missing:
        raise FileNotFoundError(2, "missing", str(missing[0]))
    worst = 0
    for found in check_files(files, screen.lang):
        worst = max(worst, 0 if found.verdict == "valid" else 1)
        if as_json:
            screen.json_line(
                {
                    "file": str(found.file),
                    "verdict": found.verdict,
                    "reason": found.reason,
                    "province": found.province,
                    "unit": found.unit,
                    "period": found.period,
                    "findings": [_fields(f) for f in found.findings],
                }
            )
        else:
            for line in _lines(screen, found):
                screen.say(line)
    if not as_json:
        screen.say(screen.words("check_next" if worst else "check_done"))
    return worst


def _fields(finding: Finding) -> dict[str, Any]:
    return finding.model_dump(mode="json")


def _lines(screen: Screen, found: Any) -> Iterator[str]:
    yield f"{found.file}: {screen.words('verdict_' + found.verdict)} {found.reason}".rstrip()
    for finding in found.findings:
        place = " ".join(p for p in (finding.sheet, finding.cell) if p)
        mark = screen.words(f"severity_{finding.severity}")
        yield f"  {mark:<22} {place:<18} {finding.message} {finding.fix}".rstrip()

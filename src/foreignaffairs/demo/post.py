"""The units' side: writes every file that they will send, in a process of its own.

Run as ``python -m foreignaffairs.demo.post FOLDER SIZE``; prints the folder of each period once
its files are there. While units "fill in", the office issues forms on the other core.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.forms import write_form
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError
from foreignaffairs.provinces.registry import Registry

from .cities import CITIES
from .filling import filled, nothing_to_report
from .mess import FLAWS
from .scene import Scene, Stage, stages
from .stories import Sending, Story, sent_by

_BY_NAME = {flaw.name: flaw for flaw in FLAWS}
_LENGTH_LEFT = 9_000
"""Bytes left of a damaged file."""
_SCAN = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj
trailer <</Root 1 0 R>>
%% %s
%%EOF
"""
LOCK_FILE = "~$bieu mau da dien.xlsx"


class Post:
    """The process that writes what units send; :meth:`ready` waits for one period's files."""

    def __init__(self, folder: Path, size: int | None) -> None:
        self._folder = folder
        self._done: set[str] = set()
        command = [sys.executable, "-m", __name__, str(folder), str(size or 0)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._process.kill()
        self._process.communicate()

    def ready(self, scene: Scene) -> Path:
        """Return the folder with a period's files, once they are all there."""
        folder = outbox(self._folder, scene)
        assert self._process.stdout is not None
        while folder.name not in self._done:
            line = self._process.stdout.readline()
            if not line:
                raise OfficeError(text("demo.post_failed", detail=folder.name))
            self._done.add(line.strip())
        return folder


def outbox(folder: Path, scene: Scene) -> Path:
    """Where the files of a period wait to be sent."""
    return folder / f"{scene.city.province}_{scene.period}"


def write_all(folder: Path, size: int | None) -> None:
    """Write the files of every city and period, saying which are done."""
    known = stages(Registry.load(), CITIES, size)
    for stage, other in zip(known, reversed(known), strict=True):
        for period in stage.city.periods:
            scene = stage.scene(period)
            write_sendings(scene, stage, outbox(folder, scene), other)
            print(outbox(folder, scene).name, flush=True)


def write_sendings(scene: Scene, stage: Stage, folder: Path, other: Stage) -> None:
    """Write one period's files; ``other`` is the city whose form strays in."""
    folder.mkdir(parents=True)
    for story, sending in sent_by(scene.stories):
        path = folder / sending.name
        _write(scene, stage, story, sending, path)
        _stamp(path, sending.on, story.unit)
    (folder / LOCK_FILE).write_bytes(b"\x0bCan bo mau")
    _write_stray(folder, scene, other)


def _write(scene: Scene, stage: Stage, story: Story, sending: Sending, path: Path) -> None:
    city, plan = scene.city, scene.plans[story.unit]
    match sending.content:
        case "scan":
            path.write_bytes(_SCAN.replace(b"%s", story.unit.encode()))
        case "nil":
            write_form(nothing_to_report(plan, sending.on), path)
        case "earlier":
            before = stage.scene(city.periods[0]).plans[story.unit]
            write_form(filled(city, before, sending.on), path)
        case "copied":
            before = stage.scene(city.periods[0]).plans[story.unit]
            told = filled(city, plan, sending.on)
            kept = {k: v for k, v in filled(city, before, sending.on).prefill.items() if v}
            write_form(replace(told, prefill={**told.prefill, **kept}), path)
        case "draft":
            write_form(_draft(filled(city, plan, sending.on)), path)
        case "damaged":
            write_form(filled(city, plan, sending.on), path)
            path.write_bytes(path.read_bytes()[:_LENGTH_LEFT])
        case "data":
            _write_data(scene, story, sending, path)


def _write_data(scene: Scene, story: Story, sending: Sending, path: Path) -> None:
    city, plan = scene.city, scene.plans[story.unit]
    # What was wrong once is there once it is mended, too.
    names = {s.flaw for s in story.sendings if s.flaw}
    wanted = {t for name in names if (t := _BY_NAME[name].table(plan)) is not None}
    first = story.sendings[0].on if story.kind == "twice" else sending.on
    told = filled(city, plan, first, wanted=wanted, extra=story.extra)
    if sending.flaw:
        _BY_NAME[sending.flaw].write(told, path, sending.on)
    else:
        write_form(told, path)


def _draft(plan: FormPlan) -> FormPlan:
    """The same form before its last rows were filled in."""
    return replace(plan, prefill={k: v[:1] for k, v in plan.prefill.items()})


def _write_stray(folder: Path, scene: Scene, other: Stage) -> None:
    """A form of the other city, sent to the wrong office."""
    theirs = other.scene(other.city.periods[0])
    code = next(s.unit for s in theirs.stories if s.kind == "on_time")
    path = folder / f"{other.city.province}_{theirs.period}_{code}.xlsx"
    write_form(filled(other.city, theirs.plans[code], scene.days.first_look), path)
    _stamp(path, scene.days.last_working, code)


def _stamp(path: Path, on: date, unit: str) -> None:
    """Give a file the time of a working day, the same in every run."""
    minutes = sum(unit.encode()) % 480
    moment = datetime.combine(on, time(1, 0), UTC) + timedelta(minutes=minutes)
    os.utime(path, (moment.timestamp(), moment.timestamp()))


if __name__ == "__main__":
    write_all(Path(sys.argv[1]), int(sys.argv[2]) or None)

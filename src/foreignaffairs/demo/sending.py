"""Writing every file that units will send: what the post's process runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.forms import form_bytes, write_form
from foreignaffairs.language.catalogue import text
from foreignaffairs.provinces.registry import Registry

from .cities import CITIES
from .filling import Rows, filled, nothing_to_report
from .mess import FLAWS
from .parcels import archive, mail
from .post import outbox
from .scene import Scene, stages
from .story import Sending, Story, sent_by

LOCK_FILE = "~$bieu mau da dien.xlsx"

_FLAWS = {flaw.name: flaw for flaw in FLAWS}
_LENGTH_LEFT = 9_000
"""Bytes left of a damaged file."""
_SCAN = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj
trailer <</Root 1 0 R>>
%% MAU
%%EOF
"""


def main() -> None:
    """Write everything, and say after each period which is done; arguments: folder, size."""
    folder, size = Path(sys.argv[1]), int(sys.argv[2]) or None
    known = stages(Registry.load(), CITIES, size)
    for stage, other in zip(known, reversed(known), strict=True):
        scenes = [stage.scene(period) for period in stage.city.periods]
        stray = other.scene(other.city.periods[0])
        for scene in scenes:
            Writer(scene, scenes[0]).write(outbox(folder, scene), stray)
            print(outbox(folder, scene).name, flush=True)


class Writer:
    """Writes the files of one period; ``first`` is the city's first period."""

    def __init__(self, scene: Scene, first: Scene) -> None:
        self._scene = scene
        self._first = first
        self._earlier = {story.unit: story for story in first.stories}

    def write(self, folder: Path, stray: Scene) -> None:
        """Write every sending, a lock file, and a form of the ``stray`` city."""
        folder.mkdir(parents=True)
        for story, sending in sent_by(self._scene.stories):
            self._write(story, sending, folder / sending.name)
            _stamp(folder / sending.name, sending.on, story.unit)
        (folder / LOCK_FILE).write_bytes(b"\x0bCan bo mau")
        code = next(story.unit for story in stray.stories if story.kind == "on_time")
        path = folder / f"{stray.city.province}_{stray.period}_{code}.xlsx"
        on = self._scene.days.last_working
        write_form(filled(stray.city, stray.plans[code], on), path)
        _stamp(path, on, code)

    def _write(self, story: Story, sending: Sending, path: Path) -> None:
        plan, before = self._scene.plans[story.unit], self._first.plans.get(story.unit)
        match sending.content:
            case "data":
                self._write_data(story, sending, path)
            case "mail" | "archive":
                path.write_bytes(self._wrapped(story, sending, path.stem))
            case "draft":
                write_form(_draft(self.told(story, sending)), path)
            case "nil":
                write_form(nothing_to_report(plan, sending.on), path)
            case "earlier" | "copied" if before:
                old = filled(self._scene.city, before, sending.on)
                copied = sending.content == "copied"
                write_form(self._copy(story, sending, old.prefill) if copied else old, path)
            case "damaged":
                write_form(self.told(story, sending), path)
                path.write_bytes(path.read_bytes()[:_LENGTH_LEFT])
            case _:
                path.write_bytes(_SCAN + story.unit.encode())

    def _wrapped(self, story: Story, sending: Sending, stem: str) -> bytes:
        """A form on its way inside a mail or an archive."""
        unit = self._scene.plans[story.unit].unit
        assert unit is not None
        name, form = f"{stem}.xlsx", form_bytes(self.told(story, sending))
        if sending.content == "archive":
            files = {name: form, f"{stem} (ky dong dau).pdf": _SCAN + story.unit.encode()}
            return archive(files, sending.on)
        title = self._scene.plans[story.unit].period_title
        subject = text("demo.mail_subject", period=title, unit=unit.name)
        words = text("demo.mail_words", unit=unit.name)
        return mail(unit.email, subject, words, name, form, sending.on)

    def _write_data(self, story: Story, sending: Sending, path: Path) -> None:
        told = self.told(story, sending)
        if sending.flaw:
            _FLAWS[sending.flaw].write(told, path, sending.on)
        else:
            write_form(told, path)

    def told(self, story: Story, sending: Sending) -> FormPlan:
        """The filled form; what a flaw needs is there before and after it is mended."""
        plan = self._scene.plans[story.unit]
        wanted = self._wanted(self._scene, story)
        earlier = self._earlier.get(story.unit)
        if earlier is not None:
            wanted |= self._wanted(self._first, earlier)
        # The same file twice is the same to the last byte.
        on = story.sendings[0].on if story.kind == "twice" else sending.on
        return filled(self._scene.city, plan, on, wanted=wanted, extra=story.extra)

    def _copy(self, story: Story, sending: Sending, old: Mapping[str, Rows]) -> FormPlan:
        told = self.told(story, sending)
        return replace(told, prefill={**told.prefill, **old})

    @staticmethod
    def _wanted(scene: Scene, story: Story) -> set[str]:
        plan = scene.plans[story.unit]
        names = {sending.flaw for sending in story.sendings if sending.flaw}
        return {table for name in names if (table := _FLAWS[name].table(plan)) is not None}


def _draft(plan: FormPlan) -> FormPlan:
    """The same form before its last rows were filled in."""
    return replace(plan, prefill={name: rows[:1] for name, rows in plan.prefill.items()})


def _stamp(path: Path, on: date, unit: str) -> None:
    """Give a file the time of a working day, the same in every run."""
    minutes = sum(unit.encode()) % 480
    moment = datetime.combine(on, time(1, 0), UTC) + timedelta(minutes=minutes)
    os.utime(path, (moment.timestamp(), moment.timestamp()))

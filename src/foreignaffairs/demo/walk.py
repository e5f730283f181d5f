"""The office's side: every step of two periods, by the calls that the command line makes too."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from foreignaffairs.consolidation import Consolidation
from foreignaffairs.office import Office
from foreignaffairs.provinces.registry import Registry
from foreignaffairs.register.duplicates import Choice

from .clock import StageClock
from .post import Post
from .scene import Scene, Stage
from .screen import Screen, words
from .story import sent_by
from .units import write_units

UNITS_FILE = "danh-sach-don-vi.csv"
ENTRIES_FILE = "ngay-nhan.csv"
_ACTOR = "Cán bộ mẫu, Văn phòng Sở"


@dataclass(frozen=True, slots=True)
class Walked:
    """What one period left behind, for the summary."""

    scene: Scene
    office: Path
    request: Path
    reminder: Path | None
    returned: int
    report: Path
    annex: Path
    status: pd.DataFrame
    made: Consolidation

    def open(self, registry: Registry) -> Office:
        """Open the office again, by the clock on the wall."""
        return Office.open(self.office, registry=registry)


def open_office(
    stage: Stage, folder: Path, registry: Registry, clock: StageClock, screen: Screen
) -> Office:
    """Make a city's office and import its unit list."""
    folder.mkdir(parents=True)
    units = folder / UNITS_FILE
    write_units(stage.units, units)
    office = Office.create(folder, province=stage.province.id, registry=registry, clock=clock)
    settings = office.folder.settings
    settings.write_text(f'actor = "{_ACTOR}"\n' + settings.read_text("utf-8"), "utf-8")
    office.close()
    office = Office.open(folder, registry=registry, clock=clock)
    found = office.units_import(units)
    shipped = sum(1 for u in stage.province.units if u.valid_on(clock().date()))
    added = found.counts()["imported"]
    screen.say("  " + words(screen, "units", path=units.name, added=added, shipped=shipped))
    return office


class Walk:
    """One period, step by step; the clock moves along."""

    def __init__(self, office: Office, scene: Scene, clock: StageClock, screen: Screen) -> None:
        self._office = office
        self._scene = scene
        self._clock = clock
        self._screen = screen
        self._period = scene.period.id
        self._days = scene.days

    def go(self, post: Post) -> Walked:
        """Walk from the request letter to the report."""
        request = self._issue()
        outbox = post.ready(self._scene)
        self._extend()
        self._clock.move_to(self._days.first_look)
        self._collect(self._deliver(outbox, late=False))
        returned = self._decide()
        self._exclude()
        reminder = self._remind()
        self._clock.move_to(self._days.second_look)
        self._collect(self._deliver(outbox, late=True))
        returned += self._decide()
        self._same_delegations()
        status = self._status()
        self._clock.move_to(self._days.reported)
        made = self._office.consolidate(self._period)
        report = self._office.report(self._period)
        annex = self._office.annex_path(self._period)
        self._say("reported", report=report.name, annex=annex.name)
        root = self._office.folder.root
        return Walked(self._scene, root, request, reminder, returned, report, annex, status, made)

    def close(self) -> None:
        """Lock the period once its report has gone up."""
        self._office.close_period(self._period, words(self._screen, "close_reason"))

    def _say(self, key: str, **params: object) -> None:
        self._screen.say("    " + words(self._screen, key, **params))

    def _issue(self) -> Path:
        self._clock.move_to(self._days.issued)
        title = next(iter(self._scene.plans.values())).period_title
        self._screen.say()
        self._screen.say("  " + words(self._screen, "period", period=self._period, title=title))
        label = words(self._screen, "writing_forms")
        made = self._office.forms(self._period, self._screen.progress(label))
        self._say("issued", n=len(made.forms), letter=made.letter.name)
        return made.letter

    def _units_of(self, kind: str) -> list[str]:
        return [story.unit for story in self._scene.stories if story.kind == kind]

    def _extend(self) -> None:
        self._clock.move_to(self._days.extension)
        for unit in self._units_of("extended"):
            until = self._days.extended_to
            self._office.extend(self._period, unit, until, words(self._screen, "extend_reason"))
            self._say("extended", unit=unit, until=f"{until.day}/{until.month}/{until.year}")

    def _exclude(self) -> None:
        for unit in self._units_of("excluded"):
            self._office.exclude(self._period, unit, words(self._screen, "exclude_reason"))
            self._say("excluded", unit=unit)

    def _deliver(self, outbox: Path, *, late: bool) -> set[str]:
        """Put into the inbox what has come by now, enter the days received; return the names."""
        inbox = self._office.folder.inbox
        first, second = self._arrivals()
        came = second if late else first | {stray.name for stray in self._strays(outbox)}
        for name in sorted(came):
            os.replace(outbox / name, inbox / name)
        self._enter_days(inbox)
        return came

    def _arrivals(self) -> tuple[set[str], set[str]]:
        """File names by the look at which they are there."""
        first: set[str] = set()
        second: set[str] = set()
        for _, sending in sent_by(self._scene.stories):
            late = sending.found_late or sending.on >= self._days.first_look
            (second if late else first).add(sending.name)
        return first, second

    def _strays(self, outbox: Path) -> list[Path]:
        """Files that no unit of this office sent."""
        announced = set.union(*self._arrivals())
        return [path for path in outbox.iterdir() if path.name not in announced]

    def _enter_days(self, inbox: Path) -> None:
        """Write what the officer notes of each file: the day it came; a mail says it itself."""
        here = {path.name for path in inbox.iterdir()}
        lines = [
            (sending.name, sending.on.isoformat())
            for _, sending in sent_by(self._scene.stories)
            if sending.name in here and sending.content != "mail"
        ]
        _write_entries(inbox / ENTRIES_FILE, lines)

    def _collect(self, came: set[str]) -> None:
        label = words(self._screen, "collecting")
        result = self._office.collect(self._period, self._screen.progress(label)).result
        outcomes = [o for o in result.outcomes if o.file in came]
        counts = Counter(o.label(self._screen.lang).lower() for o in outcomes)
        said = ", ".join(f"{n} {name}" for name, n in counts.most_common())
        self._say("collected", n=len(outcomes), counts=said)

    def _decide(self) -> int:
        """Accept what has no error, send back the rest; return how many went back."""
        accepted = self._office.accept_clean(self._period)
        frame = self._office.status(self._period)
        wrong = list(frame[frame["trang_thai"] == "received"]["don_vi"])
        for unit in wrong:
            self._office.return_(self._period, unit, words(self._screen, "return_reason"))
        self._say("decided", accepted=len(accepted), returned=len(wrong))
        return len(wrong)

    def _remind(self) -> Path | None:
        self._clock.move_to(self._days.reminder)
        made = self._office.remind(self._period)
        if made.letter is not None:
            letter = made.letter.name
            self._say("reminded", n=len(made.units), drafts=len(made.drafts), letter=letter)
        return made.letter

    def _same_delegations(self) -> None:
        """Decide on delegations that two units reported: the second pair is not one."""
        pairs = self._office.duplicates(self._period)
        open_pairs = pairs[~pairs["chac_chan"].astype(bool)].to_dict("records")
        for n, pair in enumerate(open_pairs):
            choice: Choice = "different" if n else "same"
            self._office.decide_duplicate(
                self._period,
                pair["dong_1"],
                pair["dong_2"],
                choice,
                words(self._screen, f"duplicate_{choice}"),
            )
        if len(pairs):
            self._say("duplicates", n=len(pairs), certain=len(pairs) - len(open_pairs))

    def _status(self) -> pd.DataFrame:
        summary = self._office.status_summary(self._period)
        row = summary.iloc[0]
        self._say(
            "status",
            filed=int(row["da_nop"]),
            owed=int(row["phai_nop"]),
            in_time=int(row["dung_han"]),
            late=int(row["nop_cham"]),
            missing=int(row["chua_nop"]),
            returned=int(row["de_nghi_sua"]),
        )
        return summary


def _write_entries(path: Path, lines: Iterable[tuple[str, str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("tep", "ngay_nhan"))
        writer.writerows(lines)

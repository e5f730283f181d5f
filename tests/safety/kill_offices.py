"""The offices that are killed: one for each step, standing right before it."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.support.filled import HEADER, filled, plan_of, students

from foreignaffairs.forms import form_bytes, form_name
from foreignaffairs.inbox import intake
from foreignaffairs.office import Office
from foreignaffairs.provinces.registry import Registry
from foreignaffairs.register import VIETNAM

PERIOD = "2023-K1"
NOW = datetime(2023, 6, 10, 9, 0, tzinfo=VIETNAM)
Say = Callable[[int], None]
"""Acknowledges to the outside how much is done."""


@dataclass(frozen=True, slots=True)
class Step:
    """``prepare`` makes the office, ``act`` is what is killed, ``done`` counts what it did.

    ``look`` says what is wrong beside files and register, once the step was run to its end.
    """

    prepare: Callable[[Path, Registry], None]
    act: Callable[[Office, Say], None]
    done: Callable[[Office], int]
    look: Callable[[Path, Registry], list[str]] = lambda root, registry: []


def open_office(folder: Path, registry: Registry) -> Office:
    """Open an office whose clock stands still, so that two runs write the same."""
    return Office.open(folder, registry=registry, clock=lambda: NOW)


def new_office(folder: Path, registry: Registry, schools: int, *, manual: bool = False) -> Office:
    folder.parent.mkdir(parents=True, exist_ok=True)
    units = folder.parent / f"{folder.name}.csv"
    with units.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for n in range(schools):
            code = f"MAU-T{n:02}"
            name = f"Trường THPT mẫu {n:02}"
            writer.writerow([code, name, "THPT", "", f"Quận mẫu {n % 3}", "", "", f"{code}@mau.vn"])
    office = Office.create(
        folder, province="hai-phong", units=units, registry=registry, clock=lambda: NOW
    )
    settings = office.folder.settings
    written = settings.read_text("utf-8")
    if not manual:
        written = written.replace('"manual"', '"auto"')
    settings.write_text('actor = "Cán bộ mẫu"\n' + written, "utf-8")
    office.close()
    return open_office(folder, registry)


def send(office: Office, number: int, *, wrong: bool = False) -> None:
    """Put a school's filled form into the inbox, changed at a minute of its own."""
    code = f"MAU-T{number:02}"
    rows = ({"nuoc": "US", "moi_di_trong_ky": 3, "nu": 5},) if wrong else students(US=number + 1)
    plan = filled(plan_of(office, PERIOD, code), {"F02": rows})
    path = office.folder.inbox / form_name(plan.province, PERIOD, code)
    path.write_bytes(form_bytes(plan))
    at = NOW.timestamp() - 6000 + 60 * number
    os.utime(path, (at, at))


def _collect_all(office: Office, *, accepted: int) -> None:
    outcomes = office.collect().result.outcomes
    found = [o for o in outcomes if o.disposition == "accepted"]
    assert len(found) == accepted, [(o.file, o.sentence()) for o in outcomes]


def _for_forms(folder: Path, registry: Registry) -> None:
    new_office(folder, registry, 6).close()


def _for_collect(folder: Path, registry: Registry) -> None:
    """Forty forms, two of them with errors, a duplicate, files that are none."""
    with new_office(folder, registry, 40) as office:
        for number in range(40):
            send(office, number, wrong=number in (3, 37))
        inbox = office.folder.inbox
        first = form_name("hai-phong", PERIOD, "MAU-T05")
        (inbox / "ban-sao.xlsx").write_bytes((inbox / first).read_bytes())
        (inbox / "hong.xlsx").write_bytes(b"PK\x03\x04 khong phai tep Excel")
        (inbox / "anh.pdf").write_bytes(b"%PDF-1.4 mau")


def _for_consolidate(folder: Path, registry: Registry) -> None:
    with new_office(folder, registry, 8) as office:
        for number in range(8):
            send(office, number)
        _collect_all(office, accepted=8)


def _for_report(folder: Path, registry: Registry) -> None:
    """A second report, after another unit was accepted: with corrections, beside the first."""
    with new_office(folder, registry, 8) as office:
        for number in range(7):
            send(office, number)
        _collect_all(office, accepted=7)
        office.report(PERIOD)
        send(office, 7)
        _collect_all(office, accepted=8)


def _forms(office: Office, say: Say) -> None:
    office.forms(PERIOD, lambda done, of: say(done))


def _collect(office: Office, say: Say) -> None:
    """Collect in several transactions, so that kills come between acknowledged ones too."""
    intake.BATCH = 16  # of this process only, which is a child of its own
    office.collect(None, lambda done, of: say(done))
    fates = Counter(s.state for s in office.register.submissions.current(PERIOD))
    assert fates == {"accepted": 38, "returned": 2}, fates


def _consolidate(office: Office, say: Say) -> None:
    office.consolidate(PERIOD)
    say(1)


def _report(office: Office, say: Say) -> None:
    office.report(PERIOD)
    say(1)


def _for_publish(folder: Path, registry: Registry) -> None:
    """Figures went up; the office hides counts under five."""
    _for_consolidate(folder, registry)
    settings = folder / "office.toml"
    settings.write_text(settings.read_text("utf-8") + "[public]\nhide_below = 5\n", "utf-8")
    with open_office(folder, registry) as office:
        office.report(PERIOD)


def _publish(office: Office, say: Say) -> None:
    office.publish(PERIOD)
    say(1)


def _publish_done(office: Office) -> int:
    return int(len(list((office.folder.reports / PERIOD).glob("*-cong-bo-*"))) == 2)


def _forms_done(office: Office) -> int:
    recorded = office.register.issued.forms(PERIOD)
    return sum((office.folder.root / form.path).is_file() for form in recorded)


def _collect_done(office: Office) -> int:
    return len(office.register.receipts.seen())


def _consolidate_done(office: Office) -> int:
    return int(office.annex_path(PERIOD).is_file())


def _report_done(office: Office) -> int:
    corrected = len(office.register.figures.versions(PERIOD)) == 2
    return int(corrected and len(list((office.folder.reports / PERIOD).glob("bao-cao-*"))) == 2)


STEPS: dict[str, Step] = {
    "forms": Step(_for_forms, _forms, _forms_done),
    "collect": Step(_for_collect, _collect, _collect_done),
    "consolidate": Step(_for_consolidate, _consolidate, _consolidate_done),
    "report": Step(_for_report, _report, _report_done),
    "publish": Step(_for_publish, _publish, _publish_done),
}

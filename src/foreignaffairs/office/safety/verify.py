"""Verify: looks over everything an office keeps, and says what is not as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from foreignaffairs.model import OfficeError

from ..desk import Desk
from . import verify_figures, verify_files, verify_reading, verify_register
from .verification import Found, Verification
from .writing import sweep_office

Progress = Callable[[int, int], None]


def verify(office: Desk, *, full: bool, progress: Progress) -> Verification:
    """Look over an office; leftovers of killed runs are swept. Needs the office lock.

    Originals of accepted submissions are read once more: a sample of them, all with ``full``.
    """
    root = office.folder.root
    swept = tuple(path.relative_to(root).as_posix() for path in sweep_office(office.folder))
    found = list(_kept("database", verify_register.database(office)))
    if found:
        # Nothing can be said about what a damaged register holds.
        return Verification(root, {}, tuple(found), swept)
    inspection = office.register.inspection
    periods = inspection.frozen_periods()
    every = verify_reading.readable(office)
    wanted = verify_reading.chosen(office, every, full=full)
    total = len(wanted) + len(periods) + 4
    done = 0

    def step(name: str, look: Iterator[Found | None]) -> None:
        nonlocal done
        found.extend(_kept(name, look))
        done += 1
        progress(done, total)

    step("lineage", verify_register.lineage(office))
    step("revisions", verify_register.revisions(office))
    step("originals", verify_files.originals(office))
    step("forms", verify_files.forms(office))
    figures = 0
    for period in periods:
        step("frozen", verify_figures.untouched(office, period))
        found.extend(_kept("figures", verify_figures.recomputed(office, period)))
        last = office.register.figures.latest(period)
        figures += len(last.figures) if last else 0
    for looked, one in enumerate(_guarded("reading", verify_reading.read_again(office, wanted)), 1):
        if one is not None:
            found.append(one)
        progress(done + looked, total)
    checked = {
        "originals": len(inspection.originals()),
        "submissions": len(inspection.submissions()),
        "rows": inspection.rows(),
        "forms": len(inspection.forms()),
        "figures": figures,
        "read_again": len(wanted),
        "readable": len(every),
    }
    return Verification(root, checked, tuple(found), swept)


def _kept(name: str, look: Iterator[Found | None]) -> Iterator[Found]:
    return (one for one in _guarded(name, look) if one is not None)


def _guarded(name: str, look: Iterator[Found | None]) -> Iterator[Found | None]:
    """A look that trips over what it finds has found something."""
    try:
        yield from look
    except OfficeError as error:
        yield Found("check_failed", name, {"check": name, "detail": str(error)})
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        detail = f"{type(error).__name__}: {error}"
        yield Found("check_failed", name, {"check": name, "detail": detail})

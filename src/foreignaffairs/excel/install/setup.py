"""Install, look after, uninstall: surveying, planning and doing put together."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import foreignaffairs

from .diagnosis import Diagnosis
from .doctor import diagnoses
from .doing import carry_out
from .paths import ADD_IN
from .plan import Plan, plan_install, plan_uninstall
from .surveying import survey
from .system import System

SHIPPED = Path("share", "foreignaffairs", "workbooks")
"""Where an installed package keeps the workbooks, below the interpreter's own folder."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was planned and, where it was carried out, how the PC stands after it."""

    plan: Plan
    found: tuple[Diagnosis, ...] = ()


def this_system() -> System | None:
    """The PC this runs on; None where it is not Windows."""
    if sys.platform == "win32":
        from .windows import Windows

        return Windows()
    return None


def find_add_in() -> Path | None:
    """The add-in that came with the package, or that of a checkout; None where there is none."""
    schemes = (sysconfig.get_default_scheme(), sysconfig.get_preferred_scheme("user"))
    folders = [Path(sysconfig.get_path("data", scheme)) / SHIPPED for scheme in schemes]
    folders.append(Path(foreignaffairs.__file__).resolve().parents[2] / "workbooks")
    return next((f / ADD_IN for f in folders if (f / ADD_IN).is_file()), None)


def install(system: System, add_in: Path | None, *, preview: bool = False) -> Outcome:
    """Put the add-in on this PC, or only say what would be done; then look at it once more."""
    source = add_in if add_in is not None else find_add_in()
    machine = survey(system, source)
    plan = plan_install(machine)
    if plan.refusals or preview:
        return Outcome(plan)
    carry_out(plan.actions, machine, system)
    return Outcome(plan, diagnoses(survey(system, source)))


def doctor(
    system: System, books: Iterable[Path] = (), add_in: Path | None = None
) -> tuple[Diagnosis, ...]:
    """Look at this PC, and at further workbooks; nothing is changed."""
    return diagnoses(survey(system, add_in if add_in is not None else find_add_in(), books))


def uninstall(system: System, *, preview: bool = False) -> Outcome:
    """Take away what was installed, or only say what would go."""
    machine = survey(system)
    plan = plan_uninstall(machine)
    if not plan.refusals and not preview:
        carry_out(plan.actions, machine, system)
    return Outcome(plan)

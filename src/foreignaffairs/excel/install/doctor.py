"""Every check, in the order in which things are best mended."""

from __future__ import annotations

from collections.abc import Iterable

from .checks_books import check_books
from .checks_excel import check_add_in, check_disabled, check_excel, check_running, check_twice
from .checks_python import (
    check_dll,
    check_path,
    check_python,
    check_pywin32,
    check_settings,
    check_temp,
    check_xlwings,
)
from .checks_trust import check_add_ins, check_macros, check_profile, check_trust
from .diagnosis import Diagnosis
from .machine import Machine


def diagnoses(machine: Machine) -> tuple[Diagnosis, ...]:
    """What is right and wrong with the add-in on this PC."""
    return (
        check_excel(machine),
        check_python(machine),
        check_path(machine),
        check_pywin32(machine),
        check_xlwings(machine),
        *check_dll(machine),
        check_add_in(machine),
        *check_twice(machine),
        *check_disabled(machine),
        check_settings(machine),
        check_temp(machine),
        *check_trust(machine),
        *check_macros(machine),
        *check_add_ins(machine),
        *check_profile(machine),
        *check_books(machine),
        *check_running(machine),
    )


def all_well(found: Iterable[Diagnosis]) -> bool:
    """Whether nothing has to be mended."""
    return all(d.status != "mend" for d in found)

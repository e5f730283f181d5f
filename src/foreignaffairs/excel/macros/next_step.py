"""How far a period has come, what to do next and what falls due."""

from __future__ import annotations

from datetime import date

from foreignaffairs.calendar import due_dates
from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import format_date
from foreignaffairs.model import DueDate, OfficeError
from foreignaffairs.office import Office
from foreignaffairs.register import State

from .declared import WAY_STEPS, Macro, macro
from .places import DUES_SHOWN, TICK

_LATE_SOON = 7
"""Reminding is advised from this many days before the due date."""


def step_states(facts: Progress) -> list[str]:
    """One line for each numbered step: what is done of it, "" where nothing is."""
    said = {
        "open_office": _said("state_open", True, folder=facts.folder.root.name),
        "import_units": _said("state_units", True, facts.units, n=facts.units),
        "issue_forms": _said("state_forms", True, facts.forms, n=facts.forms),
        "collect_inbox": _said(
            "state_received", not facts.missing, facts.received, n=facts.received, owed=facts.owed
        ),
        "return_faulty": _said("state_faulty", False, facts.faulty, n=facts.faulty)
        or _said("state_returned", True, facts.returned, n=facts.returned),
        "accept_clean": _said(
            "state_clean",
            not facts.clean,
            facts.clean or facts.accepted,
            clean=facts.clean,
            done=facts.accepted,
        ),
        "list_late": _said("state_missing", False, facts.missing, n=facts.missing),
        "remind": _said("state_reminded", True, facts.reminded, day=facts.reminded),
        "consolidate": _said(
            "state_merged",
            facts.consolidated == facts.accepted,
            facts.consolidated,
            n=facts.consolidated,
        ),
        "make_report": _said("state_report", True, facts.reported),
        "close_period": _said("state_closed", True, facts.closed),
    }
    return [said[step.key] for step in WAY_STEPS]


def advice(facts: Progress) -> str:
    """The one thing to do next, naming the button to press."""
    key, button, n = _next(facts)
    return text(f"excel.next_{key}", button=_named(button), inbox=facts.folder.inbox, n=n)


def _next(facts: Progress) -> tuple[str, str, int]:
    if facts.closed:
        return "closed", "FaMoVanPhong", 0
    if not facts.owed:
        return "units", "FaNhapDonVi", 0
    if not facts.units and not facts.forms and not facts.received:
        return "list", "FaNhapDonVi", facts.owed
    if not facts.forms and not facts.received:
        return "forms", "FaPhatBieuMau", 0
    if facts.faulty:
        return "faulty", "FaTraCoLoi", facts.faulty
    if facts.clean:
        return "clean", "FaDuyetDat", facts.clean
    if not facts.received:
        return "inbox", "FaThuBaoCao", 0
    if facts.missing and facts.soon and not facts.reminded:
        return "remind", "FaDonDoc", facts.missing
    if facts.accepted > facts.consolidated:
        return "consolidate", "FaTongHop", facts.accepted - facts.consolidated
    if facts.missing and not facts.reported:
        return "wait", "FaThuBaoCao", facts.missing
    if not facts.reported:
        return "report", "FaLapBaoCao", 0
    return "close", "FaKhoaKy", 0


def next_dues(office: Office, period: str) -> list[list[object]]:
    """The next due dates: last day, days left, what and who, period."""
    year = office.period(period).year
    known = due_dates(office.province, year, days_off=office.days_off)
    coming = [d for d in known if d.due >= office.today] or [d for d in known if d.period == period]
    merged: dict[tuple[date, str, str], DueDate] = {}
    for due in coming:
        merged.setdefault((due.due, due.level, due.period), due)
    return [
        [
            due.due,
            _left(due.due, office.today),
            text(f"excel.due_{due.level}", title=office.province.deadline(due.deadline).title),
            due.period,
        ]
        for due in list(merged.values())[:DUES_SHOWN]
    ]


def _left(due: date, today: date) -> str:
    days = (due - today).days
    if days < 0:
        return text("excel.days_over", n=-days)
    return text("excel.days_left", n=days) if days else text("excel.days_today")


def _named(name: str) -> str:
    """A button as the start page shows it: number and caption."""
    declared: Macro = macro(name)
    return f"“{WAY_STEPS.index(declared) + 1}. {declared.caption()}”"


def _said(key: str, ticked: bool, shown: object = True, **params: object) -> str:
    """The words of a state, ticked where nothing is left to do; "" where there is none."""
    if not shown:
        return ""
    words = text(f"excel.{key}", **{k: str(v) for k, v in params.items()})
    return f"{TICK} {words}" if ticked else words


class Progress:
    """The few numbers of a period that steps and advice are made from."""

    def __init__(self, office: Office, period: str) -> None:
        register = office.register
        self.folder = office.folder
        try:
            frame = office.status(period)
            states = list(frame["trang_thai"])
            due = max(frame["han"], default=None)
        except OfficeError:
            states, due = [], None
        waiting = register.submissions.current(period, (State.RECEIVED,))
        self.units = len(register.units.roster().units)
        self.owed = sum(s != "excluded" for s in states)
        self.forms = len({f.unit for f in register.issued.forms(period)})
        self.received = sum(s not in ("missing", "excluded") for s in states)
        self.missing = sum(s in ("missing", "returned") for s in states)
        self.returned = sum(s == "returned" for s in states)
        self.faulty = sum(s.verdict == "invalid" for s in waiting)
        self.clean = len(waiting) - self.faulty
        self.consolidated = sum(s == "consolidated" for s in states)
        self.accepted = sum(s == "accepted" for s in states) + self.consolidated
        reminded = register.issued.last_reminded(period)
        last = max(reminded.values())[:10] if reminded else ""
        self.reminded = format_date(date.fromisoformat(last)) if last else ""
        self.reported = register.figures.latest(period) is not None
        self.closed = period in register.periods.closed()
        self.soon = due is not None and (due - office.today).days <= _LATE_SOON

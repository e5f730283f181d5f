"""Making or opening an office, taking in units, bringing the views up to date."""

from __future__ import annotations

from foreignaffairs.calendar import due_dates, period_title, periods
from foreignaffairs.language.catalogue import text
from foreignaffairs.language.text import slug
from foreignaffairs.model import OfficeError, Province
from foreignaffairs.office import Office
from foreignaffairs.provinces.registry import Registry

from .control import Control
from .outcome import Done, wrong
from .places import MOST_PERIODS
from .sheets import Column, Table, new_sheet, write_table
from .views import blank_views

_FIRST_YEAR = 2023
"""The directives' first year; periods are offered from it to next year."""


def open_office(control: Control) -> Done:
    """Open the office of the settings, or make it where the folder holds none."""
    folder = control.folder
    registry = control.registry
    asked = _province(control, registry)
    made = not (folder / "office.toml").is_file()
    if made:
        if asked is None:
            raise wrong("no_province", known=", ".join(p.name for p in registry.provinces))
        if folder.exists() and any(folder.iterdir()):
            raise wrong("folder_not_empty", folder=folder)
        office = Office.create(folder, province=asked.id, registry=registry, clock=control.clock)
    else:
        office = Office.open(folder, registry=registry, clock=control.clock)
    control.use(office)
    if asked is not None and asked.id != office.province.id:
        raise wrong("other_province", folder=folder, name=office.province.name, asked=asked.name)
    control.put("fa_dia_phuong", office.province.name)
    _offer_periods(control, office)
    control.steps.append({"do": "cannot", "key": "made" if made else "opened"})
    key = "done_made" if made else "done_opened"
    units = len(office.register.units.roster().units)
    words = text(f"excel.{key}", name=office.province.name, folder=folder, n=units)
    return Done(words, where=str(folder))


def refresh(control: Control) -> Done:
    """Read the office again and rewrite the views."""
    office = control.office
    _offer_periods(control, office)
    return Done(text("excel.done_refreshed", period=control.period))


def import_units(control: Control) -> Done:
    """Take in the unit list named in the settings and show what changed."""
    written = control.text("fa_tep_don_vi").strip('"')
    if not written:
        raise wrong("no_units_file")
    file = control.resolved(written)
    if not file.is_file():
        raise wrong("no_file", path=file)
    office = control.office
    found = office.units_import(file)
    changed = [line for line in found.lines if line.kind != "ignored"]
    sheet = new_sheet(control, text("excel.result_units"))
    columns = (
        Column(text("excel.col_change"), 18),
        Column(text("excel.col_code"), 30),
        Column(text("excel.col_unit"), 46),
        Column(text("excel.col_kind"), 34),
        Column(text("excel.col_area"), 22),
    )
    rows = [
        (
            text(f"excel.change_{line.kind}"),
            line.unit.code,
            line.unit.name,
            ", ".join(_kind(office, k) for k in line.unit.kinds),
            line.unit.area,
        )
        for line in changed
    ]
    counts = found.counts()
    note = text("excel.note_units", file=file.name)
    write_table(sheet, Table(text("excel.result_units"), note, columns, rows))
    control.steps.append({"do": "cannot", "key": "units"})
    words = text(
        "excel.done_units",
        file=file.name,
        new=counts["imported"],
        changed=counts["updated"],
        total=len(office.register.units.roster().units),
    )
    return Done(words, where=text("excel.result_units"), sheet=sheet.name)


def _province(control: Control, registry: Registry) -> Province | None:
    """The province written in the settings, by name or id; ``None`` where the cell is blank."""
    written = control.text("fa_dia_phuong")
    if not written:
        return None
    for province in registry.provinces:
        names = (province.name, province.city, province.id)
        if _bare(written) in {_bare(name) for name in names}:
            return province
    known = ", ".join(p.name for p in registry.provinces)
    raise wrong("unknown_province", name=written, known=known)


def _bare(name: str) -> str:
    """A name without marks, spaces and stops: "TP.HCM" is tphcm."""
    return slug(name).replace("-", "")


def _offer_periods(control: Control, office: Office) -> None:
    """Fill the list of periods; a blank or foreign period becomes the one that falls due next."""
    offered = [
        p
        for year in range(_FIRST_YEAR, office.today.year + 2)
        for p in periods(office.province, year)
    ][-MOST_PERIODS:]
    shown = {p.id: f"{p.id} – {period_title(office.province, p)}" for p in offered}
    control.fill("fa_ds_ky", [[words] for words in shown.values()])
    written = control.text("fa_ky").split()
    if written and written[0] in shown:
        control.put("fa_ky", shown[written[0]])
        return
    if written and _is_period(office, written[0]):
        return
    blank_views(control)
    control.put("fa_ky", shown.get(_next_period(office), next(iter(shown.values()), "")))


def _is_period(office: Office, written: str) -> bool:
    try:
        office.period(written)
    except OfficeError:
        return False
    return True


def _next_period(office: Office) -> str:
    """The period whose units' date comes next."""
    today = office.today
    coming = [
        due
        for year in (today.year, today.year + 1)
        for due in due_dates(office.province, year, days_off=office.days_off)
        if due.level != "upward" and due.due >= today
    ]
    return coming[0].period if coming else ""


def _kind(office: Office, kind: str) -> str:
    try:
        return office.province.kind_title(kind)
    except KeyError:
        return kind

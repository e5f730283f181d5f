"""The sheets that show how things stand: start page, register, dashboard."""

from __future__ import annotations

from typing import Any

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import ForeignAffairsError
from foreignaffairs.office import Office

from .control import Control
from .dashboard import country_bars, counts_row, grid, year_bars
from .next_step import Progress, advice, next_dues, step_states
from .outcome import WrongState
from .register_rows import register_rows

_MARGIN = 3
"""Points above and below a chart."""
_FEWEST = 4
"""Places for bars that every chart keeps."""


def refresh_views(control: Control) -> None:
    """Bring every view up to date with the office; a deleted sheet is passed over."""
    office = control.office
    try:
        period = control.period
    except WrongState:
        return
    control.say(text("excel.refreshing"))
    for show in (_start, _register, _dashboard):
        try:
            show(control, office, period)
        except WrongState:
            # That sheet is gone; the others are still wanted.
            continue


def _start(control: Control, office: Office, period: str) -> None:
    title = _period_title(office, period)
    name = office.settings.name or office.province.letterhead.agency_short
    control.put("fa_van_phong", text("excel.office_line", name=name, period=period, title=title))
    progress = Progress(office, period)
    control.put("fa_viec_tiep", advice(progress))
    control.fill("fa_tinh_trang", [[words] for words in step_states(progress)])
    control.fill("fa_han", next_dues(office, period))


def _register(control: Control, office: Office, period: str) -> None:
    marks = {row[1]: row[0] for row in control.rows("fa_so_theo_doi") if row[0]}
    rows = register_rows(office, period)
    control.fill("fa_so_theo_doi", [[marks.get(row[1]), *row[1:]] for row in rows])


def _dashboard(control: Control, office: Office, period: str) -> None:
    control.fill("fa_so_dem", [counts_row(office, period)])
    control.fill("fa_luoi", grid(office, period))
    charts = {"nuoc": country_bars(office, period), "nam": year_bars(office, period)}
    for name, made in charts.items():
        control.fill(f"fa_bieu_{name}", made.bars)
        _hide_rest(control, f"fa_bieu_{name}", len(made.bars))
        control.put(f"fa_phu_{name}", made.finding)
    _show_charts(control, any(made.bars for made in charts.values()))


def _show_charts(control: Control, shown: bool) -> None:
    """Give room to the charts only once there is something to draw; the grid moves up.

    The first of their rows stays: LibreOffice drops a chart that has no row at all when it opens
    the workbook again.
    """
    first, below = control.place("fa_phu_nuoc").row + 2, control.place("fa_luoi").row - 3
    sheet = control.place("fa_luoi").sheet
    sheet.range((first, 1), (below, 1)).rows.hidden = not shown
    room = sheet.range((first - 1, 1), (below, 1))
    for chart in sheet.charts if shown else ():
        # A program that saved the workbook may have kept the sliver that showed.
        if chart.height < room.height / 2:
            chart.top, chart.height = room.top + _MARGIN, room.height - 2 * _MARGIN


def _hide_rest(control: Control, name: str, shown: int) -> None:
    """Hide the rows of a chart that have no bar: hidden rows are not drawn.

    A few stay, or a single bar would fill the whole chart.
    """
    cells = control.place(name)
    first, last = cells.row, cells.row + cells.shape[0] - 1
    cells.sheet.range((first, cells.column), (last, cells.column)).rows.hidden = False
    if max(shown, _FEWEST) < cells.shape[0]:
        rest = cells.sheet.range((first + max(shown, _FEWEST), cells.column), (last, cells.column))
        rest.rows.hidden = True


def _period_title(office: Office, period: str) -> str:
    from foreignaffairs.calendar import period_title

    return period_title(office.province, office.period(period))


def blank_views(control: Control) -> None:
    """Empty every view: another office or period is about to be shown."""
    rows: list[list[Any]] = []
    for name in ("fa_tinh_trang", "fa_han", "fa_so_theo_doi", "fa_so_dem", "fa_luoi"):
        try:
            control.fill(name, rows)
        except ForeignAffairsError:
            continue

"""The officer's buttons of a period, killed while the workbook stays open.

Excel lives on when the macro's Python dies: the workbook is kept on paper beside the office, and
what the dead macro had written into it is there when the buttons are pressed again.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.safety.kill_offices import (
    NOW,
    PERIOD,
    STEPS,
    Say,
    Step,
    new_office,
    open_office,
    send,
)
from tests.support.paper_book import PaperBook

from foreignaffairs.excel.macros import run
from foreignaffairs.office import Office
from foreignaffairs.provinces.registry import Registry
from foreignaffairs.register import State

BOOK = "so-dieu-khien.giay"
BUTTONS = ("FaThuBaoCao", "FaTraCoLoi", "FaDuyetDat", "FaTongHop", "FaLapBaoCao")
VIEWS = ("van_phong", "viec_tiep", "tinh_trang", "han", "so_theo_doi", "so_dem", "luoi",
         "bieu_nuoc", "bieu_nam", "phu_nuoc", "phu_nam")  # fmt: skip
_WRONG = (2, 4)


def prepare(folder: Path, registry: Registry) -> None:
    """Eight forms wait in the inbox, two of them wrong; nobody has looked at any."""
    with new_office(folder, registry, 8, manual=True) as office:
        for number in range(8):
            send(office, number, wrong=number in _WRONG)
    book = PaperBook(folder / BOOK)
    book.put(thu_muc=".", dia_phuong="Hải Phòng", can_bo="Cán bộ mẫu", ky=PERIOD)
    book.close()


@cache
def plugins() -> Registry:
    """The installed plugins, loaded once before anything is forked."""
    return Registry.load()


def press(book: PaperBook, name: str, registry: Registry) -> None:
    """Press a button; a macro that could not do its work is a failure here."""
    ran = run(name, book, clock=lambda: NOW, registry=registry)
    assert ran.done, ran.message


def act(office: Office, say: Say) -> None:
    """Press the buttons from the inbox to the report."""
    registry = plugins()
    book = PaperBook(office.folder.root / BOOK)
    for number, name in enumerate(BUTTONS, 1):
        press(book, name, registry)
        say(number)


def done(office: Office) -> int:
    """How many of the buttons have had their effect."""
    states = [s.state for s in office.register.submissions.current(PERIOD)]
    waiting = states.count(State.RECEIVED)
    effects = (
        len(office.register.receipts.seen()) == 8,
        states.count(State.RETURNED) == len(_WRONG),
        len(states) == 8 and not waiting,
        office.annex_path(PERIOD).is_file(),
        bool(office.register.figures.versions(PERIOD)),
    )
    return next((n for n, there in enumerate(effects) if not there), len(effects))


def look(root: Path, registry: Registry) -> list[str]:
    """The open workbook must show what a new one shows of the same office, and no formula."""
    book = PaperBook(root / BOOK)
    fresh_path = root.parent / "moi.giay"
    fresh_path.unlink(missing_ok=True)
    fresh = PaperBook(fresh_path)
    try:
        fresh.put(thu_muc=str(root), can_bo="Cán bộ mẫu", ky=PERIOD)
        press(fresh, "FaCapNhat", registry)
        wrong = [
            f"inconsistent: {view} of the workbook is out of date"
            for view in VIEWS
            if book.rows(view) != fresh.rows(view)
        ]
        kept = [s.name for s in book.sheets if s.name.startswith("_cu_") and s.visible]
        wrong += [f"not swept: sheet {name}" for name in kept]
        wrong += [f"inconsistent: a formula {words!r}" for words in book.formulas]
        return wrong + _figures(book, root, registry)
    finally:
        book.close()
        fresh.close()


def _figures(book: PaperBook, root: Path, registry: Registry) -> list[str]:
    """Every figure that the workbook shows is the office's."""
    wrong = []
    with open_office(root, registry) as office:
        for sheet, row, column, figure in book.rows("so_lieu"):
            shown = book.sheets[sheet].cells.get((int(row), int(column)))
            behind = sum(float(v) for v in office.trace(figure)["gia_tri"])
            if shown != behind:
                wrong.append(f"inconsistent: {figure} shown as {shown}, is {behind}")
    return wrong or ([] if book.rows("so_lieu") else ["lost: no figure in the workbook"])


STEPS["macro"] = Step(prepare, act, done, look)

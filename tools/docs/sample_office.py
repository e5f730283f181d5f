"""A small office walked once through the command line, so that its JSON can be looked at.

Three sample schools in TP.HCM: two report the same delegation, one of them with a mistake, the
third sends nothing. Everything happens in a temporary folder.
"""

from __future__ import annotations

import io
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any

PERIOD = "2023-DX01"
REQUEST = f"""
acceptance = "auto"

[adhoc."{PERIOD}"]
title = "Đoàn ra của các trường"
who = ["THPT"]
forms = ["F01", "F03"]
due = 2023-08-15
window_start = 2023-01-01
window_end = 2023-07-31
"""
"""An ad-hoc request, which only the three schools owe: shipped district offices are left alone."""
UNITS = """\
ma,ten,loai,dia_ban,email
T01,Trường THPT mẫu 01,THPT,Quận mẫu 1,
T02,Trường THPT mẫu 02,THPT,Quận mẫu 2,
T03,Trường THPT mẫu 03,THPT,Quận mẫu 2,t03@mau.example
"""
MORE_UNITS = "ma,ten,loai\nT04,Trường THPT mẫu 04,THPT\n"
DELEGATION = {
    "tinh_trang": "Đã thực hiện",
    "ten_doan": "Đoàn mẫu",
    "nuoc_den": "Nhật Bản",
    "tu_ngay": "1/3/2023",
    "den_ngay": "5/3/2023",
    "so_nguoi": 5,
    "nu": 2,
    "muc_dich": "Công tác",
    "nguon_kinh_phi": "Cá nhân tự túc",
    "cap_quyet_dinh": "Thủ trưởng đơn vị",
    "vb_cho_phep": "12/QĐ-M01",
}
WRONG = {**DELEGATION, "nu": 7, "cap_quyet_dinh": "Sở GD&ĐT", "vb_cho_phep": "12/QĐ-UBND"}

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "plugins": ("plugins",),
    "rules": ("rules", "tphcm"),
    "due": ("due", "tphcm", "2023"),
    "init": ("init", "{dir}", "--province", "tphcm", "--units", "{units}"),
    "units import": ("units", "import", "{dir}", "{more}", "--preview"),
    "forms": ("forms", "{dir}", PERIOD),
    "check": ("check", "{filled}"),
    "collect": ("collect", "{dir}"),
    "status": ("status", "{dir}", PERIOD),
    "remind": ("remind", "{dir}", PERIOD),
    "extend": ("extend", "{dir}", PERIOD, "T03", "--until", "2023-08-31", "--reason", "…"),
    "return": ("return", "{dir}", PERIOD, "T02", "--reason", "…"),
    "accept": ("accept", "{dir}", PERIOD, "T01", "T02"),
    "exclude": ("exclude", "{dir}", PERIOD, "T03", "--reason", "…"),
    "duplicates": ("duplicates", "{dir}", PERIOD),
    "consolidate": ("consolidate", "{dir}", PERIOD),
    "report": ("report", "{dir}", PERIOD),
    "trace": ("trace", "{dir}", f"{PERIOD}/F03/so_nguoi"),
    "close": ("close", "{dir}", PERIOD),
    "reopen": ("reopen", "{dir}", PERIOD, "--reason", "…"),
    "backup": ("backup", "{dir}", "{backup}"),
    "restore": ("restore", "{backup}", "{restored}"),
    "verify": ("verify", "{restored}"),
}
"""Every command that prints JSON, in the order in which an office uses them."""


def answers() -> dict[str, Any]:
    """What each command of :data:`COMMANDS` prints with ``--json``."""
    with tempfile.TemporaryDirectory() as folder, _environment():
        root = Path(folder)
        return dict(_walk(root))


def _walk(root: Path) -> Iterator[tuple[str, Any]]:
    office, units, more = root / "van-phong", root / "units.csv", root / "more.csv"
    units.write_text(UNITS, "utf-8")
    more.write_text(MORE_UNITS, "utf-8")
    filled = office / "hop-thu-den" / "t02.xlsx"
    backup, restored = root / "sao-luu.zip", root / "phuc-hoi"
    named = {
        "dir": office,
        "units": units,
        "more": more,
        "filled": filled,
        "backup": backup,
        "restored": restored,
    }
    places = {name: str(path) for name, path in named.items()}
    for name, words in COMMANDS.items():
        if name == "verify":
            (restored / "bieu-mau" / PERIOD / f"tphcm_{PERIOD}_T03.xlsx").unlink()
        yield name, json.loads(_run(*(word.format(**places) for word in words), "--json"))
        if name == "init":
            _ask(office / "office.toml")
        if name == "forms":
            forms = office / "bieu-mau" / PERIOD
            _fill(forms / f"tphcm_{PERIOD}_T01.xlsx", DELEGATION, filled.with_name("t01.xlsx"))
            _fill(forms / f"tphcm_{PERIOD}_T02.xlsx", WRONG, filled)


def _ask(settings: Path) -> None:
    """Set the request of :data:`REQUEST`, with reports accepted as they come."""
    kept = settings.read_text("utf-8").replace('acceptance = "manual"', "")
    settings.write_text(kept + REQUEST, "utf-8")


def _run(*words: str) -> str:
    """Run one command; return what it prints."""
    from foreignaffairs.cli import main

    screen = io.StringIO()
    with redirect_stdout(screen):
        status = main(words)
    if status == 2:
        raise RuntimeError(f"foreignaffairs {' '.join(words)}: {screen.getvalue()}")
    return screen.getvalue()


@contextmanager
def _environment() -> Iterator[None]:
    """Nothing of the caller's environment changes the walk."""
    ours = {n: os.environ.pop(n) for n in list(os.environ) if n.startswith("FOREIGNAFFAIRS_")}
    try:
        yield
    finally:
        os.environ.update(ours)


def _fill(form: Path, row: Mapping[str, Any], out: Path) -> None:
    """Fill in a form as a clerk would: the narrative, the question of F03, one row, a name."""
    from openpyxl import load_workbook

    from foreignaffairs.model import layout

    book = load_workbook(form)
    for sheet in book.worksheets:
        if sheet.title in (layout.META_SHEET, layout.LISTS_SHEET):
            continue
        marks = {
            cell.value: (cell.row, cell.column)
            for cells in sheet.iter_rows(max_row=8)
            for cell in cells
            if isinstance(cell.value, str) and cell.value.startswith(layout.ID_MARK)
        }
        if layout.COVER_ID in marks:
            _answer(sheet, marks[layout.COVER_ID][1], marks[layout.COVER_VALUE][1])
        elif layout.column_mark("F01", "ket_qua") in marks:
            _narrate(sheet, marks)
        elif layout.column_mark("F03", "ten_doan") in marks:
            _enter(sheet, marks, row)
    book.save(out)


def _answer(sheet: Any, ids: int, values: int) -> None:
    from foreignaffairs.model import layout

    typed = {f"{layout.COVER_QUESTION}F03": layout.YES, layout.COVER_PREPARED_BY: "Cán bộ mẫu"}
    for line in range(1, sheet.max_row + 1):
        entry = sheet.cell(line, ids).value
        if entry in typed:
            sheet.cell(line, values).value = typed[entry]


def _narrate(sheet: Any, marks: Mapping[str, tuple[int, int]]) -> None:
    from foreignaffairs.model import layout

    first, keys = marks[layout.column_mark("F01", "ma_nhiem_vu")]
    text = marks[layout.column_mark("F01", "ket_qua")][1]
    for line in range(first + 1, sheet.max_row + 1):
        if "-" in str(sheet.cell(line, keys).value or ""):
            sheet.cell(line, text).value = "Nội dung mẫu."


def _enter(sheet: Any, marks: Mapping[str, tuple[int, int]], row: Mapping[str, Any]) -> None:
    from foreignaffairs.model import layout

    columns = {n: marks[layout.column_mark("F03", n)] for n in row}
    heading = next(iter(columns.values()))
    line = heading[0] + 1
    while sheet.cell(line, heading[1]).protection.locked:
        line += 1
    for name, value in row.items():
        sheet.cell(line, columns[name][1]).value = value

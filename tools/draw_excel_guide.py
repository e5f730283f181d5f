"""Draws the pictures of the officer's Excel guide: the control workbook in LibreOffice.

``python tools/draw_excel_guide.py`` builds the control workbook and a sample period in a temporary
folder, presses the buttons as the guide says, and writes small PNG files to ``docs/assets/excel``.
Needs LibreOffice and pdftoppm. Run it when the look of the control workbook has changed, and look
at what it has drawn; LibreOffice draws buttons in its own grey, Excel in its own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from foreignaffairs.excel.build.control_workbook import NAME, build_control
from foreignaffairs.excel.build.samples import FOLDER, INBOX, UNITS_FILE, write_sample
from foreignaffairs.excel.engine import libreoffice_engine
from foreignaffairs.excel.macros import run
from foreignaffairs.excel.macros.places import REGISTER, SETTINGS, START, sheet_name
from foreignaffairs.provinces.registry import Registry
from foreignaffairs.register import VIETNAM

TARGET = Path(__file__).resolve().parents[1] / "docs/assets/excel"
PROVINCE, PERIOD = "hai-phong", "2023-K1"
CUTS = {
    "bat-dau": (1030, 668),
    "cai-dat": (1080, 390),
    "dang-lam": (1030, 668),
    "so-theo-doi": (960, 520),
}
"""Width and height of each picture in pixels, from the upper left."""
DOTS = 72
"""Pixels an inch."""
PAPER = (70_000, 45_000)
"""In hundredths of a millimetre: no sheet is made smaller to fit."""
MARGIN = 600
MOMENT = datetime(2023, 6, 12, 9, tzinfo=VIETNAM)


def main() -> int:
    """Draw every picture; return the exit code."""
    if shutil.which("pdftoppm") is None:
        print("pdftoppm is not installed.", file=sys.stderr)
        return 2
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, pdf in _walk(Path(folder)).items():
            _draw(pdf, name)
            print(f"docs/assets/excel/{name}.png")
    return 0


def _walk(folder: Path) -> dict[str, Path]:
    """Do what the guide says; return a PDF of one sheet for each picture."""
    registry = Registry.load()
    control = folder / NAME
    build_control(control, registry)
    write_sample(folder, registry.province(PROVINCE))
    sample = folder / FOLDER / PROVINCE
    office = folder / "van-phong"
    pdfs = {}
    with libreoffice_engine() as app:
        book = app.books.open(str(control))
        pdfs["bat-dau"] = _pdf(book, START, folder)
        filled = {
            "fa_thu_muc": "van-phong",
            "fa_dia_phuong": registry.province(PROVINCE).name,
            "fa_can_bo": "Cán bộ mẫu",
            "fa_tep_don_vi": str((sample / UNITS_FILE).relative_to(folder)),
        }
        for name, value in filled.items():
            book.names[name].refers_to_range.value = value
        pdfs["cai-dat"] = _pdf(book, SETTINGS, folder)
        _press(book, registry, "FaMoVanPhong")
        book.names["fa_ky"].refers_to_range.value = PERIOD
        for button in ("FaNhapDonVi", "FaPhatBieuMau"):
            _press(book, registry, button)
        for report in sorted((sample / INBOX / PERIOD).iterdir()):
            shutil.copy(report, office / INBOX)
        _press(book, registry, "FaThuBaoCao")
        pdfs["dang-lam"] = _pdf(book, START, folder)
        pdfs["so-theo-doi"] = _pdf(book, REGISTER, folder)
        book.close()
    return pdfs


def _press(book: Any, registry: Registry, button: str) -> None:
    ran = run(button, book, clock=lambda: MOMENT, registry=registry)
    if not ran.done:
        raise SystemExit(f"{button}: {ran.message}")


def _pdf(book: Any, sheet: str, folder: Path) -> Path:
    path = folder / f"{len(list(folder.glob('*.pdf')))}.pdf"
    shown = book.sheets[sheet_name(sheet)]
    style = book.api.StyleFamilies.getByName("PageStyles").getByName(shown.api.PageStyle)
    style.Width, style.Height = PAPER
    style.LeftMargin = style.TopMargin = MARGIN
    shown.to_pdf(str(path))
    return path


def _draw(pdf: Path, name: str) -> None:
    """The part of the first page that the guide shows."""
    width, height = map(str, CUTS[name])
    place = ["-r", str(DOTS), "-x", "0", "-y", "0", "-W", width, "-H", height]
    target = TARGET / name
    subprocess.run(["pdftoppm", "-png", "-singlefile", *place, pdf, target], check=True)


if __name__ == "__main__":
    sys.exit(main())

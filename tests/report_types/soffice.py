"""Formulas computed by a real spreadsheet program: one workbook out, one CSV back."""

from __future__ import annotations

import csv
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

PROGRAM = shutil.which("soffice")
_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""


def computed(lines: Sequence[tuple[Sequence[object], str]], folder: Path) -> list[str]:
    """Return what each line's formula computes ("TRUE", "FALSE", an error); one line one row.

    A line is its cell values from column A on and a formula that refers to that row by
    ``{row}``. ``folder`` gets the workbook, a profile of its own and the result.
    """
    source = folder / "rows.xlsx"
    with xlsxwriter.Workbook(source, {"default_date_format": "d/m/yyyy"}) as book:
        sheet = book.add_worksheet()
        for at, (values, formula) in enumerate(lines):
            sheet.write_formula(at, 0, "=" + formula.replace("{row}", str(at + 1)))
            for column, value in enumerate(values, start=1):
                if value is not None:
                    sheet.write(at, column, value)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE, "utf-8")
    _convert(source, profile, folder / "out")
    with (folder / "out" / "rows.csv").open(encoding="utf-8", newline="") as file:
        return [row[0] for row in csv.reader(file)]


def _convert(source: Path, profile: Path, out: Path) -> None:
    process = subprocess.Popen(
        [
            str(PROGRAM),
            f"-env:UserInstallation={profile.resolve().as_uri()}",
            "--headless",
            "--norestore",
            "--infilter=Calc MS Excel 2007 XML",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1",
            "--outdir",
            str(out),
            str(source),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(timeout=180)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise
    if process.returncode or not (out / f"{source.stem}.csv").exists():
        raise RuntimeError(f"soffice: {said[-300:]}")

"""Forms opened, computed and saved again by a real spreadsheet program."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

PROGRAM = shutil.which("soffice")
_COMPUTE_ON_LOAD = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""


def convert(files: Sequence[Path], to: str, folder: Path) -> list[Path]:
    """Convert .xlsx ``files`` to another kind in one run; each gets computed anew.

    ``folder`` gets a profile of its own, so that runs beside each other do not meet.
    """
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_COMPUTE_ON_LOAD, "utf-8")
    command = [
        str(PROGRAM),
        f"-env:UserInstallation={profile.resolve().as_uri()}",
        "--headless",
        "--norestore",
        "--infilter=Calc MS Excel 2007 XML",
        "--convert-to",
        to,
        "--outdir",
        str(out),
        *map(str, files),
    ]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(timeout=300)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise
    made = [out / f"{file.stem}.{to}" for file in files]
    missing = [path.name for path in made if not path.exists()]
    if process.returncode or missing:
        raise RuntimeError(f"soffice made no {missing}: {said[-300:]}")
    return made

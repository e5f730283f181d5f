"""The rule of the project: nothing under the GPL is pinned or needed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GPL = re.compile(r"(?<![L])GPL|(?<!Lesser )General Public License", re.IGNORECASE)
"""The GPL and the AGPL, not the LGPL, whose libraries may be imported by anything."""


def pinned() -> list[str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return [line.partition("==")[0].strip() for line in lines if "==" in line]


def licences(name: str) -> Iterator[str]:
    """What an installed package says of its licence, in each of the places for it."""
    about = metadata.metadata(name)
    yield about.get("License-Expression") or ""
    yield (about.get("License") or "").partition("\n")[0]
    yield from (c for c in about.get_all("Classifier") or [] if c.startswith("License ::"))


def installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def test_nothing_pinned_is_under_the_gpl() -> None:
    there = [name for name in pinned() if installed(name)]
    assert len(there) > 40
    found = {name: text for name in there for text in licences(name) if GPL.search(text)}
    assert found == {}


def test_the_rule_tells_gpl_from_lgpl() -> None:
    for text in (
        "GPL",
        "AGPL-3.0-only",
        "License :: GNU General Public License v3",
    ):
        assert GPL.search(text), text
    for text in ("LGPL-3.0-only", "GNU Lesser General Public License v3 (LGPLv3)", "MIT"):
        assert not GPL.search(text), text


def test_reading_vba_back_loads_nothing_under_the_gpl() -> None:
    code = (
        "import sys\n"
        "from oletools.olevba import VBA_Parser\n"
        f"parser = VBA_Parser({str(ROOT / 'workbooks' / 'TheoDoiBaoCao.xlsm')!r})\n"
        "assert len(list(parser.extract_macros())) > 5\n"
        "print('pcodedmp' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr

"""Takes the files out of a page of the documentation and lays them out as the page says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
_FILE = re.compile(
    r"^\*\*`(?P<name>[^`]+)`(?P<appended> \(appended\))?\*\*\n\n```\w+\n(?P<content>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def unpack(page: str, folder: Path) -> list[str]:
    """Write every file of a page below ``folder``; return their names in order."""
    names = []
    for found in _FILE.finditer((DOCS / page).read_text("utf-8")):
        path = folder / found["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text("utf-8") if found["appended"] else ""
        path.write_text(before + found["content"], "utf-8")
        names.append(found["name"])
    return names


def declare(folder: Path) -> None:
    """Make the distribution in ``src`` known to Python, as an installation would."""
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
    name, version = project["name"], project["version"]
    info = folder / "src" / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    groups = [
        f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in points.items())
        for group, points in project["entry-points"].items()
    ]
    (info / "entry_points.txt").write_text("\n".join(groups))

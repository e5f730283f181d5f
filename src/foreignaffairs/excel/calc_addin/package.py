"""The add-in's file (.oxt): the same functions always give the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from importlib import metadata, resources
from pathlib import Path

from foreignaffairs.model import ExcelFunction

from . import parts

FILE = "foreignaffairs.oxt"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The one moment that every part bears."""


def part_texts(functions: Sequence[ExcelFunction]) -> Mapping[str, str]:
    """Every part of the add-in by its path."""
    component = resources.files(__package__).joinpath("component.py").read_text("utf-8")
    return {
        "META-INF/manifest.xml": parts.manifest_xml(),
        "description.xml": parts.description_xml(metadata.version("foreignaffairs")),
        "types.idl": parts.types_idl(functions),
        "functions.components": parts.components_xml(),
        "CalcAddIns.xcu": parts.calc_add_ins_xcu(functions),
        "functions.json": parts.functions_json(functions),
        "component.py": component,
    }


def build_add_in(path: Path, functions: Sequence[ExcelFunction]) -> Path:
    """Write the add-in; install it with LibreOffice's extension manager or ``unopkg add``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in part_texts(functions).items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content.replace("\r\n", "\n").encode("utf-8"))
    return path

"""An .xlsm or .xlam as a package: its content type, its ribbon, its parts in a fixed order."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

_PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_WORKBOOK = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
ADD_IN = "application/vnd.ms-excel.addin.macroEnabled.main+xml"

_TYPES, _RELATIONS, _RIBBON = "[Content_Types].xml", "_rels/.rels", "customUI/customUI14.xml"
_RIBBON_TYPE = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_BUTTON_FONT = (b'face="Calibri" size="220"', b'face="Times New Roman" size="220"')
_UNPRINTED = b"<x:PrintObject>False</x:PrintObject>"
_MOMENT = (1980, 1, 1, 0, 0, 0)


def parts_of(path: Path) -> dict[str, bytes]:
    """Every part of a package, unzipped."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def finish(path: Path, content_type: str, target: Path, ribbon: str | None = None) -> None:
    """Write the package at ``path`` to ``target`` with its type and ribbon, whole or not at all.

    The same parts give the same bytes: fixed order, no times.
    """
    parts = parts_of(path)
    types = parts[_TYPES].decode()
    if f'"{_PLAIN}"' not in types and f'"{content_type}"' not in types:
        raise ValueError(f"{path.name}: no workbook part with a known content type")
    parts[_TYPES] = types.replace(f'"{_PLAIN}"', f'"{content_type}"').encode()
    for name in parts:
        if name.endswith(".vml"):
            parts[name] = parts[name].replace(*_BUTTON_FONT).replace(_UNPRINTED, b"")
    if ribbon is not None:
        parts[_RIBBON] = ribbon.encode()
        relation = f'<Relationship Id="rIdFa" Type="{_RIBBON_TYPE}" Target="{_RIBBON}"/>'
        closing = "</Relationships>"
        relations = parts[_RELATIONS].decode().replace(closing, relation + closing)
        parts[_RELATIONS] = relations.encode()
    _write(parts, target)


def _write(parts: Mapping[str, bytes], target: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name in (_TYPES, *sorted(n for n in parts if n != _TYPES)):
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, parts[name])
    part = target.with_name(f".{target.name}.part")
    part.write_bytes(buffer.getvalue())
    os.replace(part, target)

"""Everything in ``workbooks/``: built into a folder, or compared with what stands there."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from foreignaffairs.excel.functions import functions_of
from foreignaffairs.excel.udf.wrappers import MODULES
from foreignaffairs.provinces.registry import Registry

from . import addin, control_workbook
from .blank_forms import write_blank_forms
from .package import parts_of
from .samples import write_sample

Progress = Callable[[str], None]


def build(folder: Path, progress: Progress = lambda name: None) -> tuple[Path, ...]:
    """Build every workbook into ``folder``; return what was written, in order."""
    registry = Registry.load()
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for path in _built(folder, registry):
        progress(path.relative_to(folder).as_posix())
        written.append(path)
    return tuple(written)


def _built(folder: Path, registry: Registry) -> Iterator[Path]:
    """Build one after another and yield what was written."""
    control = folder / control_workbook.NAME
    control_workbook.build_control(control, registry)
    yield control
    functions = functions_of(registry)
    add_in = folder / addin.NAME
    addin.build_addin(add_in, {name: make(functions) for name, make in MODULES.items()})
    yield add_in
    for province in registry.provinces:
        yield from write_blank_forms(folder, province)
        yield from write_sample(folder, province)


def differences(folder: Path) -> tuple[str, ...]:
    """Name what differs from a fresh build: ``file``, or ``file: part`` inside a workbook.

    Workbooks are compared part by part, unzipped: how a zip is packed does not matter.
    """
    found: list[str] = []
    with tempfile.TemporaryDirectory() as fresh:
        made = {p.relative_to(fresh): p for p in build(Path(fresh))}
        there = {p.relative_to(folder) for p in folder.rglob("*") if p.is_file()}
        for name, path in made.items():
            if name not in there:
                found.append(name.as_posix())
            else:
                found += (f"{name.as_posix()}{part}" for part in _differing(path, folder / name))
        extra = (n for n in there if n not in made and not n.name.startswith((".", "~$")))
        found += (n.as_posix() for n in extra if n.name not in _BESIDE)
    return tuple(sorted(found))


_BESIDE = frozenset({"README.md", "NOTICE.md"})
"""Written by hand beside what is built."""


def _differing(made: Path, there: Path) -> Iterator[str]:
    if made.suffix not in (".xlsx", ".xlsm", ".xlam"):
        if made.read_bytes() != there.read_bytes():
            yield ""
        return
    new, old = parts_of(made), parts_of(there)
    for part in sorted(new.keys() | old.keys()):
        if new.get(part) != old.get(part):
            yield f": {part}"

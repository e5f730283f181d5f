"""Imports run one way: each room knows only the rooms before it."""

from __future__ import annotations

import ast
from pathlib import Path

import foreignaffairs

ROOT = Path(foreignaffairs.__file__).parent

ALLOWED: dict[str, set[str]] = {}


def _after(room: str, *before: str) -> None:
    """A room may import ``before`` and whatever those may import."""
    ALLOWED[room] = set(before).union(*(ALLOWED[b] for b in before)) | {room}


_after("files")
_after("model")
_after("language", "model", "files")
_after("calendar", "model", "language")
_after("report_types", "language", "calendar")
_after("provinces", "report_types")
_after("expected", "provinces")
for _room in ("forms", "reading", "checks", "returns", "register"):
    _after(_room, "expected")
_after("inbox", "forms", "reading", "checks", "returns", "register")
_after("consolidation", "forms", "reading", "checks", "returns", "register")
_after("documents", "inbox", "consolidation")
_after("office", "documents")
_after("demo", "office")
_after("testing", "office")
_after("excel", "office")
_after("cli", "office", "demo", "excel")

PARALLEL = {"forms", "reading", "checks", "returns", "register"}


def _imported(path: Path) -> set[str]:
    """The rooms that a module names in its import statements, late ones included."""
    package = path.relative_to(ROOT.parent).with_suffix("").parts[:-1]
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            base = ".".join(p for p in (start, node.module or "") if p)
            names = [base, *(f"{base}.{alias.name}" for alias in node.names)]
        for name in names:
            parts = name.split(".")
            if parts[0] == "foreignaffairs" and len(parts) > 1 and parts[1] in ALLOWED:
                rooms.add(parts[1])
    return rooms


def _modules() -> list[Path]:
    return sorted(p for p in ROOT.rglob("*.py") if p.parent != ROOT)


def test_every_folder_is_a_room_with_a_place_in_the_order():
    folders = {p.name for p in ROOT.iterdir() if p.is_dir() and any(p.rglob("*.py"))}
    assert folders - {"__pycache__"} <= set(ALLOWED)


def test_no_module_imports_a_room_that_comes_after_its_own():
    wrong = {
        f"{path.relative_to(ROOT)} -> {room}"
        for path in _modules()
        for room in _imported(path)
        if room not in ALLOWED[path.relative_to(ROOT).parts[0]]
    }
    assert not wrong


def test_the_five_rooms_around_the_form_know_nothing_of_each_other():
    wrong = {
        f"{path.relative_to(ROOT)} -> {room}"
        for path in _modules()
        if (own := path.relative_to(ROOT).parts[0]) in PARALLEL
        for room in _imported(path) & PARALLEL - {own}
    }
    assert not wrong


def test_only_the_excel_room_imports_xlwings():
    wrong = [
        str(path.relative_to(ROOT))
        for path in _modules()
        if "xlwings" in path.read_text("utf-8")
        and path.relative_to(ROOT).parts[0] != "excel"
        and any(
            isinstance(node, ast.Import | ast.ImportFrom) and "xlwings" in ast.unparse(node)
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
        )
    ]
    assert not wrong

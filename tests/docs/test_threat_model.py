"""The threat model names modules and tests that are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "phat-trien" / "mo-hinh-de-doa.md"
_NAMED = re.compile(r"`([\w/]+(?:\.py|/))`")
NETWORK = {"socket", "http", "urllib", "ftplib", "smtplib", "ssl", "requests", "httpx", "aiohttp"}
ALLOWED = {("register/lock.py", "socket"), ("excel/calc_addin/worker.py", "urllib")}
"""The lock writes the computer's name; Calc names a document by a URL that becomes a path."""


def test_every_module_and_test_that_it_names_is_there() -> None:
    named = _NAMED.findall(PAGE.read_text("utf-8"))
    assert len(named) > 40
    for name in named:
        if name in ("src/foreignaffairs/", "so-theo-doi/"):
            continue
        here = ROOT / name if name.startswith("tests/") else ROOT / "src" / "foreignaffairs" / name
        assert here.exists(), name


def test_nothing_speaks_to_the_network() -> None:
    source = ROOT / "src" / "foreignaffairs"
    found = set()
    for path in source.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [a.name for a in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            for name in names:
                if name.split(".")[0] in NETWORK and name != "urllib.parse":
                    found.add((path.relative_to(source).as_posix(), name.split(".")[0]))
    assert found == ALLOWED

"""One small run of the demo for every test of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from foreignaffairs.demo import run_demo
from foreignaffairs.demo.cities import CITIES
from foreignaffairs.demo.scene import Scene, Stage, stages
from foreignaffairs.office import Office
from foreignaffairs.provinces.registry import Registry

SIZE = 20


@dataclass
class Recorder:
    """A screen that remembers what was said."""

    lang: str = "vi"
    lines: list[str] = field(default_factory=list)

    def say(self, line: str = "") -> None:
        self.lines.append(line)

    def progress(self, label: str):
        return lambda done, total: None


@dataclass(frozen=True)
class Run:
    """A finished demo: where it stands, what it said, and what was played."""

    root: Path
    code: int
    lines: tuple[str, ...]
    stages: dict[str, Stage]

    def office(self, province: str) -> Office:
        return Office.open(self.root / province)

    def scenes(self) -> list[Scene]:
        return [s.scene(period) for s in self.stages.values() for period in s.city.periods]


@pytest.fixture(scope="session")
def played() -> dict[str, Stage]:
    return {s.province.id: s for s in stages(Registry.load(), CITIES, SIZE)}


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, played: dict[str, Stage]) -> Run:
    root = tmp_path_factory.mktemp("demo") / "chay thu"
    screen = Recorder()
    code = run_demo(root, screen, size=SIZE)
    return Run(root, code, tuple(screen.lines), played)

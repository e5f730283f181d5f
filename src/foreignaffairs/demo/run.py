"""The demo: two cities, two periods each, from the unit list to the report that goes up."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError
from foreignaffairs.provinces.registry import Registry

from .cities import CITIES
from .clock import StageClock
from .post import Post
from .scene import Stage, stages
from .screen import Screen, words
from .summary import close_with, first_to_look_at
from .walk import Walk, Walked, open_office


def run_demo(directory: Path, screen: Screen, *, size: int | None = None) -> int:
    """Walk the whole way for both cities under ``directory``; return the exit code, 0.

    ``size`` is the number of sample units a city, ``None`` for all (more than 120). A directory
    with something in it is refused with ``OfficeError``; nothing outside it is written.
    """
    directory = Path(directory)
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise OfficeError(text("demo.not_empty", screen.lang, path=directory))
    directory.mkdir(parents=True, exist_ok=True)
    registry = Registry.load()
    walked: list[Walked] = []
    with (
        tempfile.TemporaryDirectory(prefix=".gui-", dir=directory) as outbox,
        Post(Path(outbox), size) as post,
    ):
        screen.say(words(screen, "welcome", path=directory))
        for stage in stages(registry, CITIES, size):
            walked.append(_city(stage, directory, registry, post, screen))
    with ExitStack() as open_offices:
        for each in walked:
            office = open_offices.enter_context(each.open(registry))
            close_with(screen, office, each)
    first_to_look_at(screen, directory, walked)
    return 0


def _city(stage: Stage, directory: Path, registry: Registry, post: Post, screen: Screen) -> Walked:
    """Both periods of a city; the first is closed before the second begins."""
    clock = StageClock()
    folder = directory / stage.province.id
    screen.say()
    screen.say(words(screen, "city", city=stage.province.city))
    with open_office(stage, folder, registry, clock, screen) as office:
        first, second = (Walk(office, stage.scene(p), clock, screen) for p in stage.city.periods)
        first.go(post)
        first.close()
        return second.go(post)

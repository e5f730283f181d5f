"""Kills the steps of an office at random points, and looks at what is left.

    python -m tests.safety.kill --kills 200 [--step collect] [--seed 1]

Each kill: a fresh copy of an office, the step in a process of its own, SIGKILL at a point chosen by
the seed (every other time at the n-th time the step touches the disk or the register, else after a
fraction of the time it takes), a look at the office, the step again to its end, and a comparison
with an office that was never killed: every file, every row. POSIX only.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.safety.kill_checks import after_running_again, after_the_kill, state_of
from tests.safety.kill_macros import STEPS, plugins
from tests.safety.kill_offices import open_office

from foreignaffairs.provinces.registry import Registry

_AUDITED = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.truncate"}


@dataclass(frozen=True, slots=True)
class Ran:
    """One run of a step: how it ended, what it acknowledged, how long and how often it wrote."""

    finished: bool
    acknowledged: int
    touches: int
    seconds: float


@dataclass(slots=True)
class Result:
    """All kills of one step."""

    step: str
    kills: int = 0
    seconds: float = 0.0
    at: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def line(self) -> str:
        """One line of the table that is printed."""
        kinds = Counter(w.split(": ")[1] for w in self.wrong)
        counts = "  ".join(
            f"{kinds[k]} {k}" for k in ("inconsistent", "lost", "doubled", "not swept")
        )
        where = ", ".join(f"{n} {place}" for place, n in sorted(self.at.items()))
        return f"{self.step:<12} {self.kills} kills ({where}): {counts}  [{self.seconds:.0f} s]"


class Killer:
    """Runs and kills one step over copies of its office, in ``folder``."""

    def __init__(self, name: str, folder: Path, registry: Registry, seed: int) -> None:
        self._name = name
        self._step = STEPS[name]
        self._registry = registry
        self._seed = seed
        self._template = folder / name / "truoc"
        self._folder = folder / name
        in_a_child(lambda: self._step.prepare(self._template, registry))
        self._whole = self._run(self._copy("nguyen"))
        assert self._whole.finished, f"{name} does not run"
        self._reference = state_of(self._folder / "nguyen")
        assert self._run(self._folder / "nguyen").finished
        again = after_running_again(state_of(self._folder / "nguyen"), self._reference)
        again += self._step.look(self._folder / "nguyen", registry)
        assert not again, f"running {name} twice changes something: {again}"

    def kill(self, times: int) -> Result:
        """Kill the step ``times`` times; kills that came too late are not counted."""
        result = Result(self._name)
        began = time.monotonic()
        attempt = 0
        while result.kills < times:
            attempt += 1
            chance = random.Random(f"{self._seed}/{self._name}/{attempt}")
            by_touch = attempt % 2 == 0
            root = self._copy("chet")
            if by_touch:
                ran = self._run(root, touch=chance.randint(1, self._whole.touches))
            else:
                ran = self._run(root, after=chance.uniform(0, self._whole.seconds))
            if ran.finished:
                continue
            result.kills += 1
            result.at["at a write" if by_touch else "by time"] += 1
            result.wrong += [f"{attempt}: {w}" for w in self._look(root, ran)]
        result.seconds = time.monotonic() - began
        return result

    def _look(self, root: Path, ran: Ran) -> list[str]:
        wrong = said(lambda: after_the_kill(root, state_of(root), self._reference))
        with open_office(root, self._registry) as office:
            done = self._step.done(office)
        if done < ran.acknowledged:
            wrong.append(f"lost: {ran.acknowledged} acknowledged, {done} there")
        if not self._run(root).finished:
            return [*wrong, "inconsistent: the step does not run again"]
        wrong += said(lambda: after_running_again(state_of(root), self._reference))
        return wrong + self._step.look(root, self._registry)

    def _copy(self, name: str) -> Path:
        target = self._folder / name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self._template, target)
        return target

    def _run(self, root: Path, *, touch: int = 0, after: float | None = None) -> Ran:
        """Run the step on an office in a child; kill it at its ``touch``-th write or ``after``."""
        reading, writing = os.pipe()
        began = time.monotonic()
        child = os.fork()
        if child == 0:  # pragma: no cover
            os.close(reading)
            run_the_step(self._name, root, self._registry, touch, writing)
        os.close(writing)
        heard, ended = listen(reading, None if after is None else began + after)
        if not ended:
            os.kill(child, signal.SIGKILL)
        rest, _ = listen(reading, None)
        os.close(reading)
        _, status = os.waitpid(child, 0)
        words = (heard + rest).split()
        finished = os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0
        if os.WIFEXITED(status) and not finished:
            raise AssertionError(f"{self._name} failed instead of being killed, see above")
        acknowledged = max((int(w) for w in words if w.isdigit()), default=0)
        touches = int(words[-1].removeprefix("t")) if finished else 0
        return Ran(finished, acknowledged, touches, time.monotonic() - began)


def said(look: Callable[[], list[str]]) -> list[str]:
    """What a look found; a file that is not whole ends the look."""
    try:
        return look()
    except ValueError as error:
        return [f"inconsistent: {error}"]


def run_the_step(name: str, root: Path, registry: Registry, touch: int, say: int) -> None:
    """Run in the child: count every touch of the disk or register, and die at the chosen one."""
    touches = 0

    def touched() -> None:
        nonlocal touches
        touches += 1
        if touches == touch:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        watch(root, touched)
        with open_office(root, registry) as office:
            STEPS[name].act(office, lambda done: os.write(say, f"{done}\n".encode()) and None)
        os.write(say, f"t{touches}\n".encode())
    except BaseException:
        import traceback

        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def watch(root: Path, touched: Callable[[], None]) -> None:
    """Have ``touched`` called before each write, sync, statement and commit of this process."""
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    prefix, sync = str(root), os.fsync

    def audited(name: str, arguments: tuple[object, ...]) -> None:
        if name in _AUDITED and any(str(a).startswith(prefix) for a in arguments[:2]):
            touched()

    def synced(handle: int) -> None:
        touched()
        sync(handle)

    sys.addaudithook(audited)
    os.fsync = synced
    event.listen(Engine, "before_cursor_execute", lambda *_: touched())
    event.listen(Engine, "commit", lambda *_: touched())


def listen(reading: int, until: float | None) -> tuple[str, bool]:
    """Read what a child says until it ends, or until a moment; return it and whether it ended."""
    heard = b""
    while True:
        left = None if until is None else max(0.0, until - time.monotonic())
        if not select.select([reading], [], [], left)[0]:
            return heard.decode(), False
        piece = os.read(reading, 4096)
        if not piece:
            return heard.decode(), True
        heard += piece


def in_a_child(act: Callable[[], None]) -> None:
    """Do something in a child, so that this process keeps no threads of it."""
    child = os.fork()
    if child == 0:  # pragma: no cover
        try:
            act()
        except BaseException:
            import traceback

            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        raise AssertionError("the office could not be made, see above")


def main(arguments: list[str] | None = None) -> int:
    """Kill the steps asked for; return 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description="Kill an office at random points.")
    parser.add_argument("--kills", type=int, default=200, help="for each step")
    parser.add_argument("--step", action="append", choices=sorted(STEPS), help="default: all")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    load()
    registry = plugins()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="fa-kill-") as folder:
        for name in given.step or list(STEPS):
            result = Killer(name, Path(folder), registry, given.seed).kill(given.kills)
            print(result.line(), flush=True)
            for line in result.wrong:
                print(f"  {name} {line}", flush=True)
            wrong += result.wrong
    return 1 if wrong else 0


def load() -> None:
    """Import what the steps import late, once, before anything is forked."""
    import docx  # noqa: F401
    import openpyxl  # noqa: F401
    import pandas  # noqa: F401
    import xlsxwriter  # noqa: F401

    import foreignaffairs.consolidation.standard
    import foreignaffairs.documents.annex
    import foreignaffairs.documents.report
    import foreignaffairs.excel.macros.reporting  # noqa: F401


if __name__ == "__main__":
    sys.exit(main())

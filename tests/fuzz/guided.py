"""Coverage-guided fuzzing of one parser: ``python -m tests.fuzz.guided NAME SECONDS FOLDER``.

A process of its own, because the fuzzer ends it. What broke the parser is left in the folder as
``crash-…``; inputs that reached new code are left there too and are a good start the next time.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import warnings
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from . import SEEDS

LONGEST_INPUT = 32_768
SLOWEST = 10
"""Seconds for one input before it counts as a breach."""


@dataclass(frozen=True, slots=True)
class Guided:
    """What came of fuzzing one parser."""

    name: str
    inputs: int
    features: int
    breaches: tuple[Path, ...]
    failed: str = ""


def is_here() -> bool:
    """Whether the fuzzer is installed (the extra ``fuzz``; Linux)."""
    return find_spec("atheris") is not None


def guide(name: str, seconds: int, folder: Path, seed: int) -> Guided:
    """Fuzz one parser in a process of its own."""
    here = folder / name
    here.mkdir(parents=True, exist_ok=True)
    for path in (SEEDS / name).iterdir():
        shutil.copy(path, here / f"seed-{path.name}")
    command = [sys.executable, "-m", "tests.fuzz.guided", name, str(seconds), str(here), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    said = done.stderr.splitlines()
    counts = [line.split() for line in said if re.match(r"#[0-9]+\t", line)]
    inputs = int(counts[-1][0][1:]) if counts else 0
    features = [int(c[c.index("ft:") + 1]) for c in counts if "ft:" in c]
    breaches = tuple(
        sorted(p for p in here.iterdir() if p.name.startswith(("crash-", "timeout-", "oom-")))
    )
    failed = "\n".join(said[-30:]) if done.returncode and not breaches else ""
    return Guided(name, inputs, features[-1] if features else 0, breaches, failed)


def main(name: str, seconds: str, folder: str, seed: str) -> None:
    """Run the fuzzer; does not return."""
    import atheris

    with atheris.instrument_imports(include=["foreignaffairs"]):
        from .parsers import TARGETS

    warnings.simplefilter("ignore")
    options = [
        f"-max_total_time={seconds}", f"-max_len={LONGEST_INPUT}", f"-timeout={SLOWEST}",
        f"-artifact_prefix={folder}/", f"-seed={seed}", "-rss_limit_mb=2048",
        "-print_final_stats=1", folder,
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])

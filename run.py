"""One command from a checkout: ``python3 run.py demo`` or ``python3 run.py test``.

Makes ``.venv`` beside this file with the pinned packages of constraints.txt, then runs what is
asked for. Needs only Python 3.11 or later with its standard library; works on Windows too.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PACKAGES = ("./plugins/haiphong", "./plugins/tphcm")
ALONE = ("oletools",)
"""Tests use these without all that they ask for: oletools would bring pcodedmp, which is GPL."""
INPUTS = ("constraints.txt", "pyproject.toml", *(f"{p}/pyproject.toml" for p in PACKAGES))
USAGE = """Usage: python3 run.py COMMAND
  demo [DIR]   the whole way for both cities with sample units; results in DIR (default: demo)
  test [ARGS]  the tests
  check        ruff, mypy and the check of generated files
  app ARGS     the command foreignaffairs, for example: app due hai-phong 2023"""


def main(arguments: list[str]) -> int:
    """Run one command; return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python may well run this file
        print("foreignaffairs needs Python 3.11 or later.", file=sys.stderr)
        return 2
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command == "demo":
        install("run", [])
        target = rest[0] if rest else str(ROOT / "demo")
        return call("-m", "foreignaffairs", "demo", target)
    if command == "test":
        install("dev", ["dev"])
        return call("-m", "pytest", "-n", "auto", "--dist", "loadgroup", *rest)
    if command == "check":
        install("dev", ["dev"])
        return check()
    if command == "app":
        install("run", [])
        return call("-m", "foreignaffairs", *rest)
    print(USAGE, file=sys.stderr)
    return 2


def check() -> int:
    """Lint, types, and whether every generated file is as its generator makes it."""
    generators = sorted(p for p in (ROOT / "tools").glob("make_*.py"))
    steps = [
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "mypy", "src", "plugins/haiphong/src", "plugins/tphcm/src", "run.py"),
        *((str(p), "--check") for p in generators),
        ("-m", "foreignaffairs", "workbooks", "build", "--check", "workbooks"),
    ]
    failed = [" ".join(step) for step in steps if call(*step)]
    for step in failed:
        print(f"failed: {step}", file=sys.stderr)
    return 1 if failed else 0


def call(*arguments: str) -> int:
    """Run the environment's Python in the checkout."""
    return subprocess.run([str(PYTHON), *arguments], cwd=ROOT, check=False).returncode


def install(kind: str, extras: list[str]) -> None:
    """Make the environment and install core and plugins, unless that was done already."""
    wanted = hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in INPUTS)).hexdigest()
    stamp = VENV / f".installed-{kind}"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    print("Preparing .venv (the first time takes a minute or two) …", file=sys.stderr)
    pip = make_environment()
    core = f".[{','.join(extras)}]" if extras else "."
    editable = [word for package in (core, *PACKAGES) for word in ("-e", package)]
    run([*pip, "install", "--quiet", "-c", "constraints.txt", *editable])
    if extras:
        run([*pip, "install", "--quiet", "--no-deps", "-c", "constraints.txt", *ALONE])
    for name in ("run", kind):
        (VENV / f".installed-{name}").write_text(wanted)


def make_environment() -> list[str]:
    """Make .venv where it is missing; return the words that call a pip for it."""
    own = [str(PYTHON), "-m", "pip", "--disable-pip-version-check"]
    if PYTHON.exists() and not subprocess.run([*own, "--version"], capture_output=True).returncode:
        return own
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True)
    if made.returncode == 0:
        return own
    # Debian ships venv without ensurepip: the system's pip can fill an environment from outside.
    run([sys.executable, "-m", "venv", "--without-pip", "--clear", str(VENV)])
    return [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(PYTHON)]


def run(words: list[str]) -> None:
    """Run a step that must succeed."""
    done = subprocess.run(words, cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(f"failed ({done.returncode}): {' '.join(words)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

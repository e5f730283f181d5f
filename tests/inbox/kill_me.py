"""Collects an inbox in a process of its own, for a test that kills it."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.inbox.fake import FakeReader, rules

from foreignaffairs.inbox import collect
from foreignaffairs.register import Register


def main(folder: Path) -> None:
    with Register.open(folder / "so-theo-doi.db") as register:
        print("ready", flush=True)
        collect(
            folder / "hop-thu-den",
            register,
            originals=folder / "goc",
            reader=FakeReader(),
            rules=rules(),
            actor="a",
            progress=lambda done, of: print(done, flush=True),
        )
    print("end", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

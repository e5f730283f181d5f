"""A step that writes as nobody should, to see that the killer finds it out."""

from __future__ import annotations

import os
import sys

from tests.safety import kill, kill_offices

from foreignaffairs.files import free_name
from foreignaffairs.office import Office


def act(office: Office, say: kill_offices.Say) -> None:
    """Acknowledge too early, write in place, half by half, and beside what a killed run wrote."""
    names = [office.folder.reports / f"{n:02}.docx" for n in range(20)]
    if names[-1].exists():
        return
    for number, path in enumerate(names, 1):
        say(number)
        if number % 2 and path.exists():
            path = free_name(path)
        with path.open("wb") as file:
            file.write(BYTES[:1000])
            file.flush()
            os.fsync(file.fileno())
            file.write(BYTES[1000:])


def whole(office: Office) -> int:
    """How many are there with all their bytes."""
    return sum(p.stat().st_size == len(BYTES) for p in office.folder.reports.iterdir())


def main() -> int:
    """Kill the careless step; returns 1 when the killer does its work."""
    folder = kill_offices.STEPS["forms"].prepare
    kill_offices.STEPS["careless"] = kill_offices.Step(folder, act, whole)
    return kill.main(["--kills", "10", "--step", "careless"])


def _document() -> bytes:
    import io
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as book:
        book.writestr("word/document.xml", "x" * 2000)
    return buffer.getvalue()


BYTES = _document()

if __name__ == "__main__":
    sys.exit(main())

"""No command waits for what it does not use: pandas alone takes half a second to load."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.support.filled import drop, filled, make_office, plan_of, students, write_units

PERIOD = "2023-K1"
TABLES = ("pandas", "numpy")
WRITERS = ("xlsxwriter", "docx", "openpyxl", "xlwings")
DATABASE = ("sqlalchemy", "alembic")

RUN = """
import sys
from foreignaffairs.cli import main
code = main(sys.argv[2:])
loaded = {name.partition(".")[0] for name in sys.modules}
print("loaded:", *(name for name in sys.argv[1].split(",") if name in loaded))
sys.exit(code)
"""


def loaded_by(unwanted: Sequence[str], *arguments: object) -> str:
    """Run a command in a process of its own; return which of the unwanted it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, ",".join(unwanted), *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.splitlines()[-1].removeprefix("loaded:").strip()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with one form in its inbox."""
    with make_office(tmp_path_factory.mktemp("van-phong"), "hai-phong") as made:
        drop(made, filled(plan_of(made, PERIOD, "MAU-T01"), {"F02": students(US=3)}), "a.xlsx")
        return made.folder.root


def test_a_frame_in_the_command_is_seen() -> None:
    """The rest of this file says nothing where this way of looking sees nothing."""
    program = RUN.replace("code = main(sys.argv[2:])", "import pandas; code = 0")
    done = subprocess.run(
        [sys.executable, "-c", program, "pandas,docx"], capture_output=True, encoding="utf-8"
    )
    assert done.stdout.split() == ["loaded:", "pandas"]


@pytest.mark.parametrize(
    "arguments",
    [("plugins",), ("due", "hai-phong", 2023), ("rules", "tphcm")],
    ids=lambda arguments: str(arguments[0]),
)
def test_what_needs_no_office_opens_no_database(arguments: tuple[object, ...]) -> None:
    assert loaded_by((*TABLES, *WRITERS, *DATABASE), *arguments) == ""


def test_an_office_is_made_without_migrations_and_tables(tmp_path: Path) -> None:
    units = write_units(tmp_path / "don-vi.csv")
    unwanted = (*TABLES, *WRITERS, "alembic")
    made = tmp_path / "moi"
    assert loaded_by(unwanted, "init", made, "--province", "hai-phong", "--units", units) == ""
    assert loaded_by(unwanted, "units", "import", made, units) == ""


def test_taking_in_and_looking_need_neither_tables_nor_writers(office: Path) -> None:
    unwanted = (*TABLES, *WRITERS, "alembic")
    assert loaded_by(unwanted, "collect", office) == ""
    assert loaded_by(unwanted, "status", office, PERIOD) == ""
    assert loaded_by(unwanted, "status", office, PERIOD, "--json") == ""


def test_deciding_needs_no_tables(office: Path) -> None:
    longer = ("MAU-T02", "--until", "2023-06-20", "--reason", "bão")
    assert loaded_by(TABLES, "extend", office, PERIOD, *longer) == ""
    assert loaded_by(TABLES, "remind", office, PERIOD) == ""


@pytest.mark.parametrize(
    ("room", "unwanted"),
    [
        ("inbox", (*TABLES, *WRITERS, "alembic", "foreignaffairs.reading.reader")),
        ("reading.worker", (*TABLES, *WRITERS, *DATABASE, "foreignaffairs.register")),
        ("office", (*TABLES, *WRITERS, "alembic", "foreignaffairs.reading.reader")),
    ],
)
def test_a_room_brings_only_what_it_needs(room: str, unwanted: tuple[str, ...]) -> None:
    names = set(unwanted)
    program = f"import sys, foreignaffairs.{room}; print(*({names!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr

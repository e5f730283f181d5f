"""An office made by the first version opens in every later one."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from foreignaffairs.model import OfficeError
from foreignaffairs.office import Office, restore
from foreignaffairs.office.safety import archive
from foreignaffairs.register import Register, State, migrate

PERIOD = "2023-K1"
FIRST = Path(__file__).parent / "data" / "so-theo-doi-0001.db"

LATER = '''
"""A later schema, made up for a test: units get a telephone number, forms a table of notes."""

import os
import signal

import sqlalchemy as sa
from alembic import op

revision = "9001"
down_revision = {before!r}
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "form_note",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("words", sa.Text(), nullable=False),
    )
    op.execute("INSERT INTO form_note (id, words) SELECT id, file FROM submission")
    {trouble}
    op.add_column("unit", sa.Column("phone", sa.Text(), nullable=False, server_default=""))
'''


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A folder with the register of an office as the first version left it."""
    folder = tmp_path / "cu"
    for name in ("hop-thu-den", "bieu-mau", "tra-lai", "bao-cao", "so-theo-doi"):
        (folder / name).mkdir(parents=True)
    (folder / "office.toml").write_text('province = "tphcm"\nname = "Văn phòng mẫu"\n', "utf-8")
    shutil.copyfile(FIRST, folder / "so-theo-doi.db")
    return folder


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Have the program know one schema more, whose migration meets ``trouble`` on its way."""

    def learn(trouble: str = "pass") -> None:
        scripts = tmp_path / "migrations"
        shutil.rmtree(scripts, ignore_errors=True)
        shutil.copytree(Path(migrate.__file__).parent / "migrations", scripts)
        newest = KNOWN[-1]
        text = LATER.format(before=newest, trouble=trouble)
        (scripts / "versions" / "v9001_later.py").write_text(text, "utf-8")
        monkeypatch.setattr(migrate, "_MIGRATIONS", scripts)
        monkeypatch.setattr(migrate, "VERSIONS", (*KNOWN, "9001"))
        monkeypatch.setattr(archive, "VERSIONS", (*KNOWN, "9001"))

    return learn


KNOWN = migrate.VERSIONS
REWRITTEN = ("unit", "alembic_version", "form_row", "personal_row")
"""Tables in which a line of the first version does not stand as it was."""


def dump(register: Path) -> list[str]:
    with closing(sqlite3.connect(register)) as opened:
        return list(opened.iterdump())


def rows(register: Path) -> dict[tuple[object, ...], dict[str, object]]:
    """What the rows of forms say, whatever schema they are written in."""
    with closing(sqlite3.connect(register)) as opened:
        maps = opened.execute("SELECT submission_id, report_type, columns FROM sheet_map")
        fields = {
            (submission, kind): list(json.loads(columns)) for submission, kind, columns in maps
        }
        found = {}
        for name in ("form_row", "personal_row"):
            for submission, kind, position, number, data, cells in opened.execute(
                f"SELECT submission_id, report_type, position, number, data, cells FROM {name}"
            ):
                said = json.loads(data)
                if isinstance(said, list):
                    said = dict(zip(fields[submission, kind], said, strict=True))
                said = {field: value for field, value in said.items() if value is not None}
                found[name, submission, kind, position] = {"at": (number, cells), **said}
    return found


def version(register: Path) -> str:
    with closing(sqlite3.connect(register)) as opened:
        return str(opened.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_the_register_kept_here_is_of_the_first_schema():
    assert version(FIRST) == "0001" == KNOWN[0]


def test_everything_in_it_is_still_understood(first: Path):
    with Office.open(first) as office:
        register = office.register
        assert register.units.roster().find("MAU-T01").name == "Trường THPT mẫu 01"
        assert register.units.roster().changes[0].on == date(2025, 7, 1)
        standing = register.standings.of(PERIOD, ("MAU-T01", "MAU-T03", "MAU-T04"))
        assert standing["MAU-T01"].state is State.CONSOLIDATED
        assert standing["MAU-T03"].extended_to == date(2027, 6, 30)
        assert standing["MAU-T04"].excluded_because == "sáp nhập"
        (found, _) = register.submissions.current(PERIOD)
        content = register.submissions.content(found.id, office.report_types)
        (trip,) = content.tables["F03"].rows
        assert trip.values["ten_doan"] == "Đoàn mẫu"
        assert trip.values["nuoc_den"] == ("JP", "KR")
        assert trip.values["tu_ngay"] == date(2023, 3, 1)
        assert trip.values["truong_doan"] == "Người mẫu"
        assert [v.number for v in register.figures.versions(PERIOD)] == [1, 2]
        changed = {c.figure: (c.before, c.after) for c in register.figures.corrections(PERIOD)}
        assert changed[f"{PERIOD}/F03/so_luong"] == (2, 1)
        assert len(register.issued.forms(PERIOD)) == 27
        reminded = register.issued.last_reminded(PERIOD)
        assert len(reminded) == 22
        assert {at[:10] for at in reminded.values()} == {"2023-05-05"}
        assert register.periods.closed() == {PERIOD}
        trail = register.decisions.history(PERIOD)
        assert [d.action for d in trail][-3:] == ["extend", "exclude", "close"]
        assert {d.actor for d in trail} == {"Cán bộ mẫu"}
        assert len(office.status(PERIOD)) > 4
        assert register.personal.count(PERIOD) == 2


def test_a_later_program_takes_it_along_and_loses_nothing(first: Path, later: Callable[..., None]):
    path = first / "so-theo-doi.db"
    before = [line for line in dump(path) if line.startswith("INSERT")]
    said = rows(path)
    later()
    with Office.open(first) as office:
        assert len(office.register.submissions.current(PERIOD)) == 2
    assert version(path) == "9001"
    after = "\n".join(dump(path))
    for line in before:
        if not any(f'"{name}"' in line for name in REWRITTEN):
            assert line in after
    assert rows(path) == said
    assert {table for table, *_ in said} == {"form_row", "personal_row"}
    with closing(sqlite3.connect(path)) as register:
        assert register.execute("SELECT count(*) FROM form_note").fetchone() == (2,)
        assert register.execute("SELECT count(*), max(phone) FROM unit").fetchone() == (4, "")


def test_a_migration_that_fails_leaves_the_old_register(first: Path, later: Callable[..., None]):
    path = first / "so-theo-doi.db"
    before = dump(path)
    later("raise RuntimeError('gone wrong')")
    with pytest.raises(RuntimeError, match="gone wrong"):
        Register.open(path)
    assert dump(path) == before
    later()
    Register.open(path).close()
    assert version(path) == "9001"


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
def test_a_migration_that_is_killed_is_done_again(first: Path, later: Callable[..., None]):
    path = first / "so-theo-doi.db"
    before = dump(path)
    later("os.kill(os.getpid(), signal.SIGKILL)")
    child = os.fork()
    if child == 0:
        Register.open(path)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert dump(path) == before
    later()
    with Register.open(path) as register:
        assert len(register.submissions.current(PERIOD)) == 2


def test_a_backup_of_this_version_is_restored_by_a_later_one(
    first: Path, tmp_path: Path, later: Callable[..., None]
):
    with Office.open(first) as office:
        made = office.backup(tmp_path / "a.zip").path
    later()
    restored = restore(made, tmp_path / "moi").path
    assert version(restored / "so-theo-doi.db") == KNOWN[-1]
    with Office.open(restored) as office:
        assert len(office.register.submissions.current(PERIOD)) == 2
    assert version(restored / "so-theo-doi.db") == "9001"


def test_the_first_program_refuses_what_a_later_one_made(
    first: Path, later: Callable[..., None], monkeypatch: pytest.MonkeyPatch
):
    later()
    Register.open(first / "so-theo-doi.db").close()
    before = dump(first / "so-theo-doi.db")
    monkeypatch.undo()
    with pytest.raises(OfficeError, match=r"9001.*cập nhật chương trình"):
        Office.open(first)
    assert dump(first / "so-theo-doi.db") == before

"""Files that kill, hang or blow up their reader: one verdict each, and the run goes on."""

from __future__ import annotations

import os
import random
import signal
import struct
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from foreignaffairs.model import FormContent, WorkbookUnreadable
from foreignaffairs.reading import Reader

from .books import REPORT_TYPES, filled, issued, parts, read, zipped


@pytest.fixture
def reader() -> Iterator[Reader]:
    with Reader(REPORT_TYPES, deadline=20) as made:
        yield made


def good(folder: Path, name: str = "tot.xlsx") -> Path:
    path = folder / name
    path.write_bytes(filled(("Mỹ", 5, 2)))
    return path


def reasons(outcomes: list[tuple[Path, FormContent | WorkbookUnreadable]]) -> dict[str, str]:
    return {
        path.name: o.reason if isinstance(o, WorkbookUnreadable) else "" for path, o in outcomes
    }


def greedy(folder: Path) -> Path:
    """A file whose shared strings claim to be four thousand million."""
    contents = parts(issued())
    strings = contents["xl/sharedStrings.xml"]
    start, end = strings.index(b"<sst"), strings.index(b">", strings.index(b"<sst"))
    claim = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"' + (
        b' count="4000000000" uniqueCount="4000000000"'
    )
    path = folder / "tham.xlsx"
    path.write_bytes(
        zipped({**contents, "xl/sharedStrings.xml": strings[:start] + claim + strings[end:]})
    )
    return path


def test_content_is_the_same_as_in_process(reader: Reader, tmp_path: Path) -> None:
    path = good(tmp_path)
    assert reader.read(path) == read(path.read_bytes())


def test_outcomes_come_in_order_whatever_becomes_of_each(reader: Reader, tmp_path: Path) -> None:
    paths = [good(tmp_path, f"{n}.xlsx") for n in range(30)]
    for n in range(0, 30, 3):
        paths[n].write_bytes(b"%PDF-1.4" if n % 2 else b"")
    outcomes = list(reader.read_many(iter(paths)))
    assert [path for path, _ in outcomes] == paths
    assert [isinstance(o, FormContent) for _, o in outcomes] == [bool(n % 3) for n in range(30)]


def test_reading_ahead_is_bounded(reader: Reader, tmp_path: Path) -> None:
    path = good(tmp_path)
    taken = 0

    def paths() -> Iterator[Path]:
        nonlocal taken
        for _ in range(10_000):
            taken += 1
            yield path

    run = reader.read_many(paths())
    next(run)
    run.close()
    assert taken < 200


def test_an_abandoned_run_leaves_nothing_behind_for_the_next(
    reader: Reader, tmp_path: Path
) -> None:
    first, second = good(tmp_path, "a.xlsx"), tmp_path / "b.pdf"
    second.write_bytes(b"%PDF-1.4")
    run = reader.read_many([first] * 40)
    next(run)
    run.close()
    assert reasons(list(reader.read_many([second, first]))) == {"b.pdf": "FA-F03", "a.xlsx": ""}


def test_a_file_that_asks_for_all_memory_costs_one_verdict(reader: Reader, tmp_path: Path) -> None:
    paths = [good(tmp_path, "1.xlsx"), greedy(tmp_path), good(tmp_path, "2.xlsx")]
    found = reasons(list(reader.read_many(paths)))
    assert (found["1.xlsx"], found["2.xlsx"]) == ("", "")
    assert found["tham.xlsx"] == "FA-F08"
    assert reader.memory_limited is (sys.platform in ("linux", "win32"))


def _pid(reader: Reader) -> int:
    (worker,) = reader._workers
    return worker.pid


@pytest.mark.skipif(os.name != "posix", reason="signals")
class TestSignals:
    def test_a_worker_that_is_killed_is_replaced_and_nothing_is_lost(
        self, reader: Reader, tmp_path: Path
    ) -> None:
        path = good(tmp_path)
        outcomes = []
        for number, outcome in enumerate(reader.read_many([path] * 40)):
            if number == 3:
                os.kill(_pid(reader), signal.SIGKILL)
            outcomes.append(outcome)
        assert len(outcomes) == 40
        assert set(reasons(outcomes).values()) == {""}

    def test_a_file_that_kills_twice_is_given_up_and_the_rest_read(self, tmp_path: Path) -> None:
        pipe = tmp_path / "treo.xlsx"
        os.mkfifo(pipe)
        rest = [good(tmp_path, f"{n}.xlsx") for n in range(5)]
        with Reader(REPORT_TYPES, deadline=60) as reader:
            run = reader.read_many([rest[0], pipe, *rest[1:]])
            next(run)
            killer = _Killer(reader, times=2)
            killer.start()
            found = reasons(list(run))
            killer.stop()
        assert found == {"treo.xlsx": "FA-F08", **{p.name: "" for p in rest[1:]}}

    def test_a_file_that_hangs_is_given_up_at_the_deadline(self, tmp_path: Path) -> None:
        pipe = tmp_path / "treo.xlsx"
        os.mkfifo(pipe)
        rest = [good(tmp_path, f"{n}.xlsx") for n in range(3)]
        with Reader(REPORT_TYPES, deadline=1) as reader:
            begun = time.monotonic()
            found = reasons(list(reader.read_many([rest[0], pipe, *rest[1:]])))
        assert time.monotonic() - begun < 10
        assert found == {"treo.xlsx": "FA-F07", **{p.name: "" for p in rest}}

    def test_several_workers_share_the_work_and_keep_the_order(self, tmp_path: Path) -> None:
        paths = [good(tmp_path, f"{n}.xlsx") for n in range(40)]
        with Reader(REPORT_TYPES, workers=2) as reader:
            outcomes = list(reader.read_many(paths))
            assert len(reader._workers) == 2
        assert [path for path, _ in outcomes] == paths
        assert set(reasons(outcomes).values()) == {""}

    def test_leaving_ends_every_process(self, tmp_path: Path) -> None:
        with Reader(REPORT_TYPES) as reader:
            reader.read(good(tmp_path))
            pid = _pid(reader)
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


class _Killer:
    """Kills the reader's worker while it sits on a file, a given number of times."""

    def __init__(self, reader: Reader, times: int) -> None:
        import threading

        self._reader, self._times = reader, times
        self._thread = threading.Thread(target=self._run)
        self._stopped = threading.Event()

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        killed: set[int] = set()
        while len(killed) < self._times and not self._stopped.wait(0.05):
            for worker in list(self._reader._workers):
                stuck = worker.ready and worker.jobs and worker.pid not in killed
                if stuck and time.monotonic() - worker.since > 0.3:
                    killed.add(worker.pid)
                    os.kill(worker.pid, signal.SIGKILL)


def test_damaged_old_workbooks_never_end_the_run(reader: Reader, tmp_path: Path) -> None:
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16 + struct.pack("<HHHH", 62, 3, 0xFFFE, 9)
    )
    junk = tmp_path / "hong.xls"
    junk.write_bytes(header + struct.pack("<H", 6) + bytes(range(256)) * 40)
    last = good(tmp_path)
    found = reasons(list(reader.read_many([junk, last])))
    assert found["hong.xls"].startswith("FA-F")
    assert found["tot.xlsx"] == ""


def test_randomly_damaged_forms_end_in_content_or_a_refusal_never_in_our_own_error(
    reader: Reader, tmp_path: Path
) -> None:
    chance = random.Random(2023)
    whole = filled(("Mỹ", 5, 2), ("Hàn Quốc", "1.200", 3))
    contents = parts(whole)
    xml_parts = [name for name in contents if name.endswith((".xml", ".rels"))]
    paths = []
    for number in range(80):
        if number % 2:
            name = chance.choice(xml_parts)
            data = bytearray(contents[name])
            _damage(data, chance)
            made = zipped({**contents, name: bytes(data)})
        else:
            raw = bytearray(whole)
            _damage(raw, chance)
            made = bytes(raw)
        paths.append(tmp_path / f"{number}.xlsx")
        paths[-1].write_bytes(made)
    found = reasons(list(reader.read_many(paths)))
    assert len(found) == 80
    assert "FA-F12" not in found.values()


def _damage(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 3, 30))):
        at = chance.randrange(len(data))
        match chance.randrange(3):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(1, 40)]
            case _:
                data[at:at] = data[max(0, at - 30) : at]

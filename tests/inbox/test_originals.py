"""The register speaks of an original only once the file and its name are on the disk for good."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.inbox.fake import Desk, form
from tests.inbox.packed import archive

from foreignaffairs.inbox.originals import Originals
from foreignaffairs.register import Original
from foreignaffairs.register.receipts import Receipts

Events = list[tuple[str, Path]]


@pytest.fixture
def events(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Events:
    """Names given and folders brought to the disk among the originals, and files spoken of."""
    if not Path("/proc/self/fd").exists():
        pytest.skip("Which folder is brought to the disk is seen in /proc, which is not here.")
    seen: Events = []
    sync, link, told = os.fsync, os.link, Receipts.keep_originals

    def synced(handle: int) -> None:
        sync(handle)
        seen.append(("sync", Path(f"/proc/self/fd/{handle}").readlink()))

    def linked(made: Path, to: Path) -> None:
        link(made, to)
        seen.append(("name", Path(to)))

    def recorded(receipts: Receipts, kept: Sequence[Original]) -> int:
        seen.extend(("told", desk.originals / original.path) for original in kept)
        return told(receipts, kept)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "link", linked)
    monkeypatch.setattr(Receipts, "keep_originals", recorded)
    return seen


def spoken_of_too_early(events: Events) -> list[Path]:
    """Originals that were spoken of before a power cut could no longer take their names."""
    early = []
    for at, (what, path) in enumerate(events):
        if what == "told":
            before = events[:at]
            named = max((i for i, e in enumerate(before) if e == ("name", path)), default=-1)
            after = before[named + 1 :]
            if ("sync", path.parent) not in after or ("sync", path.parent.parent) not in after:
                early.append(path)
    return early


def test_of_forms_by_the_hundred(desk: Desk, events: Events) -> None:
    for number in range(150):
        desk.put(f"{number}.xlsx", form("T01", gone=number))
    desk.collect()
    told = [path for what, path in events if what == "told"]
    assert len(told) == 150
    assert spoken_of_too_early(events) == []
    of_folders = [e for e in events if e[0] == "sync" and e[1] == desk.originals]
    assert len(of_folders) < 10


def test_of_what_was_inside_an_archive(desk: Desk, events: Events) -> None:
    desk.put("gui.zip", archive({"a.xlsx": form("T01"), "b.xlsx": form("T02")}))
    desk.collect()
    assert len({path for what, path in events if what == "told"}) == 3
    assert spoken_of_too_early(events) == []


def test_of_what_a_killed_run_left_under_its_name(desk: Desk, events: Events) -> None:
    """Killed between name and disk: the next run finds the file there and does not trust it."""
    desk.put("a.xlsx", form("T01"))
    with pytest.MonkeyPatch.context() as killed:

        def dies(_: Originals) -> None:
            raise KeyboardInterrupt

        killed.setattr(Originals, "settle", dies)
        with pytest.raises(KeyboardInterrupt):
            desk.collect()
    events.clear()
    desk.collect()
    assert [what for what, _ in events].count("told") == 1
    assert spoken_of_too_early(events) == []

"""Files that a cloud has not brought down yet, told by the attributes that Windows gives them."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from types import SimpleNamespace

import pytest

from foreignaffairs.inbox import files


class _Entry:
    """What the system says of one file on Windows."""

    def __init__(self, path: Path, attributes: int) -> None:
        self.name, self.path, self._attributes = path.name, str(path), attributes

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        return False

    def stat(self, *, follow_symlinks: bool = True) -> SimpleNamespace:
        return SimpleNamespace(
            st_mode=stat.S_IFREG | 0o644,
            st_size=34_000,
            st_mtime_ns=1,
            st_ctime_ns=1,
            st_file_attributes=self._attributes,
        )


class _Listing(list[_Entry]):
    def __enter__(self) -> _Listing:
        return self

    def __exit__(self, *_: object) -> None:
        return None


@pytest.mark.parametrize(
    ("attributes", "reason"),
    [
        (0x0040_0020, "not_downloaded"),  # recall on data access: OneDrive, "online only"
        (0x0004_0000, "not_downloaded"),  # recall on open
        (0x1000, "not_downloaded"),  # offline
        (0x20, None),  # an ordinary file
        (0x0008_0020, None),  # pinned: always kept on this device
        (0x400, None),  # a reparse point whose content is here
    ],
)
def test_a_placeholder_is_passed_over_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attributes: int, reason: str | None
) -> None:
    entry = _Entry(tmp_path / "bao-cao.xlsx", attributes)
    monkeypatch.setattr(os, "scandir", lambda _: _Listing([entry]))
    lying, ignored = files.scan(tmp_path)
    assert [f.reason for f in ignored] == ([reason] if reason else [])
    assert len(lying) == (0 if reason else 1)

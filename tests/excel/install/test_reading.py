"""Heads of programs and marks of origin, as they lie on a disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.excel.install.fake_windows import program

from foreignaffairs.excel.install.manifest import Manifest, WrittenFile, WrittenVariable
from foreignaffairs.excel.install.pe import bits_of
from foreignaffairs.excel.install.zone import zone_of


@pytest.mark.parametrize("bits", [32, 64])
def test_the_bits_of_a_program(tmp_path: Path, bits: int) -> None:
    (tmp_path / "a.dll").write_bytes(program(bits) + bytes(100))
    assert bits_of(tmp_path / "a.dll") == bits


@given(st.binary(max_size=200))
def test_whatever_is_no_program_has_no_bits(tmp_path_factory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("pe") / "a.dll"
    path.write_bytes(data)
    assert bits_of(path) is None
    path.write_bytes(b"MZ" + data)
    assert bits_of(path) in (None, 32, 64)


def test_a_missing_program_has_no_bits(tmp_path: Path) -> None:
    assert bits_of(tmp_path / "none.exe") is None


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=about:internet\r\n", 3),
        ("[ZoneTransfer]\nzoneid = 2\n", 2),
        ("[ZoneTransfer]\r\n", None),
        ("", None),
    ],
)
def test_the_mark_of_origin(tmp_path: Path, words: str, zone: int | None) -> None:
    path = tmp_path / "a.xlsm"
    path.write_bytes(b"")
    Path(f"{path}:Zone.Identifier").write_text(words, "utf-8")
    assert zone_of(path) == zone


def test_a_file_of_this_pc_has_no_mark(tmp_path: Path) -> None:
    assert zone_of(tmp_path / "a.xlsm") is None


NAMES = st.sampled_from(["A", "B"])
VALUES = st.text(max_size=3)


@given(st.lists(st.tuples(NAMES, VALUES, st.none() | VALUES), min_size=1, max_size=6))
def test_what_stood_before_the_first_installation_is_never_lost(written) -> None:
    manifest = Manifest()
    for name, value, before in written:
        manifest = manifest.also(
            variables=(WrittenVariable(name=name, value=value, before=before),)
        )
    for name in {name for name, _, _ in written}:
        mine = [(value, before) for n, value, before in written if n == name]
        kept = manifest.variable(name)
        assert (kept.value, kept.before) == (mine[-1][0], mine[0][1])


def test_a_record_reads_back_as_it_was_written() -> None:
    manifest = Manifest(
        files=(WrittenFile(path=r"C:\Người dùng\a.xlam", sha256="0" * 64),), folders=("C:\\b",)
    )
    assert Manifest.model_validate_json(manifest.model_dump_json()) == manifest

"""The whole folder: built, compared, and what the blank forms and samples say."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from foreignaffairs.cli import main
from foreignaffairs.excel.build import build, differences
from foreignaffairs.excel.build.blank_forms import generic_plans
from foreignaffairs.inbox import read_units
from foreignaffairs.office.loose import check_files
from foreignaffairs.provinces.registry import Registry


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("workbooks")
    build(made)
    return made


def files(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern))


def test_a_blank_form_of_each_kind_that_owes_something_in_each_period(folder: Path):
    for province in Registry.load().provinces:
        plans = list(generic_plans(province))
        assert {p.period.id for p in plans} == {
            d.name for d in (folder / "bieu-mau" / province.id).iterdir()
        }
        assert len(plans) == len(files(folder, f"bieu-mau/{province.id}/*/*.xlsx"))
        assert {k for p in plans for k in p.kinds} >= {"THPT", "PHONG_GDDT"}


def test_samples_say_that_they_are_samples_and_one_has_something_to_mend(folder: Path):
    registry = Registry.load()
    for province in registry.provinces:
        kinds = province.unit_kinds
        units = read_units(folder / "mau" / province.id / "danh-sach-don-vi.csv", kinds).units
        assert units
        assert all("mẫu" in u.name for u in units)
        reports = files(folder, f"mau/{province.id}/hop-thu-den/*/*.xlsx")
        verdicts = [c.verdict for c in check_files(reports, registry=registry)]
        assert verdicts.count("invalid") == 1
        assert verdicts.count("valid") >= 3


def test_check_names_the_part_that_was_changed_and_what_is_missing_or_too_many(
    folder: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["workbooks", "build", "--check", str(folder)]) == 0
    form = files(folder, "bieu-mau/hai-phong/*/*.xlsx")[0]
    book = load_workbook(form)
    book.worksheets[0]["A1"] = "sửa tay"
    book.save(form)
    gone = files(folder, "mau/tphcm/hop-thu-den/*/*.xlsx")[0]
    gone.unlink()
    (folder / "thua.xlsx").write_bytes(b"")
    found = differences(folder)
    assert any(f.startswith(f"{form.relative_to(folder).as_posix()}: xl/") for f in found)
    assert gone.relative_to(folder).as_posix() in found
    assert "thua.xlsx" in found
    assert only_these(found, (form, gone, folder / "thua.xlsx"), folder)
    assert main(["workbooks", "build", "--check", str(folder / "khong-co")]) == 2
    capsys.readouterr()


def only_these(found: Iterable[str], paths: Iterable[Path], folder: Path) -> bool:
    known = {p.relative_to(folder).as_posix() for p in paths}
    return {f.partition(": ")[0] for f in found} == known

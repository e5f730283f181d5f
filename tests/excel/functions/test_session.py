"""Which office a formula asks, when an answer is worked out anew, and figures that went up."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from tools.docs.excel_sample import TODAY, Clock, drop

from foreignaffairs.excel.functions import Session
from foreignaffairs.excel.functions.offices import SETTINGS, VARIABLE
from foreignaffairs.office import Office
from foreignaffairs.office.folder import SETTINGS as OFFICE_SETTINGS
from foreignaffairs.office.settings import ENVIRONMENT
from foreignaffairs.provinces import Registry

from .conftest import Sample

REGISTRY = Registry.load()
FIGURE = "2023-K1/F02/moi_di_trong_ky?nuoc=US"


def session(**environment: str) -> Session:
    return Session(REGISTRY, clock=lambda: TODAY, environment=environment)


def test_the_names_that_are_said_again_here_are_those_of_the_office_room():
    assert (OFFICE_SETTINGS, f"{ENVIRONMENT}OFFICE") == (SETTINGS, VARIABLE)


def test_the_office_is_named_by_argument_before_environment_before_the_workbooks_folder(
    sample: Sample, tmp_path: Path
):
    other = tmp_path / "khac"
    Office.create(other, province="tphcm").close()

    def asked(where: dict[str, str], named: str | None, folder: Path | str) -> Any:
        given = ["20/3/2024", named]
        return session(**where).call("FA_KY_BAO_CAO", given, lambda: str(folder))

    # The same day belongs to the first half in both cities; the due date tells them apart.
    def due(where: dict[str, str], named: str | None, folder: Path | str) -> Any:
        given = ["2024-K1", None, None, named]
        return session(**where).call("FA_HAN_NOP", given, lambda: str(folder))

    hai_phong, tphcm = due({}, "hai-phong", ""), due({}, "tphcm", "")
    assert hai_phong != tphcm
    assert due({}, str(sample.root), other) == hai_phong
    assert due({VARIABLE: str(other)}, None, sample.root) == tphcm
    assert due({}, None, sample.root) == hai_phong
    assert due({}, None, sample.root / "bao-cao" / "2023-K1") == hai_phong
    assert due({}, "khac", tmp_path) == tphcm
    assert asked({}, None, sample.root) == "2024-K1"


@pytest.mark.parametrize("folder", ["", "https://mau.example/thu-muc", os.sep])
def test_without_an_office_the_cell_says_how_to_name_one(folder: str):
    answer = session().call("FA_TINH_TRANG", ["T01", "2023-K1"], lambda: folder)
    assert answer.startswith("#FA-VP ")
    assert VARIABLE in session().call("FA_LY_DO", [answer])


def test_a_folder_that_is_no_office_is_named(tmp_path: Path):
    answer = session().call("FA_TINH_TRANG", ["T01", "2023-K1", str(tmp_path)])
    assert answer.startswith("#FA-VP ")


def test_an_answer_follows_the_register(own: Sample):
    assert own.ask("FA_TINH_TRANG", "MAU-T02", "2024-K1") == "Chưa nộp"
    assert own.ask("FA_TY_LE", "2024-K1", "da_nop", "THPT") == 2
    drop(own.office, "2024-K1", "MAU-T02", ({"nuoc": "US", "moi_di_trong_ky": 1, "nu": 0},))
    own.office.collect()
    assert own.ask("FA_TINH_TRANG", "MAU-T02", "2024-K1") == "Đã nhận, đang kiểm tra"
    assert own.ask("FA_TY_LE", "2024-K1", "da_nop", "THPT") == 3
    own.office.accept("2024-K1", "MAU-T02")
    assert own.ask("FA_SO_LIEU", "2024-K1", "F02", "moi_di_trong_ky", "nuoc=US") == 7


def test_an_answer_follows_the_register_even_where_time_and_size_say_nothing(own: Sample):
    register = own.office.folder.register
    before = register.stat()
    assert own.ask("FA_TINH_TRANG", "MAU-T03", "2024-K1") == "Đã nhận, đang kiểm tra"
    own.office.exclude("2024-K1", "MAU-T03", "Giải thể")
    os.utime(register, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert own.ask("FA_TINH_TRANG", "MAU-T03", "2024-K1") == "Không thuộc diện báo cáo kỳ này"


def test_an_answer_follows_the_settings_and_the_officers_extension(own: Sample):
    first = own.ask("FA_HAN_NOP", "2024-K1", "MAU-T02")
    own.office.extend("2024-K1", "MAU-T02", first.replace(day=28), "Đơn vị đề nghị")
    assert own.ask("FA_HAN_NOP", "2024-K1", "MAU-T02") == first.replace(day=28)
    assert own.ask("FA_HAN_NOP", "2024-K1", "MAU-T01") == first
    path = own.office.folder.settings
    path.write_text(
        path.read_text("utf-8")
        + '\n[deadlines."HP-H2"]\ninclusive = true\nreason = "Văn phòng thống nhất"\n',
        "utf-8",
    )
    assert own.ask("FA_HAN_NOP", "2024-K1", "MAU-T01") == first.replace(day=15)


def test_an_answer_follows_the_day(sample: Sample):
    clock = Clock(TODAY)
    asked = Session(REGISTRY, clock=clock, environment={})
    folder = lambda: str(sample.root)  # noqa: E731
    assert asked.call("FA_CON_LAI", ["2024-K1"], folder) == -3
    clock.moment = TODAY.replace(day=10)
    assert asked.call("FA_CON_LAI", ["2024-K1"], folder) == 4


def test_what_went_up_does_not_drift_and_the_trace_says_what_changed(own: Sample):
    assert own.ask("FA_SO_LIEU", FIGURE) == 5
    rows = ({"nuoc": "US", "moi_di_trong_ky": 40, "nu": 0},)
    name = drop(own.office, "2023-K1", "MAU-T04", rows)
    record = own.office.folder.inbox / "ngay-nhan.csv"
    record.write_text(record.read_text("utf-8") + f"{name},2024-06-16,,\n", "utf-8")
    own.office.collect()
    own.office.accept("2023-K1", "MAU-T04")
    assert own.ask("FA_SO_LIEU", FIGURE) == 5
    table = own.rows("FA_TONG_HOP", "2023-K1", "F02", "Tổng")
    assert [r["Mới đi trong kỳ"] for r in table] == [9, 9]
    trace = own.rows("FA_NGUON_SO_LIEU", FIGURE)
    assert sum(r["Giá trị"] for r in trace[:-1]) == 45
    assert trace[-1]["Giá trị"] == 5
    assert "45" in trace[-1]["Mã đơn vị"]
    own.office.report("2023-K1")
    assert own.ask("FA_SO_LIEU", FIGURE) == 45


def test_a_frozen_period_is_not_divided_in_ways_that_were_not_kept(sample: Sample):
    assert sample.ask("FA_TONG_HOP", "2023-K1", "F02", "Đơn vị").startswith("#FA-CHOT ")
    assert sample.ask("FA_SO_LIEU", "2023-K1", "F02", "nu", "don_vi=MAU-T01").startswith(
        "#FA-CHOT "
    )
    both = sample.rows("FA_TONG_HOP", "2023-K1", "F02", "Nước; Loại đơn vị")
    assert sum(r["Mới đi trong kỳ"] for r in both) == 18
    assert sample.rows("FA_TONG_HOP", "2023-K1", "F03", "Nước") == []


def test_frozen_and_live_figures_of_one_period_are_the_same_in_every_way_of_asking(own: Sample):
    own.office.accept_clean("2024-K1")
    ways = ("Tổng", "Nước", "Địa bàn", "Loại đơn vị", "Nước; Địa bàn", "Trình độ theo học")
    live = [own.ask("FA_TONG_HOP", "2024-K1", "F02", by) for by in ways]
    one = own.ask("FA_SO_LIEU", "2024-K1", "F02", "nu", "Nước=Mỹ")
    own.office.report("2024-K1")
    assert [own.ask("FA_TONG_HOP", "2024-K1", "F02", by) for by in ways] == live
    assert own.ask("FA_SO_LIEU", "2024-K1", "F02", "nu", "Nước=Mỹ") == one == 3


def test_between_calls_the_register_can_be_moved_and_a_missing_one_is_said(own: Sample):
    assert own.ask("FA_TINH_TRANG", "MAU-T01", "2024-K1") == "Đạt, chờ tổng hợp"
    own.office.close()
    broken = own.office.folder.register
    kept = broken.read_bytes()
    broken.write_bytes(b"no database at all, but long enough to look like one" * 4)
    assert own.ask("FA_TINH_TRANG", "MAU-T01", "2024-K1").startswith("#FA-STD ")
    broken.write_bytes(kept)
    assert own.ask("FA_TINH_TRANG", "MAU-T01", "2024-K1") == "Đạt, chờ tổng hợp"


def test_broken_settings_are_said_in_the_cell(own: Sample):
    own.office.folder.settings.write_text("province = ", "utf-8")
    answer = own.ask("FA_TINH_TRANG", "MAU-T01", "2024-K1")
    assert answer.startswith("#FA-STD ")
    assert "office.toml" in answer


def test_a_function_that_fails_shows_no_trace_and_the_log_no_arguments(
    sample: Sample, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    from foreignaffairs.excel.functions import lookup

    def fail(*_: object) -> None:
        raise RuntimeError("a rule that trips")

    monkeypatch.setattr(lookup, "_near", fail)
    fresh = Session(REGISTRY, clock=lambda: TODAY, environment={})
    answer = fresh.call("FA_DON_VI", ["Nguyễn Mẫu"], lambda: str(sample.root))
    assert answer.startswith("#FA-LOI ")
    assert "Traceback" not in answer
    assert "Nguyễn Mẫu" not in caplog.text


def test_a_call_on_an_unchanged_register_takes_well_under_a_millisecond(sample: Sample):
    for name, given in (
        ("FA_HAN_NOP", ["2024-K1", "MAU-T01"]),
        ("FA_TINH_TRANG", ["MAU-T01", "2024-K1"]),
        ("FA_TY_LE", ["2024-K1", "ty_le_nop", "THPT"]),
        ("FA_SO_LIEU", [FIGURE]),
        ("FA_TONG_HOP", ["2023-K1", "F02"]),
    ):
        sample.ask(name, *given)
        assert _fastest(lambda: sample.ask(name, *given)) < 0.001, name  # noqa: B023


def _fastest(call: Callable[[], Any], times: int = 50) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return min(taken)


def test_words_and_rules_are_answered_without_loading_pandas_or_a_database():
    code = (
        "import sys\n"
        "from foreignaffairs.excel.functions import Session\n"
        "s = Session(environment={})\n"
        "assert s.call('FA_BO_DAU', ['Đối']) == 'Doi'\n"
        "assert s.call('FA_QUOC_GIA', ['Mỹ', 'ma2']) == 'US'\n"
        "assert str(s.call('FA_HAN_NOP', ['2023-N', None, None, 'hai-phong'])) == '2023-12-09'\n"
        "print([m for m in ('pandas', 'sqlalchemy', 'xlwings', 'docx') if m in sys.modules])\n"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.strip() == "[]", done.stderr


def test_two_offices_are_asked_side_by_side(sample: Sample, tmp_path: Path):
    other = tmp_path / "khac"
    Office.create(other, province="tphcm").close()
    named = sample.session.call
    assert named("FA_HAN_NOP", ["2024-K1", None, None, str(other)]).month == 5
    assert named("FA_HAN_NOP", ["2024-K1", None, None, str(sample.root)]).month == 6


def test_a_province_whose_plugin_is_gone_is_said(sample: Sample):
    alone = Session(Registry.load([]), clock=lambda: TODAY, environment={})
    answer = alone.call("FA_HAN_NOP", ["2024-K1"], lambda: str(sample.root))
    assert answer.startswith("#FA-STD ")
    assert "hai-phong" in answer

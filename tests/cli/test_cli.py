"""The command line as its users and the checks outside this repository call it."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from tests.support.filled import drop, filled, make_office, plan_of, students, write_units

from foreignaffairs.cli import main

FINDING_KEYS = {
    "code", "severity", "sheet", "cell", "field", "value", "message", "fix", "citation", "plugin",
}  # fmt: skip
DUE_KEYS = {
    "province", "obligation", "period", "level", "who", "forms", "recipients", "window_start",
    "window_end", "due", "last_working_day", "explanation", "citation", "to_confirm",
}  # fmt: skip


def run(capsysbinary, *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    out, err = capsysbinary.readouterr()
    return code, out.decode("utf-8"), err.decode("utf-8")


def as_json(capsysbinary, *arguments: str):
    code, out, err = run(capsysbinary, *arguments, "--json")
    assert out, err
    assert out == unicodedata.normalize("NFC", out)
    assert "\\u" not in out
    return code, json.loads(out)


@pytest.mark.parametrize(
    ("province", "level", "days"),
    [
        ("hai-phong", "unit", {"2023-12-09", "2023-06-14"}),
        ("tphcm", "unit", {"2023-05-09", "2023-10-14"}),
    ],
)
def test_due_gives_the_last_days_of_2023_with_citations(capsysbinary, province, level, days):
    code, dues = as_json(capsysbinary, "due", province, "2023")
    assert code == 0
    assert {d["due"] for d in dues if d["level"] == level} == days
    assert all(set(d) >= DUE_KEYS and d["due"] and d["citation"] for d in dues)
    assert all(d["to_confirm"] for d in dues)


def test_day_off_next_moves_sunday_to_monday(capsysbinary):
    _, dues = as_json(capsysbinary, "due", "hai-phong", "2023", "--day-off", "next")
    assert "2023-12-11" in {d["due"] for d in dues}
    assert all("day_off" not in d["to_confirm"] for d in dues)


def test_rules_name_every_directive_and_obligation(capsysbinary):
    found = {}
    for province in ("hai-phong", "tphcm"):
        _, rules = as_json(capsysbinary, "rules", province)
        for room in ("directives", "tasks", "obligations", "deadlines"):
            for item in rules[room]:
                found.setdefault(item.get("code") or item["id"], item)
    assert {f"B{n:02}" for n in range(1, 18)} <= set(found)
    assert {"HP-1", "HP-DH", "HCM-ĐA5", "HCM-III-3", "HP-H4", "HCM-H2"} <= set(found)


def test_rules_on_a_day_leave_out_what_is_not_in_force(capsysbinary):
    _, now = as_json(capsysbinary, "rules", "hai-phong", "--on", "2026-01-01")
    assert "PHONG_GDDT" not in {k["id"] for k in now["unit_kinds"]}


def test_plugins_lists_both_cities(capsysbinary):
    code, plugins = as_json(capsysbinary, "plugins")
    assert code == 0
    assert {"hai-phong", "tphcm"} <= {p for plugin in plugins for p in plugin["provinces"]}


def test_check_prints_one_object_a_line_and_needs_no_office(capsysbinary, tmp_path: Path):
    with make_office(tmp_path, "hai-phong") as office:
        plan = plan_of(office, "2023-K1", "MAU-T01")
        good = drop(office, filled(plan, {"F02": students(US=3)}), "tot.xlsx")
        bad = drop(
            office,
            filled(plan, {"F02": ({"nuoc": "US", "moi_di_trong_ky": 1, "nu": 2},)}),
            "sai.xlsx",
        )
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    code, out, _ = run(capsysbinary, "check", str(good), str(bad), str(broken), "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [line["verdict"] for line in lines] == ["valid", "invalid", "unreadable"]
    assert set(lines[0]) == {"file", "verdict", "reason", "province", "unit", "period", "findings"}
    assert (lines[0]["province"], lines[0]["unit"], lines[0]["period"]) == (
        "hai-phong",
        "MAU-T01",
        "2023-K1",
    )
    wrong = next(f for f in lines[1]["findings"] if f["severity"] == "error")
    assert set(wrong) == FINDING_KEYS
    assert wrong["sheet"]
    assert wrong["cell"]
    assert lines[2]["reason"]
    assert run(capsysbinary, "check", str(good))[0] == 0


def test_a_wrong_command_a_missing_path_and_an_unknown_province_exit_with_2(
    capsysbinary, tmp_path: Path
):
    for arguments in (
        ["nonsense"],
        ["due", "atlantis", "2023"],
        ["due", "hai-phong", "many"],
        ["check", str(tmp_path / "none.xlsx")],
        ["status", str(tmp_path), "2023-K1"],
        ["rules", "hai-phong", "--on", "hôm qua"],
    ):
        code, out, err = run(capsysbinary, *arguments)
        assert code == 2, arguments
        assert not out or "Cách dùng:" in out
        assert err
        assert "Traceback" not in err


def test_the_whole_way_by_commands(capsysbinary, tmp_path: Path):
    units = write_units(tmp_path / "don-vi.csv")
    office = tmp_path / "van-phong"
    assert run(capsysbinary, "init", str(office), "--province", "hai-phong")[0] == 0
    code, preview = as_json(capsysbinary, "units", "import", str(office), str(units), "--preview")
    assert preview["counts"]["imported"] == 5
    assert run(capsysbinary, "units", "import", str(office), str(units))[0] == 0
    _, made = as_json(capsysbinary, "forms", str(office), "2023-K1")
    assert Path(made["letter"]).is_file()
    from foreignaffairs.office import Office

    with Office.open(office) as opened:
        plan = plan_of(opened, "2023-K1", "MAU-T01")
        drop(opened, filled(plan, {"F02": students(US=3)}))
        drop(opened, filled(plan_of(opened, "2023-K1", "MAU-T02"), {}, nil=True))
    code, outcomes = as_json(capsysbinary, "collect", str(office))
    assert code == 1, "received reports wait for the officer"
    assert {o["disposition"] for o in outcomes} == {"to_review"}
    assert run(capsysbinary, "accept", str(office), "2023-K1", "--clean")[0] == 0
    code, status = as_json(capsysbinary, "status", str(office), "2023-K1")
    assert code == 1, "units are missing"
    assert status["summary"]["da_nop"] == 2
    code, sums = as_json(capsysbinary, "consolidate", str(office), "2023-K1")
    assert sum(r["moi_di_trong_ky"] for r in sums["tables"]["F02"]) == 3
    assert sums["coverage"]["F02"].startswith("1 có số liệu, 1 không phát sinh")
    code, report = as_json(capsysbinary, "report", str(office), "2023-K1")
    assert Path(report["report"]).is_file()
    code, traced = as_json(
        capsysbinary, "trace", str(office), "2023-K1/F02/moi_di_trong_ky?nuoc=US"
    )
    assert [c["gia_tri"] for c in traced["cells"]] == [3]
    code, reminded = as_json(capsysbinary, "remind", str(office), "2023-K1")
    assert code == 1
    assert Path(reminded["letter"]).is_file()
    assert run(capsysbinary, "close", str(office), "2023-K1")[0] == 0
    assert run(capsysbinary, "accept", str(office), "2023-K1", "MAU-T01")[0] == 2


def test_numbers_in_tables_are_vietnamese(capsysbinary):
    from foreignaffairs.cli.output import Screen

    rows = [(70_000_000, 83.333, True), (1200.0, Decimal("1500000.25"), None)]
    Screen("vi").table(["a", "b", "c"], rows)
    lines = [line.split() for line in capsysbinary.readouterr().out.decode().splitlines()[2:]]
    assert lines == [["70.000.000", "83,3", "True"], ["1.200,0", "1.500.000,25"]]


def test_decisions_print_json(capsysbinary, tmp_path: Path):
    root, period = tmp_path / "văn phòng", "2023-K1"
    units = write_units(tmp_path / "don-vi.csv")
    place = str(root)
    code, made = as_json(
        capsysbinary, "init", place, "--province", "hai-phong", "--units", str(units)
    )
    assert (code, made) == (0, {"office": place, "province": "hai-phong", "units": 5})
    from foreignaffairs.office import Office

    with Office.open(root) as opened:
        for unit in ("MAU-T01", "MAU-T02"):
            drop(opened, filled(plan_of(opened, period, unit), {"F02": students(US=3)}))
    run(capsysbinary, "collect", place)

    def decided(*arguments: str):
        return as_json(capsysbinary, arguments[0], place, period, *arguments[1:])

    code, made = decided("return", "MAU-T02", "--reason", "Đề nghị xem lại số liệu")
    assert (code, made["period"], made["unit"]) == (0, period, "MAU-T02")
    assert Path(made["copy"]).is_file()
    assert decided("accept", "MAU-T01") == (
        0,
        {"period": period, "accepted": ["MAU-T01"], "unchanged": []},
    )
    assert decided("accept", "MAU-T01") == (
        0,
        {"period": period, "accepted": [], "unchanged": ["MAU-T01"]},
    )
    assert decided("accept", "--clean")[1]["accepted"] == []
    late = ("extend", "MAU-T03", "--until", "2023-07-01", "--reason", "Mất điện")
    extended = {"period": period, "unit": "MAU-T03", "until": "2023-07-01"}
    assert decided(*late) == (0, {**extended, "changed": True})
    out = ("exclude", "MAU-T03", "--reason", "Đã giải thể")
    assert decided(*out) == (0, {"period": period, "unit": "MAU-T03", "changed": True})
    assert decided(*out)[1]["changed"] is False
    closed, opened_again = ({"period": period, "closed": c} for c in (True, False))
    assert decided("close") == (0, {**closed, "changed": True})
    assert decided("close") == (0, {**closed, "changed": False})
    assert decided("reopen", "--reason", "Bổ sung") == (0, {**opened_again, "changed": True})
    assert decided("reopen", "--reason", "Bổ sung") == (0, {**opened_again, "changed": False})


def test_every_command_of_an_office_that_reports_takes_json():
    from foreignaffairs.cli.commands import build
    from foreignaffairs.cli.output import Screen

    silent = {"demo", "excel", "workbooks", "units"}
    commands = build(Screen("vi")).commands
    without = {
        name
        for name, made in commands.items()
        if not any("--json" in param.opts for param in made.params)
    }
    assert without == silent


def test_messages_are_vietnamese_and_english_on_request(capsysbinary):
    assert "hạn nộp" in run(capsysbinary, "--help")[1]
    assert "due date" in run(capsysbinary, "--lang", "en", "--help")[1]
    assert "due date" in run(capsysbinary, "due", "--help", "--lang=en")[1]


def test_help_does_not_wait_for_pandas_or_xlwings():
    script = (
        "import sys; from foreignaffairs.cli import main; main(['--help']); "
        "print([m for m in ('pandas', 'xlwings', 'docx', 'sqlalchemy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


ENGLISH = ("Usage", "Options", "Show this message", "Missing", "No such", "Invalid", "required")
"""Words that click would say by itself."""


def every_command() -> list[list[str]]:
    from foreignaffairs.cli.commands import build
    from foreignaffairs.cli.output import Screen

    found: list[list[str]] = [[]]
    for name, command in build(Screen("vi")).commands.items():
        found.append([name])
        found += [[name, below] for below in getattr(command, "commands", {})]
    return found


@pytest.mark.parametrize("command", every_command(), ids=lambda c: " ".join(c) or "foreignaffairs")
def test_help_is_vietnamese_throughout(capsysbinary, command: list[str]):
    code, out, _ = run(capsysbinary, *command, "--help")
    assert code == 0
    assert "Cách dùng: foreignaffairs" in out
    assert "Xem trợ giúp này." in out
    assert not [word for word in ENGLISH if word in out]
    assert "Show this help." in run(capsysbinary, "--lang", "en", *command, "--help")[1]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("rules", "Thiếu PROVINCE."),
        ("due hai-phong", "Thiếu YEAR."),
        ("due hai-phong 2023 --day-off maybe", "một trong các giá trị: keep, next, previous"),
        ("due hai-phong x", "số nguyên từ 1900 đến 2200"),
        ("due hai-phong 2023 --dayoff next", "Không có tùy chọn --dayoff. Có phải: --day-off"),
        ("due hai-phong 2023 --day-off", "--day-off cần một giá trị"),
        ("due hai-phong 2023 2024", "thừa tham số"),
        ("accept van-phong 2023-N", "--clean"),
        ("statu x", "Không có lệnh “statu”. Có phải: status?"),
        ("init van-phong", "Thiếu --province."),
        ("extend van-phong 2023-N T01 --reason x", "Thiếu --until."),
        ("return van-phong 2023-N T01", "Thiếu --reason."),
        ("exclude van-phong 2023-N T01", "Thiếu --reason."),
        ("reopen van-phong 2023-N", "Thiếu --reason."),
        ("--lang fr plugins", "Không có ngôn ngữ “fr”"),
    ],
)
def test_what_is_typed_wrong_is_said_in_vietnamese(capsysbinary, typed: str, said: str):
    code, out, err = run(capsysbinary, *typed.split())
    assert code == 2
    assert said in err
    assert not [word for word in ENGLISH if word in out + err]


@pytest.mark.parametrize(
    "figure",
    [
        "nonsense",
        "2023-K1/F99/x",
        "2023-K1/F02/khong_co",
        "2023-K1/F02/moi_di_trong_ky?mau=1",
        "2023-K1/F02/moi_di_trong_ky?nuoc=XX",
        "2023-K1/F02/moi_di_trong_ky?trinh_do=MAU",
    ],
)
def test_a_figure_that_cannot_be_is_refused(capsysbinary, tmp_path: Path, figure: str):
    with make_office(tmp_path, "hai-phong") as office:
        folder = str(office.folder.root)
    code, out, err = run(capsysbinary, "trace", folder, figure)
    assert (code, out) == (2, "")
    assert figure in err
    code, traced = as_json(capsysbinary, "trace", folder, "2023-K1/F02/moi_di_trong_ky?nuoc=JP")
    assert (code, traced["cells"]) == (0, []), "a country from which nobody reported"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names")
def test_a_files_name_cannot_steer_the_terminal(tmp_path: Path, capsysbinary):
    steering = "a\x1b]0;xau\x07\x1b[31m\u202egnp.xlsx"
    with make_office(tmp_path, "hai-phong") as office:
        (office.folder.inbox / steering).write_bytes(b"abc")
        root = office.folder.root
    _, out, err = run(capsysbinary, "collect", str(root))
    assert "gnp.xlsx" in out
    assert not {"\x1b", "\x07", "\u202e"} & set(out + err)
    _, out, err = run(capsysbinary, "check", str(root / "hop-thu-den" / steering))
    assert not {"\x1b", "\x07", "\u202e"} & set(out + err)
    _, out, _ = run(capsysbinary, "collect", str(root), "--json")
    assert json.loads(out)[0]["file"] == steering
    _, out, err = run(capsysbinary, "status", str(root / "a\x1b[2J"), "2023-K1")
    assert "\x1b" not in out + err

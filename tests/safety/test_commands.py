"""``backup``, ``restore`` and ``verify`` as an officer calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foreignaffairs.cli import main
from foreignaffairs.office import Office

PERIOD = "2023-K1"
FINDING_KEYS = {"kind", "weight", "subject", "message", "params"}
COUNTS = {"originals", "submissions", "rows", "forms", "figures", "read_again", "readable"}


def run(capsysbinary, *arguments: object) -> tuple[int, str, str]:
    code = main([str(a) for a in arguments])
    out, err = capsysbinary.readouterr()
    return code, out.decode("utf-8"), err.decode("utf-8")


def test_back_up_restore_and_verify(office: Office, tmp_path: Path, capsysbinary):
    root, target = office.folder.root, tmp_path / "a.zip"
    code, out, err = run(capsysbinary, "backup", root, target)
    assert (code, err) == (0, "")
    assert str(target) in out
    assert "dữ liệu cá nhân" in out
    code, out, _ = run(capsysbinary, "restore", target, tmp_path / "moi")
    assert code == 0
    assert "verify" in out
    code, out, _ = run(capsysbinary, "verify", tmp_path / "moi", "--full")
    assert code == 0
    assert "đọc lại 3/3 báo cáo" in out
    assert out.strip().endswith("Mọi thứ nguyên vẹn.")


def test_a_backup_without_all_files_needs_a_person(office: Office, tmp_path: Path, capsysbinary):
    (office.folder.inbox / "link.xlsx").symlink_to(tmp_path / "ngoai.xlsx")
    code, _, err = run(capsysbinary, "backup", office.folder.root, tmp_path / "a.zip")
    assert code == 1
    assert "hop-thu-den/link.xlsx" in err
    code, out, _ = run(capsysbinary, "backup", office.folder.root, tmp_path / "b.zip", "--json")
    assert (code, json.loads(out)["left_out"]) == (1, ["hop-thu-den/link.xlsx"])


def test_restore_as_json(office: Office, tmp_path: Path, capsysbinary):
    made = office.backup(tmp_path / "a.zip")
    code, out, _ = run(capsysbinary, "restore", made.path, tmp_path / "moi", "--json")
    assert code == 0
    assert json.loads(out) == {
        "path": str(tmp_path / "moi"),
        "office": office.settings.name,
        "province": "hai-phong",
        "made_at": json.loads(out)["made_at"],
        "files": made.files,
    }


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_verify_as_json(office: Office, capsysbinary, lang: str):
    code, out, _ = run(capsysbinary, "verify", office.folder.root, "--json", "--lang", lang)
    clean = json.loads(out)
    assert code == 0
    assert set(clean) == {"office", "clean", "checked", "swept", "findings"}
    assert set(clean["checked"]) == COUNTS
    assert clean["clean"] is True
    office.return_(PERIOD, "MAU-T02", "sai số liệu")
    (office.folder.forms / PERIOD / ".fa-1.tmp").write_bytes(b"half")
    code, out, _ = run(capsysbinary, "verify", office.folder.root, "--json", "--lang", lang)
    said = json.loads(out)
    (finding,) = said["findings"]
    assert code == 1
    assert said["swept"] == [f"bieu-mau/{PERIOD}/.fa-1.tmp"]
    assert set(finding) == FINDING_KEYS
    assert (finding["kind"], finding["weight"]) == ("figures_pending", "attention")
    assert ("Cần đính chính" in finding["message"]) == (lang == "vi")


def test_verify_names_damage_and_says_how_to_restore(office: Office, capsysbinary):
    (path,) = (office.folder.originals / o.path for o in office.register.inspection.originals()[:1])
    path.write_bytes(b"x")
    code, out, _ = run(capsysbinary, "verify", office.folder.root)
    assert code == 1
    assert out.startswith("HỎNG: Bản gốc")
    assert "foreignaffairs restore" in out.splitlines()[-1]


def test_verify_of_what_needs_only_a_look_does_not_frighten(office: Office, capsysbinary):
    office.return_(PERIOD, "MAU-T02", "sai số liệu")
    code, out, _ = run(capsysbinary, "verify", office.folder.root)
    assert code == 1
    assert out.startswith("Cần xem: ")
    assert out.strip().endswith("không có gì hỏng.")

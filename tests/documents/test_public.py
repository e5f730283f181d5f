"""The public version: what stands in it, and what must not."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from docx import Document
from openpyxl import load_workbook
from tests.documents.test_documents import words
from tests.support.filled import (
    CONSULTANCY,
    SCHOOLS,
    drop,
    filled,
    make_office,
    plan_of,
    received,
    students,
)

from foreignaffairs.cli import main
from foreignaffairs.consolidation.compare import beside
from foreignaffairs.consolidation.hiding_grid import REST
from foreignaffairs.model import OfficeError
from foreignaffairs.model.sign import Sign
from foreignaffairs.office import Office
from foreignaffairs.office.settings import PublicSettings, load_settings

PERIOD = "2023-N"
SAID = "Em Nguyễn Thị Mẫu đạt giải."
DELEGATION = {
    "tinh_trang": "DA_THUC_HIEN", "nuoc_den": ("SG",), "nu": 3, "muc_dich": "GIAO_LUU_HS",
    "nguon_kinh_phi": "XA_HOI_HOA", "cap_quyet_dinh": "SO", "vb_cho_phep": "01/QĐ-MAU",
}  # fmt: skip


def delegations() -> tuple[dict, ...]:
    from datetime import date

    days = {
        "tu_ngay": date(2023, 9, 4), "den_ngay": date(2023, 9, 8),
        "ngay_cho_phep": date(2023, 8, 1),
    }  # fmt: skip
    few = {**DELEGATION, **days, "ten_doan": "Đoàn nhỏ", "so_nguoi": 4, "nu": 1}
    many = {**DELEGATION, **days, "ten_doan": "Đoàn lớn", "so_nguoi": 20, "nuoc_den": ("JP", "KR")}
    return few, many


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory):
    with make_office(tmp_path_factory.mktemp("public"), "hai-phong") as made:
        days = {}
        for code, rows in zip(
            (*SCHOOLS[:3], CONSULTANCY),
            (students(US=30, KR=12, JP=3), students(US=14, AU=6), students(FR=1), students(US=50)),
            strict=True,
        ):
            plan = plan_of(made, PERIOD, code)
            path = drop(made, filled(plan, {"F02": rows}, narrative=SAID))
            days[path.name] = "2023-12-01"
        received(made, days)
        made.collect()
        for code in (*SCHOOLS[:3], CONSULTANCY):
            made.accept(PERIOD, code)
        settings = made.folder.settings
        settings.write_text(settings.read_text("utf-8") + "\n[public]\nhide_below = 5\n", "utf-8")
        made.report(PERIOD)
        root = made.folder.root
    with Office.open(root) as opened:
        yield opened


@pytest.fixture(scope="module")
def published(office: Office):
    return office.publish(PERIOD)


def cells(path: Path) -> dict[str, list[list[object]]]:
    return {s.title: [list(r) for r in s.iter_rows(values_only=True)] for s in load_workbook(path)}


def test_small_counts_of_a_country_are_hidden_with_the_next(office: Office):
    table = office.publication(PERIOD)["F02"]
    schools = table[table["nguon_bao_cao"] == "TRUONG"].set_index("nuoc")["moi_di_trong_ky"]
    assert schools.to_dict() == {"US": 44, "KR": 12, "JP": "<5", "AU": 6, "FR": "<5"}
    whole = office.publication(PERIOD).table("F02", ["nguon_bao_cao"])
    assert whole.set_index("nguon_bao_cao").loc["TRUONG", "moi_di_trong_ky"] == 66


def test_parts_of_a_hidden_whole_are_hidden(tmp_path: Path):
    with make_office(tmp_path, "tphcm") as office:
        plan = plan_of(office, "2023-K1", SCHOOLS[0])
        drop(office, filled(plan, {"F03": delegations()}, narrative=SAID))
        office.collect()
        office.accept("2023-K1", SCHOOLS[0])
        settings = {"public": PublicSettings(hide_below=5)}
        office.settings = office.settings.model_copy(update=settings)
        office.report("2023-K1")
        table = office.publication("2023-K1")["F03"].set_index("nuoc_den")
        made = office.publish("2023-K1")
    assert table.loc["SG", "so_nguoi"] == "<5"
    assert table.loc["SG", "nu"] == "<5"
    assert isinstance(table.loc["JP", "so_nguoi"], Sign)
    assert table.loc["JP", "so_nguoi"] == table.loc["JP", "luot_den_nuoc"]
    assert "Đoàn nhỏ" not in everything(made.annex)


def test_only_one_grouping_is_published(office: Office):
    made = office.publication(PERIOD)
    for by in (["don_vi"], ["dia_ban"], ["loai_don_vi"], ["nuoc", "dia_ban"]):
        with pytest.raises(ValueError, match="not published"):
            made.table("F02", by)
    assert not any(made.report_type(r).personal for r in made)


def everything(path: Path) -> str:
    """Every word in a file, those of embedded workbooks too."""
    found = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            data = package.read(name)
            if name.endswith(".xlsx"):
                inner = path.parent / "trong.xlsx"
                inner.write_bytes(data)
                found.append(everything(inner))
                inner.unlink()
            else:
                found.append(data.decode("utf-8", "replace"))
    return "\n".join(found)


def test_no_unit_no_file_and_nobodys_words_are_in_it(office: Office, published, tmp_path: Path):
    for made in (published.report, published.annex):
        copy = tmp_path / made.name
        copy.write_bytes(made.read_bytes())
        text = everything(copy)
        for code in (*SCHOOLS, CONSULTANCY):
            assert code not in text
        for unit in office.roster.units:
            assert unit.name not in text
        assert "Nguyễn Thị Mẫu" not in text
        assert "bao-cao-" not in text
        assert "Nguồn 0" not in text


def test_no_small_figure_stands_in_a_table_of_the_report(published):
    document = Document(str(published.report))
    figures = [t for t in document.tables if "Kỳ này" in [c.text for c in t.rows[0].cells]]
    assert figures
    for table in figures:
        for row in table.rows[1:]:
            for cell in row.cells[1:]:
                assert not re.fullmatch(r"[1-4]", cell.text), cell.text
    text = words(published.report)
    assert "<5" in text
    assert "không nêu cụ thể" in text
    assert "Nhiều nhất: Hoa Kỳ" not in text


def test_the_tables_show_signs_zeros_and_a_note(published):
    sheets = cells(published.annex)
    rows = next(v for k, v in sheets.items() if "Du học" in k)
    shown = {r[1]: r[2] for r in rows if r[0] == "Nhà trường, cơ sở giáo dục"}
    assert shown["Nhật Bản"] == "<5"
    assert any("từ 1 đến 4" in str(c) for r in rows for c in r if c)
    assert list(sheets)[-1] == "Chấp hành báo cáo"
    assert not [k for k in sheets if "Nguồn" in k or "Lời văn" in k]


def test_formats_and_links_of_the_public_workbook_lead_nowhere_outside(published):
    with zipfile.ZipFile(published.annex) as package:
        rels = [n for n in package.namelist() if n.endswith(".rels")]
        assert not any(b'TargetMode="External"' in package.read(n) for n in rels)


def test_publishing_again_makes_no_new_version(office: Office, published):
    assert office.publish(PERIOD) == published


def test_what_has_not_gone_up_is_not_published(office: Office):
    with pytest.raises(OfficeError, match="chưa có báo cáo"):
        office.publish("2023-K1")


def test_what_changed_since_is_not_published(office: Office, tmp_path: Path):
    import shutil

    shutil.copytree(office.folder.root, tmp_path / "khac")
    with Office.open(tmp_path / "khac") as other:
        plan = filled(plan_of(other, PERIOD, SCHOOLS[3]), {"F02": students(US=9)})
        drop(other, plan)
        other.collect()
        other.accept(PERIOD, SCHOOLS[3])
        with pytest.raises(OfficeError, match="đã thay đổi"):
            other.publish(PERIOD)
        other.report(PERIOD)
        assert other.publish(PERIOD).report.is_file()


def test_without_the_setting_nothing_is_hidden(office: Office, tmp_path: Path, capsysbinary):
    import shutil

    shutil.copytree(office.folder.root, tmp_path / "khac")
    settings = tmp_path / "khac" / "office.toml"
    settings.write_text(settings.read_text("utf-8").replace("hide_below = 5", ""), "utf-8")
    assert main(["report", str(tmp_path / "khac"), PERIOD, "--public", "--json"]) == 0
    said = json.loads(capsysbinary.readouterr().out)
    assert said["hide_below"] == 0
    rows = next(v for k, v in cells(Path(said["annex"])).items() if "Du học" in k)
    assert any(r[1] == "Nhật Bản" and r[2] == 3 for r in rows)
    assert main(["report", str(tmp_path / "khac"), PERIOD, "--public"]) == 0
    assert "hide_below = 5" in capsysbinary.readouterr().out.decode()


@pytest.mark.parametrize("value", ["-1", "101", '"năm"', "5\nhidden = true"])
def test_a_wrong_setting_is_named(office: Office, tmp_path: Path, value: str):
    path = tmp_path / "office.toml"
    path.write_text(f'province = "hai-phong"\n[public]\nhide_below = {value}\n', "utf-8")
    with pytest.raises(OfficeError, match=r"public\."):
        load_settings(path)


def test_differences_and_rates_of_hidden_figures_are_hidden():
    by = ["x"]
    now = pd.DataFrame({"x": ["A", "B", "C"], "m": [Sign("<5"), 10, 8]}, dtype=object)
    before = pd.DataFrame({"x": ["A", "B", "C"], "m": [8, REST, 4]}, dtype=object)
    made = beside(now, before, by, "m").set_index("x")
    assert list(made["tang_giam"]) == [REST, REST, 4]
    assert list(made["ty_le"]) == [REST, REST, 100.0]

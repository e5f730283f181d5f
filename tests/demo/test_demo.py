"""The demo from the outside: what it leaves in its folder is true."""

from __future__ import annotations

import io
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from tests.demo.conftest import Recorder, Run
from tests.demo.reading import number, opened, rows_of

from foreignaffairs.demo import run_demo
from foreignaffairs.demo.cities import CITIES, City
from foreignaffairs.demo.mess import FLAWS, Fate
from foreignaffairs.demo.scene import Scene
from foreignaffairs.demo.story import FILES, Story
from foreignaffairs.model import OfficeError
from foreignaffairs.office import Office

CITY_PERIODS = [(city, period) for city in CITIES for period in city.periods]
PERIOD_IDS = [f"{city.province} {period}" for city, period in CITY_PERIODS]
FATES = {flaw.name: flaw.fate for flaw in FLAWS}


def accepted_files(office: Office, period: str) -> dict[str, io.BytesIO]:
    """The file behind each unit whose report was consolidated."""
    frame = office.status(period)
    frame = frame[frame["trang_thai"] == "consolidated"]
    return {r["don_vi"]: opened(office.folder.inbox, r["tep"]) for r in frame.to_dict("records")}


def total_of(report: Path, caption: str) -> int:
    """The first number of the row of totals of the table under a caption."""
    document = Document(str(report))
    under = False
    for element in document.element.body:
        words = "".join(t.text or "" for t in element.iter() if t.tag.endswith("}t"))
        if element.tag.endswith("}p") and caption in words:
            under = True
        if under and element.tag.endswith("}tbl"):
            last = [t for t in element.iter() if t.tag.endswith("}tr")][-1]
            cells = [
                "".join(t.text or "" for t in cell.iter() if t.tag.endswith("}t"))
                for cell in last
                if cell.tag.endswith("}tc")
            ]
            assert cells[0] == "Tổng"
            return number(cells[1])
    raise AssertionError(f"no table under {caption!r}")


def dump(register: Path) -> list[str]:
    """Everything in a register."""
    with sqlite3.connect(register) as connection:
        return list(connection.iterdump())


def test_it_ends_well(demo: Run) -> None:
    assert demo.code == 0


@pytest.mark.parametrize(("city", "period"), CITY_PERIODS, ids=PERIOD_IDS)
def test_every_document_is_there_once(demo: Run, city: City, period: str) -> None:
    root = demo.root / city.province
    names = {p.name for p in (root / "bao-cao" / period).iterdir()}
    assert f"bao-cao-{city.province}-{period}.docx" in names
    assert f"phu-luc-{city.province}-{period}.xlsx" in names
    assert sum(name.startswith("phu-luc") for name in names) == 1
    assert sum(name.startswith("CV-don-doc") for name in names) == 1
    assert (root / "bieu-mau" / period / f"CV-yeu-cau-{period}.docx").is_file()
    assert list((root / "tra-lai" / period).glob("*.xlsx"))


def test_what_it_says_is_there_is_there(demo: Run) -> None:
    said = [re.search(rf"{re.escape(str(demo.root))}\S*(?: thu/\S+)?", line) for line in demo.lines]
    labelled = [line for line in demo.lines if re.match(r"^  \S.*:\s+/", line)]
    assert len(labelled) == 12
    for line in labelled:
        assert Path(line.split(":", 1)[1].strip()).exists(), line
    assert any(said)


def test_the_last_line_says_what_to_look_at_first(demo: Run) -> None:
    assert demo.lines[-1].startswith("Xem trước hết")
    assert ".docx" in demo.lines[-1]


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "so-lieu.xlsx").write_bytes(b"x")
    with pytest.raises(OfficeError, match="đã có nội dung"):
        run_demo(tmp_path, Recorder())
    assert [p.name for p in tmp_path.iterdir()] == ["so-lieu.xlsx"]


def test_nothing_is_left_lying_about(demo: Run) -> None:
    assert {p.name for p in demo.root.iterdir()} == {"hai-phong", "tphcm"}


def test_students_in_the_report_are_those_in_the_files(demo: Run) -> None:
    with demo.office("hai-phong") as office:
        files = accepted_files(office, "2023-N")
        report = office.folder.reports / "2023-N" / "bao-cao-hai-phong-2023-N.docx"
    counted = [
        number(row["moi_di_trong_ky"])
        for unit, path in files.items()
        if "TVDH" not in unit
        for row in rows_of(path, "F02")
        if "moi_di_trong_ky" in row
    ]
    assert sum(counted) > 50
    assert total_of(report, "Thống kê học sinh đi du học") == sum(counted)


def test_delegations_in_the_report_are_those_in_the_files(demo: Run) -> None:
    with demo.office("tphcm") as office:
        files = accepted_files(office, "2023-K2")
        report = office.folder.reports / "2023-K2" / "bao-cao-tphcm-2023-K2.docx"
    rows = [row for path in files.values() for row in rows_of(path, "F03")]
    done = [row for row in rows if row["tinh_trang"] == "Đã thực hiện"]
    assert done
    assert total_of(report, "Đoàn ra") == len(done)


def test_a_delegation_that_two_units_hosted_counts_once(demo: Run) -> None:
    with demo.office("tphcm") as office:
        files = accepted_files(office, "2023-K2")
        report = office.folder.reports / "2023-K2" / "bao-cao-tphcm-2023-K2.docx"
        pairs = office.duplicates("2023-K2")
    rows = [row for path in files.values() for row in rows_of(path, "F04")]
    done = [row for row in rows if row["tinh_trang"] == "Đã thực hiện"]
    same = pairs[pairs["chac_chan"].astype(bool) | (pairs["quyet_dinh"] == "same")]
    assert len(same) >= 2
    assert total_of(report, "Đoàn vào") == len(done) - len(same)


@pytest.mark.parametrize(("city", "period"), CITY_PERIODS, ids=PERIOD_IDS)
def test_rates_follow_from_who_sent_what(demo: Run, city: City, period: str) -> None:
    scene = demo.stages[city.province].scene(period)
    owing = [s for s in scene.stories if s.kind != "excluded"]
    filed = [s for s in owing if any(f.content in FILES for f in s.sendings)]
    with demo.office(city.province) as office:
        row = office.status_summary(period).iloc[0]
        frame = office.status(period).set_index("don_vi")
    assert row["phai_nop"] == len(owing)
    assert row["da_nop"] == len(filed)
    assert row["ty_le_nop"] == round(100 * len(filed) / len(owing), 1)
    assert row["ty_le_nop"] <= 100
    late = {s.unit for s in scene.stories if s.kind.startswith("late")}
    assert all(frame.loc[unit, "so_ngay_cham"] > 0 for unit in late)
    assert not frame.loc[[s.unit for s in owing if s.kind == "extended"], "so_ngay_cham"].any()


@pytest.mark.parametrize("city", CITIES, ids=lambda c: c.province)
def test_the_traced_figure_leads_to_its_cells(demo: Run, city: City) -> None:
    with demo.office(city.province) as office:
        cells = office.trace(city.figure)
        for cell in cells.to_dict("records"):
            book = load_workbook(opened(office.folder.inbox, cell["tep"]), data_only=True)
            assert number(book[cell["trang"]][cell["o"]].value) == cell["gia_tri"]
    assert len(cells) > 0
    line = next(x for x in demo.lines if city.figure in x and "=" in x.split(city.figure)[1][:3])
    assert f"{city.figure} = {sum(cells['gia_tri'])}" in line


@pytest.mark.parametrize("city", CITIES, ids=lambda c: c.province)
def test_collecting_again_changes_nothing(demo: Run, city: City) -> None:
    with demo.office(city.province) as office:
        office.collect(city.periods[1])
    before = dump(demo.root / city.province / "so-theo-doi.db")
    with demo.office(city.province) as office:
        again = office.collect(city.periods[1])
    # What is never a report is news for as long as nothing was recorded after it came.
    seen = [o for o in again.result.outcomes if o.disposition.value != "ignored"]
    assert seen
    assert [o.file for o in seen if o.new] == []
    assert dump(demo.root / city.province / "so-theo-doi.db") == before


def flawed(scene: Scene, *fates: Fate) -> list[tuple[Story, str]]:
    """Stories with a flaw of these fates in the file that came last."""
    return [
        (story, story.sendings[-1].flaw)
        for story in scene.stories
        if story.sendings and FATES.get(story.sendings[-1].flaw) in fates
    ]


def test_mistakes_that_were_not_mended_are_sent_back_and_slips_are_not(demo: Run) -> None:
    for scene in demo.scenes():
        with demo.office(scene.city.province) as office:
            states = office.status(scene.period.id).set_index("don_vi")["trang_thai"]
        for story, flaw in flawed(scene, Fate.MISTAKE):
            assert states[story.unit] == "returned", flaw
        for story, flaw in flawed(scene, Fate.READ_OVER, Fate.ASKED_ABOUT):
            assert states[story.unit] == "consolidated", flaw
        mended = [s for s in scene.stories if s.kind.startswith("mended:")]
        assert mended
        assert {states[s.unit] for s in mended} == {"consolidated"}


def test_slips_that_are_asked_about_raise_a_question(demo: Run) -> None:
    asked = 0
    for scene in demo.scenes():
        with demo.office(scene.city.province) as office:
            period = scene.period.id
            current = {s.unit: s for s in office.register.submissions.current(period)}
            for story, flaw in flawed(scene, Fate.ASKED_ABOUT):
                asked += 1
                assert current[story.unit].verdict == "warnings", flaw
    assert asked


def rows_in(office: Office, period: str, unit: str, table: str) -> list[dict[str, Any]]:
    rows = office.register.rows.of(period, office.report_types[table])
    return [dict(row.values) for row in rows if row.unit == unit]


def test_slips_are_read_as_they_were_meant(demo: Run) -> None:
    from foreignaffairs.demo.sending import Writer

    by_name = {flaw.name: flaw for flaw in FLAWS}
    compared = 0
    for stage in demo.stages.values():
        first = stage.scene(stage.city.periods[0])
        for period in stage.city.periods:
            scene = stage.scene(period)
            writer = Writer(scene, first)
            with demo.office(stage.province.id) as office:
                for story, name in flawed(scene, Fate.READ_OVER):
                    table = by_name[name].table(scene.plans[story.unit])
                    assert table is not None
                    meant = writer.told(story, story.sendings[-1]).prefill[table]
                    read = rows_in(office, period, story.unit, table)
                    assert len(read) == len(meant), name
                    for row in meant:
                        kept = {
                            k: v
                            for k, v in row.items()
                            if name != "comma_decimals" or k != "gia_tri"
                        }
                        assert any(kept.items() <= r.items() for r in read), (name, row, read)
                        compared += 1
    assert compared > 20


def test_odd_files_find_their_place(demo: Run) -> None:
    with demo.office("tphcm") as office:
        result = office.collect("2023-K2").result
    named = {o.file: o.disposition.value for o in result.outcomes}
    assert {"ignored", "other_office", "duplicate", "set_aside", "unreadable"} <= set(
        named.values()
    )
    assert named["~$bieu mau da dien.xlsx"] == "ignored"
    assert any(n.startswith("hai-phong_") and d == "other_office" for n, d in named.items())
    assert named["BC doi ngoai (ky dong dau).pdf"] == "set_aside"
    assert any(d == "signed_copy" for d in named.values())


def test_a_report_inside_a_mail_or_an_archive_counts(demo: Run) -> None:
    for scene in demo.scenes():
        with demo.office(scene.city.province) as office:
            frame = office.status(scene.period.id).set_index("don_vi")
        for story in scene.stories:
            if story.kind in ("by_mail", "zipped"):
                assert frame.loc[story.unit, "trang_thai"] == "consolidated"
                assert frame.loc[story.unit, "ngay_nhan"] == story.sendings[0].on

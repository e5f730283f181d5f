"""Notes stand beside their cells, large enough for their words, in the font of these offices."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import NamedTuple

from openpyxl import load_workbook
from tests.forms.samples import full_plan
from tests.returns.made import SHEETS, content, missing, returned, table

from foreignaffairs.language.findings import finding

_SHAPE = re.compile(
    r"ClientData.*?Anchor>(?P<anchor>[^<]+)<.*?Row>(?P<row>\d+)<.*?Column>(?P<column>\d+)<", re.S
)


class Note(NamedTuple):
    """A note's cell (0-based row and column) and its box: columns, rows, offsets in pixels."""

    row: int
    column: int
    box: tuple[int, ...]


def notes(path: Path) -> dict[str, list[Note]]:
    """The notes of each part that draws some."""
    with zipfile.ZipFile(path) as package:
        return {
            name: [
                Note(int(m["row"]), int(m["column"]), tuple(map(int, m["anchor"].split(","))))
                for m in _SHAPE.finditer(package.read(name).decode("utf-8"))
            ]
            for name in package.namelist()
            if name.endswith(".vml")
        }


def test_every_note_stands_beside_its_own_cell(tmp_path: Path) -> None:
    rows = table("F02", [{"nuoc": "US"} for _ in range(40)])
    letter = rows.columns["moi_di_trong_ky"]
    findings = [missing(rows.sheet, f"{letter}{n}", "moi_di_trong_ky") for n in (9, 48)]
    findings.append(finding("FA-C03", sheet="1 Bìa", cell="C12", value="T99", unit="T01"))
    copy = returned(tmp_path, content(rows, cover={"unit": ("T01", "C12")}), findings)
    found = notes(copy.path)
    assert [len(of_sheet) for of_sheet in found.values()] == [1, 2]
    (cover,), table_notes = found.values()
    assert cover.box[0] == 4, "the entry takes two columns, C and D"
    assert [note.box[0] for note in table_notes] == [3, 3]
    for note in (note for of_sheet in found.values() for note in of_sheet):
        left, left_by, top, top_by, right, _, bottom, _ = note.box
        assert left >= note.column + 1
        assert left_by > 0
        assert note.row - 1 <= top <= note.row
        assert top_by >= 0
        assert right > left
        assert bottom > top


def test_a_note_is_as_wide_and_tall_as_its_words_need_wherever_it_stands(tmp_path: Path) -> None:
    """Columns and rows of other sizes below it, hidden ones too, change nothing."""
    rows = table("F02", [{"nuoc": "US"}])
    short = missing(rows.sheet, f"{rows.columns['moi_di_trong_ky']}9", "moi_di_trong_ky")
    where = {"sheet": rows.sheet, "cell": f"{rows.columns['nu']}9", "field": "nu"}
    long = finding(
        "FA-R01", **where, value=5, limit=3, label="Một nhãn dài " * 9, limit_label="Nhãn " * 9
    )
    copy = returned(tmp_path, content(rows), [short, long], plan=full_plan())
    sheet = load_workbook(copy.path)[SHEETS["F02"]]
    (found,) = notes(copy.path).values()
    sizes = {note.column: _size(sheet, note) for note in found}
    assert {width for width, _ in sizes.values()} == {380}
    heights = [sizes[n][1] for n in sorted(sizes)]
    assert heights[1] > 2 * heights[0]


def _size(sheet: object, note: Note) -> tuple[int, int]:
    from foreignaffairs.returns.notes import column_pixels, row_pixels

    left, left_by, top, top_by, right, right_by, bottom, bottom_by = note.box
    width = sum(column_pixels(sheet, n + 1) for n in range(left, right)) - left_by + right_by
    height = sum(row_pixels(sheet, n + 1) for n in range(top, bottom)) - top_by + bottom_by
    return width, height


def test_notes_are_said_in_the_font_of_the_form_and_stay_as_they_read(tmp_path: Path) -> None:
    rows = table("F02", [{"nuoc": "US"}])
    made = missing(rows.sheet, f"{rows.columns['moi_di_trong_ky']}9", "moi_di_trong_ky")
    made = made.model_copy(update={"message": "Thiếu <số> & “chữ”.  "})
    copy = returned(tmp_path, content(rows), [made])
    with zipfile.ZipFile(copy.path) as package:
        (part,) = (n for n in package.namelist() if n.startswith("xl/comments/"))
        words = package.read(part).decode("utf-8")
    assert '<rFont val="Times New Roman"/>' in words
    comment = load_workbook(copy.path)[SHEETS["F02"]]["C9"].comment
    assert comment is not None
    assert comment.text.startswith("Cần chỉnh sửa: Thiếu <số> & “chữ”.  \nCách sửa: ")

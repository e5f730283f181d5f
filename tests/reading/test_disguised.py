"""Web pages and other text that pass for workbooks: whatever stands in them, they are read."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.corpus.form import Form, zipped
from tests.corpus.grids import grids
from tests.corpus.markup_files import opendocument, xml2003

from foreignaffairs.model import WorkbookUnreadable
from foreignaffairs.reading.disguised.markup import read_html

from .books import read


@pytest.mark.parametrize("odd", ["<![x", "<![CTA[1]]>", "<![if gte mso 9]>", "<![", "<!>", "<!-->"])
def test_odd_declarations_of_a_page_are_passed_over(odd: str) -> None:
    page = f"<table><tr><td>1</td>{odd}<td>2</td></tr></table>".encode()
    (sheet,) = read_html(page).sheets
    assert sheet.rows[0][0] == "1"


@pytest.mark.parametrize("write", [xml2003, opendocument])
def test_an_encoding_that_nobody_knows_is_damage(write) -> None:
    data = write(grids(Form.of("MAU-K001")))
    with pytest.raises(WorkbookUnreadable) as refused:
        read(_unknown(data))
    assert refused.value.reason == "FA-F05"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet3.xml"])
def test_an_encoding_that_nobody_knows_is_damage_in_a_part_too(part: str) -> None:
    form = Form.of("MAU-K001")
    form.part(
        part, _unknown(form.parts[part]).replace(b"<c ", b"<c  ").replace(b"<row ", b"<row  ")
    )
    with pytest.raises(WorkbookUnreadable) as refused:
        read(form.packed())
    assert refused.value.reason == "FA-F05"


def _unknown(data: bytes) -> bytes:
    """The same XML, in an encoding without a name."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            parts = {name: opened.read(name) for name in opened.namelist()}
        return zipped({**parts, "content.xml": _unknown(parts["content.xml"])})
    return b'<?xml version="1.0" encoding="x-khong-co"?>' + data.partition(b"?>")[2]

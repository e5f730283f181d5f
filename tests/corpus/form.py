"""A filled form as parts of XML, changed by hand: faster than any library, and able to do wrong."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self
from xml.sax.saxutils import escape

from tests.support.filled import filled, make_office, plan_of, students

from foreignaffairs.forms import form_bytes

CITY, PERIOD = "hai-phong", "2023-N"
COVER, NARRATIVE, TABLE = "1 Bìa", "2 Lời văn", "3 Du học"
CHECK, LISTS, META = "Kiểm tra", "_dm", "_fa"
MARKS_ROW, HEADING_ROW, FIRST_ROW = 5, 6, 9
STRINGS = "xl/sharedStrings.xml"
BOOK = "xl/workbook.xml"
_DAY = (2023, 11, 1, 8, 0, 0)
_SAMPLE_CODE, _SAMPLE_NAME = b"MAU-T01", "Trường THPT mẫu 01".encode()


class Form:
    """One unit's form; every change returns the form, :meth:`packed` gives its bytes."""

    def __init__(self, parts: Mapping[str, bytes], unit: str) -> None:
        self.parts = dict(parts)
        self.unit = unit

    @classmethod
    def of(cls, unit: str, base: str = "filled") -> Self:
        """The form of a unit with two rows of students: US 3 (1 woman), KR 2 (1 woman)."""
        parts = dict(_base(base))
        strings = parts[STRINGS].replace(_SAMPLE_CODE, unit.encode())
        parts[STRINGS] = strings.replace(_SAMPLE_NAME, f"Trường THPT mẫu {unit[-4:]}".encode())
        form = cls(parts, unit)
        if base == "filled":
            # A spreadsheet program would compute the totals again after each change below.
            form.blank("C7").blank("D7")
        return form

    def sheet(self, name: str) -> str:
        """The part of a sheet, as a form is laid out when it is issued."""
        names = re.findall(rb'<sheet name="([^"]*)"', _base("filled")[BOOK])
        return f"xl/worksheets/sheet{[n.decode() for n in names].index(name) + 1}.xml"

    def cell(self, address: str, xml: str, sheet: str = TABLE) -> Self:
        """Put raw XML in place of a cell."""
        part = self.sheet(sheet)
        pattern = re.compile(rb'<c r="%s"(?:[^>]*?/>|[^>]*>.*?</c>)' % address.encode(), re.DOTALL)
        assert pattern.search(self.parts[part]), f"no {address} in {sheet}"
        self.parts[part] = pattern.sub(lambda _: xml.encode(), self.parts[part], count=1)
        return self

    def number(self, address: str, value: object, sheet: str = TABLE) -> Self:
        return self.cell(address, f'<c r="{address}"><v>{value}</v></c>', sheet)

    def text(self, address: str, value: str, sheet: str = TABLE) -> Self:
        body = f'<is><t xml:space="preserve">{escape(value)}</t></is>'
        return self.cell(address, f'<c r="{address}" t="inlineStr">{body}</c>', sheet)

    def error(self, address: str, value: str, sheet: str = TABLE) -> Self:
        return self.cell(address, f'<c r="{address}" t="e"><v>{escape(value)}</v></c>', sheet)

    def blank(self, address: str, sheet: str = TABLE) -> Self:
        return self.cell(address, f'<c r="{address}"/>', sheet)

    def row(self, number: int, country: str, gone: object, women: object) -> Self:
        return (
            self.text(f"B{number}", country)
            .number(f"C{number}", gone)
            .number(f"D{number}", women)
        )  # fmt: skip

    def sub(self, old: str | bytes, new: str | bytes, part: str | None = None) -> Self:
        """Replace raw text in a part (the table's by default); it must be there."""
        name = part or self.sheet(TABLE)
        before = old.encode() if isinstance(old, str) else old
        after = new.encode() if isinstance(new, str) else new
        assert before in self.parts[name], f"{before!r} not in {name}"
        self.parts[name] = self.parts[name].replace(before, after)
        return self

    def part(self, name: str, data: bytes | None) -> Self:
        """Put, replace or (``None``) remove a part."""
        if data is None:
            del self.parts[name]
        else:
            self.parts[name] = data
        return self

    def label(self, words: str, column: str = "C", sheet: str = COVER) -> str:
        """The address in ``column`` of the row whose hidden id or label is these words."""
        strings = re.findall(rb"<si><t[^>]*>(.*?)</t></si>", self.parts[STRINGS], re.DOTALL)
        wanted = {n for n, s in enumerate(strings) if words == s.decode()}
        for row, index in re.findall(
            rb'<c r="[A-Z]+([0-9]+)"[^>]* t="s"[^>]*><v>([0-9]+)</v>', self.parts[self.sheet(sheet)]
        ):
            if int(index) in wanted:
                return f"{column}{row.decode()}"
        raise KeyError(words)

    def packed(self, method: int = zipfile.ZIP_DEFLATED) -> bytes:
        return zipped(self.parts, method)


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip whose bytes are the same every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), data, method, 1)
    return out.getvalue()


@lru_cache(maxsize=4)
def _base(name: str) -> Mapping[str, bytes]:
    """The parts of one form, written once by the program's own writer."""
    period = "2023-K1" if name in ("k1", "tphcm") else PERIOD
    with TemporaryDirectory() as folder:
        with make_office(Path(folder), "tphcm" if name == "tphcm" else CITY) as office:
            plan = plan_of(office, period, "MAU-T01")
        rows = {} if name in ("nil", "tphcm") else {"F02": students(US=3, KR=2)}
        data = form_bytes(filled(plan, rows, nil=name == "nil"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}

"""The valid files that mutants are made from: forms in every format, alone and packed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.corpus.binary_files import workbook_stream, xls, xlsb
from tests.corpus.form import BOOK, NARRATIVE, STRINGS, TABLE, Form, zipped
from tests.corpus.grids import grids
from tests.corpus.markup_files import archived_page, delimited, opendocument, page, xml2003
from tests.inbox.packed import archive, compound, mail, outlook

from .mutate import in_bytes, in_markup, in_parts, in_records

ERROR_ROW = 15
PAYLOADS = ("=FUZZ()+1", "+FUZZ", "-FUZZ()", "@FUZZ", '"&FUZZ()&"', "\t=FUZZ()", "=cmd|'FUZZ'!A0")
_TABLE_PART = "xl/worksheets/sheet3.xml"


def form_of(rng: Random, unit: str) -> Form:
    """A form whose narrative looks like a formula; two in three have an error cell."""
    form = Form.of(unit)
    form.text(form.label("HP-1", "C", NARRATIVE), rng.choice(PAYLOADS), NARRATIVE)
    if rng.random() < 0.67:
        form.text(f"B{ERROR_ROW}", "Nhật Bản").number(f"D{ERROR_ROW}", 1)
        form.error(f"C{ERROR_ROW}", rng.choice(("#REF!", "#N/A", "#DIV/0!")), TABLE)
    return form


@dataclass(frozen=True, slots=True)
class Seed:
    """A format: what is inside the file, how it is changed, and how it becomes a file."""

    name: str
    suffix: str
    weight: int
    inner: Callable[[Form], Any]
    change: Callable[[Random, Any], Any]
    wrap: Callable[[Any], bytes]

    def mutant(self, rng: Random, unit: str) -> bytes:
        """One file changed in one to four places, inside, outside or both."""
        made = self.inner(form_of(rng, unit))
        outside = rng.random()
        if outside < 0.88:
            for _ in range(rng.choice((1, 1, 2, 4))):
                made = self.change(rng, made)
        data = self.wrap(made)
        if outside >= 0.84:
            for _ in range(rng.choice((1, 1, 3))):
                data = in_bytes(rng, data)
        return data


def _same(data: bytes) -> bytes:
    return data


def _parts_of(data: bytes) -> dict[str, bytes]:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {info.filename: opened.read(info) for info in opened.infolist()}


def _in_workbook(rng: Random, parts: dict[str, bytes]) -> dict[str, bytes]:
    often = (_TABLE_PART, _TABLE_PART, _TABLE_PART, STRINGS, BOOK, "xl/worksheets/sheet1.xml")
    return in_parts(rng, parts, often)


def _in_binary(rng: Random, parts: dict[str, bytes]) -> dict[str, bytes]:
    return in_parts(rng, parts, ("xl/worksheets/sheet2.bin", "xl/workbook.bin"))


def _in_document(rng: Random, parts: dict[str, bytes]) -> dict[str, bytes]:
    return in_parts(rng, parts, ("content.xml", "content.xml", "content.xml"))


def _packed(name: str, suffix: str, pack: Callable[[dict[str, bytes]], bytes]) -> Seed:
    def inner(form: Form) -> dict[str, bytes]:
        return form.parts

    return Seed(name, suffix, 5, inner, _in_workbook, lambda p: pack({"báo cáo.xlsx": zipped(p)}))


SEEDS = (
    Seed("xlsx", "xlsx", 36, lambda f: f.parts, _in_workbook, zipped),
    Seed("xls", "xls", 14, lambda f: workbook_stream(grids(f)), in_records,
         lambda stream: compound({"Workbook": stream})),
    Seed("xlsb", "xlsb", 7, lambda f: _parts_of(xlsb(grids(f))), _in_binary, zipped),
    Seed("ods", "ods", 9, lambda f: _parts_of(opendocument(grids(f))), _in_document, zipped),
    Seed("html", "xls", 5, lambda f: page(grids(f)), in_markup, _same),
    Seed("mhtml", "xls", 4, lambda f: archived_page(grids(f)), in_markup, _same),
    Seed("xml2003", "xls", 5, lambda f: xml2003(grids(f)), in_markup, _same),
    Seed("text", "csv", 5, lambda f: delimited(f).encode(), in_bytes, _same),
    Seed("locked .xls", "xls", 1, lambda f: xls(grids(f), password="VelvetSweatshop"), in_bytes,
         _same),
    _packed("zip", "zip", archive),
    _packed("eml", "eml", mail),
    _packed("msg", "msg", outlook),
)  # fmt: skip


def mutant(seed: int | str, number: int, unit: str) -> tuple[Seed, bytes]:
    """The mutant of a number: the same for the same seed, number and unit."""
    rng = Random(f"{seed}/{number}")
    chosen = rng.choices(SEEDS, [s.weight for s in SEEDS])[0]
    return chosen, chosen.mutant(rng, unit)

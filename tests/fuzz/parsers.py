"""Our own parsers, each as a function of bytes that may only answer or refuse.

A target raises for anything else: that is the finding. The program's native readers are not here,
because they may end the process; they run in workers and are met by the mutants.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from foreignaffairs.consolidation.figures import Figure
from foreignaffairs.inbox.tables import decode as decode_table
from foreignaffairs.inbox.units_file import read_units
from foreignaffairs.language.countries import countries, country
from foreignaffairs.language.dates import format_date, parse_date
from foreignaffairs.language.document_numbers import find_document_numbers, parse_document_number
from foreignaffairs.language.legacy import detect_legacy, to_unicode
from foreignaffairs.language.numbers import format_number, parse_number
from foreignaffairs.language.text import clean, clean_lines, fold, nfc, sort_key
from foreignaffairs.model import OfficeError, Period, UnitKind, UnknownCountry, WorkbookUnreadable
from foreignaffairs.provinces.problems import RulesProblems
from foreignaffairs.provinces.yaml_text import read_yaml
from foreignaffairs.reading import ods_scan, xls_scan, xlsb_scan
from foreignaffairs.reading.address import split
from foreignaffairs.reading.container import open_container
from foreignaffairs.reading.containers.archive import directory, open_archive
from foreignaffairs.reading.containers.mail import open_mail, sent_at
from foreignaffairs.reading.containers.message import message_streams, open_message
from foreignaffairs.reading.containers.names import archive_name, safe_name
from foreignaffairs.reading.containers.opened import Room, Shelf
from foreignaffairs.reading.disguised import Disguise
from foreignaffairs.reading.disguised.archived import read_mhtml
from foreignaffairs.reading.disguised.delimited import read_delimited
from foreignaffairs.reading.disguised.markup import read_html
from foreignaffairs.reading.disguised.xml2003 import read_xml2003
from foreignaffairs.reading.kind import kind_of
from foreignaffairs.reading.ole import CompoundFile
from foreignaffairs.reading.sheet import MAX_COLUMNS, MAX_ROWS
from foreignaffairs.reading.xlsx_parts import worksheet_parts
from foreignaffairs.reading.xlsx_scan import scan

Target = Callable[[bytes], None]
ROOM = Room(50, 4 << 20)
_KINDS = (UnitKind(id="THPT", title="Trường trung học phổ thông"),)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def numbers(data: bytes) -> None:
    """A sure number printed is read as itself."""
    for whole in (True, False):
        parsed = parse_number(_text(data), whole=whole)
        if parsed.value is not None:
            assert parsed.value.is_finite()
            # Larger or finer ones are nobody's figures.
            usual = abs(parsed.value) < Decimal(10) ** 15 and parsed.value == round(parsed.value, 9)
            if usual and not parsed.question:
                assert parse_number(format_number(parsed.value)).value == parsed.value


def dates(data: bytes) -> None:
    """A sure day printed is read as itself."""
    parsed = parse_date(_text(data), default_year=2023)
    if parsed.value is not None and not parsed.question and parsed.value.year > 1900:
        assert parse_date(format_date(parsed.value)).value == parsed.value


def places(data: bytes) -> None:
    """A country or a question, alone and in a list."""
    for read in (country, countries):
        with _refused(UnknownCountry):
            read(_text(data))


def document_numbers(data: bytes) -> None:
    """Numbers found in a text are read alone too."""
    text = _text(data)
    for found in find_document_numbers(text):
        assert str(parse_document_number(str(found.number))) == str(found.number)
    with _refused(ValueError):
        parse_document_number(text)


def old_letters(data: bytes) -> None:
    """Decoding twice changes nothing."""
    for text in (_text(data), data.decode("latin-1")):
        detect_legacy(text)
        once = to_unicode(text)
        assert to_unicode(once) == once


def texts(data: bytes) -> None:
    """Cleaning and folding twice change nothing."""
    text = _text(data)
    for change in (clean, clean_lines, fold, nfc):
        assert change(change(text)) == change(text)
    sort_key(text)


def periods(data: bytes) -> None:
    """A period's id, or a refusal."""
    try:
        period = Period.parse(_text(data))
    except ValueError:
        return
    assert Period.parse(period.id) == period


def figures(data: bytes) -> None:
    """What names a figure, printed, names the same figure."""
    try:
        figure = Figure.parse(_text(data))
    except ValueError:
        return
    assert Figure.parse(str(figure)) == figure


def yaml(data: bytes) -> None:
    """Rules, or problems with their places."""
    with _refused(RulesProblems):
        read_yaml(_text(data), "x.yaml")


def units(data: bytes) -> None:
    """A unit list, or what is wrong with it."""
    path = _folder() / "don-vi.csv"
    path.write_bytes(data)
    decode_table(data)
    with _refused(OfficeError):
        assert all(problem.sentence() for problem in read_units(path, _KINDS).problems)


def names(data: bytes) -> None:
    """A name out of a container never leads out of a folder."""
    for written in (_text(data), data.decode("cp437")):
        for name in (safe_name(written), archive_name(written, is_unicode=False)):
            assert name
            assert not name.startswith("/")
            assert all(part not in ("", ".", "..") for part in name.split("/"))
            assert not set(name) & set('\\:*?"<>|\0\n\r')
            assert safe_name(name) == name


def delimited(data: bytes) -> None:
    """Cells within bounds."""
    _bounded(lambda: read_delimited(data))


def html(data: bytes) -> None:
    """Cells within bounds."""
    _bounded(lambda: read_html(data))


def mhtml(data: bytes) -> None:
    """Cells within bounds."""
    _bounded(lambda: read_mhtml(data))


def xml2003(data: bytes) -> None:
    """Cells within bounds."""
    _bounded(lambda: read_xml2003(data))


def mail(data: bytes) -> None:
    """Attachments under numbers, or a refusal."""
    with _refused(WorkbookUnreadable):
        open_mail(data, _shelf())
    sent_at(_text(data))


def message(data: bytes) -> None:
    """Attachments of an Outlook mail, or a refusal."""
    with _refused(WorkbookUnreadable):
        streams = message_streams(data)
        if streams:
            open_message(streams, _shelf())


def archive(data: bytes) -> None:
    """Members of a zip within bounds, or a refusal."""
    with _refused(WorkbookUnreadable):
        open_archive(data, directory(data), _shelf())


def compound(data: bytes) -> None:
    """Every stream of an OLE file, or a refusal."""
    with _refused(WorkbookUnreadable):
        for _, read in CompoundFile(data).tree():
            with _refused(WorkbookUnreadable):
                assert len(read()) <= len(data) * 2


def container(data: bytes) -> None:
    """The parts of a zip and where the sheets stand, or a refusal."""
    with _refused(WorkbookUnreadable):
        opened = open_container(data)
        assert opened.kind
        worksheet_parts(opened)


def xls_records(data: bytes) -> None:
    """Marks of the sheets of a BIFF stream, or a refusal."""
    with _refused(WorkbookUnreadable):
        xls_scan.is_encrypted(data)
        for marks in xls_scan.scan_workbook(data).values():
            assert all(row < 1 << 16 and column < 1 << 16 for row, column in marks.errors)


def xlsb_records(data: bytes) -> None:
    """Marks of a BIFF12 sheet, or a refusal."""
    with _refused(WorkbookUnreadable):
        marks = xlsb_scan._scan_sheet(data)
        assert all(row < MAX_ROWS and column < MAX_COLUMNS for row, column in marks.errors)


def xlsx_sheet(data: bytes) -> None:
    """Marks of an .xlsx sheet, or a refusal."""
    for xml in (data, b"<worksheet><sheetData>" + data + b"</sheetData></worksheet>"):
        with _refused(WorkbookUnreadable):
            scan(xml)


def ods_sheet(data: bytes) -> None:
    """Marks of the sheets of an .ods, or a refusal."""
    with _refused(WorkbookUnreadable):
        ods_scan.scan_content(data)


def kinds(data: bytes) -> None:
    """A kind for any beginning."""
    assert kind_of(data)


def addresses(data: bytes) -> None:
    """A place, or ``ValueError``."""
    with suppress(ValueError):
        split(_text(data))


TARGETS: dict[str, Target] = {
    target.__name__: target
    for target in (
        numbers, dates, places, document_numbers, old_letters, texts, periods, figures, yaml,
        units, names, delimited, html, mhtml, xml2003, mail, message, archive, compound, container,
        xls_records, xlsb_records, xlsx_sheet, ods_sheet, kinds, addresses,
    )
}  # fmt: skip


@contextmanager
def _refused(*errors: type[Exception]) -> Iterator[None]:
    """Let a parser refuse its input, in words."""
    try:
        yield
    except errors as error:
        if not str(error):
            raise AssertionError("refused without a word") from error


def _bounded(read: Callable[[], Disguise | None]) -> None:
    with _refused(WorkbookUnreadable):
        found = read()
        for sheet in found.sheets if found else ():
            assert len(sheet.rows) <= MAX_ROWS
            assert len({len(row) for row in sheet.rows}) <= 1
            assert all(len(row) <= MAX_COLUMNS for row in sheet.rows[:1])
            assert all(row < MAX_ROWS for row, _ in sheet.marks.errors)


@lru_cache(maxsize=1)
def _place() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def _folder() -> Path:
    return Path(_place().name)


def _shelf() -> Shelf:
    folder = _folder() / "ke"
    folder.mkdir(exist_ok=True)
    return Shelf(folder, ROOM)

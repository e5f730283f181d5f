"""Tables that only pass for workbooks: web pages, XML 2003 and delimited text called .xls."""

from __future__ import annotations

from dataclasses import dataclass

from ..book import DISGUISED, OLD_ENCODING, Remark
from ..kind import FileKind
from ..sheet import Sheet
from ..words import kind_name


@dataclass(frozen=True, slots=True)
class Disguise:
    """The tables found in such a file; ``encoding`` names an old one that was turned to Unicode."""

    sheets: tuple[Sheet, ...]
    encoding: str | None = None


def look_behind(kind: FileKind, data: bytes) -> Disguise | None:
    """Return the tables of a file that is no workbook; ``None`` for kinds that have none.

    Nothing in the file is run, followed or fetched. Raises ``WorkbookUnreadable``.
    """
    if kind == "html":
        from .markup import read_html

        return read_html(data)
    if kind == "mhtml":
        from .archived import read_mhtml

        return read_mhtml(data)
    if kind == "xml2003":
        from .xml2003 import read_xml2003

        return read_xml2003(data)
    if kind == "text":
        from .delimited import read_delimited

        return read_delimited(data)
    return None


def remarks_on(kind: FileKind, behind: Disguise) -> tuple[Remark, ...]:
    """Return what is to be said of a table that was read from a file of another kind."""
    said = Remark(DISGUISED, {"kind": kind_name(kind)})
    if behind.encoding is None:
        return (said,)
    return (said, Remark(OLD_ENCODING, {"encoding": behind.encoding}))

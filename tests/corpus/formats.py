"""The same form in other formats, and files of other formats under a workbook's name."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from tests.language.test_legacy import in_tcvn3, in_vni

from .binary_files import workbook_stream, xls, xlsb
from .form import TABLE, Form
from .grids import Computed, Err, Grid, Place, Value, grids
from .kind import ASIDE, UNREADABLE, VALID, WARNED, WRONG, kind
from .markup_files import archived_page, delimited, opendocument, page, visible, xml2003

Write = Callable[[list[Grid]], bytes]

DISGUISED, OLD_LETTERS = "FA-F16", "FA-F18"
WORKBOOKS: dict[str, Write] = {"xls": xls, "xlsb": xlsb, "ods": opendocument}
DISGUISES: dict[str, Write] = {"html": page, "mhtml": archived_page, "xml2003": xml2003}
C9, C10, B15, C15 = (8, 2), (9, 2), (14, 1), (14, 2)


def _table(form: Form, cells: dict[Place, Value], hidden: frozenset[int] = frozenset()) -> list:
    """The sheets of a form with some cells of its table changed."""
    return [
        dataclasses.replace(g, cells={**g.cells, **cells}, hidden_rows=g.hidden_rows | hidden)
        if g.name == TABLE
        else g
        for g in grids(form)
    ]


def _families() -> None:
    for name, write in WORKBOOKS.items():
        _format(name, write, f"dinh-dang-{name}.{name}", VALID)
    for name, write in DISGUISES.items():
        _format(name, write, f"dinh-dang-{name}.xls", WARNED, DISGUISED)


def _format(name: str, write: Write, file: str, fate: tuple[str, str], *codes: str) -> None:
    suffix = file.rpartition(".")[2]
    kind(f"{name}-of-a-form", fate, *codes, file=file)(lambda f: write(grids(f)))
    kind(f"{name}-with-an-error", WRONG, "FA-V07", *codes, file=f"loi-{name}.{suffix}")(
        lambda f: write(_table(f, {C9: Err("#REF!")}))
    )
    kind(f"{name}-with-an-error-alone", WRONG, "FA-V07", *codes, file=f"loi-1-{name}.{suffix}")(
        lambda f: write(_table(f, {C15: Err("#N/A")}))
    )
    kind(f"{name}-with-hidden-rows", fate, "FA-S06", *codes, file=f"an-{name}.{suffix}")(
        lambda f: write(_table(f, {}, frozenset({9})))
    )
    kind(
        f"{name}-with-text-like-a-formula",
        WRONG,
        "FA-V10",
        "FA-V01",
        *codes,
        file=f"gia-{name}.{suffix}",
    )(lambda f: write(_table(f, {B15: "=HYPERLINK(1)", C15: "=1+1"})))
    kind(f"{name}-with-a-formula", fate, *codes, file=f"ct-{name}.{suffix}")(
        lambda f: write(_table(f, {C9: Computed("1+2", 3.0)}))
    )


_families()


@kind("xml2003-uncomputed", WRONG, "FA-V08", DISGUISED, file="chua-tinh-xml.xls")
def _(form: Form) -> bytes:
    return xml2003(_table(form, {C9: Computed("1+2", None)}))


@kind("html-without-hidden-rows", WARNED, DISGUISED, file="trang-hien.xls")
def _(form: Form) -> bytes:
    return page(visible(form))


@kind("html-with-scripts", WARNED, DISGUISED, file="trang-ma.xls")
def _(form: Form) -> bytes:
    script = b"<body><script>document.write('<table><tr><td>x')</script><iframe src='//x'></iframe>"
    return page(grids(form)).replace(b"<body>", script)


@kind("html-never-closed", WARNED, DISGUISED, file="trang-ho.xls")
def _(form: Form) -> bytes:
    return page(grids(form)).replace(b"</td>", b"").replace(b"</tr>", b"")


@kind("html-in-utf-16", WARNED, DISGUISED, file="trang-16.xls")
def _(form: Form) -> bytes:
    return page(grids(form), "utf-16")


@kind("html-without-a-table", UNREADABLE, "FA-F03", file="trang-trong.xls")
def _(form: Form) -> bytes:
    return b"<html><body><p>Xin l\xe1\xbb\x97i, h\xe1\xba\xbft phi\xc3\xaan</p></body></html>"


@kind("xml2003-with-entities", UNREADABLE, "FA-F06", file="thuc-the.xls")
def _(form: Form) -> bytes:
    laughs = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    return xml2003(grids(form)).replace(b'<?xml version="1.0"?>', laughs)


@kind("xml2003-cut", UNREADABLE, "FA-F05", file="xml-cut.xls")
def _(form: Form) -> bytes:
    data = xml2003(grids(form))
    return data[: len(data) // 2]


@kind("xml-of-another-sort", UNREADABLE, "FA-F03", file="hoa-don.xml")
def _(form: Form) -> bytes:
    return b'<?xml version="1.0" encoding="UTF-8"?><hoadon><so>1</so></hoadon>'


# --- delimited text: the narrative is not in it, so it goes back whatever its letters ------------

_TEXTS: dict[str, tuple[Callable[[str], bytes], str]] = {
    "utf-8": (lambda t: t.encode(), ","),
    "utf-8-marked": (lambda t: t.encode("utf-8-sig"), ";"),
    "utf-16": (lambda t: t.encode("utf-16"), "\t"),
    "utf-16-big": (lambda t: b"\xfe\xff" + t.encode("utf-16-be"), "\t"),
    "utf-16-unmarked": (lambda t: t.encode("utf-16-le"), "\t"),
    "utf-32": (lambda t: t.encode("utf-32"), ","),
}
_OLD: dict[str, Callable[[str], bytes]] = {
    "cp1258": lambda t: _windows(t),
    "tcvn3": lambda t: in_tcvn3(_western(t)).encode("cp1252", "replace"),
    "vni": lambda t: in_vni(_western(t)).encode("cp1252", "replace"),
}


def _western(text: str) -> str:
    return text.replace("–", "-").replace("“", '"').replace("”", '"').replace("…", "...")


def _windows(text: str) -> bytes:
    """Windows-1258 writes a letter with its hat, then the tone."""
    import unicodedata

    out = bytearray()
    for char in _western(text):
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", char)
            hats = [m for m in marks if m in "\u0302\u0306\u031b"]
            tones = [m for m in marks if m not in hats]
            letter = unicodedata.normalize("NFC", base + "".join(hats))
            out += (letter + "".join(tones)).encode("cp1258", "replace")
    return bytes(out)


def _delimited() -> None:
    for name, (encode, delimiter) in _TEXTS.items():
        kind(f"text-{name}", WRONG, DISGUISED, "FA-T12", file=f"csv-{name}.xls")(
            lambda f, e=encode, d=delimiter: e(delimited(f, d))
        )
    for name, encode in _OLD.items():
        kind(f"text-{name}", WRONG, DISGUISED, OLD_LETTERS, "FA-T12", file=f"csv-{name}.csv")(
            lambda f, e=encode: e(delimited(f))
        )


_delimited()


@kind("text-with-an-error", WRONG, "FA-V07", DISGUISED, file="csv-loi.csv")
def _(form: Form) -> bytes:
    return delimited(form.error("C9", "#REF!")).encode()


@kind("text-that-names-its-delimiter", WRONG, DISGUISED, file="csv-sep.csv")
def _(form: Form) -> bytes:
    return ("sep=|\n" + delimited(form, "|")).encode()


@kind("text-with-formulas", WRONG, "FA-V10", DISGUISED, file="csv-cong-thuc.csv")
def _(form: Form) -> bytes:
    return delimited(form.text("B9", "=cmd|' /C calc'!A0")).encode()


@kind("text-of-the-table-alone", ("warnings", "to_review"), file="csv-bang.csv", reason="no_period")
def _(form: Form) -> bytes:
    return delimited(form).partition("\r\n\r\n")[2].encode()


@kind("text-that-is-prose", UNREADABLE, "FA-F03", file="thu.txt")
def _(form: Form) -> bytes:
    return "Kính gửi Sở\nTrường xin nộp sau.\nTrân trọng".encode()


# --- binary workbooks ----------------------------------------------------------------------------


@kind("xls-named-xlsx", VALID)
def _(form: Form) -> bytes:
    return xls(grids(form))


@kind("xls-without-its-container", UNREADABLE, "FA-F03", file="khong-ole.xls")
def _(form: Form) -> bytes:
    return workbook_stream(grids(form))


@kind("xls-with-macros", VALID, "FA-F13", file="macro.xls")
def _(form: Form) -> bytes:
    return xls(grids(form), storages={"_VBA_PROJECT_CUR": {"VBA": b"mau"}})


@kind("xls-with-an-object", VALID, "FA-F15", file="nhung.xls")
def _(form: Form) -> bytes:
    return xls(grids(form), storages={"MBD0001A2B3": {"Package": b"mau"}})


@kind("xls-locked-with-excels-own-password", VALID, "FA-F17", file="khoa-mac-dinh.xls")
def _(form: Form) -> bytes:
    return xls(grids(form), password="VelvetSweatshop")


@kind("xls-locked-with-a-password", UNREADABLE, "FA-F04", file="khoa.xls")
def _(form: Form) -> bytes:
    return xls(grids(form), password="bí mật")


@kind("xls-locked-as-nobody-does", UNREADABLE, "FA-F04", file="khoa-la.xls")
def _(form: Form) -> bytes:
    from tests.inbox.packed import compound

    return compound({"Workbook": workbook_stream(grids(form), locked=True)})


@kind("xls-cut", UNREADABLE, "FA-F05", file="cut.xls")
def _(form: Form) -> bytes:
    return xls(grids(form))[:20_000]


@kind("xls-with-a-far-cell", WARNED, "FA-S10", file="xa.xls")
def _(form: Form) -> bytes:
    return xls(_table(form, {(60_000, 2): "lạc"}))


@kind("xlsb-with-a-far-cell", UNREADABLE, "FA-F11", file="xa.xlsb")
def _(form: Form) -> bytes:
    return xlsb(_table(form, {(60_000, 2): "lạc"}))


@kind("xlsb-with-macros", VALID, "FA-F13", file="macro.xlsb")
def _(form: Form) -> bytes:
    import io
    import zipfile

    out = io.BytesIO(xlsb(grids(form)))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(zipfile.ZipInfo("xl/vbaProject.bin", (2023, 11, 1, 8, 0, 0)), b"mau")
    return out.getvalue()


@kind("ods-with-macros", VALID, "FA-F13", file="macro.ods")
def _(form: Form) -> bytes:
    return opendocument(grids(form), extra={"Basic/Standard/Module1.xml": b"<a/>"})


@kind("ods-locked", UNREADABLE, "FA-F04", file="khoa.ods")
def _(form: Form) -> bytes:
    manifest = b'<?xml version="1.0"?><manifest><encryption-data/></manifest>'
    return opendocument(grids(form), extra={"META-INF/manifest.xml": manifest})


@kind("ods-with-entities", UNREADABLE, "FA-F06", file="thuc-the.ods")
def _(form: Form) -> bytes:
    xml = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">]><a>&a;</a>'
    return opendocument(grids(form), extra={"content.xml": xml})


@kind("ods-of-a-text-document", ASIDE, file="van-ban.odt", reason="document")
def _(form: Form) -> bytes:
    return opendocument([], extra={"mimetype": b"application/vnd.oasis.opendocument.text"})

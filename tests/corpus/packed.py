"""Archives and mails: what is inside is taken in by itself, what cannot be is said."""

from __future__ import annotations

import struct
import zipfile

from tests.inbox.packed import archive, compound, mail, outlook

from .binary_files import xls
from .form import Form
from .grids import grids
from .kind import ASIDE, UNREADABLE, VALID, WRONG, kind

OPENED = ("valid", "opened")
MIXED = ("unreadable", "opened")
SIGNED = ("unreadable", "signed_copy")
LEFT = ("unreadable", "unreadable")


def _scan(form: Form) -> bytes:
    """A signed copy, another one for each unit."""
    return b"%PDF-1.7 " + form.unit.encode()


@kind("zip-of-a-form", OPENED, file="goi.zip", reason="opened", inside={"a.xlsx": VALID})
def _(form: Form) -> bytes:
    return archive({"a.xlsx": form.packed()})


@kind("zip-named-xlsx", OPENED, file="goi.xlsx", reason="opened", inside={"a.xlsx": VALID})
def _(form: Form) -> bytes:
    return archive({"a.xlsx": form.packed()})


@kind(
    "zip-with-much-in-it", MIXED, file="nhieu.zip", reason="opened",
    inside={
        "a.xlsx": VALID, "b.xlsx": ("valid", "duplicate"), "ký.pdf": SIGNED,
        "~$a.xlsx": ("unreadable", "ignored"), "rong.xlsx": ("unreadable", "ignored"),
        "hong.xlsx": LEFT, "Thumbs.db": ("unreadable", "ignored"),
    },
)  # fmt: skip
def _(form: Form) -> bytes:
    good = form.packed()
    return archive(
        {
            "a.xlsx": good, "b.xlsx": good, "ký.pdf": _scan(form), "~$a.xlsx": b"x",
            "rong.xlsx": b"", "hong.xlsx": good[:900] + b"1", "Thumbs.db": b"x",
        }
    )  # fmt: skip


@kind(
    "zip-of-two-revisions", ("invalid", "opened"), file="hai-ban.zip",
    inside={
        "1.eml": OPENED, "1.eml/a.xlsx": ("valid", "superseded"),
        "2.eml": ("invalid", "opened"), "2.eml/a.xlsx": WRONG,
    },
)  # fmt: skip
def _(form: Form) -> bytes:
    """The later mail counts, better or not."""
    first = mail({"a.xlsx": form.packed()}, date="Wed, 1 Nov 2023 08:00:00 +0700")
    second = mail({"a.xlsx": form.number("C9", -1).packed()}, date="Thu, 2 Nov 2023 08:00:00 +0700")
    return archive({"2.eml": second, "1.eml": first})


@kind("zip-with-folders", OPENED, file="thu-muc.zip", inside={"Trường/2023/a.xlsx": VALID})
def _(form: Form) -> bytes:
    return archive({"Trường/2023/a.xlsx": form.packed()})


@kind("zip-that-climbs", OPENED, file="leo.zip", inside={"ngoai.xlsx": VALID})
def _(form: Form) -> bytes:
    return archive({"../../../ngoai.xlsx": form.packed()})


@kind("zip-with-a-drive", OPENED, file="o-dia.zip", inside={"C_/Windows/ngoai.xlsx": VALID})
def _(form: Form) -> bytes:
    return archive({"C:\\Windows\\ngoai.xlsx": form.packed()})


@kind("zip-with-nothing", ASIDE, file="trong.zip", reason="nothing_inside")
def _(form: Form) -> bytes:
    return archive({"Trường/": b""})


@kind("zip-with-a-password", UNREADABLE, "FA-F04", file="khoa.zip", reason="unopened_password")
def _(form: Form) -> bytes:
    data = bytearray(archive({"a.xlsx": form.packed()}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


@kind("zip-bomb", UNREADABLE, "FA-F06", file="bom.zip", reason="unopened_suspicious")
def _(form: Form) -> bytes:
    return archive({"a.xlsx": bytes(30_000_000)})


@kind("zip-bomb-beside-a-form", MIXED, file="bom2.zip", inside={"a.xlsx": VALID, "b.bin": LEFT})
def _(form: Form) -> bytes:
    return archive({"a.xlsx": form.packed(), "b.bin": bytes(30_000_000)})


@kind("zip-cut", UNREADABLE, "FA-F05", file="cut.zip", reason="unopened_damaged")
def _(form: Form) -> bytes:
    data = archive({"a.xlsx": form.packed()})
    return data[: len(data) - 40]


@kind("zip-whose-directory-lies", UNREADABLE, "FA-F11", file="doi.zip", reason="unopened_large")
def _(form: Form) -> bytes:
    data = bytearray(archive({"a.xlsx": form.packed()}))
    struct.pack_into("<I", data, data.rindex(b"PK\x05\x06") + 12, 0x7FFFFFF0)
    return bytes(data)


@kind("zip-with-too-many", UNREADABLE, "FA-F11", file="dong.zip", reason="unopened_large")
def _(form: Form) -> bytes:
    return archive({f"{n}.txt": b"" for n in range(2_001)}, zipfile.ZIP_STORED)


@kind("zip-by-a-method-nobody-has", UNREADABLE, "FA-F05", file="la.zip", reason="unopened_damaged")
def _(form: Form) -> bytes:
    return archive({"a.xlsx": form.packed()}, zipfile.ZIP_LZMA)


@kind("zip-in-zip-in-zip", OPENED, file="long.zip", inside={
    "b.zip": OPENED, "b.zip/c.zip": OPENED, "b.zip/c.zip/a.xlsx": VALID,
})  # fmt: skip
def _(form: Form) -> bytes:
    return archive({"b.zip": archive({"c.zip": archive({"a.xlsx": form.packed()})})})


@kind("zips-without-end", MIXED, file="vo-tan.zip", inside={
    "b.zip": MIXED, "b.zip/c.zip": MIXED, "b.zip/c.zip/d.zip": ASIDE,
})  # fmt: skip
def _(form: Form) -> bytes:
    inner = archive({"e.zip": archive({"a.xlsx": form.packed()})})
    return archive({"b.zip": archive({"c.zip": archive({"d.zip": inner})})})


# --- mails ---------------------------------------------------------------------------------------


@kind("mail-with-a-form", OPENED, file="thu.eml", reason="opened", inside={"báo cáo.xlsx": VALID})
def _(form: Form) -> bytes:
    return mail({"báo cáo.xlsx": form.packed()})


@kind(
    "mail-with-form-and-scan", MIXED, file="thu-2.eml",
    inside={"a.xlsx": VALID, "bản ký.pdf": SIGNED},
)  # fmt: skip
def _(form: Form) -> bytes:
    return mail({"a.xlsx": form.packed(), "bản ký.pdf": _scan(form)})


@kind("mail-of-words-alone", ASIDE, file="thu-3.eml", reason="nothing_inside")
def _(form: Form) -> bytes:
    return mail({})


@kind(
    "mail-with-an-archive", OPENED, file="thu-4.eml",
    inside={"goi.zip": OPENED, "goi.zip/a.xlsx": VALID},
)  # fmt: skip
def _(form: Form) -> bytes:
    return mail({"goi.zip": archive({"a.xlsx": form.packed()})})


@kind("mail-whose-names-climb", OPENED, file="thu-5.eml", inside={"ngoai.xlsx": VALID})
def _(form: Form) -> bytes:
    return mail({"..\\..\\ngoai.xlsx": form.packed()})


@kind("mail-with-a-broken-date", OPENED, file="thu-6.eml", inside={"a.xlsx": VALID})
def _(form: Form) -> bytes:
    return mail({"a.xlsx": form.packed()}, date="31 thang 2")


@kind("mail-of-outlook", OPENED, file="thu.msg", inside={"báo cáo.xlsx": VALID})
def _(form: Form) -> bytes:
    return outlook({"báo cáo.xlsx": form.packed()})


@kind("mail-of-outlook-with-old-workbook", OPENED, file="thu-2.msg", inside={"a.xls": VALID})
def _(form: Form) -> bytes:
    return outlook({"a.xls": xls(grids(form))})


@kind("mail-of-outlook-cut", UNREADABLE, "FA-F05", file="thu-3.msg", reason="unopened_damaged")
def _(form: Form) -> bytes:
    return outlook({"a.xlsx": form.packed()})[:8_000]


@kind("mail-of-outlook-with-nothing", ASIDE, file="thu-4.msg", reason="nothing_inside")
def _(form: Form) -> bytes:
    return outlook({})


@kind("old-file-of-no-program", UNREADABLE, "FA-F05", file="la.ole")
def _(form: Form) -> bytes:
    return compound({"Contents": bytes(600)})

"""The same workbook, the same bytes: openpyxl writes the time of day into what it saves."""

from __future__ import annotations

import io
import re
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_CHANGED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def fixed_bytes(book: bytes, on: date) -> bytes:
    """Return a workbook as if it had been saved on the morning of a day."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(book)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _CHANGED.sub(rb"\g<1>" + f"{on:%Y-%m-%d}T02:00:00Z".encode(), part)
            info = ZipInfo(name, (on.year, on.month, on.day, 9, 0, 0))
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, part)
    return made.getvalue()

"""The zip around .xlsx, .xlsb and .ods: judged by its central directory, inflated within bounds."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from .refusal import DAMAGED, ENCRYPTED, SUSPICIOUS, TOO_LARGE, refuse

MAX_TOTAL = 300 << 20
MAX_RATIO = 200
RATIO_FROM = 1 << 20
MAX_ENTRIES = 5_000

ZipKind = Literal["xlsx", "xlsb", "ods", "docx", "pptx", "other"]


@dataclass(frozen=True, slots=True)
class Container:
    """A zip that passed the guard; ``entries`` maps part names without a leading slash."""

    data: bytes
    entries: Mapping[str, zipfile.ZipInfo]

    def inflate(self, name: str) -> bytes:
        """Return one part, never more than its declared size; refuses parts that lie about it."""
        return self.inflated(self.entries[name])

    def inflated(self, info: zipfile.ZipInfo) -> bytes:
        """Return the part that an entry of the directory describes; see :meth:`inflate`."""
        content = _unpack(self.packed(info), info.compress_type, info.file_size)
        if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
            raise refuse(DAMAGED)
        return content

    def packed(self, info: zipfile.ZipInfo) -> bytes:
        """Return a part as it stands in the zip."""
        start = info.header_offset
        header = self.data[start : start + 30]
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise refuse(DAMAGED)
        name_length, extra_length = struct.unpack("<HH", header[26:30])
        start += 30 + name_length + extra_length
        return self.data[start : start + info.compress_size]

    @property
    def kind(self) -> ZipKind:
        """Which kind of document the parts make."""
        return zip_kind(self.entries)


def zip_kind(names: Iterable[str]) -> ZipKind:
    """Tell which kind of document a zip is by the names in it; "other" is a plain archive."""
    lower = {name.lstrip("/").lower() for name in names}
    if any(n.endswith("workbook.bin") for n in lower):
        return "xlsb"
    if "[content_types].xml" in lower:
        if any(n.startswith("word/") for n in lower):
            return "docx"
        return "pptx" if any(n.startswith("ppt/") for n in lower) else "xlsx"
    return "ods" if "content.xml" in lower and "mimetype" in lower else "other"


def open_container(data: bytes) -> Container:
    """Judge a zip by its central directory; raises ``WorkbookUnreadable`` for a bad one."""
    try:
        infos = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
        raise refuse(DAMAGED) from error
    _guard(infos)
    return Container(data, {info.filename.lstrip("/"): info for info in infos})


def _guard(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > MAX_TOTAL:
        raise refuse(TOO_LARGE)
    if any(info.flag_bits & 1 for info in infos):
        raise refuse(ENCRYPTED)
    names = [info.filename.lstrip("/") for info in infos]
    if len({name.lower() for name in names}) < len(names):
        raise refuse(SUSPICIOUS)
    for info, name in zip(infos, names, strict=True):
        if ".." in name.replace("\\", "/").split("/"):
            raise refuse(SUSPICIOUS)
        if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(1, info.compress_size):
            raise refuse(SUSPICIOUS)


def _unpack(packed: bytes, method: int, size: int) -> bytes:
    if method == zipfile.ZIP_STORED:
        return packed
    if method != zipfile.ZIP_DEFLATED:
        raise refuse(DAMAGED)
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, size + 1)
    except zlib.error as error:
        raise refuse(DAMAGED) from error

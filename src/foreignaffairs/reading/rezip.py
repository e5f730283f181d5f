"""The zip written anew: parts that were inflated already go in as they are, the rest untouched.

Who reads the new zip need not inflate them again, and sees the very bytes that were looked at.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping

from .container import Container

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_UTF8 = 0x800


def with_parts(container: Container, parts: Mapping[str, bytes]) -> bytes:
    """Return the zip with ``parts`` in place of its own, which are stored without compression."""
    pieces: list[bytes] = []
    central: list[bytes] = []
    at = 0
    for name, info in container.entries.items():
        content = parts.get(name)
        if content is None:
            body = container.packed(info)
            method, crc, size = info.compress_type, info.CRC, info.file_size
        else:
            body = content
            method, crc, size = zipfile.ZIP_STORED, zlib.crc32(content), len(content)
        path = name.encode()
        facts = (_UTF8, method, 0, 0, crc, len(body), size, len(path), 0)
        pieces += (_LOCAL.pack(b"PK\3\4", _VERSION, *facts), path, body)
        central += (_CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *facts, 0, 0, 0, 0, at), path)
        at += _LOCAL.size + len(path) + len(body)
    directory = b"".join(central)
    count = len(container.entries)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), at, 0)
    return b"".join((*pieces, directory, end))

"""Archives and mails for tests, made by hand so that their bytes are the same every time."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP

SENT = "Mon, 29 May 2023 20:30:00 +0000"
"""In Viet Nam it is the 30th already."""
_DAY = (2023, 6, 1, 8, 0, 0)


def archive(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in files.items():
            made.writestr(zipfile.ZipInfo(name, _DAY), data, method)
    return out.getvalue()


def mail(files: Mapping[str, str | bytes], *, date: str | None = SENT, subject: str = "x") -> bytes:
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"], made["Subject"] = "don-vi@mau.vn", "vp@mau.vn", subject
    if date:
        made["Date"] = date
    made.set_content("Kính gửi Văn phòng Sở báo cáo kèm theo.")
    for name, data in files.items():
        content = data if isinstance(data, bytes) else data.encode()
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    made.set_boundary("=_mau")
    return made.as_bytes()


def outlook(files: Mapping[str, bytes], sent: datetime | None = None) -> bytes:
    """An Outlook message file with attachments, by the layout of MS-OXMSG."""
    at = sent or datetime(2023, 5, 29, 20, 30, tzinfo=UTC)
    ticks = int((at - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
    properties = bytes(32) + struct.pack("<IIQ", 0x00390040, 6, ticks)
    tree: dict[str, bytes | dict[str, bytes]] = {"__properties_version1.0": properties}
    for number, (name, data) in enumerate(files.items()):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": bytes(8),
            "__substg1.0_37010102": data,
            "__substg1.0_3707001F": name.encode("utf-16-le"),
        }
    return compound(tree)


def compound(tree: Mapping[str, bytes | Mapping[str, bytes]]) -> bytes:
    """An OLE file of two levels; every stream is stored in large sectors."""
    cutoff, size = 0, 512
    entries: list[tuple[str, int, int, int, bytes]] = []  # name, kind, right, child, data

    def add(items: Mapping[str, bytes | Mapping[str, bytes]]) -> int:
        """Add siblings as a chain to the right; return the first one's number."""
        first = following = 0xFFFFFFFF
        for name, content in reversed(list(items.items())):
            if isinstance(content, bytes):
                entries.append((name, 2, following, 0xFFFFFFFF, content))
            else:
                child = add(content)
                entries.append((name, 1, following, child, b""))
            first = following = len(entries) - 1 + 1
        return first

    child = add(tree)
    everything = [("Root Entry", 5, 0xFFFFFFFF, child, b""), *entries]
    sectors: list[bytes] = []
    fat: list[int] = []

    def store(data: bytes) -> int:
        if not data:
            return 0xFFFFFFFE
        start, count = len(sectors), -(-len(data) // size)
        for number in range(count):
            sectors.append(data[number * size : (number + 1) * size].ljust(size, b"\0"))
            fat.append(start + number + 1 if number + 1 < count else 0xFFFFFFFE)
        return start

    directory = b""
    for name, kind, right, below, data in everything:
        wide = name.encode("utf-16-le") + b"\0\0"
        directory += (
            wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide), kind, 1)
            + struct.pack("<3I", 0xFFFFFFFF, right, below) + bytes(16 + 4 + 16)
            + struct.pack("<IQ", store(data), len(data))
        )  # fmt: skip
    start = store(directory)
    count = -(-(len(fat) + len(fat) // 128 + 2) // 128)
    table = len(sectors)
    fat += [0xFFFFFFFD] * count
    packed = struct.pack(f"<{len(fat)}I", *fat).ljust(count * size, b"\xff")
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(10) + struct.pack("<4I", count, start, 0, cutoff)
        + struct.pack("<4I", 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    )  # fmt: skip
    difat = [table + n for n in range(count)]
    head += struct.pack("<109I", *(difat + [0xFFFFFFFF] * (109 - len(difat))))
    return head + b"".join(sectors) + packed

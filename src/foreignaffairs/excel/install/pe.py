"""How many bits a Windows program or DLL has, by its head."""

from __future__ import annotations

from pathlib import Path

_MACHINES = {0x014C: 32, 0x8664: 64, 0xAA64: 64}
"""x86, x64, ARM64."""


def bits_of(path: Path) -> int | None:
    """Return 32 or 64; None for a file that is no program or cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(64)
            if len(head) < 64 or head[:2] != b"MZ":
                return None
            file.seek(int.from_bytes(head[60:64], "little"))
            signature = file.read(6)
    except OSError:
        return None
    if signature[:4] != b"PE\0\0":
        return None
    return _MACHINES.get(int.from_bytes(signature[4:6], "little"))

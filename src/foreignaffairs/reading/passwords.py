"""The one password that is tried: Excel's own, with which it scrambles files nobody locked.

Excel encrypts a workbook under this password when only its structure is protected. Every program
opens such a file without asking, so it is no secret of anyone. A real password is asked for.
"""

from __future__ import annotations

import io

from .refusal import ENCRYPTED, refuse

DEFAULT = "VelvetSweatshop"


def open_with_default_password(data: bytes) -> bytes:
    """Return the workbook inside; raises ``WorkbookUnreadable`` where another password locks it."""
    import msoffcrypto

    out = io.BytesIO()
    try:
        locked = msoffcrypto.OfficeFile(io.BytesIO(data))
        locked.load_key(password=DEFAULT)
        locked.decrypt(out)
    except MemoryError:
        raise
    except Exception as error:
        # The library raises errors of many kinds for wrong keys, odd schemes and broken files.
        raise refuse(ENCRYPTED) from error
    opened = out.getvalue()
    if not opened or opened == data:
        raise refuse(ENCRYPTED)
    return opened

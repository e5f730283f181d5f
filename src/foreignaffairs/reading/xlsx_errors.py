"""Error values that calamine does not know: it refuses the whole file for one such cell.

Programs add errors over the years (#SPILL!, #CALC!, #GETTING_DATA). The marks of a sheet hold
their text already, so the cell itself may say any error that is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_KNOWN = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_ANY = b"v>#VALUE!</"


def with_known_errors(xml: bytes, errors: Iterable[str]) -> bytes:
    """Return a sheet's XML with unknown errors put as a known one; itself where there are none."""
    for text in {*errors} - _KNOWN:
        xml = xml.replace(b"v>%s</" % escape(text, quote=False).encode(), _ANY)
    return xml

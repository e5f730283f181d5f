"""A sheet's XML for calamine: its cells, and nothing behind them.

calamine would go through each sheet a second time only to find merged areas, which our own scan has
found already. It stops at the first ``mergeCells`` that it meets, so an empty one in front of the
cells spares it the second pass, a third of its time. What stands behind the cells, colour rules for
the most, it never looks at. Should a later version read on, it will be slower and nothing else.
"""

from __future__ import annotations

_CELLS, _END = b"<sheetData", b"</sheetData>"
_NONE = b"<mergeCells/>"
_SHEET_END = b"</worksheet>"


def only_cells(xml: bytes) -> bytes:
    """Return a sheet's XML with no merges to look for, and cut after its cells if it can be."""
    start, end = xml.find(_CELLS), xml.rfind(_END)
    if 0 <= start < end and xml[-400:].rstrip().endswith(_SHEET_END):
        return b"".join((xml[:start], _NONE, xml[start:end], _END, _SHEET_END))
    return xml.replace(_CELLS, _NONE + _CELLS, 1)

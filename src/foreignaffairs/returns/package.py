"""What openpyxl leaves out of the file it writes, put in again.

openpyxl keeps protection, drop-down lists, conditional formats, names, hidden sheets and print
set-up. It drops the values that formulas had, without which a program that does not calculate
(a preview, Excel's protected view) shows blanks, and the list of cells whose green corners are
off (``ignoredErrors``). Where notes stand it never says.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

from .notes import in_font, with_anchors

Shown = Mapping[str, str | int | float]
"""What formulas show, by cell."""

_QUIET = re.compile(r"<ignoredErrors>.*?</ignoredErrors>", re.S)
_AFTER_QUIET = re.compile(r"<(?:drawing|legacyDrawing|tableParts|extLst)[ />]|</worksheet>")
_FORMULA = re.compile(
    r'<c r="(?P<cell>[A-Z]+[0-9]+)"(?P<rest>[^>]*)>(?P<f><f[ >].*?</f>|<f[^>]*/>)<v\s*(?:/>|></v>)',
    re.S,
)


def sheet_part(number: int) -> str:
    """The part of the sheet at a 0-based position, as XlsxWriter and openpyxl both name it."""
    return f"xl/worksheets/sheet{number + 1}.xml"


def quiet_cells(form: bytes) -> list[str]:
    """The ``ignoredErrors`` of each sheet of a form in order, empty where it has none."""
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(form)) as package:
        names = set(package.namelist())
        while (part := sheet_part(len(found))) in names:
            match = _QUIET.search(package.read(part).decode("utf-8"))
            found.append(match[0] if match else "")
    return found


def completed(
    saved: bytes,
    quiet: Mapping[int, str],
    shown: Mapping[int, Shown],
    notes: Sequence[Mapping[tuple[int, int], str]] = (),
) -> bytes:
    """The saved workbook with what was left out; both maps are by position of the sheet.

    ``notes`` are the boxes of the notes of each sheet that has some.
    """
    boxes = {f"xl/drawings/commentsDrawing{n}.vml": box for n, box in enumerate(notes, start=1)}
    wanted = {sheet_part(n): n for n in {*quiet, *shown}}
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for item in old.infolist():
            data = old.read(item)
            number = wanted.get(item.filename)
            if number is not None:
                xml = data.decode("utf-8")
                xml = _with_values(xml, shown.get(number, {}))
                data = _with_quiet(xml, quiet.get(number, "")).encode("utf-8")
            elif item.filename in boxes:
                data = with_anchors(data.decode("utf-8"), boxes[item.filename]).encode("utf-8")
            elif item.filename.startswith("xl/comments/"):
                data = in_font(data.decode("utf-8")).encode("utf-8")
            new.writestr(item, data)
    return out.getvalue()


def _with_values(xml: str, shown: Shown) -> str:
    def value(match: re.Match[str]) -> str:
        if match["cell"] not in shown:
            return match[0]
        what = shown[match["cell"]]
        kind = ' t="str"' if isinstance(what, str) else ""
        body = escape(str(what), quote=False)
        return f'<c r="{match["cell"]}"{match["rest"]}{kind}>{match["f"]}<v>{body}</v>'

    return _FORMULA.sub(value, xml) if shown else xml


def _with_quiet(xml: str, quiet: str) -> str:
    place = _AFTER_QUIET.search(xml, xml.rfind("</sheetData>")) if quiet else None
    return xml[: place.start()] + quiet + xml[place.start() :] if place else xml

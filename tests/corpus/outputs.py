"""What leaves an office, looked through for anything that would be computed or followed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from html import unescape
from pathlib import Path

_FORMULA = re.compile(rb"<f(?: [^>]*)?>(.*?)</f>", re.DOTALL)
_NAME = re.compile(rb"<definedName [^>]*>(.*?)</definedName>", re.DOTALL)
_QUOTED = re.compile(r'"(?:[^"]|"")*"|\'(?:[^\']|\'\')*\'')
_FUNCTION = re.compile(r"([A-Z][A-Z0-9.]*)\(")
_OURS = frozenset(
    {
        "ABS", "ADDRESS", "AND", "COLUMN", "COUNT", "COUNTA", "COUNTBLANK", "COUNTIF", "COUNTIFS",
        "DATE", "EXACT", "FIND", "IF", "IFERROR", "INDEX", "INT", "ISBLANK", "ISNUMBER", "LEFT",
        "LEN", "LOWER", "MATCH", "MAX",
        "MID", "MIN", "MOD", "MONTH", "N", "NOT", "OR", "REPT", "RIGHT", "ROUND", "ROW", "ROWS",
        "SUBSTITUTE", "SUM", "SUMIF", "SUMPRODUCT", "TRIM", "VALUE", "YEAR",
    }
)  # fmt: skip
"""Functions that the program's own formulas call; none of them fetches or runs anything."""
_PLAIN = re.compile(r"[\w$:.,;()<>=+\-*/&^% !{}\n]*")
_FIELD = re.compile(rb"<w:instrText[^>]*>(.*?)</w:instrText>|w:fldSimple w:instr=\"([^\"]*)\"")
_HARM = re.compile(
    r"vbaproject|macrosheets|externallink|connections\.xml|querytable|embeddings/|activex|ctrlprops"
    r"|oleobject|customui|webextension",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(rb'<Relationship [^>]*TargetMode="External"[^>]*>')


def formulas(data: bytes) -> set[str]:
    """Every formula and defined name in a workbook, every field in a document."""
    found: set[str] = set()
    for name, content in _parts(data):
        if name.endswith(".xml"):
            for match in (*_FORMULA.finditer(content), *_FIELD.finditer(content)):
                found.add((match[1] or match[match.lastindex or 1]).decode())
            found |= {match[1].decode() for match in _NAME.finditer(content)}
    return found


def strange(data: bytes) -> list[str]:
    """Formulas that the program does not write: computed from text that came in.

    Text may stand in a formula between quotes, as long as it does not get out of them.
    """
    return [formula for formula in sorted(formulas(data)) if not _is_ours(formula)]


def _is_ours(formula: str) -> bool:
    left = _QUOTED.sub("", unescape(formula))
    called = set(_FUNCTION.findall(left))
    refers = bool(called) or re.search(r"[A-Z]\$?[0-9]|\$[0-9]|fa_|PAGE", left) is not None
    return called <= _OURS and refers and _PLAIN.fullmatch(left) is not None


def carried(data: bytes) -> list[str]:
    """Parts that run or fetch, and targets outside the file."""
    found = []
    for name, content in _parts(data):
        if _HARM.search(name):
            # Word keeps the figures of our own charts in a workbook, which is looked through too.
            ours = name.startswith("word/embeddings/") and name.endswith(".xlsx")
            found += [*strange(content), *carried(content)] if ours else [name]
        if name.endswith(".rels"):
            found += [m[0].decode() for m in _OUTSIDE.finditer(content)]
    return found


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            yield info.filename, archive.read(info)


def attached(draft: Path) -> dict[str, bytes]:
    """The files that an e-mail draft carries, by name."""
    message = message_from_bytes(draft.read_bytes(), policy=default)
    return {
        part.get_filename() or "": part.get_payload(decode=True)  # type: ignore[misc]
        for part in message.iter_attachments()  # type: ignore[attr-defined]
    }

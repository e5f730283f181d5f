"""What a workbook carries beside its cells and may do harm: seen by name, never opened or run.

Only values are read from a workbook, so none of this goes anywhere; it is said, because nobody
put it into the form that was sent out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .book import EMBEDDED, LINKS, MACROS, Remark

_PARTS = (
    (MACROS, re.compile(r"(?:^|/)(?:vbaproject\.bin|macrosheets/|dialogsheets/|basic/|scripts/)")),
    (
        LINKS,
        re.compile(
            r"(?:^|/)(?:externallinks/|connections\.(?:xml|bin)$|querytables/|model/|webextensions/"
            r"|custom(?:data|ui)/|externalreferences)"
        ),
    ),
    (
        EMBEDDED,
        re.compile(r"(?:^|/)(?:embeddings/|activex/|ctrlprops/|attachedtoolbars|object \d+/)"),
    ),
)
_VBA = re.compile(r"_vba_project(?:_cur)?")
_OBJECT = re.compile(r"mbd[0-9a-f]{4,}|ole[0-9a-f]{6,}|ctls")


def carried_by_parts(names: Iterable[str]) -> tuple[Remark, ...]:
    """Return what the parts of an .xlsx, .xlsb or .ods carry, by their names."""
    lower = [name.lower() for name in names]
    return tuple(Remark(code) for code, sign in _PARTS if any(sign.search(n) for n in lower))


def carried_by_storages(names: Iterable[str]) -> tuple[Remark, ...]:
    """Return what the storages of an .xls carry, by their names."""
    lower = [name.lower() for name in names]
    signs = ((MACROS, _VBA), (EMBEDDED, _OBJECT))
    return tuple(Remark(code) for code, sign in signs if any(sign.fullmatch(n) for n in lower))

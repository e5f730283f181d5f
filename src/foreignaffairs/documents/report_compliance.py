"""Who kept the reporting rules: filed, in time, late, missing, by kind of unit."""

from __future__ import annotations

from typing import Any

import pandas as pd

from foreignaffairs.consolidation.timeliness import summary
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import Province

from . import decree30 as layout
from .phrases import joined, number
from .wording import counted_parts

SHOWN_NAMES = 20


def write_compliance(
    document: Any, province: Province, units: pd.DataFrame, *, names: bool = True
) -> None:
    """Write the section from the unit frame of :mod:`..consolidation.timeliness`.

    Without ``names`` nobody reads who was late or has not filed.
    """
    whole = summary(units).to_dict("records")[0]
    layout.body(document, _sentence(whole))
    by_kind = summary(units, ["loai_don_vi"])
    columns = ("phai_nop", "da_nop", "dung_han", "nop_cham", "chua_nop")
    rows = [
        [
            province.kind_title(row["loai_don_vi"]),
            *(number(int(row[c])) for c in columns),
            _rate(row["ty_le_nop"]),
        ]
        for row in by_kind.to_dict("records")
    ]
    rows.append(
        [
            text("documents.total"),
            *(number(int(whole[c])) for c in columns),
            _rate(whole["ty_le_nop"]),
        ]
    )
    heads = ("owed_short", "filed_short", "in_time_short", "late_short", "missing_short")
    headings = [
        text("documents.col_kind"),
        *(text(f"documents.{n}") for n in heads),
        text("documents.rate_short"),
    ]
    layout.data_table(document, headings, rows, (54, 18, 18, 18, 18, 18, 18), size=11, total=True)
    layout.paragraph(document, "", size=6)
    if not names:
        return
    late = units[units["ngay_nhan"].notna() & (units["so_ngay_cham"] > 0)]
    missing = units[units["trang_thai"] == "missing"]
    for key, frame in (("compliance_missing", missing), ("compliance_late", late)):
        if len(frame):
            words = joined(list(frame["ten_don_vi"]), SHOWN_NAMES)
            layout.body(document, text(f"documents.{key}", names=words))


def _sentence(whole: dict[Any, Any]) -> str:
    """How many filed and when, then who did not; counts of nothing are left out."""
    times = [("compliance_in_time", whole["dung_han"]), ("compliance_late_n", whole["nop_cham"])]
    others = [
        ("compliance_missing_n", whole["chua_nop"]),
        ("compliance_returned", whole["de_nghi_sua"]),
        ("compliance_excluded", whole["loai_tru"]),
    ]
    filed, owed = whole["da_nop"], whole["phai_nop"]
    if not filed:
        return text("documents.compliance_none", owed=owed)
    return text(
        "documents.compliance_text",
        filed=filed,
        owed=owed,
        rate=_rate(whole["ty_le_nop"]),
        times=", ".join(counted_parts(times)),
        rest="".join(f"; {part}" for part in counted_parts(others)),
    )


def _rate(value: Any) -> str:
    """A share in percent, always with one decimal: a column of them is read downwards."""
    return f"{float(value):.1f}".replace(".", ",") if value == value else "–"

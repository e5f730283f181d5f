"""The narrative boxes: each is answered, with words or with "Không phát sinh"."""

from __future__ import annotations

from collections.abc import Iterator

from foreignaffairs.language.findings import finding
from foreignaffairs.model import ContentRow, Finding, FormContent

from .context import CheckContext
from .rows import NARRATIVE


def check_narrative(content: FormContent, context: CheckContext) -> Iterator[Finding]:
    """No box answered is to be mended; some boxes blank is to be confirmed."""
    if NARRATIVE not in (*context.compulsory, *context.if_any) or not context.narrative:
        return
    table = content.tables.get(NARRATIVE)
    rows = {r.values.get("ma_nhiem_vu"): r for r in table.rows} if table else {}
    blank = [t for t in context.narrative if not _answered(rows.get(t))]
    if len(blank) == len(context.narrative):
        sheet = table.sheet if table else None
        yield finding("FA-T12", lang=context.lang, sheet=sheet, field="ket_qua", n=len(blank))
        return
    for task in blank:
        row = rows.get(task)
        cell = table.cell(row, "ket_qua") if table and row else None
        yield finding(
            "FA-T13",
            lang=context.lang,
            sheet=table.sheet if table else None,
            cell=cell,
            field="ket_qua",
            task=context.narrative[task],
        )


def _answered(row: ContentRow | None) -> bool:
    return row is not None and bool(row.values.get("ket_qua"))

"""The hidden sheet that says which form this is: ids only, and never trusted on the way back."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from xlsxwriter.workbook import Workbook

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.model import layout

CREATED = datetime(2023, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""A fixed date in the document properties, so that the same plan gives the same bytes."""


def metadata(plan: FormPlan) -> dict[str, str]:
    """The metadata of a form by ``layout.META_KEYS``; several ids are joined by commas."""
    values = {
        "layout": layout.LAYOUT,
        "province": plan.province,
        "period": plan.period.id,
        "unit": plan.unit.code if plan.unit else "",
        "kinds": ",".join(plan.kinds),
        "report_types": ",".join(t.id for t in plan.report_types),
    }
    digest = hashlib.sha256("\n".join(values.values()).encode()).hexdigest()
    return {**values, "form_id": digest[:16]}


def write_metadata(workbook: Workbook, plan: FormPlan) -> None:
    """Add the very hidden metadata sheet."""
    sheet = workbook.add_worksheet(layout.META_SHEET)
    for row, (key, value) in enumerate(metadata(plan).items()):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
    sheet.very_hidden()
    sheet.protect()

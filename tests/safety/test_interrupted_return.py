"""A return that was decided, and killed before its copy was written."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default

from openpyxl import load_workbook
from tests.safety.conftest import PERIOD
from tests.support.filled import drop, filled, plan_of

from foreignaffairs.office import Office

REASON = "số liệu chưa khớp với công văn mẫu"


def test_the_copy_that_the_next_run_writes_gives_the_officers_reason(office: Office) -> None:
    wrong = ({"nuoc": "US", "moi_di_trong_ky": 3, "nu": 6},)
    drop(office, filled(plan_of(office, PERIOD, "MAU-T03"), {"F02": wrong}), "lan hai.xlsx")
    office.collect()
    # Only the decision was made when the process died.
    office.register.decisions.return_(PERIOD, "MAU-T03", actor="Cán bộ mẫu", reason=REASON)
    office.collect()
    (copy,) = (office.folder.returns / PERIOD).glob("*MAU-T03*.xlsx")
    cells = [str(c.value) for s in load_workbook(copy) for row in s.iter_rows() for c in row]
    assert any(REASON in words for words in cells)
    draft = message_from_bytes(copy.with_suffix(".eml").read_bytes(), policy=default)
    assert REASON in draft.get_body().get_content()

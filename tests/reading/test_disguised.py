"""Web pages and other text that pass for workbooks: whatever stands in them, they are read."""

from __future__ import annotations

import pytest

from foreignaffairs.reading.disguised.markup import read_html


@pytest.mark.parametrize("odd", ["<![x", "<![CTA[1]]>", "<![if gte mso 9]>", "<![", "<!>", "<!-->"])
def test_odd_declarations_of_a_page_are_passed_over(odd: str) -> None:
    page = f"<table><tr><td>1</td>{odd}<td>2</td></tr></table>".encode()
    (sheet,) = read_html(page).sheets
    assert sheet.rows[0][0] == "1"

"""Names of files inside containers: safe to show and to join, whatever they were written as."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from foreignaffairs.reading.containers.names import archive_name, safe_name

NAMES = st.text(max_size=40) | st.text(
    st.sampled_from("../\\:aC\u202e\u00a0 ~ữ\u0303"), max_size=300
)


@given(NAMES)
@example("a" * 149 + " .xlsx")
@example("p\u00a0.\u00a0.")
def test_a_safe_name_leads_nowhere_and_stays_as_it_is(written: str) -> None:
    name = safe_name(written)
    assert not name.startswith("/")
    assert all(part and part == part.strip().rstrip(".") for part in name.split("/"))
    assert ".." not in name.split("/")
    assert not set(name) & set('\\:*?"<>|\0\u202e')
    assert safe_name(name) == name


@given(NAMES, st.booleans())
def test_an_archives_name_is_safe_too(written: str, is_unicode: bool) -> None:
    name = archive_name(written, is_unicode=is_unicode)
    assert safe_name(name) == name

"""A zip written anew holds the same parts, those handed in as they were handed in."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from foreignaffairs.reading.container import open_container
from foreignaffairs.reading.rezip import with_parts

NAMES = st.text("abc/Đề", min_size=1, max_size=8).filter(lambda n: n.strip("/") == n)
PARTS = st.dictionaries(NAMES, st.tuples(st.binary(max_size=200), st.booleans()), max_size=5)


@given(PARTS.filter(lambda parts: len({n.lower() for n in parts}) == len(parts)), st.data())
def test_the_new_zip_reads_as_the_old_one_but_for_the_parts_handed_in(
    parts: dict[str, tuple[bytes, bool]], data: st.DataObject
) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, (content, packed) in parts.items():
            method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            archive.writestr(name, content, method)
    container = open_container(written.getvalue())
    handed = {n: b"<new/>" for n in parts if data.draw(st.booleans())}
    with zipfile.ZipFile(io.BytesIO(with_parts(container, handed))) as made:
        assert made.testzip() is None
        found = {name: made.read(name) for name in made.namelist()}
    assert found == {name: content for name, (content, _) in parts.items()} | handed

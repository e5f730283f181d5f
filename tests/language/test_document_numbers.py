"""Document numbers: every form met in the two directives, and those of other documents."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from foreignaffairs.language.document_numbers import (
    DocumentNumber,
    find_document_numbers,
    normalise_document_number,
    parse_document_number,
)

# As they stand in the two texts, in order, with the line breaks that fall into them.
HAI_PHONG = [
    "167-KH/TU", "12CT/TW", "08/CTr-UBND", "167-KH/TU", "12-\n\nCT/TW", "167-KH/TU",
    "12-\n\nCT/TW",
]  # fmt: skip
TPHCM = [
    "1112/CT-BGDĐT", "4599/QĐ-UBND", "2176/KH-UBND", "5740/BTTTT-TTĐN", "04/CT-TW", "12-KL/TW",
    "3833/QĐ-UBND", "1411/QĐ-UBND", "723/KH-SGDĐT", "5695/QĐ-UBND", "07/2022/QĐ-UBND",
    "4439/KH-UBND", "6109/KH-SVHTT", "38-CT/TW", "272-QĐ/TW", "2655/QĐ-UBND", "14/2022/QĐ-UBND",
    "1345/QĐ-UBND", "2924/QĐ-SGDĐT",
]  # fmt: skip


def running_text(numbers: list[str]) -> str:
    """Put numbers among dates, years and abbreviations such as stand around them."""
    return "Căn cứ GD&ĐT, giai đoạn 2022-2025, " + "; ".join(
        f"văn bản số {number} ngày 25/10/2022 của UBND thành phố (THPT-THCS)" for number in numbers
    )


@pytest.mark.parametrize(("written", "different"), [(HAI_PHONG, 3), (TPHCM, 19)])
def test_every_number_of_the_directives_is_found(written: list[str], different: int) -> None:
    text = running_text(written)
    found = find_document_numbers(text)
    assert [text[f.start : f.end] for f in found] == written
    assert len({f.number for f in found}) == different


@pytest.mark.parametrize(
    ("written", "right", "kind", "body"),
    [
        ("167-KH/TU", "167-KH/TU", "KH", "TU"),
        ("12-CT/TW", "12-CT/TW", "CT", "TW"),
        ("12CT/TW", "12-CT/TW", "CT", "TW"),
        ("12- CT/TW", "12-CT/TW", "CT", "TW"),
        ("12 –\nCT / TW", "12-CT/TW", "CT", "TW"),
        ("04/CT-TW", "04-CT/TW", "CT", "TW"),
        ("12-KL/TW", "12-KL/TW", "KL", "TW"),
        ("272-QĐ/TW", "272-QĐ/TW", "QĐ", "TW"),
        ("272-QÐ/TW", "272-QĐ/TW", "QĐ", "TW"),
        ("05-HD/BĐNTW", "05-HD/BĐNTW", "HD", "BĐNTW"),
        ("08/CTr-UBND", "08/CTr-UBND", "CTr", "UBND"),
        ("8/ctr-ubnd", "08/CTr-UBND", "CTr", "UBND"),
        ("1112/CT-BGDĐT", "1112/CT-BGDĐT", "CT", "BGDĐT"),
        ("723/KH-SGDĐT", "723/KH-SGDĐT", "KH", "SGDĐT"),
        ("6109/KH-SVHTT", "6109/KH-SVHTT", "KH", "SVHTT"),
        ("5740/BTTTT-TTĐN", "5740/BTTTT-TTĐN", None, "BTTTT-TTĐN"),
        ("Số:           /SGDĐT-VP", "/SGDĐT-VP", None, "SGDĐT-VP"),
        ("Số: 45/BC-SGDĐT", "45/BC-SGDĐT", "BC", "SGDĐT"),
        ("07/2022/QĐ-UBND", "07/2022/QĐ-UBND", "QĐ", "UBND"),
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP", "NĐ", "CP"),
        ("70/2020/QH14", "70/2020/QH14", None, "QH14"),
    ],
)
def test_a_number_is_taken_apart_and_written_right(
    written: str, right: str, kind: str | None, body: str
) -> None:
    number = parse_document_number(written)
    assert (str(number), number.kind, number.body) == (right, kind, body)
    assert normalise_document_number(right) == right


def test_one_number_of_two_kinds_is_two_documents() -> None:
    assert parse_document_number("12-CT/TW") != parse_document_number("12-KL/TW")


def test_a_draft_has_no_number_yet() -> None:
    assert parse_document_number("/SGDĐT-VP").number is None


@pytest.mark.parametrize(
    "text", ["", "12", "abc", "15/6/2023", "QĐ-UBND", "12/", "/", "2022-2025", "F02", "1/2/3"]
)
def test_other_text_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="not a document number"):
        parse_document_number(text)


@pytest.mark.parametrize(
    "text",
    ["năm 2023 THPT-THCS", "giai đoạn 2022-2025", "ngày 15/6/2023", "2023-K1/F02", "A12/QĐ-UBND",
     "TPHCM 2020 – 2025", "02 lớp 10A-12B"],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_not_found(text: str) -> None:
    assert find_document_numbers(text) == ()


def test_laws_are_found() -> None:
    (found,) = find_document_numbers("Luật Thỏa thuận quốc tế số 70/2020/QH14.")
    assert found.number == DocumentNumber(70, 2020, None, "QH14")


@given(
    st.integers(1, 99_999),
    st.none() | st.integers(1945, 2100),
    st.sampled_from(["QĐ", "KH", "CTr", "BC", "CT", "TTr", None]),
    st.sampled_from(["UBND", "SGDĐT", "TW", "TU", "BGDĐT-VP", "SGDĐT-VP"]),
)
def test_a_written_number_reads_back(
    number: int, year: int | None, kind: str | None, body: str
) -> None:
    if kind is None:
        body = "SGDĐT-VP"
    made = DocumentNumber(number, None if body in ("TW", "TU") else year, kind, body)
    assert parse_document_number(str(made)) == made
    assert [f.number for f in find_document_numbers(f"số {made} ngày 1/2/2023")] == [made]


@given(st.text(st.sampled_from("0123456789/-& QĐKHUBNDTWCTr\nabc.")))
@example("01/3023NY-TW/x")
def test_looking_for_numbers_never_fails(text: str) -> None:
    for found in find_document_numbers(text):
        assert parse_document_number(found.written) == found.number

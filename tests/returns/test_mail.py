"""The short e-mail and its draft."""

from __future__ import annotations

import email
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.returns.made import missing

from foreignaffairs.language.findings import finding
from foreignaffairs.language.text import clean
from foreignaffairs.model import Finding
from foreignaffairs.returns import Comparison, short_message, write_mail_draft


def said(*findings: Finding, lang: str = "vi") -> str:
    due = "15/12/2023"
    return short_message(findings, unit="Trường THPT mẫu 01", period="Năm 2023", due=due, lang=lang)


def test_it_greets_lists_and_says_by_when() -> None:
    body = said(missing("3 Du học", "C9", "Mới đi trong kỳ"))
    lines = body.splitlines()
    assert lines[0] == "Kính gửi: Trường THPT mẫu 01"
    assert "1. Trang “3 Du học”, ô C9: Thiếu “Mới đi trong kỳ”." in body
    assert "15/12/2023" in body
    assert lines[-1].startswith("Trân trọng")


def test_what_to_confirm_comes_after_what_to_mend() -> None:
    warning = missing("3 Du học", "D9", "nu", "warning")
    body = said(warning, missing("3 Du học", "C9", "Mới đi"))
    assert body.index("ô C9") < body.index("Đề nghị xem lại") < body.index("ô D9")


def test_a_kind_without_findings_is_not_mentioned() -> None:
    assert "Cần chỉnh sửa" not in said(missing("3 Du học", "D9", "nu", "warning"))


def test_a_finding_without_a_place_is_said_all_the_same() -> None:
    assert "1. Không thấy Biểu 03/ĐN" in said(
        finding("FA-S17", number="Biểu 03/ĐN", table="Đoàn ra")
    )


def test_what_is_only_noted_is_left_out() -> None:
    body = said(
        finding("FA-S15", sheet="3 Du học", cell="B9", value="Không"), missing("X", "A1", "")
    )
    assert "3 Du học" not in body


def test_a_long_list_is_cut_and_says_where_the_rest_is() -> None:
    body = said(*(missing("3 Du học", f"C{n}", "Mới đi") for n in range(9, 49)))
    assert body.count("Trang “3 Du học”") == 15
    assert "và 25 nội dung khác" in body


def test_a_kind_that_finds_no_room_points_to_the_list() -> None:
    errors = [missing("3 Du học", f"C{n}", "Mới đi") for n in range(9, 24)]
    body = said(*errors, missing("3 Du học", "D9", "nu", "warning"))
    assert "giữ nguyên (1):\nLiệt kê đủ ở trang đầu của tệp gửi kèm." in body


def test_it_says_what_was_mended_and_what_was_asked_before() -> None:
    old, new = missing("3 Du học", "C9", "Mới đi"), missing("3 Du học", "C10", "Mới đi")
    body = short_message(
        [old, new], unit="x", period="y", due="z", again=[old],
        compared=Comparison((old, old), (old,), (new,)),
    )  # fmt: skip
    assert "So với lần gửi trước: đã sửa 2 nội dung, còn 1, mới 1." in body
    assert "ô C9: (lần trước đã đề nghị) Thiếu" in body
    assert "ô C10: Thiếu" in body


def test_it_does_not_repeat_itself_where_everything_was_asked_before() -> None:
    old = [missing("3 Du học", f"C{n}", "Mới đi") for n in (9, 10)]
    body = short_message(old, unit="x", period="y", due="z", again=old)
    assert body.count("lần trước đã đề nghị") == 1


def test_it_carries_the_officer_s_remark_and_is_signed() -> None:
    body = short_message([], unit="x", period="y", due="z", reason="Khác danh sách lớp",
                         signed="Văn phòng mẫu")  # fmt: skip
    assert "Ý kiến của Văn phòng Sở: Khác danh sách lớp" in body
    assert body.endswith("Văn phòng mẫu\n")


def test_it_can_be_said_in_english() -> None:
    body = said(missing("3 Du học", "C9", "Mới đi"), lang="en")
    assert "To mend (1):" in body
    assert "Kính" not in body


def draft(path: Path) -> EmailMessage:
    with path.open("rb") as file:
        message = email.message_from_binary_file(file, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_draft_opens_ready_to_be_sent(tmp_path: Path) -> None:
    copy = tmp_path / "mini_2023-N_T01.xlsx"
    copy.write_bytes(b"PK\x03\x04 mau")
    body = "Kính gửi: Trường THPT mẫu 01\n\n" + "Một dòng rất dài. " * 80 + "\n.\nFrom đầu dòng\n"
    path = write_mail_draft(
        "t01@mau.invalid", "Đề nghị chỉnh sửa báo cáo", body, copy, tmp_path / "a.eml"
    )
    message = draft(path)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "t01@mau.invalid"
    assert message["Subject"] == "Đề nghị chỉnh sửa báo cáo"
    text = message.get_body(("plain",))
    assert text is not None
    assert text.get_content().replace("\r\n", "\n") == body
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "mini_2023-N_T01.xlsx"
    assert attached.get_content() == b"PK\x03\x04 mau"
    assert attached.get_content_type().endswith("spreadsheetml.sheet")


def test_a_long_subject_keeps_its_words_apart(tmp_path: Path) -> None:
    subject = "Đề nghị bổ sung, chỉnh sửa báo cáo đối ngoại (Năm 2023): Trường THPT mẫu 01"
    message = draft(write_mail_draft("", subject, "y", None, tmp_path / "a.eml"))
    assert message["Subject"] == subject


def test_a_draft_needs_neither_address_nor_attachment(tmp_path: Path) -> None:
    message = draft(write_mail_draft("", "Nhắc nộp báo cáo", "Kính gửi", None, tmp_path / "a.eml"))
    assert message["To"] is None
    assert not list(message.iter_attachments())


def test_several_addresses_are_kept(tmp_path: Path) -> None:
    to = "a@mau.invalid, b@mau.invalid"
    assert draft(write_mail_draft(to, "x", "y", None, tmp_path / "a.eml"))["To"] == to


def test_a_subject_cannot_bring_in_other_headers(tmp_path: Path) -> None:
    path = write_mail_draft(
        "a@mau.invalid", "Tên\r\nBcc: x@mau.invalid", "y", None, tmp_path / "a.eml"
    )
    message = draft(path)
    assert message["Bcc"] is None
    assert message["Subject"] == "Tên Bcc: x@mau.invalid"


def test_a_draft_is_never_written_over_and_the_same_one_not_doubled(tmp_path: Path) -> None:
    paths = [write_mail_draft("", "x", body, None, tmp_path / "a.eml").name for body in "yzz"]
    assert paths == ["a.eml", "a-2.eml", "a-2.eml"]


def test_an_attachment_that_is_gone_is_an_error_and_leaves_no_draft(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_mail_draft("", "x", "y", tmp_path / "gone.xlsx", tmp_path / "a.eml")
    assert list(tmp_path.iterdir()) == []


@given(
    subject=st.text(max_size=60),
    body=st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])),
)
def test_any_words_make_a_draft(
    tmp_path_factory: pytest.TempPathFactory, subject: str, body: str
) -> None:
    folder = tmp_path_factory.mktemp("thu")
    message = draft(write_mail_draft("a@mau.invalid", subject, body, None, folder / "a.eml"))
    assert " ".join(str(message["Subject"]).split()) == " ".join(clean(subject).split())
    text = message.get_body(("plain",))
    assert text is not None
    assert text.get_content().rstrip("\r\n") == body.rstrip("\r\n")

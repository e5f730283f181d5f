"""Text of the fonts before Unicode: decoded where it is such, left alone where it is not."""

from __future__ import annotations

import codecs
import shutil
import subprocess
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from foreignaffairs.language.legacy import Encoding, detect_legacy, to_unicode
from foreignaffairs.language.syllables import is_syllable

VNI_TONES = {"\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0301": "ù", "\u0323": "ï", "": ""}
VNI_HATS = {"\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0301": "á", "\u0323": "ä", "": "â"}
VNI_BREVES = {"\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0301": "é", "\u0323": "ë", "": "ê"}
VNI_I = {"\u0300": "ì", "\u0309": "æ", "\u0303": "ó", "\u0301": "í", "\u0323": "ò", "": "i"}
LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"


def vni_letter(letter: str) -> str:
    """Spell one letter as VNI's keyboard rules do."""
    if letter.isupper():
        return vni_letter(letter.lower()).upper()
    if letter in ("đ", "ỵ"):
        return {"đ": "ñ", "ỵ": "î"}[letter]
    apart = unicodedata.normalize("NFD", letter)
    tone = next((c for c in apart if c in VNI_TONES and c), "")
    base = unicodedata.normalize("NFC", "".join(c for c in apart if c != tone))
    if base == "i":
        return VNI_I[tone]
    if base in "âêô":
        return {"â": "a", "ê": "e", "ô": "o"}[base] + VNI_HATS[tone]
    if base == "ă":
        return "a" + VNI_BREVES[tone]
    return {"ơ": "ô", "ư": "ö"}.get(base, base) + VNI_TONES[tone]


def in_vni(text: str) -> str:
    return "".join(vni_letter(c) if not c.isascii() else c for c in text)


TCVN3 = dict(
    zip(
        LETTERS + "ĂÂÊÔƠƯĐ",
        bytes.fromhex(
            "b5b6b7b8b9a8bbbcbdbec6a9c7c8c9cacbaecccecfd0d1aad2d3d4d5d6d7d8dcddde"
            "dfe1e2e3e4abe5e6e7e8e9aceaebecedeeeff1f2f3f4adf5f6f7f8f9fafbfcfdfe"
            "a1a2a3a4a5a6a7"
        ).decode("latin-1"),
        strict=True,
    )
)


def in_tcvn3(text: str) -> str:
    return "".join(TCVN3.get(c, c) for c in text)


SENTENCES = [
    "Báo cáo công tác đối ngoại và hội nhập quốc tế năm 2023",
    "Số học sinh đi du học tại các nước trong kỳ",
    "Trường Trung học phổ thông Nguyễn Bỉnh Khiêm",
    "Đoàn ra, đoàn vào: quản lý chặt chẽ, đúng quy định",
    "Nước/vùng lãnh thổ",
    "Không phát sinh",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(("encoding", "encode"), [("tcvn3", in_tcvn3), ("vni", in_vni)])
def test_old_text_is_recognised_and_decoded(
    sentence: str, encoding: Encoding, encode: Callable[[str], str]
) -> None:
    old = encode(sentence)
    assert old != sentence
    assert detect_legacy(old) == encoding
    assert to_unicode(old) == sentence
    assert to_unicode(old, encoding) == sentence


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("Hµ Néi", "Hà Nội"), ("NhËt B¶n", "Nhật Bản"), ("Mü", "Mỹ"), ("§øc", "Đức"),
        ("Tr­êng THPT", "Trường THPT"), ("CéNG HOµ X· HéI", "CỘNG HOÀ XÃ HỘI"),
        ("Haøn Quoác", "Hàn Quốc"), ("UÙc", "Úc"), ("Myõ", "Mỹ"), ("Ñöùc", "Đức"),
        ("COÄNG HOØA XAÕ HOÄI", "CỘNG HÒA XÃ HỘI"), ("· B¸o c¸o", "· Báo cáo"),
    ],
)  # fmt: skip
def test_short_cells_are_decoded_too(old: str, now: str) -> None:
    assert to_unicode(old) == now


@pytest.mark.parametrize(
    "text",
    [
        "", "Report 2023", "Báo cáo", "Hà Nam", "Hoà Bình", "tháng", "Mã số", "Việt Nam",
        "Université de Genève", "São Paulo", "Müller", "José", "Zürich", "Côte d’Ivoire", "café",
        "Curaçao", "São Tomé và Príncipe", "Réunion", "Åland", "Universität Wien", "Málaga",
        "Høgskolen på Lillehammer", "Écoles", "· Phong trao", "10 µm ±5°", "12 m²", "Microsoft®",
        "«Hà»", "§ 5", "© 2023", "15°C", "½", "日本", "Москва", "Tiê\u0301ng Viê\u0323t",
    ],
)  # fmt: skip
def test_unicode_text_is_left_alone(text: str) -> None:
    assert detect_legacy(text) is None
    assert to_unicode(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_a_named_encoding_does_not_spoil_unicode(encoding: Encoding) -> None:
    assert to_unicode("Sở Giáo dục và Đào tạo", encoding) == "Sở Giáo dục và Đào tạo"


@given(st.text(st.characters(max_codepoint=0xFF)) | st.text(st.sampled_from(LETTERS + " abcghmnt")))
def test_decoding_twice_changes_nothing(text: str) -> None:
    once = to_unicode(text)
    assert to_unicode(once) == once


@given(st.text(st.sampled_from(LETTERS + LETTERS.upper() + "bcdghklmnpqrstvx ,.0123")))
def test_every_letter_survives_vni(text: str) -> None:
    assume(not text.isascii())
    assert to_unicode(in_vni(text), "vni") == text


@given(st.text(st.sampled_from(LETTERS + "bcdghklmnpqrstvx ,.0123")))
def test_every_letter_survives_tcvn3(text: str) -> None:
    assume("ã" not in text.split())  # alone it is a bullet, "·"
    assert to_unicode(in_tcvn3(text), "tcvn3") == text


def test_the_tcvn3_table_is_the_standard() -> None:
    iconv = shutil.which("iconv")
    if iconv:
        command = [iconv, "-f", "UTF-8", "-t", "TCVN5712-1"]
        done = subprocess.run(command, input=LETTERS.encode(), capture_output=True, check=True)
        assert done.stdout.decode("latin-1") == in_tcvn3(LETTERS)
    assert to_unicode(in_tcvn3(LETTERS), "tcvn3") == LETTERS


def test_the_old_encodings_are_not_pythons() -> None:
    with pytest.raises(LookupError):
        codecs.lookup("tcvn")


WORDS = (
    "gì giêng quốc quyển nghiêng thuỷ hoà hòa quý khuỷu giữa yêu Huế xoong ghi quanh huỳnh thuở "
    "ĐỨC Đức ưu uống"
)
OTHER_WORDS = "ThÓ dôc fan jazz wow quôc mát? ngi tatt strê ốô é1"


@pytest.mark.parametrize("word", WORDS.split())
def test_words_of_the_language_are_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", OTHER_WORDS.split())
def test_other_words_are_none(word: str) -> None:
    assert not is_syllable(word)

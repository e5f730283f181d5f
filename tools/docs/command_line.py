"""The command line, read from the commands themselves, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .markdown import NOTE_VI, code, document, fence, table

if TYPE_CHECKING:
    import click

ARGUMENTS = {
    "DIR": ("thư mục văn phòng", "the office folder"),
    "PERIOD": (
        "kỳ báo cáo: 2023-N, 2023-K1, 2023-K2, 2023-DX01",
        "a period: 2023-N, 2023-K1, 2023-K2, 2023-DX01",
    ),
    "UNIT": ("mã đơn vị", "a unit's code"),
    "FILE": ("tệp", "a file"),
    "FIGURE": (
        "tên số liệu, ví dụ 2023-K1/F02/moi_di_trong_ky?nuoc=US",
        "a figure's name, such as 2023-K1/F02/moi_di_trong_ky?nuoc=US",
    ),
    "PROVINCE": ("mã địa phương: hai-phong, tphcm", "a province's id: hai-phong, tphcm"),
    "YEAR": ("năm", "a year"),
    "TARGET": (
        "tệp .zip sẽ lập, hoặc thư mục để đặt tệp có tên theo ngày",
        "the .zip to be made, or a folder that gets one with a dated name",
    ),
    "BACKUP": ("tệp .zip đã sao lưu", "a .zip that backup made"),
}
"""What stands for an argument in the usage line."""

INTRO = """\
# Dòng lệnh

`foreignaffairs LỆNH …`; thêm `--help` để xem trợ giúp, `--lang en` để dùng tiếng Anh. Lệnh có
`--json` in JSON (UTF-8, NFC, không mã hóa chữ Việt) để chương trình khác đọc; hình dạng ở trang
[JSON](json.md).

| Mã thoát | Nghĩa |
| --- | --- |
| 0 | xong |
| 1 | xong, nhưng có việc cần người xem (báo cáo phải sửa, đơn vị chưa nộp, gói quy định lỗi …) |
| 2 | gõ sai lệnh, thiếu tệp hoặc văn phòng không cho phép việc đó |

Biến môi trường: `FOREIGNAFFAIRS_LANG` (`vi`, `en`), `FOREIGNAFFAIRS_ACCEPTANCE`,
`FOREIGNAFFAIRS_ACTOR`, `FOREIGNAFFAIRS_REGISTER` thay cho mục cùng tên trong
[`office.toml`](../can-bo/office-toml.md).

*Each command has its Vietnamese and its English help below. Exit codes: 0 done, 1 done but
something needs a person, 2 wrong usage, a missing path or an office that does not allow it.*
"""


def page() -> str:
    """The page of the command line."""
    parts = [INTRO]
    for (path, vi), (_, en) in zip(_commands("vi"), _commands("en"), strict=True):
        parts.extend(_command(path, vi, en))
    return document(NOTE_VI, *parts)


def _commands(lang: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with its words, by name."""
    from foreignaffairs.cli.commands import build
    from foreignaffairs.cli.output import Screen

    yield from _below(build(Screen(lang)), "")


def _below(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    import click

    for name in sorted(group.commands):
        command = group.commands[name]
        words = f"{path} {name}".strip()
        if isinstance(command, click.Group):
            yield from _below(command, words)
        else:
            yield words, command


def _command(path: str, vi: click.Command, en: click.Command) -> Iterator[str]:
    import click

    arguments = [p for p in vi.params if isinstance(p, click.Argument)]
    options = ["[…]"] if len(arguments) < len(vi.params) else []
    words = " ".join(("foreignaffairs", path, *map(_usage, arguments), *options))
    yield f"## {path} {{ #{path.replace(' ', '-')} }}"
    yield f"{vi.help}\n\n*{en.help}*"
    yield fence("text", words)
    rows = [*map(_argument, arguments), *_options(vi, en)]
    if rows:
        yield table(("", "Tiếng Việt", "English"), rows)


def _name(argument: click.Argument) -> str:
    """DIR, PERIOD …: one of ``ARGUMENTS``."""
    return (argument.metavar or str(argument.name).upper()).strip("[]….")


def _usage(argument: click.Argument) -> str:
    many = "…" if argument.nargs == -1 else ""
    words = f"{_name(argument)}{many}"
    return words if argument.required else f"[{words}]"


def _argument(argument: click.Argument) -> tuple[str, str, str]:
    vi, en = ARGUMENTS[_name(argument)]
    notes = [("có thể bỏ", "may be left out")] * (not argument.required)
    notes += [("một hoặc nhiều", "one or more")] * (argument.nargs == -1)
    return (
        code(_name(argument)),
        "; ".join((vi, *(n[0] for n in notes))),
        "; ".join((en, *(n[1] for n in notes))),
    )


def _options(vi: click.Command, en: click.Command) -> Iterator[tuple[str, str, str]]:
    import click

    for one, other in zip(vi.params, en.params, strict=True):
        if isinstance(one, click.Option) and isinstance(other, click.Option):
            needed = (" Bắt buộc.", " Required.") if one.required else ("", "")
            yield code(_shown(one)), f"{one.help}{needed[0]}", f"{other.help}{needed[1]}"


def _shown(option: click.Option) -> str:
    import click

    words = ", ".join(option.opts)
    if option.is_flag:
        return words
    if isinstance(option.type, click.Choice):
        return f"{words} {'|'.join(map(str, option.type.choices))}"
    return f"{words} {option.metavar or option.type.name.upper()}"

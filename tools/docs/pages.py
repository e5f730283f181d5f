"""Every generated page: where it stands below ``docs`` and the function that makes its text.

A page's module is imported only when the page is made, so that importing this one costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import cast

DOCS = Path(__file__).resolve().parents[2] / "docs"
GENERATED_FOLDER = "tham-chieu"
"""Everything in this folder is generated; a file in it that no page makes is stale."""

PAGES = {
    "can-bo/diem-can-xac-nhan.md": "open_points",
    "tham-chieu/bieu-mau.md": "report_types",
    "tham-chieu/bo-cuc-bieu-mau.md": "form_layout",
    "tham-chieu/dinh-dang-quy-dinh.md": "rule_format",
    "tham-chieu/dong-lenh.md": "command_line",
    "tham-chieu/ham-excel.md": "excel_functions",
    "tham-chieu/han-nop.md": "due_dates",
    "tham-chieu/hook.md": "hooks",
    "tham-chieu/json.md": "json_shapes",
    "tham-chieu/ma-phat-hien.md": "finding_codes",
    "tham-chieu/ngay-nghi.md": "days_off",
    "tham-chieu/province.schema.json": "rule_schema",
    "tham-chieu/python.md": "python_api",
    "tham-chieu/so-theo-doi.md": "register_tables",
    "tham-chieu/tep-van-phong.md": "office_files",
}
"""Path below ``docs`` to the module in ``tools.docs`` whose ``page()`` makes it."""


def make(name: str) -> str:
    """The text of one page."""
    module = import_module(f"tools.docs.{PAGES[name]}")
    return cast(str, module.page())


def write(docs: Path) -> int:
    """Write every page; return how many there are."""
    for name in PAGES:
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make(name), "utf-8", newline="\n")
    return len(PAGES)


def stale(docs: Path) -> list[str]:
    """Names of pages that differ from what would be made, are missing, or that no page makes."""
    return [*(n for n in PAGES if _differs(docs / n, n)), *_strangers(docs)]


def _differs(path: Path, name: str) -> bool:
    return not path.is_file() or path.read_text("utf-8") != make(name)


def _strangers(docs: Path) -> Iterator[str]:
    for path in sorted((docs / GENERATED_FOLDER).rglob("*")):
        name = path.relative_to(docs).as_posix()
        if path.is_file() and name not in PAGES:
            yield name

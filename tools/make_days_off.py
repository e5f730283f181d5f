"""Make the committed table of Viet Nam's days off from the `holidays` package and our corrections.

Run ``python tools/make_days_off.py`` to write the table, ``--check`` to only compare. The package
is a help for making the table, never an authority: due dates read the committed table alone,
so that an upgrade of a package cannot move a date.
"""

from __future__ import annotations

import csv
import io
import sys
from dataclasses import astuple, dataclass, fields, replace
from datetime import date
from pathlib import Path

YEARS = range(2022, 2029)
FIRST_PREDICTED_YEAR = 2027
"""From here on the yearly notices on Tết and National Day had not been seen."""
TABLE = Path(__file__).parents[1] / "src/foreignaffairs/calendar/data/days_off.csv"

_LABOUR_CODE = "Bộ luật Lao động 2019, Điều 112"
_RESOLUTION_80 = "Nghị quyết 80-NQ/TW"
_NOTICE_2023 = "Công văn 8056/VPCP-KGVX ngày 01/12/2022"
_NOTICE_2024 = "Công văn 2450/VPCP-KGVX ngày 12/4/2024"
_NOTICE_2025 = "Công văn 8726/VPCP-KGVX ngày 26/11/2024"
_NOTICE_2026 = "Công văn 12729/VPCP-KGVX ngày 25/12/2025"
_NO_NUMBER_2026 = "Hoán đổi dịp Quốc khánh 2026 (theo bảng của holidays, chưa thấy số văn bản)"


@dataclass(frozen=True, order=True)
class Line:
    """One line of the table."""

    date: str
    name: str
    kind: str
    source: str
    status: str


SOURCES = {
    **dict.fromkeys((f"2023-01-{d}" for d in range(20, 27)), _NOTICE_2023),
    **dict.fromkeys(("2023-09-01", "2023-09-02", "2023-09-04"), _NOTICE_2023),
    **dict.fromkeys((f"2025-01-{d}" for d in range(27, 32)), _NOTICE_2025),
    **dict.fromkeys(("2025-09-01", "2025-09-02"), _NOTICE_2025),
    "2024-04-29": _NOTICE_2024,
    "2024-05-04": _NOTICE_2024,
    "2025-05-02": _NOTICE_2025,
    "2025-04-26": _NOTICE_2025,
    "2026-08-31": _NO_NUMBER_2026,
    "2026-08-22": _NO_NUMBER_2026,
}
"""Days whose ground is another text than the Labour Code."""

NAMES = {
    # The twelfth lunar month had 29 days, so the day before the eve was its 28th.
    "2025-01-27": "28 Tết",
    # The package always says "29 Tết"; the length of those months was not verified.
    "2027-02-04": "Ngày trước giao thừa Tết Nguyên Đán",
    "2028-01-24": "Ngày trước giao thừa Tết Nguyên Đán",
}
"""Labels that the package gets wrong."""

DROPPED = frozenset({"2025-02-01"})
"""Days of the package that were no holiday: an ordinary Saturday after Tết 2025."""

ADDED = (
    Line(
        "2026-01-02", "Ngày nghỉ (thay cho ngày 10/01/2026)", "swap_off", _NOTICE_2026, "confirmed"
    ),
    Line("2026-01-10", "Làm việc bù cho ngày 02/01/2026", "swap_work", _NOTICE_2026, "confirmed"),
)
"""Days that the package lacks."""


def package_lines() -> list[Line]:
    """What the package says, uncorrected."""
    import holidays

    table = holidays.country_holidays("VN", years=YEARS, language="vi")
    lines = []
    worked_for: dict[date, date] = {}
    for day, name in table.items():
        swapped = name.startswith("Ngày nghỉ (thay cho ngày ")
        if swapped:
            d, m, y = name.rstrip(")").rsplit(" ", 1)[1].split("/")
            worked_for[date(int(y), int(m), int(d))] = day
        lines.append(_line(day, name, "swap_off" if swapped else "holiday"))
    for worked in table.weekend_workdays:
        if worked in worked_for:
            label = f"Làm việc bù cho ngày {worked_for[worked]:%d/%m/%Y}"
            lines.append(_line(worked, label, "swap_work"))
    return sorted(lines)


def _line(day: date, name: str, kind: str) -> Line:
    culture_day = (day.month, day.day) == (11, 24)
    return Line(
        day.isoformat(),
        name,
        kind,
        _RESOLUTION_80 if culture_day else _LABOUR_CODE,
        "predicted" if day.year >= FIRST_PREDICTED_YEAR else "confirmed",
    )


def corrected_lines() -> list[Line]:
    """The package's lines with our corrections, in date order."""
    lines = [
        replace(
            line,
            name=NAMES.get(line.date, line.name),
            source=SOURCES.get(line.date, line.source),
        )
        for line in package_lines()
        if line.date not in DROPPED
    ]
    return sorted([*lines, *ADDED])


def table_text() -> str:
    """The whole table as CSV text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(field.name for field in fields(Line))
    writer.writerows(astuple(line) for line in corrected_lines())
    return out.getvalue()


def main(arguments: list[str]) -> int:
    """Write the table, or with ``--check`` tell whether it is up to date."""
    if arguments == ["--check"]:
        same = TABLE.read_text("utf-8") == table_text()
        print("days_off.csv is up to date" if same else "days_off.csv differs: look, then run me")
        return 0 if same else 1
    TABLE.write_text(table_text(), "utf-8", newline="\n")
    print(f"{len(corrected_lines())} lines written to {TABLE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

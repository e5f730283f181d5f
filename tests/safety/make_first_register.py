"""Made ``data/so-theo-doi-0001.db`` once, with the program whose newest schema was 0001.

Kept to show what is in it. It is never run again: a file of a later schema would prove nothing.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from tests.support.filled import drop, filled, plan_of, write_units

from foreignaffairs.model import UnitChange
from foreignaffairs.office import Office
from foreignaffairs.register import VIETNAM
from foreignaffairs.register.schema import VERSIONS

PERIOD = "2023-K1"
NOW = datetime(2023, 5, 5, 9, 0, tzinfo=VIETNAM)
MADE = Path(__file__).parent / "data" / "so-theo-doi-0001.db"


def main(folder: Path) -> None:
    """Fill every table with something, by the ordinary way."""
    assert VERSIONS == ("0001",)
    os.environ["FOREIGNAFFAIRS_ACTOR"] = "Cán bộ mẫu"
    units = write_units(folder / "don-vi.csv", consultancy=False)
    with Office.create(folder / "vp", province="tphcm", units=units, clock=lambda: NOW) as office:
        merged = UnitChange(
            kind="merge", on=date(2025, 7, 1), before=("MAU-T03", "MAU-T04"), after=("MAU-T03",)
        )
        office.register.units.add_change(merged, actor="Cán bộ mẫu")
        office.forms(PERIOD)
        trip = {
            "ten_doan": "Đoàn mẫu",
            "truong_doan": "Người mẫu",
            "nuoc_den": ("JP", "KR"),
            "so_nguoi": 5,
            "tu_ngay": date(2023, 3, 1),
            "den_ngay": date(2023, 3, 5),
        }
        for code in ("MAU-T01", "MAU-T02"):
            drop(office, filled(plan_of(office, PERIOD, code), {"F03": (trip,)}))
        office.collect()
        office.accept_clean(PERIOD)
        for code in ("MAU-T01", "MAU-T02"):
            office.accept(PERIOD, code, "đã xem")
        pairs = office.duplicates(PERIOD)
        first, second = pairs["dong_1"].iloc[0], pairs["dong_2"].iloc[0]
        office.report(PERIOD)
        office.decide_duplicate(PERIOD, first, second, "same", "một đoàn")
        office.report(PERIOD)
        office.extend(PERIOD, "MAU-T03", date(2027, 6, 30), "bão")
        office.exclude(PERIOD, "MAU-T04", "sáp nhập")
        office.remind(PERIOD)
        office.close_period(PERIOD, "đã gửi báo cáo")
        path = office.folder.register
    data = path.read_bytes()
    MADE.write_bytes(data)
    with closing(sqlite3.connect(MADE)) as register:
        register.execute("PRAGMA page_size=1024")
        register.execute("VACUUM")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as made_in:
        main(Path(made_in))

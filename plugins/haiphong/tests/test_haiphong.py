"""Hải Phòng passes the suite that every province passes, and the cases in ``cases/``."""

from __future__ import annotations

from pathlib import Path

from foreignaffairs.testing import Case, ProvinceConformance, each_case, run_case


class TestHaiPhong(ProvinceConformance):
    province_id = "hai-phong"


@each_case(Path(__file__).with_name("cases"))
def test_case(case: Case) -> None:
    assert run_case(case, "hai-phong") == ()

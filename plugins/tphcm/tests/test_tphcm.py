"""TP.HCM passes the suite that every province passes, and the cases in ``cases/``."""

from __future__ import annotations

from pathlib import Path

from foreignaffairs.testing import Case, ProvinceConformance, each_case, run_case


class TestTPHCM(ProvinceConformance):
    province_id = "tphcm"


@each_case(Path(__file__).with_name("cases"))
def test_case(case: Case) -> None:
    assert run_case(case, "tphcm") == ()

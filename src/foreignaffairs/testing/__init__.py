"""What a province plugin tests itself with (needs pytest).

::

    from pathlib import Path

    from foreignaffairs.testing import Case, ProvinceConformance, each_case, run_case

    class TestHaiPhong(ProvinceConformance):
        province_id = "hai-phong"

    @each_case(Path(__file__).with_name("cases"))
    def test_case(case: Case) -> None:
        assert run_case(case, "hai-phong") == ()
"""

import pytest

pytest.register_assert_rewrite("foreignaffairs.testing.conformance")

from .case_format import Case  # noqa: E402
from .cases import each_case, load_cases, run_case  # noqa: E402
from .conformance import ProvinceConformance  # noqa: E402

__all__ = ["Case", "ProvinceConformance", "each_case", "load_cases", "run_case"]

"""Declarations of the figure functions; what answers them is imported with the first question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from foreignaffairs.model import ExcelFunction, Period

from .declare import cells, function, scalar
from .facts import Facts
from .values import Grid, Raw

Rows = Sequence[Sequence[Any]]


def table(facts: Facts, ky: Period, bieu: str, theo: Grid | None) -> Rows:
    """A consolidated table by chosen dimensions, in printed words."""
    from . import figure_answers

    return figure_answers.table(facts, ky, bieu, theo)


def value(facts: Facts, ky: Raw, bieu: str | None, chi_tieu: str | None, loc: str | None) -> Any:
    """One figure; blank where nobody gave a number."""
    from . import figure_answers

    return figure_answers.value(facts, ky, bieu, chi_tieu, loc)


def trace(facts: Facts, ky: Raw, bieu: str | None, chi_tieu: str | None, loc: str | None) -> Rows:
    """The cells behind a figure."""
    from . import figure_answers

    return figure_answers.trace(facts, ky, bieu, chi_tieu, loc)


def compared(facts: Facts, ky: Period, bieu: str, chi_tieu: str, theo: Grid | None) -> Rows:
    """A measure beside that of the same period a year before."""
    from . import figure_answers

    return figure_answers.compared(facts, ky, bieu, chi_tieu, theo)


_KY = scalar("ky", "period")
_FIGURE = (
    scalar("ky", "any", help_="arg_figure_period"),
    scalar("bieu", optional=True),
    scalar("chi_tieu", optional=True, help_="arg_measure"),
    scalar("loc", optional=True),
)

FIGURES: tuple[ExcelFunction, ...] = (
    function(
        "FA_TONG_HOP", table, "figures", _KY, scalar("bieu"), cells("theo", optional=True),
        example='"2023-K1","F02","Nước/vùng lãnh thổ"', shape="table", needs="register",
    ),
    function(
        "FA_SO_LIEU", value, "figures", *_FIGURE,
        example='"2023-K1","F02","Mới đi trong kỳ","Nước=Hoa Kỳ"', needs="register",
    ),
    function(
        "FA_NGUON_SO_LIEU", trace, "figures", *_FIGURE,
        example='"2023-K1/F02/moi_di_trong_ky?nuoc=US"', shape="table", needs="register",
    ),
    function(
        "FA_CUNG_KY", compared, "figures", _KY, scalar("bieu"),
        scalar("chi_tieu", help_="arg_measure"), cells("theo", optional=True),
        example='"2024-K1","F02","Mới đi trong kỳ"', shape="table", needs="register",
    ),
)  # fmt: skip

"""Names for sample rows, from ``data/samples.toml``; every partner in them is marked "mẫu"."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from random import Random
from typing import Any

from foreignaffairs.language.countries import printed_name

_LETTERS = "ABCDEGHIKLMNOPQRSTUVXY"


@lru_cache(maxsize=1)
def samples() -> dict[str, Any]:
    """Every sample name by report type."""
    data = resources.files(__package__).joinpath("data", "samples.toml").read_text("utf-8")
    return tomllib.loads(data)


def school_abroad(random: Random) -> str:
    """A partner school that nobody takes for a real one: "Trường đối tác mẫu A"."""
    return f"Trường đối tác mẫu {random.choice(_LETTERS)}"


def partner(random: Random, country: str) -> str:
    """A partner school and its country: "Trường đối tác mẫu A, Nhật Bản"."""
    return f"{school_abroad(random)}, {printed_name(country)}"


def paper(random: Random, kind: str = "QĐ") -> str:
    """The number of a permission, marked as a sample: "15/QĐ-MẪU"."""
    return f"{random.randint(11, 980)}/{kind}-MẪU"

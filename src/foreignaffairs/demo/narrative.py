"""The narrative of a form: one to three sentences a task, from ``data/sentences.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from random import Random
from typing import Any

from foreignaffairs.language.countries import printed_name
from foreignaffairs.model import Task

from .rows import Desk
from .samples import school_abroad

_SELF = {
    "THPT": "nhà trường",
    "PHONG_GDDT": "phòng GD&ĐT",
    "PHONG_SO": "phòng",
    "TV_DU_HOC": "công ty",
    "TRUC_THUOC_SO": "đơn vị",
    "SO_GDDT": "Sở",
}
_NOTHING = "Không phát sinh"
_NO_STATE = ("TW",)
"""Not named in sentences about friendship between countries."""
_WORK, _OUTCOME = "viec", "ket_qua"


@lru_cache(maxsize=1)
def sentences() -> dict[str, dict[str, list[str]]]:
    """Sentences by task: what was done and what came of it."""
    data = resources.files(__package__).joinpath("data", "sentences.toml").read_text("utf-8")
    return tomllib.loads(data)


def narrative_rows(desk: Desk, tasks: Iterable[Task], *, nothing: int = 12) -> list[dict[str, Any]]:
    """The filled boxes; ``nothing`` in a hundred say "Không phát sinh"."""
    return [{"ma_nhiem_vu": task.id, "ket_qua": _box(desk, task.id, nothing)} for task in tasks]


def _box(desk: Desk, task: str, nothing: int) -> str:
    random = desk.now("narrative", task)
    known = sentences()[task]
    if random.random() * 100 < nothing:
        return _NOTHING
    done = random.sample(known[_WORK], random.choice((1, 2, 2)))
    outcome = random.sample(known[_OUTCOME], random.choice((0, 1, 1)))
    return " ".join(_filled(desk, random, sentence) for sentence in (*done, *outcome))


def _filled(desk: Desk, random: Random, sentence: str) -> str:
    country = random.choice([c for c in desk.city.countries if c not in _NO_STATE])
    span = (desk.end - desk.start).days
    month = (desk.start.month - 1 + random.randint(0, span // 31)) % 12 + 1
    percent = random.randint(88, 100)
    return sentence.format(
        buoi=random.randint(2, 6),
        luot=random.randint(60, 780),
        gv=random.randint(3, 36),
        hs=random.randint(18, 240),
        lop=random.randint(2, 14),
        bai=random.randint(3, 22),
        pt=percent,
        Pt=percent,
        thang=month,
        nuoc=printed_name(country),
        doi_tac=f"{school_abroad(random)} ({printed_name(country)})",
        don_vi=_SELF.get(desk.unit.kind, "trung tâm"),
    )

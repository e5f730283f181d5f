"""Every parser of ours answers or refuses: small inputs kept, and some changed at random."""

from __future__ import annotations

from random import Random

import pytest

from . import SEEDS, parsers
from .make_seeds import inputs
from .mutate import in_bytes, in_markup
from .parsers import TARGETS

RANDOM_INPUTS = 60
"""Of each parser, the same every time; ``python -m tests.fuzz`` goes on for longer."""


@pytest.mark.parametrize("name", TARGETS)
def test_kept_inputs_are_answered_or_refused(name: str) -> None:
    kept = sorted((SEEDS / name).iterdir())
    assert kept
    for path in kept:
        TARGETS[name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.filterwarnings("ignore::ruamel.yaml.error.ReusedAnchorWarning")
def test_random_inputs_are_answered_or_refused(name: str) -> None:
    for number in range(RANDOM_INPUTS):
        TARGETS[name](random_input(name, f"tests/{number}"))


def random_input(name: str, seed: str) -> bytes:
    """A kept input changed in a few places, the same for the same seed."""
    rng = Random(f"{name}/{seed}")
    data = rng.choice(sorted((SEEDS / name).iterdir())).read_bytes()
    for _ in range(rng.choice((1, 2, 5))):
        data = rng.choice((in_bytes, in_markup))(rng, data)
    return data


def test_kept_inputs_are_as_they_are_made() -> None:
    made = inputs()
    assert made.keys() == TARGETS.keys()
    for name, files in made.items():
        kept = {path.name for path in (SEEDS / name).iterdir()}
        assert files.keys() <= kept, f"python -m tests.fuzz.make_seeds: {name}"


def test_a_target_tells_a_parser_that_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsers, "safe_name", lambda written: written)
    with pytest.raises(AssertionError):
        TARGETS["names"](b"../../ngoai.xlsx")

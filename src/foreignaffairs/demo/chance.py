"""Chance that repeats itself: every draw comes from a seed and the names of what is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import TypeVar

SEED = 2023

T = TypeVar("T")


def chance(*names: object) -> Random:
    """Random numbers of their own for what ``names`` name: the same in every run, anywhere."""
    return Random("|".join(map(str, (SEED, *names))))


def weighted(random: Random, weights: Mapping[T, int]) -> T:
    """Draw one key by its weight."""
    return random.choices(list(weights), weights=list(weights.values()))[0]


def several(random: Random, weights: Mapping[T, int], count: int) -> list[T]:
    """Draw up to ``count`` different keys by weight."""
    left = dict(weights)
    drawn: list[T] = []
    while left and len(drawn) < count:
        drawn.append(weighted(random, left))
        del left[drawn[-1]]
    return drawn

"""Files changed at random, and our own parsers fed with anything: ``python -m tests.fuzz``."""

from pathlib import Path

SEEDS = Path(__file__).parent / "seeds_of_parsers"
"""Small inputs of each parser, committed; those that once broke one stay among them."""

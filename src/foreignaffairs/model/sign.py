"""A sign in place of a figure that the public may not see."""

from __future__ import annotations


class Sign(str):
    """What stands in place of a hidden figure, such as "<5"; documents print it as it is."""

    __slots__ = ()

"""Names inside the add-in: where each declared function stands in LibreOffice."""

from __future__ import annotations

NAMESPACE = ("org", "foreignaffairs", "calc")
SERVICE = ".".join((*NAMESPACE, "Functions"))
INTERFACE = "XFunctions"
IDENTIFIER = ".".join(NAMESPACE)
"""The extension's identifier."""


def method_name(function: str) -> str:
    """The method behind a function: ``FA_HAN_NOP`` is ``faHanNop``, UNO's way of writing names."""
    first, *rest = function.lower().split("_")
    return first + "".join(word.capitalize() for word in rest)

"""The worksheet functions as an add-in of LibreOffice Calc: its parts, its file and its worker."""

from .package import build_add_in, part_texts

__all__ = ["build_add_in", "part_texts"]

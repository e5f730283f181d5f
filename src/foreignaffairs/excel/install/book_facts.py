"""What a workbook says about itself, read from its package without opening it in Excel."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from .conf import MARK, XLWINGS

_PART = "docProps/custom.xml"
_NAMESPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_LARGEST = 1_000_000
"""Bytes; our own part has a few hundred."""


@dataclass(frozen=True, slots=True)
class BookFacts:
    """Whether a workbook is one of ours, and which version of xlwings its VBA calls."""

    ours: bool = False
    xlwings: str | None = None


def book_facts(path: Path) -> BookFacts:
    """Read the marks of a workbook; whatever cannot be read is not ours."""
    try:
        with zipfile.ZipFile(path) as package:
            if package.getinfo(_PART).file_size > _LARGEST:
                return BookFacts()
            part = package.read(_PART)
        if b"<!" in part:  # no entities: the part is tiny and ours has none
            return BookFacts()
        root = ElementTree.fromstring(part)
    except (OSError, KeyError, zipfile.BadZipFile, ElementTree.ParseError, NotImplementedError):
        return BookFacts()
    said = {p.get("name", ""): "".join(p.itertext()) for p in root.iter(f"{_NAMESPACE}property")}
    return BookFacts(MARK in said, said.get(XLWINGS))

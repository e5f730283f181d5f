"""The JSON Schema of a province's files, as the package ships it, so that editors can fetch it."""

from __future__ import annotations


def page() -> str:
    """The published schema."""
    from foreignaffairs.provinces.schema import schema_text

    return schema_text()

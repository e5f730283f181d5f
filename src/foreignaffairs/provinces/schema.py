"""The JSON Schema of a province's YAML files, for editors.

``python -m foreignaffairs.provinces.schema`` writes it anew.

One schema fits every file of a province, since each top-level key may stand in any of them.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from foreignaffairs.model import Province

from .shape import KEYS, NOT_WRITTEN

NAME = "province.schema.json"
"""The published file, beside this module."""


def province_schema() -> dict[str, Any]:
    """Make the schema from the models; what only all files together must have is not required."""
    schema = Province.model_json_schema()
    for name in NOT_WRITTEN:
        schema["properties"].pop(name)
    schema["$defs"].pop("ReportType", None)
    schema["$defs"]["Citation"]["required"].remove("text")
    schema.pop("required")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "foreignaffairs: province",
        "description": "Any file of a province's data folder; each key stands in one file only.",
        "properties": {key: schema["properties"][key] for key in KEYS},
    }


def schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(province_schema(), ensure_ascii=False, indent=1, sort_keys=False) + "\n"


def published() -> str:
    """The schema that this release ships."""
    return files(__package__).joinpath(NAME).read_text("utf-8")


if __name__ == "__main__":
    Path(__file__).with_name(NAME).write_text(schema_text(), "utf-8", newline="\n")

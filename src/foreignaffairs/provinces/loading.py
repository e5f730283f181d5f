"""A province from a folder of YAML files.

Every top-level key is a field of :class:`~foreignaffairs.model.Province` and may stand in any
``*.yaml`` of the folder, each in one file only. Whatever is wrong is refused with its file and
line, all of it at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from importlib.resources.abc import Traversable
from typing import Any

from pydantic import ValidationError

from foreignaffairs.model import Province, ReportType
from foreignaffairs.report_types import CORE

from .citing import fill_citations
from .problems import Place, Problem, RulesProblems
from .references import check_references
from .shape import KEYS, problems_of
from .yaml_text import Located, Path, read_yaml


def load_province(folder: Traversable, report_types: Iterable[ReportType] = ()) -> Province:
    """Read and validate a province; ``report_types`` are its own, beside the core's.

    Raises :class:`~foreignaffairs.model.RulesError` whose lines begin with ``file:line``.
    """
    own = tuple(report_types)
    located = read_folder(folder)
    try:
        province = Province.model_validate_json(_as_json(fill_citations(located.data)), strict=True)
    except ValidationError as error:
        raise RulesProblems(*problems_of(error, located)) from error
    problems = check_references(province, located, {t.id for t in (*CORE, *own)})
    if problems:
        raise RulesProblems(*problems)
    return province.model_copy(update={"report_types": own})


def read_folder(folder: Traversable) -> Located:
    """Read every ``*.yaml`` of a folder into one; raises ``RulesError``."""
    files = sorted(
        (f for f in folder.iterdir() if f.name.endswith((".yaml", ".yml")) and f.is_file()),
        key=lambda f: f.name,
    )
    if not files:
        raise RulesProblems(Problem("no_files", Place(str(folder), 1)))
    data: dict[str, Any] = {}
    places: dict[Path, Place] = {(): Place(_main(files), 1)}
    problems: list[Problem] = []
    for file in files:
        try:
            part = read_yaml(_text(file), str(file))
        except RulesProblems as error:
            problems.extend(error.problems)
            continue
        problems.extend(_clashes(part, places))
        data.update(part.data)
        places.update({path: place for path, place in part.places.items() if path})
    if problems:
        raise RulesProblems(*problems)
    return Located(data, places)


def _main(files: list[Traversable]) -> str:
    """The file to name when a whole top-level key is missing."""
    return str(next((f for f in files if f.name == "province.yaml"), files[0]))


def _text(file: Traversable) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RulesProblems(Problem("not_utf8", Place(str(file), 1))) from error


def _clashes(part: Located, places: dict[Path, Place]) -> Iterable[Problem]:
    for key in part.data:
        here = part.places[(key,)]
        if (key,) in places:
            yield Problem("key_in_two_files", here, {"name": key, "other": places[(key,)]})
        elif key not in KEYS:
            yield Problem("unknown_top_key", here, {"name": key, "keys": ", ".join(KEYS)})


def _as_json(data: dict[str, Any]) -> str:
    """JSON, because pydantic's strict mode takes lists for tuples and ISO dates only from JSON."""

    def plain(value: object) -> str:
        assert isinstance(value, date)
        return value.isoformat()

    return json.dumps(data, default=plain)

"""The shape of what each command prints with ``--json``, taken from a real run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from .markdown import NOTE_EN, document, fence

ABOUT = {
    "accept": "`accepted` are the units whose report was accepted now, `unchanged` those named "
    "whose report was accepted before.",
    "backup": "`left_out` names what could not be read: links, files held by another program.",
    "check": "One object a line, one line a file. `verdict` is `valid`, `warnings`, `invalid` or "
    "`unreadable`; `reason` is a sentence where a file cannot be read. Exit code 1 unless all are "
    "valid.",
    "close": "`changed` is false where the period was closed before.",
    "collect": "A list, one object a file of the inbox. `disposition` is what the office does with "
    "the file, `verdict` judges its content; `new` is false where nothing changed since the last "
    "run; `copy` is the marked copy that goes back. `compared` is null for a first revision; else "
    "it counts the findings of revision `with` that are `mended` or `still_there` (of them `kept`: "
    "to be confirmed, and left as they were), and those that are `new`.",
    "consolidate": "`tables` maps [report types](bieu-mau.md) to their rows: dimensions as ids, "
    "measures as numbers; a number that nobody gave is null, never 0.",
    "due": "A list; every entry has a `due`, the last day that is in time.",
    "duplicates": "A list of pairs of rows that may be one thing.",
    "exclude": "`changed` is false where the unit was left out before.",
    "extend": "`until` is the last day that is in time.",
    "forms": "`forms` maps unit codes to paths.",
    "init": "`units` is the number of units that the office begins with.",
    "plugins": "A list of entry points; `error` says why one failed.",
    "remind": "`letter` is null where nobody owes anything; `drafts` maps unit codes to paths.",
    "reopen": "`changed` is false where the period was open.",
    "report": "Paths of what was written. With `--public` those of the public version, and "
    "`hide_below`: counts from 1 to one less are hidden, 0 hides none.",
    "restore": "Where the office stands, and of what moment it is.",
    "return": "`copy` is the marked copy that goes back.",
    "rules": "Everything that a province declares.",
    "status": "One object; `units` has every unit that belongs to the period.",
    "trace": "`cells` has one object a cell.",
    "verify": "`weight` is `damage` or `attention`; kinds and their meaning are on the page "
    "[Durability](../phat-trien/do-ben.md). Exit code 1 unless `findings` is empty.",
    "units import": "What changes; `applied` is false with `--preview`.",
}
"""A sentence a command."""

MAPS = {"forms", "drafts", "coverage", "settings", "params"}
"""Objects whose keys are data: one entry is shown, under ``…``."""
_COUNTS = {key: {"number"} for key in ("with", "mended", "still_there", "kept", "new")}
FIXED: dict[str, Any] = {
    "tables": {"…": [{"dimension …": {"text", "null"}, "measure …": {"number", "null"}}]},
    "compared": _COUNTS,
}
"""Objects whose keys depend on the report type, or that the sample office has no case of."""

INTRO = """\
# JSON of the command line

Every command that reports prints JSON with `--json`: UTF-8, NFC, letters unescaped, whatever the
console's code page; indented, except `check` with one object a line. Dates are ISO dates. Below,
each shape as a real run gave it, with types in place of values; a list shows one item that has
the fields of all; `null` beside a type means that the run had both. Keys are added in later
versions, never renamed or removed within a major version.
"""


def page() -> str:
    """The page of JSON shapes."""
    from .sample_office import COMMANDS, answers

    given = answers()
    if set(COMMANDS) != set(ABOUT):
        raise ValueError(f"json_shapes.py: {set(COMMANDS) ^ set(ABOUT)}")
    parts = [INTRO]
    for name in sorted(given):
        parts.append(f"## {name} --json {{ #{name.replace(' ', '-')} }}")
        parts.append(ABOUT[name])
        parts.append(fence("text", "\n".join(lines(shape(given[name])))))
    return document(NOTE_EN, *parts)


def shape(value: Any, key: str = "") -> Any:
    """Types in place of values: a set of words, an object of shapes, or a list of one shape."""
    if key in FIXED:
        return FIXED[key]
    if isinstance(value, dict):
        if key in MAPS:
            return {"…": merged([shape(v) for v in value.values()])} if value else {}
        return {name: shape(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [merged([shape(item, key) for item in value])] if value else []
    return {_type(value)}


def merged(shapes: list[Any]) -> Any:
    """One shape that has the fields and types of all."""
    known = [s for s in shapes if s != {"null"}]
    if not known:
        return {"null"}
    if all(isinstance(s, dict) for s in known):
        names = dict.fromkeys(name for s in known for name in s)
        return {name: merged([s[name] for s in known if name in s]) for name in names}
    if all(isinstance(s, list) for s in known):
        items = [item for s in known for item in s]
        return [merged(items)] if items else []
    words = {word for s in shapes if isinstance(s, set) for word in s}
    return words or known[0]


def _type(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "number"
    return "date" if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)) else "text"


def lines(what: Any, indent: str = "", before: str = "", after: str = "") -> Iterator[str]:
    """A shape, indented like JSON."""
    if isinstance(what, dict) and what:
        yield f"{indent}{before}{{"
        last = len(what) - 1
        for position, (name, item) in enumerate(what.items()):
            comma = "," if position < last else ""
            yield from lines(
                item, f"{indent}  ", f"{json.dumps(name, ensure_ascii=False)}: ", comma
            )
        yield f"{indent}}}{after}"
    elif isinstance(what, list) and what and isinstance(what[0], dict | list):
        yield f"{indent}{before}["
        yield from lines(what[0], f"{indent}  ", "", ", …")
        yield f"{indent}]{after}"
    else:
        yield f"{indent}{before}{_plain(what)}{after}"


def _plain(what: Any) -> str:
    if isinstance(what, set):
        return " or ".join(sorted(what, key=lambda word: (word == "null", word)))
    if isinstance(what, list):
        return f"[{_plain(what[0])}, …]" if what else "[]"
    return "{}"

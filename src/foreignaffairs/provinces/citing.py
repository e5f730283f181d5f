"""Citations written short: ``{directive, clause}`` gets its printed text from the directive."""

from __future__ import annotations

from datetime import date
from typing import Any

from foreignaffairs.language.dates import numeric_date

_NAMING = ("number", "issued", "issuer")


def fill_citations(data: dict[str, Any]) -> dict[str, Any]:
    """Return ``data`` with a ``text`` in every ``citation`` and ``citations`` that lacks one.

    A citation of a directive that is not declared gets a text too: the dead reference is
    reported by itself, once.
    """
    listed = data.get("directives")
    directives = {
        d["id"]: d
        for d in (listed if isinstance(listed, list) else ())
        if isinstance(d, dict) and isinstance(d.get("id"), str)
    }
    return {key: _fill(key, value, directives) for key, value in data.items()}


def _fill(key: str, value: Any, directives: dict[str, Any]) -> Any:
    if isinstance(value, dict):
        filled = {k: _fill(k, v, directives) for k, v in value.items()}
        return _with_text(filled, directives) if key == "citation" else filled
    if isinstance(value, list):
        each = "citation" if key == "citations" else ""
        return [_fill(each, item, directives) for item in value]
    return value


def _with_text(citation: dict[str, Any], directives: dict[str, Any]) -> dict[str, Any]:
    if "text" in citation:
        return citation
    # What is missing here is complained of by itself; a missing text would only be noise.
    directive, clause = str(citation.get("directive")), citation.get("clause")
    return {
        **citation,
        "text": f"{directive_name(directives.get(directive, {}), directive)}, {clause}",
    }


def directive_name(directive: dict[str, Any], fallback: str) -> str:
    """ "Chỉ thị số 12-CT/TW ngày 05/01/2022"; a draft without a number is named by its issuer.

    What ``to_confirm`` names is left out: only what was read may be printed as law.
    """
    kind = directive.get("kind")
    if not kind:
        return fallback
    sure = {k: directive.get(k) for k in _NAMING if k not in (directive.get("to_confirm") or ())}
    number, issued, issuer = (sure.get(k) for k in _NAMING)
    if not number and directive.get("number"):
        # The number is only remembered: the text is called as people call it.
        return str(next(iter(directive.get("aliases") or ()), f"{kind} {directive.get('subject')}"))
    if not number:
        return f"{kind} số … của {issuer}" if issuer else f"{kind} số …"
    day = _day(issued)
    return f"{kind} số {number}" + (f" ngày {numeric_date(day)}" if day else "")


def _day(value: Any) -> date | None:
    """A date as YAML gives it, quoted or not; anything else is refused later, with its line."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None

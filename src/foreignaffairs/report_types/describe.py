"""A report type as plain data, for docs and for ``rules --json``."""

from __future__ import annotations

from typing import Any

from foreignaffairs.language.catalogue import entries, text
from foreignaffairs.model import CodeList, Column, ReportType

from .thresholds import Threshold


def describe_type(report_type: ReportType, lang: str = "vi") -> dict[str, Any]:
    """Return what a report type declares: titles, columns, code lists and rules, as JSON types.

    Column labels and codes are Vietnamese in every language: they are what stands on the form.
    """
    lists = {c.codes.id: _code_list(c.codes) for c in report_type.columns if c.codes}
    return {
        "id": report_type.id,
        "number": report_type.number,
        "title": report_type.title,
        "sheet": report_type.sheet,
        "question": report_type.question,
        "note": report_type.note,
        "layout": report_type.layout,
        "carried": report_type.carried,
        "personal": report_type.personal,
        "counts": report_type.count_rows,
        "source": report_type.source,
        "headline_source": report_type.headline_source,
        "since": report_type.since and report_type.since.isoformat(),
        "until": report_type.until and report_type.until.isoformat(),
        "citation": str(report_type.citation) if report_type.citation else None,
        "columns": [_column(c) for c in report_type.columns],
        "code_lists": lists,
        "rules": [_rule(rule, report_type, lang) for rule in report_type.rules],
    }


def rule_text(rule: Any, report_type: ReportType, lang: str = "vi") -> str:
    """Say what a rule asks in one sentence; a rule of an unknown kind is named by its code."""
    sentence = entries("report_types").get(rule.code)
    if sentence is None:
        return str(rule.code)
    labels = {c.name: c.label for c in report_type.columns}
    words = {"when": "", **rule.params({}, labels)}
    said = sentence[lang].format_map(words)
    if not words["when"]:
        return said
    return text("report_types.when", lang, rule=said, when=words["when"])


def _column(column: Column) -> dict[str, Any]:
    return {
        "id": column.name,
        "label": column.label,
        "hint": column.hint,
        "type": column.type,
        "unit": column.unit,
        "codes": column.codes.id if column.codes else None,
        "required": column.required,
        "key": column.key,
        "measure": column.measure,
        "dimension": column.dimension,
        "personal": column.personal,
        "prefill": column.prefill,
        "derived": column.derived,
        "asked_of": list(column.asked_of),
        "aliases": list(column.aliases),
        "since": column.since and column.since.isoformat(),
        "until": column.until and column.until.isoformat(),
    }


def _code_list(codes: CodeList) -> dict[str, Any]:
    return {
        "title": codes.title,
        "codes": [
            {
                "id": code.id,
                "label": code.label,
                "aliases": list(code.aliases),
                "since": code.since and code.since.isoformat(),
                "until": code.until and code.until.isoformat(),
            }
            for code in codes.codes
        ],
    }


def _rule(rule: Any, report_type: ReportType, lang: str) -> dict[str, Any]:
    threshold = getattr(rule, "threshold", None)
    return {
        "code": rule.code,
        "kind": type(rule).__name__,
        "severity": rule.severity,
        "fields": list(rule.fields),
        "text": rule_text(rule, report_type, lang),
        "threshold": _threshold(threshold) if isinstance(threshold, Threshold) else None,
    }


def _threshold(threshold: Threshold) -> dict[str, Any]:
    return threshold.model_dump(mode="json")

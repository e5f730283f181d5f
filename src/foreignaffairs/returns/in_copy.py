"""What is to be done in the copy, where that differs from what was wrong with the file.

A copy is a fresh form: lost columns are back, merged cells are apart, formulas are gone. Telling
a clerk to put those right again would send him looking for what is no longer there.
"""

from __future__ import annotations

from foreignaffairs.language.catalogue import entries
from foreignaffairs.model import Finding


def in_the_copy(finding: Finding, lang: str) -> Finding:
    """A finding with the way to mend it in the copy (``in_copy.toml``).

    What the copy has put right by itself is only to be looked at.
    """
    words = entries("in_copy").get(finding.code)
    if words is None:
        return finding
    params = {"value": finding.value or "", **finding.params}
    severity = words.get("severity", finding.severity)
    return finding.model_copy(update={"fix": words[lang].format_map(params), "severity": severity})

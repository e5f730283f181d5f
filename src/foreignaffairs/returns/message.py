"""The short e-mail that goes with a returned copy."""

from __future__ import annotations

from collections.abc import Sequence

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import Finding

MOST_LISTED = 15
"""Longer lists are read in the copy."""


def short_message(
    findings: Sequence[Finding], *, unit: str, period: str, due: str, lang: str = "vi"
) -> str:
    """Return the text of a short, polite e-mail to a unit: what to mend, where, by when.

    Cells are those of the findings given: pass ``ReturnCopy.findings`` where the copy goes along.
    Things that are only noted are left out.
    """

    def words(key: str, **params: object) -> str:
        return text(f"returns.{key}", lang, **params)

    lines = [words("mail_dear", unit=unit), "", words("mail_received", period=period)]
    left = MOST_LISTED
    for severity in ("error", "warning"):
        chosen = [f for f in findings if f.severity == severity]
        if not chosen:
            continue
        lines += ["", words(f"mail_{severity}", n=len(chosen))]
        for number, finding in enumerate(chosen[:left], start=1):
            where = _where(finding, lang)
            lines.append(f"{number}. {where}{finding.message} {finding.fix}".rstrip())
        if len(chosen) > left:
            lines.append(words("mail_more", n=len(chosen) - left))
        left = max(left - len(chosen), 0)
    lines += ["", words("mail_how"), words("mail_due", due=due), "", words("mail_thanks")]
    return "\n".join(lines) + "\n"


def _where(finding: Finding, lang: str) -> str:
    if not finding.sheet:
        return ""
    key = "mail_at_cell" if finding.cell else "mail_at_sheet"
    return text(f"returns.{key}", lang, sheet=finding.sheet, cell=finding.cell or "") + ": "

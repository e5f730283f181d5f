"""The short e-mail that goes with a returned copy."""

from __future__ import annotations

from collections.abc import Sequence

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import Finding

from .compare import Comparison

MOST_LISTED = 15
"""Longer lists are read in the copy."""


def short_message(
    findings: Sequence[Finding],
    *,
    unit: str,
    period: str,
    due: str,
    reason: str = "",
    signed: str = "",
    compared: Comparison | None = None,
    again: Sequence[Finding] = (),
    lang: str = "vi",
) -> str:
    """Return the text of a short, polite e-mail to a unit: what to mend, where, by when.

    Cells are those of the findings given: pass ``ReturnCopy.findings`` where the copy goes along.
    Things that are only noted are left out. ``reason`` is the officer's own remark, ``signed`` who
    writes, ``compared`` what became of the findings of the revision before, ``again`` those of the
    findings given that the unit was asked before.
    """

    def words(key: str, **params: object) -> str:
        return text(f"returns.{key}", lang, **params)

    lines = [words("mail_dear", unit=unit), "", words("mail_received", period=period)]
    if compared is not None and any(compared.counts().values()):
        lines += ["", words("mail_mended", **compared.counts())]
    if reason:
        lines += ["", words("mail_reason", reason=reason)]
    left = MOST_LISTED
    for severity in ("error", "warning"):
        chosen = [f for f in findings if f.severity == severity]
        if not chosen:
            continue
        lines += ["", words(f"mail_{severity}", n=len(chosen))]
        all_again = all(finding in again for finding in chosen)
        if all_again:
            lines.append(words("mail_all_again"))
        for number, finding in enumerate(chosen[:left], start=1):
            asked = words("mail_again") + " " if finding in again and not all_again else ""
            said = f"{_where(finding, lang)}{asked}{finding.message} {finding.fix}"
            lines.append(f"{number}. {said}".rstrip())
        if not left:
            lines.append(words("mail_all_there"))
        elif len(chosen) > left:
            lines.append(words("mail_more", n=len(chosen) - left))
        left = max(left - len(chosen), 0)
    lines += ["", words("mail_how"), words("mail_due", due=due), "", words("mail_thanks")]
    lines += ["", signed] if signed else []
    return "\n".join(lines) + "\n"


def _where(finding: Finding, lang: str) -> str:
    if not finding.sheet:
        return ""
    key = "mail_at_cell" if finding.cell else "mail_at_sheet"
    return text(f"returns.{key}", lang, sheet=finding.sheet, cell=finding.cell or "") + ": "

"""Reading a form in this process, for files of one's own making."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from foreignaffairs.model import FormContent, ReportType

from .spec import table_specs


def read_form(
    source: Path | bytes,
    report_types: Mapping[str, ReportType],
    aliases: Mapping[str, str] | None = None,
) -> FormContent:
    """Read one form in this process; raises ``WorkbookUnreadable``.

    A crafted file can end the process or hold it for minutes: files from outside are read with
    :class:`~foreignaffairs.reading.supervisor.Reader`.
    """
    # An office reads in workers only; it does not wait for all that reads cells.
    from .reader import FormReader

    return FormReader(table_specs(report_types.values()), aliases).read(source)

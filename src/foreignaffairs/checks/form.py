"""All checks of one form, in the order in which one would mend it."""

from __future__ import annotations

from collections.abc import Iterator

from foreignaffairs.model import Finding, FormContent

from .added import check_added
from .answers import check_answers
from .context import CheckContext
from .earlier import check_earlier
from .narrative import check_narrative
from .table import check_table


def check_form(content: FormContent, context: CheckContext) -> tuple[Finding, ...]:
    """Return every finding of a form: those of reading first, then cover, boxes, tables, history.

    A form that says "Toàn đơn vị không phát sinh" is not asked for narrative; rows that it holds
    all the same are checked, so that everything to mend is said at once.
    """
    return (*content.findings, *_checked(content, context))


def _checked(content: FormContent, context: CheckContext) -> Iterator[Finding]:
    yield from check_answers(content, context)
    if not content.nil:
        yield from check_narrative(content, context)
    unread = frozenset((f.sheet, f.cell) for f in content.findings if f.cell)
    for table in content.tables.values():
        declared = context.report_types.get(table.report_type)
        if declared is not None:
            yield from check_table(table, declared, context, unread)
    if context.earlier is not None:
        yield from check_earlier(content, context, context.earlier)
    yield from check_added(content, context)

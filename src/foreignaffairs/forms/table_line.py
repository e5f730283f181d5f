"""A table's line on the check sheet, and its rules on the sheet of rules.

Blank and "Không" differ: a question without an answer is work, unless rows show that the answer is
yes or the whole unit has nothing to report. Rows carried over from the last period do not
contradict "Toàn đơn vị không phát sinh".
"""

from __future__ import annotations

from collections.abc import Sequence

from foreignaffairs.model import layout
from foreignaffairs.report_types.describe import rule_text

from .check_lines import DOUBTS, ERRORS, Detail, Line, is_word, line_title, literal
from .cover_plan import CoverPlan, question_entry
from .draft import Computed, Draft
from .geometry import TableGeometry
from .live_rules import LiveRule, live_rules, row_context
from .names import quoted


def rule_details(draft: Draft, place: TableGeometry) -> list[Detail]:
    """The rules of a table, errors first."""
    rows = draft.plan.prefill.get(place.report_type.id, ())
    filled = _filled(place)
    live = sorted(live_rules(place, draft.plan), key=lambda r: r.rule.severity != "error")
    context = row_context(draft.plan)
    return [
        Detail(
            place.sheet, place.first_input(), rule_text(r.rule, place.report_type, draft.lang),
            r.rule.severity == "error", Computed(_count(filled, r), r.broken(rows, context)),
        )
        for r in live
    ]  # fmt: skip


def _filled(place: TableGeometry) -> str:
    """TRUE for each row of the table that holds anything."""
    return "(" + "+".join(f'({place.full_range(c.name)}<>"")' for c in place.entry_columns) + ">0)"


def _count(filled: str, live: LiveRule) -> str:
    return f"SUM({filled}*(1-IFERROR(({live.in_table})*1,1)))"


def table_line(
    draft: Draft,
    cover: CoverPlan,
    place: TableGeometry,
    details: Sequence[Detail],
    number: int,
    detail_number: int,
) -> Line:
    """A table's line; ``number`` and ``detail_number`` are 1-based rows of line and first rule."""
    prefilled = draft.plan.prefill.get(place.report_type.id, ())
    required = [c for c in place.entry_columns if c.required]
    blanks = sum(row.get(c.name) is None for row in prefilled for c in required)
    blank = "+".join(f'({place.full_range(c.name)}="")' for c in required)
    rows = Computed(f"SUMPRODUCT({_filled(place)}*1)", len(prefilled))
    missing = Computed(f"SUMPRODUCT({_filled(place)}*({blank}))" if required else "0", blanks)
    errors = sum(d.error for d in details)
    rules = f"{quoted(draft.names['rules'])}!"
    broken = _added(details[:errors], f"{rules}{ERRORS}", detail_number)
    doubtful = _added(details[errors:], f"{rules}{DOUBTS}", detail_number + errors)
    question = question_entry(place.report_type.id)
    asked = cover.has(question)
    answer = Computed(f'{cover.cell(question)}&""', "") if asked else None
    to_mend = blanks + (int(broken.value) if broken else 0)
    work_now = to_mend + (0 if prefilled else 1)
    verdict = Computed(
        _table_verdict(draft, cover, number, asked), _verdict_now(draft, to_mend, rows, asked)
    )
    return Line(
        line_title(place.report_type), place.sheet, place.first_input(), answer, rows, missing,
        broken, doubtful, Computed(_table_work(cover, number, len(prefilled)), work_now), verdict,
    )  # fmt: skip


def _added(details: Sequence[Detail], column: str, number: int) -> Computed | None:
    if not details:
        return None
    span = f"{column}{number}:{column[-1]}{number + len(details) - 1}"
    return Computed(f"SUM({span})", sum(int(d.count.value) for d in details))


def _table_work(cover: CoverPlan, n: int, prefilled: int) -> str:
    """Contradictions with the cover count one each, beside what is missing or broken in rows."""
    nil = is_word(cover.cell(layout.COVER_NIL), layout.YES)
    yes, no = is_word(f"C{n}", layout.YES), is_word(f"C{n}", layout.NO)
    return (
        f"IF({nil},IF(OR(D{n}>{prefilled},{yes}),1,0),"
        f"IF({no},IF(D{n}>0,1+E{n}+F{n},0),IF(D{n}=0,1,E{n}+F{n})))"
    )


def _table_verdict(draft: Draft, cover: CoverPlan, n: int, asked: bool) -> str:
    nil = is_word(cover.cell(layout.COVER_NIL), layout.YES)
    yes, no = is_word(f"C{n}", layout.YES), is_word(f"C{n}", layout.NO)

    def say(key: str) -> str:
        return literal(draft.words(key))

    empty = f"IF({yes},{say('yes_but_empty')},{say('unanswered' if asked else 'not_entered')})"
    return (
        f"IF(H{n}=0,IF(OR({nil},{no}),{say('done_nil')},{say('done')}),"
        f"IF({nil},{say('nil_but_rows')},IF({no},{say('no_but_rows')},"
        f"IF(D{n}=0,{empty},{say('mend_rows')}))))"
    )


def _verdict_now(draft: Draft, to_mend: int, rows: Computed, asked: bool) -> str:
    if not rows.value:
        return draft.words("unanswered" if asked else "not_entered")
    return draft.words("mend_rows" if to_mend else "done")

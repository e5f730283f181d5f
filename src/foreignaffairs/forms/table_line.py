"""A table's line on the check sheet, and what is said of it on the sheet of rules.

Blank and "Không" differ: a question without an answer is work, unless rows show that the answer is
yes or the whole unit has nothing to report. Rows carried over from the last period do not
contradict "Toàn đơn vị không phát sinh".
"""

from __future__ import annotations

from collections.abc import Sequence

from foreignaffairs.model import layout
from foreignaffairs.report_types.describe import rule_text
from foreignaffairs.report_types.typed_cells import blank

from .check_lines import (
    DOUBTS,
    ERRORS,
    FIRST,
    Detail,
    Line,
    is_word,
    line_title,
    literal,
    sentence,
)
from .cover_plan import CoverPlan, question_entry
from .draft import Computed, Draft
from .geometry import TableGeometry
from .live_rules import LiveRule, live_rules, row_context
from .names import quoted
from .typed_blocks import NO_CELL, address, shown_address, typed_details


def table_details(draft: Draft, place: TableGeometry, number: int) -> list[Detail]:
    """What was typed in a table, then its rules, errors first; ``number`` is the first row."""
    rows = draft.plan.prefill.get(place.report_type.id, ())
    filled = _filled(place)
    context = row_context(draft.plan)
    errors: list[Detail] = []
    doubts: list[Detail] = []
    for live in live_rules(place, draft.plan):
        words = rule_text(live.rule, place.report_type, draft.lang)
        count = Computed(_count(filled, live), live.broken(rows, context))
        if live.rule.severity == "error":
            errors.append(Detail(place.sheet, place.first_input(), words, errors=count))
        else:
            doubts.append(Detail(place.sheet, place.first_input(), words, doubts=count))
    return [*typed_details(draft, place, number), *errors, *doubts]


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
    """A table's line; ``number`` and ``detail_number`` are 1-based rows of line and detail."""
    prefilled = draft.plan.prefill.get(place.report_type.id, ())
    required = [c for c in place.entry_columns if c.required]
    blanks = sum(row.get(c.name) is None for row in prefilled for c in required)
    empty = "+".join(blank(place.full_range(c.name)) for c in required)
    rows = Computed(f"SUMPRODUCT({_filled(place)}*1)", len(prefilled))
    missing = Computed(f"SUMPRODUCT({_filled(place)}*({empty}))" if required else "0", blanks)
    rules = f"{quoted(draft.names['rules'])}!"
    broken = _added([d.errors for d in details], f"{rules}{ERRORS}", detail_number)
    doubtful = _added([d.doubts for d in details], f"{rules}{DOUBTS}", detail_number)
    question = question_entry(place.report_type.id)
    asked = cover.has(question)
    answer = Computed(f'{cover.cell(question)}&""', "") if asked else None
    to_mend = blanks + (int(broken.value) if broken else 0)
    work_now = to_mend + (0 if prefilled else 1)
    typed = None
    if details and details[0].first is not None:
        typed = (f"{rules}{FIRST}{detail_number}", f"{rules}{ERRORS}{detail_number}")
    verdict = Computed(
        _table_verdict(draft, cover, number, asked, typed),
        _verdict_now(draft, to_mend, rows, asked, details),
    )
    return Line(
        line_title(place.report_type), place.sheet, place.first_input(), answer, rows, missing,
        broken, doubtful, Computed(_table_work(cover, number, len(prefilled)), work_now), verdict,
    )  # fmt: skip


def _added(counts: Sequence[Computed | None], column: str, number: int) -> Computed | None:
    known = [int(count.value) for count in counts if count is not None]
    if not known:
        return None
    span = f"{column}{number}:{column[-1]}{number + len(counts) - 1}"
    return Computed(f"SUM({span})", sum(known))


def _table_work(cover: CoverPlan, n: int, prefilled: int) -> str:
    """Contradictions with the cover count one each, beside what is missing or broken in rows."""
    nil = is_word(cover.cell(layout.COVER_NIL), layout.YES)
    yes, no = is_word(f"C{n}", layout.YES), is_word(f"C{n}", layout.NO)
    return (
        f"IF({nil},IF(OR(D{n}>{prefilled},{yes}),1,0),"
        f"IF({no},IF(D{n}>0,1+E{n}+F{n},0),IF(D{n}=0,1,E{n}+F{n})))"
    )


def _table_verdict(
    draft: Draft, cover: CoverPlan, n: int, asked: bool, typed: tuple[str, str] | None
) -> str:
    """``typed``: where the first cell stands that is no plain number or date, and how many of
    them are to be mended; ``None`` where a table has no such columns."""
    nil = is_word(cover.cell(layout.COVER_NIL), layout.YES)
    yes, no = is_word(f"C{n}", layout.YES), is_word(f"C{n}", layout.NO)

    def say(key: str) -> str:
        return literal(draft.words(key))

    done, mend = say("done"), say("mend_rows")
    if typed is not None:
        first, unreadable = typed
        at = address(first)
        done = f"IF({first}<{NO_CELL},{sentence(draft, 'look_again', 'cell', at)},{done})"
        mend = f"IF({unreadable}>0,{sentence(draft, 'mend_cells', 'cell', at)},{mend})"
    empty = f"IF({yes},{say('yes_but_empty')},{say('unanswered' if asked else 'not_entered')})"
    return (
        f"IF(H{n}=0,IF(OR({nil},{no}),{say('done_nil')},{done}),"
        f"IF({nil},{say('nil_but_rows')},IF({no},{say('no_but_rows')},"
        f"IF(D{n}=0,{empty},{mend}))))"
    )


def _verdict_now(
    draft: Draft, to_mend: int, rows: Computed, asked: bool, details: Sequence[Detail]
) -> str:
    """The verdict as issued: nothing that is known beforehand is unreadable, but it may be odd."""
    if not rows.value:
        return draft.words("unanswered" if asked else "not_entered")
    if to_mend:
        return draft.words("mend_rows")
    firsts = [shown_address(int(d.first.value)) for d in details if d.first]
    return draft.words("look_again", cell=firsts[0]) if any(firsts) else draft.words("done")

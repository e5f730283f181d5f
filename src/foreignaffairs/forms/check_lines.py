"""What the check sheet computes: one line a sheet, one a rule; formulas with their values at issue.

A line's work (*việc*) is the number of things still to do before the form can be sent. Blank and
"Không" differ: a question without an answer is work, unless rows show that the answer is yes or
the whole unit has nothing to report. Rows carried over from the last period do not contradict
"Toàn đơn vị không phát sinh".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foreignaffairs.model import layout

from .cover_plan import VALUE, CoverPlan, question_entry
from .draft import Computed, Draft
from .geometry import TableGeometry
from .live_rules import LiveRule, live_rules, row_context, rule_words
from .narrative import NarrativeGeometry

FIRST_LINE_ROW = 5
"""0-based; above it stand title, note, overall state, link back and heading."""
_DETAIL_GAP = 3
"""Rows between the last line and the first rule: a blank, a section title, a heading."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sheet's line; a cell that means nothing for the sheet is ``None``."""

    title: str
    sheet: str
    cell: str
    answer: Computed | None
    rows: Computed | None
    missing: Computed
    broken: Computed | None
    doubtful: Computed | None
    work: Computed
    verdict: Computed


@dataclass(frozen=True, slots=True)
class Detail:
    """How many rows of a table break one rule, and what the rule asks for."""

    sheet: str
    cell: str
    words: str
    error: bool
    count: Computed


@dataclass(frozen=True, slots=True)
class CheckPlan:
    """Everything that the check sheet shows."""

    lines: tuple[Line, ...]
    details: tuple[Detail, ...]
    state: Computed

    @property
    def first_detail_row(self) -> int:
        """0-based row of the first rule."""
        return FIRST_LINE_ROW + len(self.lines) + _DETAIL_GAP


def check_plan(
    draft: Draft,
    cover: CoverPlan,
    narrative: NarrativeGeometry | None,
    tables: Sequence[TableGeometry],
) -> CheckPlan:
    """Work out every line and rule of the check sheet."""
    lines = [_cover_line(draft, cover, FIRST_LINE_ROW + 1)]
    if narrative is not None:
        lines.append(_narrative_line(draft, cover, narrative, FIRST_LINE_ROW + 2))
    row = FIRST_LINE_ROW + len(lines) + 1
    detail_row = FIRST_LINE_ROW + len(lines) + len(tables) + _DETAIL_GAP + 1
    details: list[Detail] = []
    for table in tables:
        of_table = _details(draft, table)
        lines.append(_table_line(draft, cover, table, of_table, row, detail_row))
        details += of_table
        row, detail_row = row + 1, detail_row + len(of_table)
    work = sum(int(line.work.value) for line in lines)
    span = f"H{FIRST_LINE_ROW + 1}:H{FIRST_LINE_ROW + len(lines)}"
    left, right = (_text(half) for half in draft.words("left_total", count="\0").split("\0"))
    done = draft.words("all_done")
    state = Computed(
        f"IF(SUM({span})=0,{_text(done)},{left}&SUM({span})&{right})",
        draft.words("left_total", count=work) if work else done,
    )
    return CheckPlan(tuple(lines), tuple(details), state)


def _text(words: str) -> str:
    """Words as a string literal of a formula."""
    doubled = words.replace('"', '""')
    return f'"{doubled}"'


def _cover_line(draft: Draft, cover: CoverPlan, number: int) -> Line:
    """Who the unit is, who filled the form in, and how many schools it speaks for."""
    plan = draft.plan
    needed = [layout.COVER_PREPARED_BY] if plan.unit else [
        layout.COVER_UNIT, layout.COVER_PREPARED_BY
    ]  # fmt: skip
    schools = [layout.COVER_SCHOOLS_DUE, layout.COVER_SCHOOLS_FILED, layout.COVER_SCHOOLS_NIL]
    counted = cover.has(schools[0])
    cells = {e: cover.cell(e) for e in (*needed, *(schools if counted else ()))}
    missing = Computed(
        "+".join(f'IF(TRIM({cell})="",1,0)' for cell in cells.values()),
        sum(not plan.contact.get(entry) for entry in cells),
    )
    broken = None
    if counted:
        due, filed, none = (cells[e] for e in schools)
        both = f"IF(COUNT({due},{filed})=2,IF({filed}>{due},1,0),0)"
        some = f"IF(COUNT({filed},{none})=2,IF({none}>{filed},1,0),0)"
        broken = Computed(f"{both}+{some}", 0)
    work = Computed(f"E{number}+F{number}" if counted else f"E{number}", missing.value)
    parts = [
        f'IF(TRIM({cell})="",{_text(draft.words(f"missing_{entry}") + " ")},"")'
        for entry, cell in cells.items()
    ]
    if counted:
        parts.append(f'IF(F{number}>0,{_text(draft.words("schools_wrong"))},"")')
    said = "".join(
        draft.words(f"missing_{e}") + " " for e in cells if not plan.contact.get(e)
    ).strip()
    verdict = Computed(
        f"IF(H{number}=0,{_text(draft.words('done'))},TRIM({'&'.join(parts)}))",
        said or draft.words("done"),
    )
    return Line(
        draft.words("line_cover"), cover.sheet, cover.first_input(), None, None, missing, broken,
        None, work, verdict,
    )  # fmt: skip


def _narrative_line(
    draft: Draft, cover: CoverPlan, place: NarrativeGeometry, number: int
) -> Line:
    nil = f'{cover.cell(layout.COVER_NIL)}="{layout.YES}"'
    said = {
        str(r.get(place.report_type.columns[0].name))
        for r in draft.plan.prefill.get(place.report_type.id, ())
        if r.get(place.report_type.columns[1].name)
    }
    filled = sum(box.key in said for box in place.boxes)
    blank = sum(box.required and box.key not in said for box in place.boxes)
    rows = Computed(f'SUMPRODUCT((TRIM({place.box_range(len(place.boxes))})<>"")*1)', filled)
    missing = (
        Computed(f'SUMPRODUCT((TRIM({place.box_range(place.required)})="")*1)', blank)
        if place.required
        else Computed("0", 0)
    )
    work = Computed(f"IF({nil},0,E{number})", blank)
    left, right = (_text(half) for half in draft.words("boxes_left", count="\0").split("\0"))
    verdict = Computed(
        f"IF(H{number}=0,IF({nil},{_text(draft.words('done_nil'))},{_text(draft.words('done'))}),"
        f"{left}&H{number}&{right})",
        draft.words("boxes_left", count=blank) if blank else draft.words("done"),
    )
    return Line(
        _title(draft, place), place.sheet, place.first_input(), None, rows, missing, None, None,
        work, verdict,
    )  # fmt: skip


def _title(draft: Draft, place: NarrativeGeometry | TableGeometry) -> str:
    return f"{place.report_type.number} – {place.report_type.title}"


def _details(draft: Draft, place: TableGeometry) -> list[Detail]:
    """The rules of a table, errors first."""
    rows = draft.plan.prefill.get(place.report_type.id, ())
    live = sorted(live_rules(place, draft.plan), key=lambda r: r.rule.severity != "error")
    context = row_context(draft.plan)
    return [
        Detail(
            place.sheet, place.first_input(), rule_words(r.rule, place, draft.lang),
            r.rule.severity == "error", Computed(_count(place, r), r.broken(rows, context)),
        )
        for r in live
    ]  # fmt: skip


def _filled(place: TableGeometry) -> str:
    """TRUE for each row of the table that holds anything."""
    return "(" + "+".join(f'({place.full_range(c.name)}<>"")' for c in place.columns) + ">0)"


def _count(place: TableGeometry, live: LiveRule) -> str:
    return f"SUM({_filled(place)}*(1-IFERROR(({live.in_table})*1,1)))"


def _table_line(
    draft: Draft,
    cover: CoverPlan,
    place: TableGeometry,
    details: Sequence[Detail],
    number: int,
    detail_number: int,
) -> Line:
    """A table's line; ``number`` and ``detail_number`` are 1-based rows of line and first rule."""
    prefilled = draft.plan.prefill.get(place.report_type.id, ())
    required = [c for c in place.columns if c.required]
    blanks = sum(row.get(c.name) is None for row in prefilled for c in required)
    blank = "+".join(f'({place.full_range(c.name)}="")' for c in required)
    rows = Computed(f"SUMPRODUCT({_filled(place)}*1)", len(prefilled))
    missing = (
        Computed(f"SUMPRODUCT({_filled(place)}*({blank}))", blanks) if required else Computed("0", 0)
    )
    errors = sum(d.error for d in details)
    broken = _added(details[:errors], "F", detail_number)
    doubtful = _added(details[errors:], "G", detail_number + errors)
    question = question_entry(place.report_type.id)
    asked = cover.has(question)
    answer = Computed(f'{cover.cell(question)}&""', "") if asked else None
    to_mend = blanks + (int(broken.value) if broken else 0)
    work_now = to_mend + (0 if prefilled else 1)
    return Line(
        _title(draft, place), place.sheet, place.first_input(), answer, rows, missing, broken,
        doubtful, Computed(_table_work(cover, number, len(prefilled)), work_now),
        Computed(_table_verdict(draft, cover, number, asked), _verdict_now(draft, to_mend, rows, asked)),
    )  # fmt: skip


def _added(details: Sequence[Detail], letter: str, number: int) -> Computed | None:
    if not details:
        return None
    span = f"{letter}{number}:{letter}{number + len(details) - 1}"
    return Computed(f"SUM({span})", sum(int(d.count.value) for d in details))


def _is(cell: str, word: str) -> str:
    return f'{cell}="{word}"'


def _table_work(cover: CoverPlan, n: int, prefilled: int) -> str:
    """Contradictions with the cover count one each, beside what is missing or broken in rows."""
    nil, yes, no = _is(cover.cell(layout.COVER_NIL), layout.YES), f"C{n}", f"C{n}"
    contradicts_nil = f"OR(D{n}>{prefilled},{_is(yes, layout.YES)})"
    contradicts_no = f"IF(D{n}>0,1+E{n}+F{n},0)"
    return (
        f"IF({nil},IF({contradicts_nil},1,0),"
        f"IF({_is(no, layout.NO)},{contradicts_no},IF(D{n}=0,1,E{n}+F{n})))"
    )


def _table_verdict(draft: Draft, cover: CoverPlan, n: int, asked: bool) -> str:
    nil = _is(cover.cell(layout.COVER_NIL), layout.YES)
    yes, no = _is(f"C{n}", layout.YES), _is(f"C{n}", layout.NO)

    def say(key: str) -> str:
        return _text(draft.words(key))

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


__all__ = ["FIRST_LINE_ROW", "VALUE", "CheckPlan", "Detail", "Line", "check_plan"]

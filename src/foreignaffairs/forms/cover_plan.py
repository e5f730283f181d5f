"""What stands on the cover, line by line; pure, so that other sheets know its cells beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import numeric_date
from foreignaffairs.model import INTERMEDIATE_KINDS, DueDate, layout

from .lists import unit_choice
from .names import quoted
from .window import cumulative, data_window

Shape = Literal["agency", "title", "subtitle", "state", "section", "text", "warning", "entry"]
Fill = Literal["fixed", "date", "text", "day", "unit", "nil", "answer", "count"]
"""How an entry's value is filled in: ``fixed`` and ``date`` are computed, the others are typed."""

ID_ROW = 0
ENTRY, LABEL, VALUE, SIDE = "ABCD"


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One line; ``entry`` is its id in the hidden column, ``opens`` the sheet its link leads to."""

    shape: Shape
    label: str
    entry: str = ""
    fill: Fill = "fixed"
    value: Any = None
    side: str = ""
    opens: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class CoverPlan:
    """The cover: line ``i`` stands in sheet row ``i + 2``."""

    sheet: str
    lines: tuple[CoverLine, ...]

    def row(self, entry: str) -> int:
        """The 0-based row of an entry; raises ``KeyError``."""
        for row, line in enumerate(self.lines, start=ID_ROW + 1):
            if line.entry == entry:
                return row
        raise KeyError(entry)

    def cell(self, entry: str) -> str:
        """The cell of an entry's value, for a formula on another sheet."""
        return f"{quoted(self.sheet)}!${VALUE}${self.row(entry) + 1}"

    def has(self, entry: str) -> bool:
        """Whether the cover asks for an entry."""
        return any(line.entry == entry for line in self.lines)

    def first_input(self) -> str:
        """A1 address of the first cell to fill in."""
        typed = (
            row
            for row, line in enumerate(self.lines, start=ID_ROW + 1)
            if line.shape == "entry" and line.fill not in ("fixed", "date")
        )
        return f"{VALUE}{next(typed) + 1}"


def question_entry(report_type: str) -> str:
    """The cover entry of a report type's Có/Không question."""
    return f"{layout.COVER_QUESTION}{report_type}"


def is_intermediate(plan: FormPlan) -> bool:
    """Whether the unit reports for schools below it."""
    return bool(set(plan.kinds) & set(INTERMEDIATE_KINDS))


def grouped_citations(citations: Iterable[str]) -> tuple[str, ...]:
    """Name each document once, with its places: "Công văn số …: đoạn 1; đoạn 2"."""
    places: dict[str, list[str]] = {}
    for citation in dict.fromkeys(citations):
        document, _, place = citation.partition(", ")
        places.setdefault(document, []).append(place)
    return tuple(
        f"{document}: {'; '.join(filter(None, found))}" if any(found) else document
        for document, found in places.items()
    )


def cover_plan(plan: FormPlan, sheet: str, lang: str) -> CoverPlan:
    """Lay the cover out."""
    return CoverPlan(sheet, tuple(_Words(plan, lang).lines()))


@dataclass(frozen=True, slots=True)
class _Words:
    plan: FormPlan
    lang: str

    def say(self, key: str, **params: Any) -> str:
        return text(f"forms.{key}", self.lang, **params)

    def lines(self) -> Iterator[CoverLine]:
        yield CoverLine("agency", self.plan.agency)
        yield CoverLine("title", self.say("cover_title"))
        yield CoverLine("subtitle", self.plan.period_title)
        yield CoverLine("state", "")
        yield CoverLine("section", self.say("section_how"))
        for step in ("how_1", "how_2", "how_3"):
            yield CoverLine("text", self.say(step))
        yield CoverLine("warning", self.say("secrets"))
        yield CoverLine("section", self.say("section_about"))
        yield from self._about()
        yield from self._due()
        yield CoverLine("section", self.say("section_answers"))
        yield from self._answers()
        if is_intermediate(self.plan):
            yield CoverLine("section", self.say("section_schools"))
            yield from self._schools()
        yield CoverLine("section", self.say("section_prepared"))
        yield from self._prepared()

    def _about(self) -> Iterator[CoverLine]:
        plan, unit = self.plan, self.plan.unit
        yield CoverLine(
            "entry",
            self.say("unit"),
            layout.COVER_UNIT,
            "fixed" if unit else "unit",
            unit_choice(unit.code, unit.name) if unit else None,
            "" if unit else self.say("required"),
            hint=self.say("hint_unit"),
        )
        period = f"{plan.period_title} ({plan.period.id})"
        yield CoverLine("entry", self.say("period"), layout.COVER_PERIOD, value=period)
        window = data_window(plan)
        if window:
            basis = self.say("cumulative" if cumulative(plan) else "since_last")
            yield CoverLine("entry", self.say("window_start"), "window_start", "date", window[0])
            yield CoverLine(
                "entry", self.say("window_end"), "window_end", "date", window[1], side=basis
            )
        compulsory = ", ".join(t.number for t in plan.compulsory)
        if compulsory:
            yield CoverLine("entry", self.say("owed"), value=compulsory)
        if plan.if_any:
            some = self.say("owed_if_any_value", count=len(plan.if_any))
            yield CoverLine("entry", self.say("owed_if_any"), value=some)

    def _due(self) -> Iterator[CoverLine]:
        """Each due date once, with the day before it when it is a day off, and why."""
        seen: set[tuple[date, str]] = set()
        for due in sorted(self.plan.due, key=lambda d: d.due):
            if (due.due, due.explanation) in seen:
                continue
            seen.add((due.due, due.explanation))
            yield CoverLine("entry", self.say("due"), value=self._last_moment(due))
            if due.last_working_day != due.due:
                last = self._day(due.last_working_day)
                yield CoverLine("entry", self.say("last_working_day"), value=last)
            yield CoverLine("text", due.explanation)
        through = dict.fromkeys(d.through for d in self.plan.due if d.through)
        if through:
            yield CoverLine("entry", self.say("through"), value="; ".join(through))
        grounds = grouped_citations(due.citation for due in self.plan.due)
        if grounds:
            yield CoverLine("entry", self.say("citation"), value="\n".join(grounds))

    def _last_moment(self, due: DueDate) -> str:
        clock = f"{due.closing_time:%H:%M}"
        return self.say("due_value", day=self._day(due.due), time=clock)

    def _day(self, day: date) -> str:
        weekday = self.say(f"weekday_{day.isoweekday()}")
        return f"{weekday}, {numeric_date(day)}"

    def _answers(self) -> Iterator[CoverLine]:
        answered = self.plan.contact
        yield CoverLine(
            "entry", self.say("nil"), layout.COVER_NIL, "nil", answered.get(layout.COVER_NIL),
            side=self.say("nil_side"), hint=self.say("hint_nil"),
        )  # fmt: skip
        for report_type in self.plan.report_types:
            if report_type.question:
                entry = question_entry(report_type.id)
                yield CoverLine(
                    "entry", report_type.question, entry, "answer", answered.get(entry),
                    side=report_type.number, opens=report_type.id, hint=self.say("hint_answer"),
                )  # fmt: skip

    def _schools(self) -> Iterator[CoverLine]:
        for entry in (
            layout.COVER_SCHOOLS_DUE, layout.COVER_SCHOOLS_FILED, layout.COVER_SCHOOLS_NIL,
        ):  # fmt: skip
            yield CoverLine(
                "entry", self.say(entry), entry, "count", self.plan.contact.get(entry),
                side=self.say("required"), hint=self.say(f"hint_{entry}"),
            )  # fmt: skip

    def _prepared(self) -> Iterator[CoverLine]:
        fills: dict[str, Fill] = {
            layout.COVER_PREPARED_BY: "text",
            layout.COVER_PHONE: "text",
            layout.COVER_PREPARED_ON: "day",
            layout.COVER_SIGNER: "text",
        }
        for entry, fill in fills.items():
            required = entry == layout.COVER_PREPARED_BY
            yield CoverLine(
                "entry", self.say(entry), entry, fill, self.plan.contact.get(entry),
                self.say("required") if required else "", hint=self.say(f"hint_{entry}"),
            )  # fmt: skip

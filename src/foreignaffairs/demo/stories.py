"""Who behaves how in one period: on time, late, missing, mended, twice, under a strange name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.forms import form_name
from foreignaffairs.forms.window import data_window

from .chance import chance, weighted
from .cities import City
from .days import Days
from .filling import FIRST_DAY, filled
from .joint import PAIRS, joint_rows
from .mess import FLAWS, Fate, Flaw

Content = Literal["data", "draft", "nil", "copied", "earlier", "scan", "damaged"]
"""``draft`` lacks what ``data`` has, ``copied`` has the numbers of the period before, ``earlier``
is the form of that period."""

_NIL = {"THPT": 6, "TV_DU_HOC": 0, "PHONG_GDDT": 0, "SO_GDDT": 0, "PHONG_SO": 18}
_NIL_OTHERS = 34
_REST = {"on_time": 78, "late": 11, "missing": 11}
_SPECIAL_SHARE = 55
"""Units with a story of their own are at most so many in a hundred."""
_SAID_NOTHING = ("missing", "excluded", "scan_only", "on_time_nil", "late_nil")
_STRANGE_NAMES = (
    "BC ĐỐI NGOẠI (chốt cuối cùng).xlsx",
    "bao cao moi nhat - sua lan 2.xlsx",
    "Bieu mau da dien.xlsx",
)


@dataclass(frozen=True, slots=True)
class Sending:
    """One file that a unit sends; ``found_late`` lay elsewhere until the second look."""

    name: str
    on: date
    content: Content
    flaw: str = ""
    found_late: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """One unit in one period; ``extra`` are rows that it shares with another unit."""

    unit: str
    kind: str
    sendings: tuple[Sending, ...] = ()
    extra: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)


def stories_of(
    city: City, plans: Mapping[str, FormPlan], before: Mapping[str, FormPlan]
) -> tuple[Story, ...]:
    """The story of every unit that owes in a period, in the order of ``plans``.

    ``before`` are the plans of the city's first period, empty in that period itself.
    """
    teller = _Teller(city, plans, before)
    told = {story.unit: story for story in teller.tell()}
    return tuple(told[code] for code in plans)


class _Teller:
    """Hands out the stories that must be there, then draws the others."""

    def __init__(
        self, city: City, plans: Mapping[str, FormPlan], before: Mapping[str, FormPlan]
    ) -> None:
        self._city = city
        self._plans = plans
        self._before = before
        told = stories_of(city, before, {}) if before else ()
        self._earlier = {story.unit: story.kind for story in told}
        first = next(iter(plans.values()))
        self._period = first.period
        self.days = Days(min(due.due for due in first.due))
        self._random = chance(city.province, first.period.id, "stories")
        codes = list(plans)
        self._random.shuffle(codes)
        self._left = codes

    def tell(self) -> list[Story]:
        """Every story."""
        most = len(self._plans) * _SPECIAL_SHARE // 100
        made: list[Story] = []
        for suits, tell in self._special():
            if len(made) >= most:
                break
            code = next((c for c in self._left if suits(self._plans[c])), None)
            if code is not None:
                self._left.remove(code)
                made.append(tell(code))
        made += self._joint()
        return made + [self._usual(code) for code in self._left]

    def _special(self) -> list[tuple[Callable[[FormPlan], bool], Callable[[str], Story]]]:
        """Stories that are told once, the most telling first."""
        mistakes = [f for f in self._flaws() if f.fate is Fate.MISTAKE]
        others = [f for f in self._flaws() if f.fate is not Fate.MISTAKE]
        wrong = [(self._bears(f), self._mistaken(f, n % 3 < 2)) for n, f in enumerate(mistakes)]
        odd = [(self._bears(f), self._flawed(f)) for f in others]
        single = [
            (_files, self._extended),
            (_is_school, self._excluded),
            (_files, self._twice),
            (_files, self._older_after),
            (_files, self._damaged),
            (_is_school, self._scan_only),
            (_files, self._strange(0)),
        ]
        if self._before:
            single += [(_is_district, self._copied), (_is_school, self._earlier_form)]
            single += [(self._had_students, self._forgot)]
        more = [
            (_files, self._twice),
            (_files, self._strange(1)),
            (_files, self._strange(2)),
            (_is_school, self._scan_too),
        ]
        return [*wrong[:3], *odd[:3], *single, *odd[3:6], *wrong[3:], *odd[6:], *more]

    def _flaws(self) -> list[Flaw]:
        return [f for f in FLAWS if self._before or not f.later_only]

    def _bears(self, flaw: Flaw) -> Callable[[FormPlan], bool]:
        def bears(plan: FormPlan) -> bool:
            table = flaw.table(plan)
            return table is not None and _files(plan) and self._noticed(flaw, plan, table)

        return bears

    def _noticed(self, flaw: Flaw, plan: FormPlan, table: str) -> bool:
        """A slip against the period before needs a unit that has the table in both."""
        if not flaw.later_only:
            return True
        assert plan.unit is not None
        earlier = self._before.get(plan.unit.code)
        return earlier is not None and bool(
            filled(self._city, earlier, FIRST_DAY).prefill.get(table)
        )

    def _joint(self) -> list[Story]:
        """Units that report a delegation which another unit reports too."""
        hosts = [
            c
            for c in self._left
            if _is_school(self._plans[c]) and any(r.id == "F04" for r in self._plans[c].if_any)
        ][: 2 * PAIRS]
        window = data_window(next(iter(self._plans.values())))
        if not window:
            return []
        rows = joint_rows(self._city, self._period.id, window[0], hosts)
        for code in rows:
            self._left.remove(code)
        return [
            Story(code, "joint", self._one(code, self.days.in_time(self._random)), {"F04": shared})
            for code, shared in rows.items()
        ]

    def _usual(self, code: str) -> Story:
        kind = self._plans[code].kinds[0]
        behaviour = "on_time" if kind == "SO_GDDT" else weighted(self._random, _REST)
        if behaviour == "missing":
            return Story(code, "missing")
        nil = self._random.random() * 100 < _NIL.get(kind, _NIL_OTHERS)
        # Who had something in the first half of a year cannot have nothing in all of it.
        nil = nil and self._earlier.get(code, "missing") in _SAID_NOTHING
        on = self.days.late if behaviour == "late" else self.days.in_time
        sent = self._one(code, on(self._random), "nil" if nil else "data")
        return Story(code, f"{behaviour}_nil" if nil else behaviour, sent)

    def _flawed(self, flaw: Flaw) -> Callable[[str], Story]:
        def tell(code: str) -> Story:
            on = self.days.in_time(self._random)
            sending = Sending(self._name(code), on, "data", flaw.name)
            return Story(code, f"flaw:{flaw.name}", (sending,))

        return tell

    def _mistaken(self, flaw: Flaw, mended: bool) -> Callable[[str], Story]:
        def tell(code: str) -> Story:
            on = self.days.in_time(self._random)
            wrong = Sending(self._name(code), on, "data", flaw.name)
            if not mended:
                return Story(code, f"wrong:{flaw.name}", (wrong,))
            again = self._name(code).replace(".xlsx", "_lan2.xlsx")
            right = Sending(again, self.days.mended(self._random), "data")
            return Story(code, f"mended:{flaw.name}", (wrong, right))

        return tell

    def _extended(self, code: str) -> Story:
        return Story(code, "extended", self._one(code, self.days.extended_to))

    def _excluded(self, code: str) -> Story:
        return Story(code, "excluded")

    def _twice(self, code: str) -> Story:
        (first,) = self._one(code, self.days.in_time(self._random))
        again = Sending(f"Copy of {first.name}", first.on, "data")
        return Story(code, "twice", (first, again))

    def _older_after(self, code: str) -> Story:
        newer = Sending(self._name(code), self.days.last_working, "data")
        early = self.days.extension
        older = Sending(f"ban dau {self._name(code)}", early, "draft", found_late=True)
        return Story(code, "older_after_newer", (newer, older))

    def _damaged(self, code: str) -> Story:
        on = self.days.in_time(self._random)
        broken = Sending(self._name(code), on, "damaged")
        again = self._name(code).replace(".xlsx", "_gui lai.xlsx")
        whole = Sending(again, self.days.late(self._random), "data")
        return Story(code, "damaged", (broken, whole))

    def _scan_only(self, code: str) -> Story:
        return Story(code, "scan_only", (self._scan(code),))

    def _scan_too(self, code: str) -> Story:
        sent = self._one(code, self.days.in_time(self._random))
        return Story(code, "scan_too", (*sent, self._scan(code)))

    def _scan(self, code: str) -> Sending:
        name = f"BC doi ngoai {code} (ky dong dau).pdf"
        return Sending(name, self.days.in_time(self._random), "scan")

    def _strange(self, n: int) -> Callable[[str], Story]:
        def tell(code: str) -> Story:
            on = self.days.in_time(self._random)
            return Story(code, "strange_name", (Sending(_STRANGE_NAMES[n], on, "data"),))

        return tell

    def _copied(self, code: str) -> Story:
        on = self.days.in_time(self._random)
        return Story(code, "copied", self._one(code, on, "copied"))

    def _had_students(self, plan: FormPlan) -> bool:
        """Whether a school counted students abroad in the first half of a cumulative year."""
        assert plan.unit is not None
        earlier = self._before.get(plan.unit.code)
        if earlier is None or not any(due.cumulative for due in plan.due) or not _is_school(plan):
            return False
        spoke = self._earlier.get(plan.unit.code) in ("on_time", "late")
        return spoke and bool(filled(self._city, earlier, FIRST_DAY).prefill.get("F02"))

    def _forgot(self, code: str) -> Story:
        """Nothing in a year whose first half had something."""
        on = self.days.in_time(self._random)
        return Story(code, "forgot_first_half", self._one(code, on, "nil"))

    def _earlier_form(self, code: str) -> Story:
        name = form_name(self._city.province, self._city.periods[0], code)
        on = self.days.in_time(self._random)
        return Story(code, "earlier_form", (Sending(f"gui lai {name}", on, "earlier"),))

    def _one(self, code: str, on: date, content: Content = "data") -> tuple[Sending]:
        return (Sending(self._name(code), on, content),)

    def _name(self, code: str) -> str:
        return form_name(self._city.province, self._period, code)


def _files(plan: FormPlan) -> bool:
    """Whether a unit is one of those that the demo made up, with something to report."""
    return bool(plan.unit and plan.unit.kind != "SO_GDDT" and len(plan.report_types) > 0)


def _is_school(plan: FormPlan) -> bool:
    return plan.kinds[0] == "THPT"


def _is_district(plan: FormPlan) -> bool:
    return plan.kinds[0] == "PHONG_GDDT"


def sent_by(stories: Sequence[Story]) -> list[tuple[Story, Sending]]:
    """Every file with the story it belongs to, in the order in which they came."""
    pairs = [(story, sending) for story in stories for sending in story.sendings]
    return sorted(pairs, key=lambda p: (p[1].on, p[1].name))

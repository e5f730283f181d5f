"""Who behaves how in one period: stories that must be there are handed out, others are drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.forms.window import data_window

from .chance import chance, weighted
from .cities import City
from .days import Days
from .filling import FIRST_DAY, filled
from .joint import PAIRS, TABLE, joint_rows
from .mess import FLAWS, Fate, Flaw
from .story import Story
from .tales import Tales, Tell

Suits = Callable[[FormPlan], bool]

_NIL = {"THPT": 6, "TV_DU_HOC": 0, "PHONG_GDDT": 0, "SO_GDDT": 0, "PHONG_SO": 18}
_NIL_OTHERS = 34
_REST = {"on_time": 81, "late": 11, "missing": 8}
_SPECIAL_SHARE = 55
"""Units with a story of their own are at most so many in a hundred."""
_TURNS = 3
_NEVER_MENDED = (2, 4)
_SAID_NOTHING = ("missing", "excluded", "scan_only", "on_time_nil", "late_nil")


def stories_of(
    city: City, plans: Mapping[str, FormPlan], before: Mapping[str, FormPlan]
) -> tuple[Story, ...]:
    """The story of every unit that owes in a period, in the order of ``plans``.

    ``before`` are the plans of the city's first period, empty in that period itself.
    """
    told = {story.unit: story for story in _Teller(city, plans, before).tell()}
    return tuple(told[code] for code in plans)


class _Teller:
    """Gives each unit one story."""

    def __init__(
        self, city: City, plans: Mapping[str, FormPlan], before: Mapping[str, FormPlan]
    ) -> None:
        period = next(iter(plans.values())).period
        due = min(due.due for plan in plans.values() for due in plan.due)
        random = chance(city.province, period.id, "stories")
        self._city = city
        self._plans = plans
        self._before = before
        self._tales = Tales(city, period, Days(due), random)
        self._random = random
        self._earlier = {s.unit: s.kind for s in stories_of(city, before, {})} if before else {}
        self._left = list(plans)
        random.shuffle(self._left)

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

    def _special(self) -> list[tuple[Suits, Tell]]:
        """Stories that are told once, the most telling first."""
        tales, flaws = self._tales, self._flaws()
        mistakes = [f for f in flaws if f.fate is Fate.MISTAKE]
        wrong = [
            (self._bears(f), tales.mistaken(f, mended=n not in _NEVER_MENDED))
            for n, f in enumerate(mistakes)
        ]
        odd = [(self._bears(f), tales.flawed(f)) for f in flaws if f.fate is not Fate.MISTAKE]
        single: list[tuple[Suits, Tell]] = [
            (_any, tales.extended),
            (_school, tales.excluded),
            (_any, tales.twice),
            (_any, tales.older_after_newer),
            (_any, tales.damaged),
            (_school, tales.scan_only),
            (_school, tales.scan_too),
            (_any, tales.by_mail),
            (_any, tales.zipped),
            (_any, tales.strangely_named(0)),
        ]
        if self._before:
            single += [(_district, tales.copied), (_school, tales.earlier_form)]
            single += [(self._had_students, tales.forgot_first_half)]
        more: list[tuple[Suits, Tell]] = [
            (_any, tales.twice),
            (_any, tales.strangely_named(1)),
            (_any, tales.strangely_named(2)),
        ]
        return [*wrong[:3], *odd[:3], *single, *odd[3:6], *wrong[3:], *odd[6:], *more]

    def _flaws(self) -> list[Flaw]:
        """Mistakes take turns: two thirds of them in each period, every one within a city."""
        mistakes = [f for f in FLAWS if f.fate is Fate.MISTAKE]
        resting = set(mistakes[1 if self._before else 0 :: _TURNS])
        return [f for f in FLAWS if f not in resting and (self._before or not f.later_only)]

    def _bears(self, flaw: Flaw) -> Suits:
        def bears(plan: FormPlan) -> bool:
            table = flaw.table(plan)
            if table is None or not _any(plan):
                return False
            # A slip against the period before needs a unit that has the table in both.
            return not flaw.later_only or self._had(plan, table)

        return bears

    def _had(self, plan: FormPlan, table: str) -> bool:
        """Whether a unit has rows of its own in a table of the first period."""
        assert plan.unit is not None
        earlier = self._before.get(plan.unit.code)
        return bool(earlier and filled(self._city, earlier, FIRST_DAY).prefill.get(table))

    def _had_students(self, plan: FormPlan) -> bool:
        """Whether a school counted students abroad in the first half of a cumulative year."""
        assert plan.unit is not None
        if not any(due.cumulative for due in plan.due) or not _school(plan):
            return False
        spoke = self._earlier.get(plan.unit.code) in ("on_time", "late")
        return spoke and self._had(plan, "F02")

    def _joint(self) -> list[Story]:
        """Units that report a delegation which another unit reports too."""
        asked = [
            code
            for code in self._left
            if _school(self._plans[code]) and TABLE in (r.id for r in self._plans[code].if_any)
        ]
        window = data_window(next(iter(self._plans.values())))
        if not window:
            return []
        period = self._tales.period.id
        rows = joint_rows(self._city, period, window[0], asked[: 2 * PAIRS])
        for code in rows:
            self._left.remove(code)
        days = self._tales.days
        return [
            Story(code, "joint", self._tales.one(code, days.in_time(self._random)), {TABLE: shared})
            for code, shared in rows.items()
        ]

    def _usual(self, code: str) -> Story:
        kind = self._plans[code].kinds[0]
        behaviour = "on_time" if kind == "SO_GDDT" else weighted(self._random, _REST)
        nil = self._random.random() * 100 < _NIL.get(kind, _NIL_OTHERS)
        # Who had something in the first half of a year cannot have nothing in all of it.
        nil = nil and self._earlier.get(code, "missing") in _SAID_NOTHING
        return self._tales.usual(code, behaviour, nil=nil)


def _any(plan: FormPlan) -> bool:
    """Any unit but the Department itself."""
    return plan.kinds[0] != "SO_GDDT"


def _school(plan: FormPlan) -> bool:
    return plan.kinds[0] == "THPT"


def _district(plan: FormPlan) -> bool:
    return plan.kinds[0] == "PHONG_GDDT"

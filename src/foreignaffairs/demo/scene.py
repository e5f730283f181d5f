"""One period of one city: who owes what by the rules, and who will behave how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.expected.plans import form_plans
from foreignaffairs.model import Period, Province, ReportType, Roster, Unit
from foreignaffairs.provinces.registry import Registry

from .cities import City
from .days import Days
from .stories import stories_of
from .story import Story
from .units import sample_units


@dataclass(frozen=True, slots=True)
class Scene:
    """Plans by unit code in the order of the list, and the story of each unit."""

    city: City
    period: Period
    plans: Mapping[str, FormPlan]
    stories: tuple[Story, ...]

    @property
    def days(self) -> Days:
        """The days that matter."""
        return Days(min(due.due for plan in self.plans.values() for due in plan.due))


@dataclass(frozen=True, slots=True)
class Stage:
    """A city with its rules and sample units."""

    city: City
    province: Province
    report_types: Mapping[str, ReportType]
    units: tuple[Unit, ...]

    @classmethod
    def of(cls, city: City, registry: Registry, size: int | None) -> Stage:
        """Set the stage; ``size`` is the number of sample units, ``None`` for all."""
        province = registry.province(city.province)
        types = registry.report_types(city.province)
        return cls(city, province, types, sample_units(city, province, size))

    def scene(self, period: str) -> Scene:
        """One period, worked out from the rules alone."""
        plans = self.plans(period)
        first = self.city.periods[0]
        before = self.plans(first) if period != first else {}
        return Scene(self.city, Period.parse(period), plans, stories_of(self.city, plans, before))

    def plans(self, period: str) -> dict[str, FormPlan]:
        """What each unit owes in a period, by the rules alone."""
        wanted = Period.parse(period)
        roster = Roster(units=(*self.units, *self.province.units))
        return {
            plan.unit.code: plan
            for plan in form_plans(self.province, self.report_types, wanted, roster)
            if plan.unit
        }


def stages(registry: Registry, cities: Sequence[City], size: int | None) -> tuple[Stage, ...]:
    """The stage of each city."""
    return tuple(Stage.of(city, registry, size) for city in cities)

"""The one suite that every province plugin passes: subclass it and name the province."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from foreignaffairs.calendar import due_dates
from foreignaffairs.expected import form_plan
from foreignaffairs.model import Deadline, DueDate, Period, Province, Roster, Setting, Unit
from foreignaffairs.provinces.description import describe
from foreignaffairs.provinces.questions import open_questions, settings_of
from foreignaffairs.provinces.references import check_references
from foreignaffairs.provinces.settings import with_office_settings
from foreignaffairs.provinces.yaml_text import Located

from .facts import EMPTY_FORM, Facts
from .installed import installed

YEARS = range(2023, 2028)
_ID = re.compile(r"[0-9A-Za-zĐđ][0-9A-Za-zĐđ._/&-]*")
_LISTS = (
    "directives",
    "tasks",
    "unit_kinds",
    "addressees",
    "recipients",
    "deadlines",
    "obligations",
)


class ProvinceConformance:
    """Tests of one province; set ``province_id`` in the subclass."""

    province_id: ClassVar[str]

    @property
    def province(self) -> Province:
        """The province as its plugin gives it."""
        return installed().province(self.province_id)

    def _dues(self) -> Iterator[DueDate]:
        return (due for year in YEARS for due in due_dates(self.province, year))

    # ---- the plugin

    def test_the_plugin_is_installed_and_loads(self) -> None:
        """Its entry point is found, nothing failed, and the province says where it is from."""
        infos = [p for p in installed().plugins if self.province_id in (p.name, *p.provinces)]
        assert [info.error for info in infos] == [None]
        assert (self.province.plugin, self.province.version) == (
            infos[0].distribution,
            infos[0].version,
        )

    def test_every_reference_is_alive(self) -> None:
        """Everything named is declared, also in a province that was not read from YAML."""
        known = installed().report_types(self.province_id)
        assert check_references(self.province, Located(), known) == ()

    def test_checks_survive_an_empty_form(self) -> None:
        """A check of the plugin says nothing of an empty form, and does not raise."""
        facts = Facts(installed().report_types(self.province_id))
        for check in installed().checks(self.province_id):
            assert tuple(check.check(EMPTY_FORM, facts)) == ()

    def test_checks_stand_on_a_declared_directive(self) -> None:
        """A check has a code of its own and cites a directive of the province."""
        checks = installed().checks(self.province_id)
        known = {directive.id for directive in self.province.directives}
        assert [c.id for c in checks if c.citation.directive not in known] == []
        assert [c.id for c in checks if c.id.startswith("FA-")] == []

    # ---- the words

    def test_every_text_is_nfc_and_tidy(self) -> None:
        """Texts are NFC, without spaces at their ends or in a row."""
        untidy = [
            text
            for text in _texts(self.province.model_dump(mode="json", exclude={"report_types"}))
            if unicodedata.normalize("NFC", text) != text or " ".join(text.split()) != text
        ]
        assert untidy == []

    def test_ids_are_plain(self) -> None:
        """Ids have letters without accents (and Đ), digits and . _ / & - only."""
        ids = [record.id for name in _LISTS for record in getattr(self.province, name)]
        ids += [unit.code for unit in self.province.units]
        assert [i for i in ids if not _ID.fullmatch(i)] == []

    def test_titles_are_short_and_ours(self) -> None:
        """A task's title fits on a line of a form; the clause says where to read the rest."""
        assert [t.id for t in self.province.tasks if len(t.title) > 120] == []

    # ---- where it is written

    def test_directives_can_be_found(self) -> None:
        """A directive has a number and a date, or notes that say why not."""
        bare = [d.id for d in self.province.directives if d.draft and not d.notes]
        assert bare == []
        assert self.province.directive(self.province.main_directive)

    def test_kinds_and_recipients_are_cited_or_explained(self) -> None:
        """A unit kind or recipient that no text names has a note."""
        bare = [k.id for k in self.province.unit_kinds if k.citation is None and not k.note]
        bare += [r.id for r in self.province.recipients if r.citation is None and not r.note]
        assert bare == []

    def test_settings_say_what_they_stand_on(self) -> None:
        """What the text does not settle has a reason, what it does settle a citation."""
        baseless = [name for name, setting in self._settings() if not _has_ground(setting)]
        assert baseless == []

    def test_every_open_question_can_be_settled_by_the_office(self) -> None:
        """Each unconfirmed setting is asked in words and can be decided in office.toml."""
        questions = open_questions(self.province)
        assert [q for q in questions if not q.question or not q.reason] == []
        # Twice: a deadline that has got its date is then asked for its data window.
        once = with_office_settings(self.province, _answers(self.province))
        twice = with_office_settings(once, _answers(once))
        assert open_questions(twice) == ()

    # ---- who owes what, by when

    def test_every_due_date_explains_itself(self) -> None:
        """Every due date of 2023 to 2027 has a sentence with its day, a citation, an addressee."""
        for due in self._dues():
            day = f"{due.due.day}/{due.due.month}/{due.due.year}"
            assert day in due.explanation, due
            assert "\n" not in due.explanation
            assert due.explanation.endswith(".")
            assert due.citation
            assert due.who, f"{due.deadline} of {due.obligation} binds nobody on {due.due}"
            assert due.recipients

    def test_every_deadline_is_used(self) -> None:
        """No deadline stands without an obligation, no obligation without deadline or frequency."""
        used = {name for o in self.province.obligations for name in o.deadlines}
        assert {d.id for d in self.province.deadlines} - used == set()
        loose = [o.id for o in self.province.obligations if not o.deadlines and not o.frequency]
        assert loose == []

    def test_every_unit_kind_owes_something_or_a_note_says_why_not(self) -> None:
        """Kinds outside every obligation are explained."""
        owing = {kind for o in self.province.obligations for kind in o.kinds}
        silent = [k.id for k in self.province.unit_kinds if k.id not in owing and not k.note]
        assert silent == []

    def test_every_addressee_owes_something(self) -> None:
        """Whoever the directive is sent to owes something."""
        owing = {kind for o in self.province.obligations for kind in o.kinds}
        assert [a.id for a in self.province.addressees if not set(a.kinds) & owing] == []

    def test_the_narrative_has_boxes(self) -> None:
        """Wherever the narrative is owed there is at least one task with a box."""
        for due in self._dues():
            if "F01" in due.forms:
                for kind in due.who:
                    assert self.province.narrative_tasks(due.due, (kind,)), (due.deadline, kind)

    def test_a_form_can_be_planned_for_every_kind(self) -> None:
        """A unit of each kind that owes something gets a form with something to fill in."""
        types = installed().report_types(self.province_id)
        dues = [due for due in due_dates(self.province, YEARS[0]) if due.level == "unit"]
        for period_id, kind in sorted({(due.period, kind) for due in dues for kind in due.who}):
            unit = Unit(code="MAU", name="Đơn vị mẫu", kinds=(kind,), sample=True)
            period = Period.parse(period_id)
            plan = form_plan(self.province, types, unit, period, Roster(units=(unit,)))
            assert plan.report_types, (period_id, kind)

    # ---- as data

    def test_everything_is_in_the_rules(self) -> None:
        """``rules --json`` holds every record by its id and survives JSON."""
        rules = describe(self.province)
        assert json.loads(json.dumps(rules, ensure_ascii=False)) == rules
        for name in _LISTS:
            declared = [record.id for record in getattr(self.province, name)]
            assert [entry["id"] for entry in rules[name]] == declared
        today = describe(self.province, date(2023, 6, 1))
        assert len(today["tasks"]) <= len(rules["tasks"])

    def _settings(self) -> Iterator[tuple[str, Setting[Any]]]:
        for deadline in self.province.deadlines:
            for name, setting in settings_of(deadline):
                yield f"{deadline.id}.{name}", _cited(setting, deadline)
        for obligation in self.province.obligations:
            for who in obligation.perhaps:
                yield f"{obligation.id}.perhaps", who.applies
        yield from self.province.settings.items()


def _cited(setting: Setting[Any], deadline: Deadline) -> Setting[Any]:
    """What the text itself says needs no citation beside the deadline's own."""
    if setting.basis == "seed" and setting.citation is None:
        return setting.model_copy(update={"citation": deadline.citation})
    return setting


def _has_ground(setting: Setting[Any]) -> bool:
    if setting.basis == "seed":
        return setting.citation is not None
    return bool(setting.reason) or (setting.basis == "seen" and setting.citation is not None)


def _answers(province: Province) -> dict[str, Any]:
    """An office.toml that confirms every assumption, and gives a date where there is none."""
    answers: dict[str, Any] = {}
    for question in open_questions(province):
        value = _MADE_UP[question.name] if question.value is None else question.value
        plain = value.model_dump() if hasattr(value, "model_dump") else value
        for where in question.where:
            table = answers
            for name in _path(where):
                table = table.setdefault(name, {})
            table[question.name] = plain
    return answers


def _path(where: str) -> Iterator[str]:
    """The names of a section of office.toml and of those around it, outermost first."""
    found: dict[str, Any] = tomllib.loads(f"[{where}]")
    while found:
        ((name, found),) = found.items()
        yield name


_MADE_UP = {
    "date": {"month": 12, "day": 31},
    "window": {"start": {"month": 1, "day": 1}, "end": {"month": 12, "day": 15}},
}
"""What the suite answers where a text gives nothing."""


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from (*_texts(key), *_texts(item))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)

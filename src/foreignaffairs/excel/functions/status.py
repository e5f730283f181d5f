"""Who filed, who is late, and what is to be mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.text import fold
from foreignaffairs.model import ExcelFunction, Finding, Period

from .declare import function, heads, scalar
from .errors import CellError
from .facts import Facts
from .lookup import kind_of, unit_of

if TYPE_CHECKING:
    from foreignaffairs.register import State

_OWING = ("unit_code", "unit", "kind", "area", "due", "state", "days_late")
_FINDINGS = ("severity", "sheet", "cell", "message", "fix", "finding_code", "citation")
_RATES = {"ty_le_nop": "da_nop", "ty_le_dung_han": "dung_han"}
_COUNTS = (
    "phai_nop", "da_nop", "dung_han", "nop_cham", "chua_nop", "dat", "de_nghi_sua", "loai_tru",
)  # fmt: skip


def state(facts: Facts, don_vi: str, ky: Period) -> str:
    """Where a unit stands in a period, in the words of the screen."""
    from foreignaffairs.register.states import state_label

    return state_label(_state(facts, _owing_unit(facts, don_vi, ky), ky))


def owing(
    facts: Facts, ky: Period, loai_don_vi: str | None, dia_ban: str | None
) -> Sequence[Sequence[Any]]:
    """Units that have not filed, or were asked to mend and have not sent it again."""
    from foreignaffairs.register.states import state_label

    kind = None if loai_don_vi is None else kind_of(facts, loai_don_vi)
    area = None if dia_ban is None else fold(dia_ban)
    lines = [
        (
            u.code,
            u.name,
            facts.province.kind_title(u.kind),
            u.area,
            u.due,
            state_label(_state(facts, u.code, ky)),
            max(0, (facts.today - u.due).days),
        )
        for u in facts.unit_facts(ky).values()
        if u.state in ("missing", "returned")
        and (kind is None or u.kind == kind)
        and (area is None or fold(u.area) == area)
    ]
    return [heads(_OWING), *lines]


def rate(
    facts: Facts,
    ky: Period,
    chi_tieu: str | None,
    loai_don_vi: str | None,
    dia_ban: str | None,
) -> float | int | None:
    """A rate in percent, or a count of units; blank where no unit owes."""
    measure = _measure(chi_tieu)
    kind = None if loai_don_vi is None else kind_of(facts, loai_don_vi)
    area = None if dia_ban is None else fold(dia_ban)
    counts = facts.remember(("counts", ky.id), lambda: _counts(facts, ky))
    chosen = [
        line
        for (of_kind, of_area), line in counts.items()
        if (kind is None or of_kind == kind) and (area is None or of_area == area)
    ]
    if measure in _COUNTS:
        return sum(line[measure] for line in chosen)
    owed = sum(line["phai_nop"] for line in chosen)
    part = sum(line[_RATES[measure]] for line in chosen)
    return round(100 * part / owed, 1) if owed else None


def findings(facts: Facts, don_vi: str, ky: Period) -> Sequence[Sequence[Any]]:
    """What is to be mended or confirmed in a unit's current report."""
    code = _owing_unit(facts, don_vi, ky)
    found = facts.unit_facts(ky)[code]
    submission = found.submission
    if submission is None:
        raise CellError("NOP", unit=found.name, period=ky.id)
    made = facts.remember(
        ("findings", submission),
        lambda: facts.desk.register.submissions.findings(submission),
    )
    return finding_lines(made)


def finding_lines(made: Sequence[Finding]) -> Sequence[Sequence[Any]]:
    """Findings as a table; a line that says so where there is nothing to mend."""
    lines = [
        (
            text(f"excel_functions.severity_{f.severity}"),
            f.sheet,
            f.cell,
            f.message,
            f.fix,
            f.code,
            f.citation,
        )
        for f in made
    ]
    fine = (text("excel_functions.fine"), "", "", text("excel_functions.fine_words"), "", "", "")
    return [heads(_FINDINGS), *(lines or [fine])]


def _owing_unit(facts: Facts, words: str, period: Period) -> str:
    """The code of a unit that belongs to the period; raises :class:`CellError`."""
    unit = unit_of(facts, words)
    if unit.code not in facts.unit_facts(period):
        raise CellError("DIEN", unit=unit.name, period=period.id)
    return unit.code


def _state(facts: Facts, code: str, period: Period) -> State:
    standings = facts.remember(
        ("standings", period.id),
        lambda: facts.desk.register.standings.of(period.id, tuple(facts.unit_facts(period))),
    )
    return standings[code].state


def _measure(words: str | None) -> str:
    if words is None:
        return "ty_le_nop"
    names = {
        fold(name): measure
        for measure in (*_RATES, *_COUNTS)
        for name in (measure, *text(f"excel_functions.rate_{measure}").split("; "))
    }
    found = names.get(fold(words))
    if found is None:
        raise CellError("CHITIEU", value=words, known=", ".join((*_RATES, *_COUNTS)))
    return found


def _counts(facts: Facts, period: Period) -> Mapping[tuple[str, str], Mapping[str, int]]:
    """Counts of units by kind and folded area, as the office's own summary makes them."""
    from foreignaffairs.consolidation.timeliness import summary_records, unit_records

    units = unit_records(facts.unit_facts(period).values(), facts.today)
    found: dict[tuple[str, str], dict[str, int]] = {}
    for line in summary_records(units, ("loai_don_vi", "dia_ban")):
        key = (str(line["loai_don_vi"]), fold(str(line["dia_ban"])))
        sums = found.setdefault(key, dict.fromkeys(_COUNTS, 0))
        for name in _COUNTS:
            sums[name] += int(line[name])
    return found


_KY = scalar("ky", "period")
_UNIT = scalar("don_vi", help_="arg_unit")
_KIND = scalar("loai_don_vi", optional=True, help_="arg_kind")
_AREA = scalar("dia_ban", optional=True, help_="arg_area")

STATUS: tuple[ExcelFunction, ...] = (
    function(
        "FA_TINH_TRANG", state, "status", _UNIT, _KY,
        example='"MAU-T01","2024-K1"', needs="register", changes_daily=True,
    ),
    function(
        "FA_DS_CHUA_NOP", owing, "status", _KY, _KIND, _AREA,
        example='"2024-K1","Trường THPT"', shape="table", needs="register", changes_daily=True,
    ),
    function(
        "FA_TY_LE", rate, "status", _KY, scalar("chi_tieu", optional=True, help_="arg_rate"),
        _KIND, _AREA,
        example='"2024-K1","ty_le_dung_han","Trường THPT"', needs="register", changes_daily=True,
    ),
    function(
        "FA_CAN_SUA", findings, "status", _UNIT, _KY,
        example='"MAU-T03","2024-K1"', shape="table", needs="register",
    ),
)  # fmt: skip

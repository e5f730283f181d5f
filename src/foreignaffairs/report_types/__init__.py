"""The core report types F01–F16, one module each, and the rule kinds.

How to add a report type
------------------------

The seventeenth is an hour's work. In the core it is one module; in a plugin it is the same module,
given to ``load_province`` with the province's data.

1. Write a row class on :class:`~foreignaffairs.model.TableRow` (fixed boxes: on ``Row``). Each
   field is ``Annotated[<type> | None, Column("Tiêu đề", "Hướng dẫn.", …)] = None``. The Python
   type decides how a cell is read: ``str`` text, ``Count`` a whole number, ``Money`` an amount,
   ``date``, ``bool`` Có/Không, ``CountryCode`` and ``Countries``; ``str`` with ``codes=`` one
   choice, ``tuple[str, ...]`` with ``codes=`` several. Say ``required`` only of what the row
   means nothing without; ``key`` of what makes two rows the same; ``measure="flow"`` of what adds
   up over periods and ``"stock"`` of what does not; ``dimension`` of what the officer groups by;
   ``personal`` of whatever names a person; ``aliases`` for other headings people write.
2. Add code lists with ``code_list(id, title, [(code, label, alias …)])``: codes are for the
   machine and are never shown, labels are what a clerk picks.
3. Add rules from :mod:`foreignaffairs.report_types.rules`. A rule of a new kind derives from
   ``RowRule`` and says its test twice, on values and on cells, plus a finding code in
   ``findings.toml`` and a sentence in ``report_types.toml``. A legal number of days is a
   ``Threshold``.
4. Make the :class:`~foreignaffairs.model.ReportType`: id, number, title, short sheet name, row,
   rules, a Có/Không ``question`` unless everybody must answer, a ``note`` of one sentence.
5. In the core, add it to :data:`CORE` below. An obligation in a province's YAML names its id.

Forms, reading, checks, consolidation and docs follow from that. The tests of this room hold every
type to the same rules: run ``pytest tests/report_types``.

A type needs no module: ``create_model("Row", __base__=TableRow, cot=(Annotated[…], None))`` of
pydantic, made at run time from a list of columns, works the same.
"""

from __future__ import annotations

from foreignaffairs.model import ReportType

from .describe import describe_type, rule_text
from .f01 import F01
from .f01b import F01b
from .f02 import F02
from .f02b import F02b
from .f03 import F03
from .f04 import F04
from .f05 import F05
from .f06 import F06
from .f07 import F07
from .f08 import F08
from .f09 import F09
from .f10 import F10
from .f11 import F11
from .f12 import F12
from .f13 import F13
from .f14 import F14
from .f15 import F15
from .f16 import F16

CORE: tuple[ReportType, ...] = (
    F01, F01b, F02, F02b, F03, F04, F05, F06, F07, F08, F09, F10, F11, F12, F13, F14, F15, F16,
)  # fmt: skip
"""Every core report type in printing order."""


def by_id(report_type_id: str) -> ReportType:
    """Return one core report type; raises ``KeyError`` for an id outside the core."""
    for report_type in CORE:
        if report_type.id == report_type_id:
            return report_type
    raise KeyError(report_type_id)


__all__ = ["CORE", "by_id", "describe_type", "rule_text"]

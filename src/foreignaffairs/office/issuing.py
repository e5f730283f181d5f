"""Sending out: each unit's workbook, and the request letter with its list."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.files import numbered, sha256_of, write_new
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError
from foreignaffairs.model.layout import LAYOUT
from foreignaffairs.register import Register

from .facts import PeriodView
from .folder import OfficeFolder
from .versions import write_version


@dataclass(frozen=True, slots=True)
class Issued:
    """What went out: the forms by unit code, and the request letter."""

    forms: Mapping[str, Path]
    letter: Path


def issue(
    folder: OfficeFolder,
    view: PeriodView,
    register: Register,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Issued:
    """Write a form for every unit that owes, then the request letter.

    A form that was issued before with the same content is left as it is; a form whose content
    changed is written beside it under a new name, because copies of the old one are out.
    """
    from foreignaffairs.documents.request_letter import request_of, write_request

    if not view.plans:
        raise OfficeError(text("office.nobody_owes", period=view.period.id))
    target = folder.forms / view.period.id
    target.mkdir(parents=True, exist_ok=True)
    known = {f.sha256: f.path for f in register.issued.forms(view.period.id)}
    forms = {}
    for done, (code, plan) in enumerate(view.plans.items(), 1):
        forms[code] = _form(folder, target, view, plan, known, register)
        progress(done, len(view.plans))
    request = request_of(view.province, tuple(view.plans.values()))
    letter = write_version(
        target / f"CV-yeu-cau-{view.period.id}.docx", lambda path: write_request(request, path)
    )
    return Issued(forms, letter)


def _form(
    folder: OfficeFolder,
    target: Path,
    view: PeriodView,
    plan: FormPlan,
    known: Mapping[str, str],
    register: Register,
) -> Path:
    assert plan.unit is not None
    # XlsxWriter and the sheets wait until a form is written.
    from foreignaffairs.forms import form_bytes, form_name

    data = form_bytes(plan)
    digest = hashlib.sha256(data).hexdigest()
    there = known.get(digest)
    if there and (folder.root / there).is_file():
        return folder.root / there
    path = target / form_name(view.province.id, view.period.id, plan.unit.code)
    path = _not_recorded(path, digest) or write_new(path, data)
    register.issued.record_form(
        view.period.id,
        plan.unit.code,
        path.relative_to(folder.root).as_posix(),
        LAYOUT,
        digest,
    )
    return path


def _not_recorded(path: Path, digest: str) -> Path | None:
    """The form that a run wrote before it was killed: it is recorded now, not written again."""
    for name in numbered(path):
        if not name.exists():
            return None
        if sha256_of(name) == digest:
            return name
    raise AssertionError("unreachable")


def earlier_rows(
    register: Register, view: PeriodView, before: str | None
) -> dict[str, dict[str, tuple[Mapping[str, Any], ...]]]:
    """What each unit reported in an earlier period, by unit and report type, for prefilling."""
    if before is None:
        return {}
    codes = dict.fromkeys(o.unit.code for o in view.owed)
    return {code: register.rows.of_unit(before, code, view.report_types) for code in codes}

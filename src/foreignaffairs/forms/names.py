"""Names of form files and of the sheets inside."""

from __future__ import annotations

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import Period, Province

_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'"))
_LONGEST = 31


def form_name(province: Province | str, period: Period | str, unit_code: str | None) -> str:
    """File name of a form, ASCII only: ``hai-phong_2023-N_T01.xlsx``; no unit: the generic form."""
    who = unit_code or "mau-chung"
    province_id = province if isinstance(province, str) else province.id
    return f"{province_id}_{period}_{who}.xlsx"


def sheet_names(plan: FormPlan, lang: str) -> dict[str, str]:
    """Sheet names in working order: ``cover``, each report type's id, ``check``, ``rules``."""
    names = {"cover": f"1 {text('forms.sheet_cover', lang)}"}
    for number, report_type in enumerate(plan.report_types, start=2):
        short = report_type.sheet.translate(_FORBIDDEN).strip()
        names[report_type.id] = f"{number} {short}"[:_LONGEST]
    names["check"] = text("forms.sheet_check", lang)
    names["rules"] = text("forms.sheet_rules", lang)
    return names


def quoted(sheet: str) -> str:
    """The sheet's name as a formula needs it: ``'2 Du học'``."""
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'"

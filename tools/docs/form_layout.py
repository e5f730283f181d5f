"""The marks by which a form is read again, from the shared layout module."""

from __future__ import annotations

from .markdown import NOTE_EN, code, codes, document, table

COVER = {
    "COVER_UNIT": "the unit, “code – name”",
    "COVER_PERIOD": "the period, its id in brackets at the end",
    "COVER_NIL": "“Toàn đơn vị không phát sinh”: Có, or blank",
    "COVER_PREPARED_BY": "who filled it in; the one thing that every unit must write",
    "COVER_PHONE": "that person's office telephone",
    "COVER_PREPARED_ON": "the day it was filled in",
    "COVER_SIGNER": "who signs for the unit",
    "COVER_SCHOOLS_DUE": "intermediate offices: schools that should report",
    "COVER_SCHOOLS_FILED": "intermediate offices: schools that did",
    "COVER_SCHOOLS_NIL": "intermediate offices: schools that had nothing",
}
"""What each entry of the cover holds."""

META = {
    "layout": "layout version",
    "province": "province id",
    "period": "period id",
    "unit": "unit code, blank in the generic form",
    "kinds": "the unit's kinds, separated by commas",
    "report_types": "ids of the report types asked, in order, separated by commas",
    "form_id": "hash of the above",
}
"""What each line of the metadata sheet holds."""


def page() -> str:
    """The page of form layout marks."""
    from foreignaffairs.model import layout

    prefix = "COVER_"
    named = {
        n: v
        for n, v in vars(layout).items()
        if n.startswith(prefix) and n not in ("COVER_ID", "COVER_VALUE", "COVER_QUESTION")
    }
    if set(named) != set(COVER) or set(layout.META_KEYS) != set(META):
        raise ValueError("form_layout.py does not know every entry of model/layout.py")
    return document(
        NOTE_EN,
        "# Form layout",
        f"Forms of this release have layout version {code(layout.LAYOUT)}; every version ever "
        "issued stays readable. A form carries its identity in three places, each enough alone, "
        "so that it survives renamed sheets, inserted or reordered columns and rows, retyped "
        "headings and “save as”. **Ids from a form are claims, never trusted**: the register and "
        "the unit list decide what they mean.",
        f"1. A very hidden sheet {code(layout.META_SHEET)} of key and value.\n"
        f"2. In every sheet one hidden *id row* whose cells begin with {code(layout.ID_MARK)} and "
        f"name the columns: {code(layout.column_mark('F02', 'nuoc'))} is column `nuoc` of report "
        "type F02.\n"
        "3. The printed words: labels of the cover and headings of the tables, as the last resort.",
        f"Drop-down lists stand on the very hidden sheet {code(layout.LISTS_SHEET)}. Sheets are "
        "protected without a password; only input cells are unlocked.",
        "## Metadata",
        table(("Key", "Value"), ((code(key), META[key]) for key in layout.META_KEYS)),
        "## Cover",
        f"The hidden column under {code(layout.COVER_ID)} holds entry ids, the column under "
        f"{code(layout.COVER_VALUE)} the answers.",
        table(
            ("Entry", "Holds"),
            (
                *((code(value), COVER[name]) for name, value in named.items()),
                (
                    code(f"{layout.COVER_QUESTION}F03"),
                    f"the question of a report type: {layout.YES} or {layout.NO}, blank is "
                    "unanswered",
                ),
            ),
        ),
        "## Values",
        f"Yes and no are {codes((layout.YES, layout.NO))}. Code lists and countries are written "
        "with their printed labels; aliases are understood. Blank, zero, “không phát sinh” and "
        "not submitted are four different things. Fixed boxes (narrative, indicators) are tables "
        "whose key column is hidden and filled in.",
        "Reading also takes .xls, .xlsb and .ods saved from the form, text numbers (“1.200”, "
        "“12,5”), text dates (“15/6/2023”, “tháng 6/2023”), NFD and TCVN3/VNI text. What is unsure "
        "becomes a finding with a suggestion, never a silent guess; see "
        "[finding codes](ma-phat-hien.md).",
    )

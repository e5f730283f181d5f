"""Every flaw of the demo, mildest first."""

from __future__ import annotations

from . import contents, edits
from .flaw import Fate, Flaw

FLAWS: tuple[Flaw, ...] = (
    Flaw("numbers_as_text", Fate.READ_OVER, ("F11", "F02"), edit=edits.numbers_as_text),
    Flaw("usual_countries", Fate.READ_OVER, ("F02", "F04"), edit=edits.usual_countries),
    Flaw("total_typed", Fate.READ_OVER, ("F02", "F08"), edit=edits.total_typed),
    Flaw("dates_as_text", Fate.READ_OVER, ("F12",), edit=edits.dates_as_text),
    Flaw("decomposed", Fate.READ_OVER, ("F01", "F02"), edit=edits.decomposed),
    Flaw("column_added", Fate.READ_OVER, ("F11", "F02"), edit=edits.column_added),
    Flaw("sheet_renamed", Fate.READ_OVER, ("F02", "F11"), edit=edits.sheet_renamed),
    Flaw("rows_added", Fate.READ_OVER, ("F08", "F02"), edit=edits.rows_added),
    Flaw("other_headings", Fate.READ_OVER, ("F02", "F11"), edit=edits.other_headings),
    Flaw("old_font", Fate.ASKED_ABOUT, ("F01",), edit=edits.old_font),
    Flaw("comma_decimals", Fate.READ_OVER, ("F10",), edit=edits.comma_decimals),
    Flaw("months_for_dates", Fate.ASKED_ABOUT, ("F11",), edit=edits.months_for_dates),
    Flaw("large_jump", Fate.ASKED_ABOUT, ("F08",), content=contents.large_jump, later_only=True),
    Flaw("boxes_blank", Fate.ASKED_ABOUT, ("F01",), content=contents.boxes_blank),
    Flaw("women_over_total", Fate.MISTAKE, ("F02", "F03"), content=contents.women_over_total),
    Flaw("ambiguous_country", Fate.MISTAKE, ("F02", "F04"), edit=edits.ambiguous_country),
    Flaw("nobody_signed", Fate.MISTAKE, ("F01", "F02"), content=contents.nobody_signed),
    Flaw("dates_swapped", Fate.MISTAKE, ("F12",), content=contents.dates_swapped),
    Flaw("needed_blank", Fate.MISTAKE, ("F11", "F02"), content=contents.needed_blank),
    Flaw("negative", Fate.MISTAKE, ("F02", "F11"), content=contents.negative),
    Flaw("yes_but_empty", Fate.MISTAKE, ("F11",), content=contents.yes_but_empty),
    Flaw("broken_reference", Fate.MISTAKE, ("F02", "F11"), edit=edits.broken_reference),
)

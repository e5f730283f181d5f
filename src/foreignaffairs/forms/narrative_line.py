"""The narrative's line on the check sheet: boxes that must be filled in and are not."""

from __future__ import annotations

from foreignaffairs.model import layout

from .check_lines import Line, is_word, line_title, literal, sentence
from .cover_plan import CoverPlan
from .draft import Computed, Draft
from .narrative import NarrativeGeometry


def narrative_line(draft: Draft, cover: CoverPlan, place: NarrativeGeometry, number: int) -> Line:
    """Work out the line; ``number`` is its 1-based row."""
    nil = is_word(cover.cell(layout.COVER_NIL), layout.YES)
    said = {
        str(r.get(place.report_type.columns[0].name))
        for r in draft.plan.prefill.get(place.report_type.id, ())
        if r.get(place.report_type.columns[1].name)
    }
    filled = sum(box.key in said for box in place.boxes)
    blank = sum(box.required and box.key not in said for box in place.boxes)
    rows = Computed(f'SUMPRODUCT((TRIM({place.box_range(len(place.boxes))})<>"")*1)', filled)
    missing = (
        Computed(f'SUMPRODUCT((TRIM({place.box_range(place.required)})="")*1)', blank)
        if place.required
        else Computed("0", 0)
    )
    work = Computed(f"IF({nil},0,E{number})", blank)
    verdict = Computed(
        f"IF(H{number}=0,IF({nil},{literal(draft.words('done_nil'))},{literal(draft.words('done'))}),"
        f"{sentence(draft, 'boxes_left', 'count', f'H{number}')})",
        draft.words("boxes_left", count=blank) if blank else draft.words("done"),
    )
    return Line(
        line_title(place.report_type), place.sheet, place.first_input(), None, rows, missing,
        None, None, work, verdict,
    )  # fmt: skip

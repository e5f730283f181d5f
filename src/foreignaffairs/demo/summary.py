"""The last screen: where everything is, a few numbers, one figure traced to its cell."""

from __future__ import annotations

from pathlib import Path

from foreignaffairs.office import Office

from .screen import Screen, words
from .walk import Walked


def close_with(screen: Screen, office: Office, walked: Walked) -> None:
    """Say where a city's results are and trace one figure."""
    city, period = walked.scene.city, walked.scene.period.id
    title = next(iter(walked.scene.plans.values())).period_title

    def say(key: str, **params: object) -> None:
        screen.say("  " + words(screen, key, **params))

    screen.say()
    screen.say(words(screen, "summary", city=office.province.city, title=title))
    say("at_report", path=walked.report)
    say("at_annex", path=walked.annex)
    say("at_returns", path=office.folder.returns / period, n=walked.returned)
    say("at_request", path=walked.request)
    if walked.reminder:
        say("at_reminder", path=walked.reminder)
    say("at_register", path=office.folder.register)
    row = walked.status.iloc[0]
    say(
        "numbers",
        filed=int(row["da_nop"]),
        owed=int(row["phai_nop"]),
        rate=str(row["ty_le_nop"]).replace(".", ","),
        rows=sum(len(walked.made.rows(name)) for name in walked.made),
        tables=len(walked.made),
    )
    trace_one(screen, office, city.figure)


def trace_one(screen: Screen, office: Office, figure: str) -> None:
    """Say what a figure is made of, and how to ask for it again."""
    cells = office.trace(figure)
    first = cells.iloc[0]
    screen.say(
        "  "
        + words(
            screen,
            "traced",
            figure=figure,
            total=sum(cells["gia_tri"]),
            n=len(cells),
            cell=first["o"],
            sheet=first["trang"],
            file=first["tep"],
            unit=first["ten_don_vi"],
            value=first["gia_tri"],
        )
    )
    command = f'foreignaffairs trace "{office.folder.root}" "{figure}"'
    screen.say("  " + words(screen, "again", command=command))


def first_to_look_at(screen: Screen, directory: Path, walked: list[Walked]) -> None:
    """The last line."""
    screen.say()
    screen.say(words(screen, "look_first", path=walked[-1].report, directory=directory))

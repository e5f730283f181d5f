"""Answers the add-in's questions, one JSON object a line: ``python -m …calc_addin.worker``.

A question is ``{"name", "args", "url"}``, an answer ``{"value"}``. Dates go as Calc counts them.
LibreOffice starts one worker and keeps it; it ends when its input does.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TextIO
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from foreignaffairs.excel.functions.session import Session
from foreignaffairs.language.dates import serial_of

Call = Callable[..., Any]


def serve(questions: TextIO, answers: TextIO, session: Session) -> None:
    """Answer until there are no more questions; what cannot be read gets a ``#FA-…`` text too."""
    for line in questions:
        answers.write(json.dumps({"value": _answer(line, session)}) + "\n")
        answers.flush()


def _answer(line: str, session: Session) -> Any:
    try:
        asked = json.loads(line)
        name, given, url = str(asked["name"]), list(asked["args"]), str(asked.get("url", ""))
    except (ValueError, KeyError, TypeError):
        return session.call("", [])
    return plain(session.call(name, given, lambda: folder_of(url)))


def plain(answer: Any) -> Any:
    """An answer as JSON, dates as serial numbers."""
    if isinstance(answer, list):
        return [plain(value) for value in answer]
    if isinstance(answer, datetime):
        return float(serial_of(answer.date()))
    if isinstance(answer, date):
        return float(serial_of(answer))
    return answer


def folder_of(url: str) -> str:
    """The folder of a document's URL; blank for one that was never saved or is not on a disk."""
    parts = urlsplit(url)
    if parts.scheme != "file":
        return ""
    path = url2pathname(parts.path) if os.name == "nt" else unquote(parts.path)
    return os.path.dirname(path)


def main() -> None:
    """Serve LibreOffice; whatever else is printed goes to the error stream."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    questions = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    serve(questions, answers, Session())


if __name__ == "__main__":
    main()

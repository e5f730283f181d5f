"""Every command that the documentation shows is one that the program takes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from foreignaffairs.cli.commands import build
from foreignaffairs.cli.output import Screen

DOCS = Path(__file__).resolve().parents[2] / "docs"
WRITTEN_BY_HAND = [p for p in sorted(DOCS.rglob("*.md")) if "tham-chieu" not in p.parts]

SHOWN = [
    pytest.param(line, id=f"{path.stem}: {line}")
    for path in WRITTEN_BY_HAND
    for block in re.findall(r"^```sh\n(.*?)^```", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
    if line.startswith("foreignaffairs ")
]


def parsed(line: str) -> click.Command:
    """Read a line as the program would, without doing anything; raises where it is wrong."""
    command: click.Command = build(Screen("vi"))
    words = shlex.split(line)[1:]
    while isinstance(command, click.Group):
        command = command.commands[words.pop(0)]
    command.make_context(line, words)
    return command


def test_there_are_commands_to_look_at() -> None:
    assert len(SHOWN) > 15


@pytest.mark.parametrize("line", SHOWN)
def test_a_command_is_as_the_program_takes_it(line: str) -> None:
    assert parsed(line).callback is not None


@pytest.mark.parametrize(
    "line", ["foreignaffairs extend van-phong 2023-N T01", "foreignaffairs zz"]
)
def test_a_wrong_command_would_be_seen(line: str) -> None:
    with pytest.raises((click.UsageError, KeyError)):
        parsed(line)


def test_every_command_is_named_on_a_page_for_officers() -> None:
    pages = "\n".join(p.read_text("utf-8") for p in WRITTEN_BY_HAND)
    group = build(Screen("vi"))
    assert [name for name in group.commands if f"`{name}" not in pages and name != "demo"
            and f"foreignaffairs {name}" not in pages] == []  # fmt: skip

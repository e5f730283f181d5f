"""YAML 1.2 as plain data that remembers where each value stands.

Only what rules need: text, whole numbers, true/false, dates, lists and mappings with text
keys. Text becomes NFC. Aliases (``*name``) are allowed, merge keys (``<<``) and tags are not.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from .problems import Place, Problem, RulesProblems

Path = tuple[str | int, ...]

_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class Located:
    """Plain data and the place of every value in it.

    A mapping's value is placed at its key, a list's item where the item begins.
    """

    data: dict[str, Any] = field(default_factory=dict)
    places: Mapping[Path, Place] = field(default_factory=dict)

    def place(self, path: Path) -> Place | None:
        """The place of ``path``, or of the nearest thing around it that has one."""
        for length in range(len(path), -1, -1):
            found = self.places.get(path[:length])
            if found:
                return found
        return None


def read_yaml(text: str, file: str) -> Located:
    """Read one file whose top level is a mapping; raises :class:`RulesProblems`."""
    try:
        root = YAML(typ="safe", pure=True).compose(io.StringIO(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise RulesProblems(
            Problem("yaml_syntax", Place(file, line), {"detail": error.problem or ""})
        ) from error
    except YAMLError as error:
        raise RulesProblems(
            Problem("yaml_syntax", Place(file, 1), {"detail": str(error)})
        ) from error
    if root is None:
        return Located()
    builder = _Builder(file)
    data = builder.build(root, ())
    if not isinstance(data, dict):
        builder.problems.append(Problem("not_a_mapping", Place(file, 1)))
    if builder.problems:
        raise RulesProblems(*builder.problems)
    return Located(data, builder.places)


class _Builder:
    """Turns a tree of nodes into data, noting places and problems on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[Path, Place] = {}
        self.problems: list[Problem] = []
        self._open: set[int] = set()

    def build(self, node: Node, path: Path) -> Any:
        self.places.setdefault(path, self._place(node))
        if id(node) in self._open:
            self._complain("yaml_loop", node)
            return None
        self._open.add(id(node))
        try:
            if isinstance(node, MappingNode):
                return self._mapping(node, path)
            if isinstance(node, SequenceNode):
                return [self.build(n, (*path, i)) for i, n in enumerate(node.value)]
            return self._scalar(node) if isinstance(node, ScalarNode) else None
        finally:
            self._open.discard(id(node))

    def _mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode) or key_node.tag != _TAG + "str":
                self._complain("key_not_text", key_node, name=str(key_node.value)[:40])
                continue
            key = unicodedata.normalize("NFC", key_node.value)
            if key in data:
                self._complain("key_twice", key_node, name=key)
                continue
            self.places[(*path, key)] = self._place(key_node)
            data[key] = self.build(value_node, (*path, key))
        return data

    def _scalar(self, node: ScalarNode) -> Any:
        tag, value = str(node.tag).removeprefix(_TAG), node.value
        if tag == "str":
            return unicodedata.normalize("NFC", value)
        if tag == "null":
            return None
        if tag == "bool":
            return value.casefold() == "true"
        try:
            if tag == "int":
                return int(value.replace("_", ""), 10)
            if tag == "timestamp":
                return date.fromisoformat(value)
        except ValueError:
            pass
        self._complain("value_not_plain", node, value=value)
        return None

    def _place(self, node: Node) -> Place:
        return Place(self.file, node.start_mark.line + 1)

    def _complain(self, code: str, node: Node, **params: str) -> None:
        self.problems.append(Problem(code, self._place(node), params))

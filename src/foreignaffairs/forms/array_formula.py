"""A row rule's formula turned into one over whole columns.

``AND``, ``OR``, ``SUM`` and their like swallow a range whole, so they are rewritten in arithmetic:
``OR(a,b)`` becomes ``((a)+(b)>0)``. Everything else works cell by cell in an array formula.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_TOKEN = re.compile(r"""("(?:[^"]|"")*"|'(?:[^']|'')*'!|[A-Z][A-Z0-9.]*\(|[(),])""")


def over_columns(formula: str) -> str:
    """Rewrite ``formula`` (no leading "=") so that ranges may stand where its cells stood.

    Raises ``ValueError`` for unbalanced parentheses or a swallowing function not known here.
    """
    tokens = [t for t in _TOKEN.split(formula) if t]
    written, position = _arguments(tokens, 0)
    if position != len(tokens) or len(written) != 1:
        raise ValueError(f"unbalanced formula: {formula}")
    return written[0]


def _arguments(tokens: list[str], position: int) -> tuple[list[str], int]:
    """Read comma-separated arguments up to the closing parenthesis or the end."""
    done, current = [], ""
    while position < len(tokens) and tokens[position] != ")":
        token = tokens[position]
        position += 1
        if token == ",":
            done.append(current)
            current = ""
        elif token.endswith("(") and not token.startswith('"'):
            inner, position = _arguments(tokens, position)
            if position >= len(tokens):
                raise ValueError("a parenthesis is not closed")
            current += _call(token[:-1], inner)
            position += 1
        else:
            current += token
    return [*done, current], position


def _call(name: str, arguments: list[str]) -> str:
    rewrite = _REWRITES.get(name)
    if rewrite:
        return rewrite(arguments)
    if name in _SWALLOWING:
        raise ValueError(f"{name} cannot be used over whole columns")
    return f"{name}({','.join(arguments)})"


def _joined(sign: str, template: str) -> Callable[[list[str]], str]:
    def write(arguments: list[str]) -> str:
        return "(" + sign.join(template.format(a) for a in arguments) + ")"

    return write


def _as_test(write: Callable[[list[str]], str]) -> Callable[[list[str]], str]:
    return lambda arguments: f"({write(arguments)}>0)"


_REWRITES: dict[str, Callable[[list[str]], str]] = {
    "AND": _as_test(_joined("*", "({})")),
    "OR": _as_test(_joined("+", "({})")),
    "SUM": _joined("+", "IF(ISNUMBER({0}),{0},0)"),
    "COUNT": _joined("+", "ISNUMBER({})"),
    "N": _joined("+", "IF(ISNUMBER({0}),{0},0)"),
    "COUNTA": _joined("+", '(({})<>"")'),
}
_SWALLOWING = frozenset({"MAX", "MIN", "AVERAGE", "COUNTBLANK", "PRODUCT", "SUMPRODUCT", "XOR"})

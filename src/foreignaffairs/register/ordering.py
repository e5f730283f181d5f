"""Order by codes and paths as programs see them, whatever language a server orders in.

SQLite compares the bytes of text. PostgreSQL compares by the language that the database was made
with, in which ``b-1`` may stand before ``B1``, and a report would list units differently.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class plainly(FunctionElement[str]):
    """A text column to order by its bytes."""

    inherit_cache = True


@compiles(plainly)
def _as_it_is(element: plainly, compiler: Any, **more: Any) -> str:
    (column,) = element.clauses
    return str(compiler.process(column, **more))


@compiles(plainly, "postgresql")
def _by_bytes(element: plainly, compiler: Any, **more: Any) -> str:
    return f'{_as_it_is(element, compiler, **more)} COLLATE "C"'

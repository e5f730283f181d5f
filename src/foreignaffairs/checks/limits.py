"""Limits that the row classes themselves declare: numbers not negative, lengths, patterns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from foreignaffairs.model import Row, TableContent


def beyond_limits(row: type[Row], table: TableContent) -> dict[int, list[str]]:
    """Return the fields whose values a row class refuses, by place of the row in the table.

    A row that is refused as a whole is named by the empty field.
    """
    if _judges_rows(row):
        return _refused_rows(row, table.row_values)
    refused: dict[int, list[str]] = defaultdict(list)
    for name, *at in _problems(_columns_adapter(row), table.values):
        # A field that the class does not know is refused wherever it has a value.
        places = at[:1] or [i for i, v in enumerate(table.values[name]) if v is not None]
        for place in places:
            if name not in refused[place]:
                refused[place].append(name)
    return dict(refused)


def _refused_rows(row: type[Row], rows: Sequence[Mapping[str, Any]]) -> dict[int, list[str]]:
    refused: dict[int, list[str]] = defaultdict(list)
    for at, *field in _problems(_rows_adapter(row), rows):
        name = str(field[0]) if field else ""
        if name not in refused[at]:
            refused[at].append(name)
    return dict(refused)


def _judges_rows(row: type[Row]) -> bool:
    """Whether a row class has validators of its own, which must be asked row by row."""
    declared = row.__pydantic_decorators__
    return bool(declared.field_validators or declared.model_validators or declared.validators)


def _problems(adapter: TypeAdapter[Any], values: Any) -> list[tuple[Any, ...]]:
    """Return where each value stands that is refused."""
    try:
        adapter.validate_python(values)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        return [problem["loc"] for problem in found]
    return []


@lru_cache(maxsize=256)
def _columns_adapter(row: type[Row]) -> TypeAdapter[Any]:
    """Validate a table column by column: a seventh of the time that objects cost."""
    hints = get_type_hints(row, include_extras=True)
    make: Any = TypedDict  # its fields are known at run time only
    columns: Any = list
    fields = {name: columns[hints[name] | None] for name in row.model_fields}
    shape: Any = make(row.__name__, fields, total=False)
    shape.__pydantic_config__ = ConfigDict(extra="forbid")
    return TypeAdapter(shape)


@lru_cache(maxsize=256)
def _rows_adapter(row: type[Row]) -> TypeAdapter[Any]:
    return TypeAdapter(list[row])  # type: ignore[valid-type]

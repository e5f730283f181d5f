"""The Python API: everything in ``foreignaffairs.__all__``, then the nouns and the test helpers."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

from .markdown import NOTE_EN, code, docstring, document, fence, summary, table

INTRO = """\
# Python API

```python
import foreignaffairs as fa

office = fa.Office.open("van-phong/")
office.collect()
office.consolidate("2023-K1")["F02"]      # a pandas DataFrame
fa.country("Đại Hàn Dân Quốc").alpha2     # 'KR'
fa.fold("Hoà Bình") == fa.fold("HÒA BÌNH")
```

`Office`, `provinces` and `due_dates` are imported when they are first used, because they bring the
database and the workbook writers along. Every error raised on purpose derives from
`ForeignAffairsError`, and its text is fit for a screen.
"""


def page() -> str:
    """The page of the Python API."""
    import foreignaffairs
    from foreignaffairs import model, testing

    parts = [INTRO]
    for name in sorted(foreignaffairs.__all__):
        parts.extend(_entry(name, _public(name)))
    parts.append("## foreignaffairs.model")
    parts.append(
        "The nouns: frozen records without input or output. [Rule format](dinh-dang-quy-dinh.md) "
        "lists the fields of those that a province's files hold."
    )
    parts.append(_listed(model))
    parts.append("## foreignaffairs.testing")
    parts.append("What a province plugin tests itself with (needs pytest).")
    parts.append(_listed(testing))
    return document(NOTE_EN, *parts)


def _public(name: str) -> Any:
    """A public name's object; late ones from where they are declared, whatever was imported."""
    import foreignaffairs

    home = foreignaffairs._LATE.get(name)
    return getattr(import_module(home) if home else foreignaffairs, name)


def _entry(name: str, thing: Any) -> Iterator[str]:
    yield f"## {name.strip('_')} {{ #{name.strip('_').lower()} }}"
    if name == "__version__":
        yield "The version of this library (`foreignaffairs.__version__`), as text."
        return
    if inspect.isclass(thing):
        yield docstring(thing)
        yield from _methods(thing)
        return
    yield fence("python", f"{name}{_signature(thing)}")
    yield docstring(thing)


def _methods(cls: type) -> Iterator[str]:
    rows = []
    for name, member in vars(cls).items():
        if name.startswith("_") or name == "model_config":
            continue
        if isinstance(member, property):
            rows.append((code(name), summary(member)))
        elif callable(bare := inspect.unwrap(getattr(member, "__func__", member))):
            rows.append((code(f"{name}{_signature(bare, bound=True)}"), summary(bare)))
    if rows:
        yield table(("Member", "What it does"), rows)


def _signature(function: Any, *, bound: bool = False) -> str:
    """A signature as it is written, without the object itself and without default objects."""
    signature = inspect.signature(function)
    kept = [
        p.replace(default=...) if callable(p.default) and p.default is not p.empty else p
        for position, p in enumerate(signature.parameters.values())
        if not (bound and position == 0)
    ]
    words = str(signature.replace(parameters=kept)).replace("Ellipsis", "…")
    return words.replace("'", "")


def _listed(module: ModuleType) -> str:
    return table(
        ("Name", "What it is"),
        ((code(n), _about(getattr(module, n))) for n in sorted(module.__all__, key=str.casefold)),
    )


def _about(thing: Any) -> str:
    """The first paragraph of a class's or function's docstring; a value or alias shows itself."""
    if inspect.isclass(thing) or inspect.isfunction(thing):
        return summary(thing)
    return code(str(thing).replace("typing.", ""))

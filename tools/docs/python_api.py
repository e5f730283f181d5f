"""The Python API: everything in ``foreignaffairs.__all__``, then the nouns and the test helpers."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, get_args, get_origin

from .markdown import NOTE_EN, code, codes, docstring, document, fence, from_rst, summary, table

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
    yield f"## {name.strip('_')} {{ #{name.strip('_')} }}"
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
    rows = [
        (code(name), _shown(field.annotation))
        for name, field in getattr(cls, "model_fields", {}).items()
    ]
    for name, member in _members(cls).items():
        if isinstance(member, property):
            rows.append((code(name), summary(member)))
        elif callable(bare := getattr(member, "__func__", member)):
            rows.append((code(f"{name}{_signature(bare, bound=True)}"), summary(bare)))
    if rows:
        yield table(("Member", "What it is"), rows)


def _members(cls: type) -> dict[str, Any]:
    """What our own classes in the line of a class declare for its users, base classes first."""
    return {
        name: member
        for base in reversed(cls.__mro__)
        if base.__module__.startswith("foreignaffairs") and base.__name__ not in _BASES
        for name, member in vars(base).items()
        if not name.startswith(("_", "model_"))
    }


_BASES = ("Frozen", "Dated")
"""Classes that every noun derives from; their members say nothing of the noun."""


def _shown(annotation: Any) -> str:
    """A type as it is written: ``str``, ``date | None``."""
    if isinstance(annotation, type) and not get_args(annotation):
        return code(annotation.__name__)
    words = str(annotation).replace("typing.", "")
    return code(re.sub(r"\b[a-z_]+(\.[a-z_]+)*\.(?=[A-Za-z])", "", words))


def _signature(function: Any, *, bound: bool = False) -> str:
    """A signature as it is written; ``bound`` leaves out the object itself."""
    signature = inspect.signature(function)
    words: list[str] = []
    for parameter in list(signature.parameters.values())[1 if bound else 0 :]:
        if parameter.kind is parameter.KEYWORD_ONLY and "*" not in words:
            words.append("*")
        words.append(_parameter(parameter))
    returned = signature.return_annotation
    arrow = "" if returned is signature.empty else f" -> {_annotation(returned)}"
    return f"({', '.join(words)}){arrow}"


def _parameter(parameter: inspect.Parameter) -> str:
    words = parameter.name
    if parameter.annotation is not parameter.empty:
        words = f"{words}: {_annotation(parameter.annotation)}"
    if parameter.default is parameter.empty:
        return words
    default = "…" if callable(parameter.default) else repr(parameter.default)
    return f"{words} = {default}"


def _annotation(annotation: Any) -> str:
    """Text where annotations are postponed, else the class's name."""
    return annotation if isinstance(annotation, str) else getattr(annotation, "__name__", "…")


def _listed(module: ModuleType) -> str:
    said = _attribute_docstrings(module)
    return table(
        ("Name", "What it is"),
        (
            (code(name), said.get(name) or _about(getattr(module, name)))
            for name in sorted(module.__all__, key=str.casefold)
        ),
    )


def _about(thing: Any) -> str:
    """The first paragraph of a docstring; the choices of a ``Literal``."""
    if get_origin(thing) is Literal:
        return f"One of {codes(get_args(thing))}."
    return summary(thing)


def _attribute_docstrings(package: ModuleType) -> dict[str, str]:
    """The text that stands under an assignment, by name, in any module of a package."""
    found = {}
    for path in sorted(Path(str(package.__file__)).parent.glob("*.py")):
        body = ast.parse(path.read_text("utf-8")).body
        for before, after in pairwise(body):
            match before, after:
                case (
                    ast.Assign(targets=[ast.Name(id=name)]),
                    ast.Expr(value=ast.Constant(value=str(words))),
                ):
                    found[name] = from_rst(" ".join(words.split()))
    return found

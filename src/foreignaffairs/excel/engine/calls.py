"""How every member of the engine calls LibreOffice: in limited time, with readable errors.

An exception of UNO must not leave the engine. It cannot hold a traceback, so that Python's own
``contextlib`` fails on it with an unrelated error, and its text is for developers.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from types import FunctionType
from typing import Any, TypeVar

_Class = TypeVar("_Class", bound=type)


_NEVER_GUARDED = ("__init__", "pid", "quit", "kill", "_leave")
"""Naming and ending an office must work on one that is dead already."""


def guarded(cls: _Class) -> _Class:
    """Wrap what ``cls`` itself defines: methods and properties; instances have ``office``."""
    for name, member in list(vars(cls).items()):
        if name in _NEVER_GUARDED:
            continue
        if isinstance(member, FunctionType):
            setattr(cls, name, _watched(member))
        elif isinstance(member, property):
            getter, setter = (f and _watched(f) for f in (member.fget, member.fset))
            setattr(cls, name, property(getter, setter))
    return cls


def _watched(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        office = self.office
        outermost = office.begin()
        try:
            return method(self, *args, **kwargs)
        except Exception as error:
            explained = office.explained(error)
            if explained is None:
                raise
        finally:
            if outermost:
                office.end()
        # Raised here and not above, so that nothing keeps hold of UNO's exception.
        raise explained

    return call

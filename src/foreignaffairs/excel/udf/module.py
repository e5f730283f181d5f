"""The module that Excel calls: every worksheet function under its name.

Its name stands in the add-in's setting "UDF Modules" and in the generated VBA. It holds nothing
else that Excel could take for a function. What an office's ``FA_`` functions answer comes from one
session, made with the first call.
"""

from __future__ import annotations

from functools import lru_cache

import xlwings

from foreignaffairs.excel.functions.catalogue import functions_of
from foreignaffairs.excel.functions.session import Session
from foreignaffairs.provinces import Registry

from .adapter import Decorators, udfs


@lru_cache(maxsize=1)
def _registry() -> Registry:
    return Registry.load()


@lru_cache(maxsize=1)
def _session() -> Session:
    return Session(_registry())


globals().update(
    udfs(
        functions_of(_registry()),
        _session,
        Decorators(xlwings.func, xlwings.arg, xlwings.ret),
    )
)

"""The plugins that are installed, loaded one by one; one that fails does not stop the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from importlib import metadata
from typing import Any, Protocol, Self, TypeVar

import pluggy

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import ExcelFunction, Province, ReportType, UnknownProvince
from foreignaffairs.model.check import CheckPlugin
from foreignaffairs.report_types import CORE

from . import hookspecs
from .conflicts import conflicts
from .hookspecs import PROJECT

_T = TypeVar("_T")


class Source(Protocol):
    """What the registry needs of an entry point (``importlib.metadata.EntryPoint`` has it)."""

    @property
    def name(self) -> str:
        """The entry point's name."""
        ...

    @property
    def dist(self) -> Any:
        """The distribution, with ``name`` and ``version``; ``None`` where there is none."""
        ...

    def load(self) -> Any:
        """Import the plugin."""
        ...


@dataclass(frozen=True, slots=True)
class PluginInfo:
    """One entry point: what it brought, or why it failed.

    ``name`` is the entry point's, by convention the id of its province; ``distribution`` and
    ``version`` are those of the package that declares it.
    """

    name: str
    distribution: str
    version: str
    provinces: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    excel_functions: tuple[str, ...] = ()
    hooks: tuple[str, ...] = ()
    error: str | None = None


def report_types_of(province: Province) -> dict[str, ReportType]:
    """The core's report types and the province's own by id, ad-hoc ones of an office included."""
    return {t.id: t for t in (*CORE, *province.report_types)}


@dataclass(frozen=True, slots=True)
class Registry:
    """What the installed plugins declare; make one with :meth:`load`, there is no global one."""

    plugins: tuple[PluginInfo, ...]
    _provinces: Mapping[str, Province]
    _checks: tuple[CheckPlugin, ...]
    _conflicts: Mapping[str, str]
    excel_functions: tuple[ExcelFunction, ...] = ()
    """Worksheet functions that plugins add, in the order of their entry points."""

    @classmethod
    def load(cls, sources: Iterable[Source] | None = None) -> Self:
        """Load every entry point of the group ``foreignaffairs`` (or the given ones)."""
        found = metadata.entry_points(group=PROJECT) if sources is None else sources
        loaded = [_load(s) for s in sorted(found, key=lambda s: (s.name, _dist(s)[0]))]
        clashes = conflicts([(one.info.distribution, one.provinces, one.checks) for one in loaded])
        provinces = {p.id: p for one in loaded for p in one.provinces if p.id not in clashes}
        checks = tuple(c for one in loaded for c in one.checks if c.province not in clashes)
        functions = tuple(f for one in loaded for f in one.excel_functions)
        return cls(tuple(one.info for one in loaded), provinces, checks, clashes, functions)

    @property
    def provinces(self) -> tuple[Province, ...]:
        """Every province that loaded, by id."""
        return tuple(self._provinces[key] for key in sorted(self._provinces))

    def province(self, province_id: str) -> Province:
        """Return one province; raises ``UnknownProvince`` that says which plugin failed and why."""
        if province_id in self._provinces:
            return self._provinces[province_id]
        raise UnknownProvince(self._why_not(province_id))

    def report_types(self, province_id: str) -> dict[str, ReportType]:
        """The core's report types and the province's own, by id; raises ``UnknownProvince``."""
        return report_types_of(self.province(province_id))

    def checks(self, province_id: str) -> tuple[CheckPlugin, ...]:
        """The checks that plugins add for a province, by id; raises ``UnknownProvince``."""
        self.province(province_id)
        return tuple(
            sorted((c for c in self._checks if c.province == province_id), key=lambda c: c.id)
        )

    def _why_not(self, province_id: str) -> str:
        if province_id in self._conflicts:
            return self._conflicts[province_id]
        broken = [p for p in self.plugins if p.error]
        own = next((p for p in broken if p.name == province_id), None)
        if own:
            return text(
                "provinces.plugin_failed",
                province=province_id,
                plugin=own.distribution,
                error=own.error,
            )
        known = ", ".join(sorted(self._provinces)) or text("provinces.none")
        said = text("provinces.unknown_province", province=province_id, known=known)
        also = [text("provinces.also_failed", plugin=p.distribution, error=p.error) for p in broken]
        return " ".join((said, *also))


@dataclass(frozen=True, slots=True)
class _Loaded:
    info: PluginInfo
    provinces: tuple[Province, ...] = ()
    checks: tuple[CheckPlugin, ...] = ()
    excel_functions: tuple[ExcelFunction, ...] = ()


def _dist(source: Source) -> tuple[str, str]:
    dist = source.dist
    return (dist.name, dist.version) if dist else (source.name, "")


def _load(source: Source) -> _Loaded:
    """Load one entry point in a plugin manager of its own, so that nothing it does spreads."""
    distribution, version = _dist(source)
    info = PluginInfo(source.name, distribution, version)
    try:
        manager = pluggy.PluginManager(PROJECT)
        manager.add_hookspecs(hookspecs)
        plugin = source.load()
        manager.register(plugin, source.name)
        manager.check_pending()
        hooks = tuple(sorted(c.name for c in manager.get_hookcallers(plugin) or ()))
        provinces = tuple(
            p.model_copy(update={"plugin": distribution, "version": version})
            for p in _flat(manager.hook.fa_provinces, Province)
        )
        checks = tuple(
            c.model_copy(update={"plugin": distribution})
            for c in _flat(manager.hook.fa_checks, CheckPlugin)
        )
        functions = tuple(
            f.model_copy(update={"plugin": distribution})
            for f in _flat(manager.hook.fa_excel_functions, ExcelFunction)
        )
    except Exception as error:  # whatever a plugin raises is its own failure, not ours
        return _Loaded(replace(info, error=str(error) or type(error).__name__))
    return _Loaded(
        replace(
            info,
            provinces=tuple(p.id for p in provinces),
            checks=tuple(c.id for c in checks),
            excel_functions=tuple(f.name for f in functions),
            hooks=hooks,
        ),
        provinces,
        checks,
        functions,
    )


def _flat(hook: Callable[[], list[Iterable[_T]]], kind: type[_T]) -> list[_T]:
    items = [item for result in hook() for item in result]
    wrong = next((item for item in items if not isinstance(item, kind)), None)
    if wrong is not None:
        raise TypeError(f"{kind.__name__} expected, got {type(wrong).__name__}")
    return items

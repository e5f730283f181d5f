"""Provinces as data: loading from YAML, the plugin registry, an office's own settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .description import describe
    from .hookspecs import hookimpl, hookspec
    from .loading import load_province
    from .registry import PluginInfo, Registry, report_types_of
    from .settings import with_office_settings

__all__ = [
    "PluginInfo",
    "Registry",
    "describe",
    "hookimpl",
    "hookspec",
    "load_province",
    "report_types_of",
    "with_office_settings",
]

# Whoever imports the package must not wait for YAML and pluggy: a reader's worker, a look-up of
# one country, ``--help``.
_ROOMS = {
    "PluginInfo": "registry",
    "Registry": "registry",
    "describe": "description",
    "hookimpl": "hookspecs",
    "hookspec": "hookspecs",
    "load_province": "loading",
    "report_types_of": "registry",
    "with_office_settings": "settings",
}


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

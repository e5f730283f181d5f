"""Provinces as data: loading from YAML, the plugin registry, an office's own settings."""

from .describe import describe
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

"""Provinces as data: loading from YAML, the plugin registry, an office's own settings."""

from .hookspecs import hookimpl, hookspec
from .loading import load_province
from .registry import PluginInfo, Registry

__all__ = ["PluginInfo", "Registry", "hookimpl", "hookspec", "load_province"]

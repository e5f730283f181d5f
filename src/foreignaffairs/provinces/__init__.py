"""Provinces as data: loading from YAML, the plugin registry, an office's own settings."""

from .loading import load_province

__all__ = ["load_province"]

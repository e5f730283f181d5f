"""A walk through the whole way with sample units: ``foreignaffairs demo DIR``."""

from .run import run_demo

__all__ = ["run_demo"]

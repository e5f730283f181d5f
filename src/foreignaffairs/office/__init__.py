"""The Office: one object over one folder that walks the whole way."""

from .office import Office

__all__ = ["Office"]

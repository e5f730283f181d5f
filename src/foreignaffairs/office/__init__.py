"""The Office: one object over one folder that walks the whole way; and offices out of backups."""

from .office import Office
from .safety.restore import restore

__all__ = ["Office", "restore"]

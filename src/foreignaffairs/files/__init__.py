"""Files on disk: written whole or not at all, never over another by accident, swept after a kill.

The lowest room of all: it knows no other, and every room that writes a file writes it through here.
"""

from .causes import cause
from .contents import sha256_of
from .names import free_name, latest_name, numbered
from .new_file import NewFile
from .placing import (
    move_folder,
    put_new,
    put_over,
    put_there,
    sync_folder,
    write_new,
    write_once,
    write_over,
)
from .temporary import is_temporary, sweep, temporary, temporary_folder

__all__ = [
    "NewFile",
    "cause",
    "free_name",
    "is_temporary",
    "latest_name",
    "move_folder",
    "numbered",
    "put_new",
    "put_over",
    "put_there",
    "sha256_of",
    "sweep",
    "sync_folder",
    "temporary",
    "temporary_folder",
    "write_new",
    "write_once",
    "write_over",
]

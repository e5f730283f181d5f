"""Files that hold files: zip archives and e-mails, opened within bounds and never run.

The kept container is the evidence; what is taken out of it is read as a file of its own. Opening
works on untrusted bytes and is done by a worker: see
:meth:`foreignaffairs.reading.supervisor.Reader.open`.
"""

from .looks import may_hold_files
from .opened import MAX_BYTES, MAX_DEPTH, MAX_MEMBERS, Member, Opened, Room

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_MEMBERS", "Member", "Opened", "Room", "may_hold_files"]

"""Why a file could not be read or written, as a key of the catalogue (``files.<key>``)."""

from __future__ import annotations

import errno

_BY_NUMBER = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "gone",
    errno.ENAMETOOLONG: "name_too_long",
    errno.EIO: "unreachable",
    errno.ENODEV: "unreachable",
    errno.ENXIO: "unreachable",
    errno.ESTALE: "unreachable",
    errno.ETIMEDOUT: "unreachable",
    errno.EHOSTDOWN: "unreachable",
    errno.EHOSTUNREACH: "unreachable",
    errno.ENETDOWN: "unreachable",
    errno.ENETUNREACH: "unreachable",
    errno.ENOTCONN: "unreachable",
}
# Numbers of Windows: what errno makes of them is coarser.
_BY_WINDOWS_NUMBER = {
    19: "read_only",
    32: "in_use",
    33: "in_use",
    39: "disk_full",
    53: "unreachable",
    59: "unreachable",
    64: "unreachable",
    67: "unreachable",
    112: "disk_full",
    206: "name_too_long",
    1224: "in_use",
}


def cause(error: OSError) -> str:
    """Return the key: ``disk_full``, ``read_only``, ``no_permission``, ``in_use``, ``gone`` …

    ``other`` stands for what has no sentence of its own.
    """
    windows = _BY_WINDOWS_NUMBER.get(getattr(error, "winerror", None) or 0)
    return windows or _BY_NUMBER.get(error.errno or 0, "other")

"""Is a folder on another machine? A write-ahead log works on one machine only.

SQLite's readers and writers of such a log share memory (https://sqlite.org/wal.html), which two
machines can't, though each of them alone would see nothing wrong.
"""

from __future__ import annotations

import os
import re

_MOUNTS = "/proc/self/mounts"
_SHARED = re.compile(
    r"nfs4?|cifs|smb\w*|9p|afs|ncpfs|ceph|glusterfs|lustre|beegfs|gpfs|davfs"
    r"|fuse\.(?:sshfs|glusterfs\w*|ceph\w*|s3fs|rclone|davfs\w*|smb\w*|gvfsd-fuse)"
)


def is_on_network(folder: str, mounts: str = _MOUNTS) -> bool:
    """Whether the folder is shared between machines; False where the system doesn't tell.

    Linux lists what is mounted where; on other systems (untested) SQLite's own attempt decides.
    """
    try:
        with open(mounts, encoding="utf-8", errors="surrogateescape") as lines:
            mounted = [line.split(" ")[1:3] for line in lines]
    except OSError:
        return False
    inside = os.path.join(os.path.realpath(folder), "")
    nearest, kind = "", ""
    for point, its_kind in mounted:
        above = os.path.join(_unescaped(point), "")
        # The later of two mounts at one place hides the earlier.
        if len(above) >= len(nearest) and inside.startswith(above):
            nearest, kind = above, its_kind
    return _SHARED.fullmatch(kind) is not None


def _unescaped(point: str) -> str:
    r"""A mount point as a path: the kernel writes a space as `\040`."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), point)

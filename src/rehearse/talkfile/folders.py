"""The folders in which talks are looked for."""

from __future__ import annotations

import os

import rehearse

HERE = "talks"
"""The folder beside the speaker's work, seen from where the program was started."""


def talks_folder() -> str:
    """The user's own talks: in `REHEARSE_HOME` where that is set, else where the system says."""
    home = os.environ.get("REHEARSE_HOME")
    if home:
        return os.path.join(os.path.abspath(os.path.expanduser(home)), "talks")
    import platformdirs  # noqa: PLC0415 - slow, and seldom needed

    return os.path.join(platformdirs.user_data_dir("rehearse", appauthor=False), "talks")


def samples_folder() -> str:
    """The talks that come with the program: in the package, or beside it in its repository."""
    package = os.path.dirname(os.path.abspath(rehearse.__file__))
    inside = os.path.join(package, "samples")
    if os.path.isdir(inside):
        return inside
    return os.path.join(os.path.dirname(os.path.dirname(package)), "talks")

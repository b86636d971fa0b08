"""The settings file: where it is, and what is found there. Where there is none, one look is all."""

from __future__ import annotations

import os
import sys

from rehearse.core.record import TYPE_CHECKING, NamedTuple
from rehearse.core.settings import Settings

if TYPE_CHECKING:
    from rehearse.talkfile.problem import Problem

FILE = "config.yaml"


class SettingsFile(NamedTuple):
    """What stands in the user's settings file."""

    path: str
    settings: Settings = Settings()
    """What could be read of it; a key that is wrong has its default."""
    places: tuple[tuple[str, tuple[int, int]], ...] = ()
    """Keys that are set (`pace`, `keys.next`), each with line and column, from 1."""
    problems: tuple[Problem, ...] = ()
    """What is wrong, in the order of the file."""
    exists: bool = True

    def place_of(self, key: str) -> tuple[int, int] | None:
        """Line and column of a key that is set, None for any other."""
        return dict(self.places).get(key)


def settings_path() -> str:
    """The settings file, absolute; neither it nor its folder need exist.

    `REHEARSE_HOME=DIR` makes it `DIR/config/config.yaml`; otherwise it is in the folder in which
    the system keeps a user's settings (on Linux `~/.config/rehearse`).
    """
    home = os.environ.get("REHEARSE_HOME")
    if home:
        folder = os.path.join(os.path.abspath(os.path.expanduser(home)), "config")
    elif sys.platform == "linux" and "ANDROID_DATA" not in os.environ:
        # As platformdirs does it, by the XDG Base Directory Specification: importing it would take
        # every start 15 ms.
        folder = os.environ.get("XDG_CONFIG_HOME", "").strip()
        if not os.path.isabs(folder):
            folder = os.path.expanduser("~/.config")
        folder = os.path.join(folder, "rehearse")
    else:
        import platformdirs  # noqa: PLC0415 - slow

        folder = platformdirs.user_config_dir("rehearse", appauthor=False)
    return os.path.join(folder, FILE)


def find_settings() -> SettingsFile:
    """The user's settings, with everything that is wrong with their file."""
    path = settings_path()
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return SettingsFile(path, exists=False)
    except (OSError, ValueError):
        # Why it can't be read is told where it is read.
        pass
    from rehearse.talkfile.settings_reading import read_settings  # noqa: PLC0415 - seldom needed

    return read_settings(path)

"""The user's settings, for commands."""

from __future__ import annotations

from rehearse.cli.errors import InputError
from rehearse.core.settings import Settings
from rehearse.talkfile.settings import SettingsFile, find_settings


def settings_here() -> Settings:
    """What the user has settled.

    Raises:
        InputError: something in the settings file is wrong; one line for each mistake.
    """
    found = find_settings()
    refuse_broken(found)
    return found.settings


def refuse_broken(found: SettingsFile) -> None:
    """
    Raises:
        InputError: something in the settings file is wrong; one line for each mistake.
    """
    if found.problems:
        raise InputError("\n".join(map(str, found.problems)), len(found.problems))

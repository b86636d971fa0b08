"""What ends a command early."""

from __future__ import annotations

DONE, NO, BAD_INPUT, NO_VOICE = 0, 1, 2, 3
"""Exit codes; the last is for a machine without voice or sound."""
HUNG_UP, INTERRUPTED, PIPE_CLOSED = 129, 130, 141
"""128 + the signal that it stands for."""


class UsageError(Exception):
    """The command can't be carried out as it was given; one sentence for standard error."""


class InputError(Exception):
    """Something that was read is wrong; every line goes to standard error as it is."""

    def __init__(self, message: str, mistakes: int = 1) -> None:
        super().__init__(message)
        self.mistakes = mistakes
        """How many there are; not all have a line."""


class UnplannedError(InputError):
    """A talk file can be read, and its slot can't be shared out."""


class NoSoundError(Exception):
    """There is no voice or no sound here; one sentence for standard error, with the remedy."""


class NoTalkError(UsageError):
    """There is no talk of this name."""

    def __init__(self, message: str, near: str | None) -> None:
        super().__init__(message)
        self.near = near
        """The name of the talk that is written most like it."""


class NoPaceError(UsageError):
    """The speaker's own pace is not known yet."""

"""What ends a command early."""

from __future__ import annotations

DONE, NO, BAD_INPUT, HUNG_UP, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 129, 130, 141
"""Exit codes; 3 is for a machine without voice or sound. The last three are 128 + the signal."""


class UsageError(Exception):
    """The command can't be carried out as it was given; one sentence for standard error."""


class InputError(Exception):
    """Something that was read is wrong; every line goes to standard error as it is."""


class NoTalkError(UsageError):
    """There is no talk of this name."""

    def __init__(self, message: str, near: str | None) -> None:
        super().__init__(message)
        self.near = near
        """The name of the talk that is written most like it."""

"""What can go wrong with the history, each in one sentence with its remedy."""

from __future__ import annotations


class HistoryError(Exception):
    """The history can't be opened, read or written; the message is for the speaker."""

    def __init__(self, message: str, *, is_damage: bool = False) -> None:
        super().__init__(message)
        self.is_damage = is_damage
        """The file itself is broken: opening it with `check=True` sets it aside."""


class TakenOverError(HistoryError):
    """Another window resumed this run: saving it from here would mix two rehearsals."""

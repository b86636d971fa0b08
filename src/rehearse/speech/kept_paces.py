"""The pace that each talk was last listened to at, kept in one small JSON file."""

from __future__ import annotations

import json
import threading
from contextlib import suppress

from rehearse.core.pace import FASTEST_WPM, SLOWEST_WPM
from rehearse.speech.whole_file import keep

_TALKS_KEPT = 200


class KeptPaces:
    """By talk, where another pace than the talk's own was asked for."""

    def __init__(self, path: str) -> None:
        """Nothing is read before it is needed.

        Args:
            path: the file; empty to keep nothing.
        """
        self._path = path
        self._lock = threading.Lock()

    def wpm(self, talk: str) -> float | None:
        """Words a minute asked for, None for the talk's own."""
        return self._read().get(talk)

    def keep(self, talk: str, wpm: float | None) -> None:
        """Keep what was asked for, whole or not at all; None forgets it. From any thread.

        Raises:
            OSError: the file can't be written.
        """
        if not self._path:
            return
        with self._lock:
            paces = self._read()
            before = dict(paces)
            paces.pop(talk, None)
            if wpm is not None:
                paces[talk] = wpm
            if paces != before:
                latest = dict(list(paces.items())[-_TALKS_KEPT:])
                try:
                    keep(self._path, json.dumps({"version": 1, "wpm": latest}))
                except (ValueError, RecursionError) as error:
                    # From a path with a NUL in it, or with a thousand folders.
                    raise OSError(f"{type(error).__name__}: {error}") from error

    def _read(self) -> dict[str, float]:
        with suppress(OSError, ValueError, AttributeError, TypeError, KeyError, RecursionError):
            with open(self._path, encoding="utf-8") as file:
                kept = json.load(file)
            if kept["version"] == 1:
                return {
                    talk: float(wpm)
                    for talk, wpm in kept["wpm"].items()
                    if isinstance(wpm, int | float) and SLOWEST_WPM <= wpm <= FASTEST_WPM
                }
        return {}

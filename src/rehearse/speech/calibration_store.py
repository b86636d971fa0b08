"""What was measured of talks and voices, kept in one small JSON file."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from rehearse.speech.port import UNCALIBRATED
from rehearse.speech.whole_file import keep

_TALKS_KEPT = 30
_POINTS_KEPT = 12


class Calibrations:
    """What was measured, in one small JSON file.

    By engine with its version, voice and language; under them by the words of the talk, the seconds
    of each section at each rate that was tried.
    """

    def __init__(self, path: str) -> None:
        """Nothing is read before it is needed.

        Args:
            path: the file; empty to keep nothing.
        """
        self._path = path
        self._voices: dict[str, Any] | None = None
        self._lock = threading.Lock()

    def points(self, voice: str, talk: str) -> dict[int, dict[int, float]]:
        """What was measured of a talk: seconds by section, by rate.

        Seconds that can't be are left out with all that was measured at their rate.
        """
        with self._lock:
            kept = _dict(self._load().get(voice, {}).get("talks")).get(talk)
        found = {}
        for rate, sections in _dict(kept).items():
            with suppress(AttributeError, TypeError, ValueError, OverflowError):
                lasting = {int(section): float(s) for section, s in sections.items()}
                if all(math.isfinite(s) and s > 0 for s in lasting.values()):
                    found[int(rate)] = lasting
        return found

    def over_pace(self, voice: str) -> float:
        """Rate over pace of the last talk that this voice read, a guess for the next."""
        with self._lock:
            guess = self._load().get(voice, {}).get("over_pace")
        return guess if isinstance(guess, float) and 0.5 < guess < 2 else UNCALIBRATED

    def put(self, voice: str, talk: str, points: Mapping[int, Mapping[int, float]]) -> None:
        """Keep what was measured of a talk; the oldest talks make room."""
        latest = list(points.items())[-_POINTS_KEPT:]
        with self._lock:
            entry = self._load().setdefault(voice, {})
            if not isinstance(entry.get("talks"), dict):
                entry["talks"] = {}
            talks: dict[str, dict[str, dict[str, float]]] = entry["talks"]
            talks.pop(talk, None)
            talks[talk] = {
                str(rate): {str(section): round(s, 3) for section, s in sections.items()}
                for rate, sections in latest
            }
            for oldest in list(talks)[:-_TALKS_KEPT]:
                del talks[oldest]

    def put_over_pace(self, voice: str, over_pace: float) -> None:
        """Keep a guess for the next talk."""
        with self._lock:
            self._load().setdefault(voice, {})["over_pace"] = over_pace

    def save(self) -> None:
        """Write the file whole or not at all; from any thread.

        Raises:
            OSError: it can't be written; nothing but the time to measure again is lost.
        """
        if not self._path:
            return
        with self._lock:
            text = json.dumps({"version": 1, "voices": self._load()})
        keep(self._path, text)

    def load(self) -> None:
        """Read the file now, if it wasn't; from any thread, so that nobody waits for it later."""
        with self._lock:
            self._load()

    def _load(self) -> dict[str, Any]:
        if self._voices is None:
            self._voices = {}
            with suppress(OSError, ValueError, AttributeError, TypeError, RecursionError):
                with open(self._path, encoding="utf-8") as file:
                    kept = json.load(file)
                if kept.get("version") == 1:
                    self._voices = {
                        voice: entry
                        for voice, entry in _dict(kept.get("voices")).items()
                        if isinstance(entry, dict)
                    }
        return self._voices


def _dict(value: object) -> dict[str, Any]:
    """What a file holds in a place where it should hold an object."""
    return value if isinstance(value, dict) else {}

"""What was measured of talks and voices, kept in one small JSON file."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from rehearse.speech.port import UNCALIBRATED

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

    def points(self, voice: str, talk: str) -> dict[int, dict[int, float]]:
        """What was measured of a talk: seconds by section, by rate."""
        talks = self._load().get(voice, {}).get("talks", {})
        with suppress(AttributeError, TypeError, ValueError):
            return {
                int(rate): {int(section): float(s) for section, s in sections.items()}
                for rate, sections in talks.get(talk, {}).items()
            }
        return {}

    def over_pace(self, voice: str) -> float:
        """Rate over pace of the last talk that this voice read, a guess for the next."""
        guess = self._load().get(voice, {}).get("over_pace")
        return guess if isinstance(guess, float) and 0.5 < guess < 2 else UNCALIBRATED

    def put(self, voice: str, talk: str, points: Mapping[int, Mapping[int, float]]) -> None:
        """Keep what was measured of a talk; the oldest talks make room."""
        entry = self._load().setdefault(voice, {})
        if not isinstance(entry.get("talks"), dict):
            entry["talks"] = {}
        talks: dict[str, dict[str, dict[str, float]]] = entry["talks"]
        talks.pop(talk, None)
        latest = list(points.items())[-_POINTS_KEPT:]
        talks[talk] = {
            str(rate): {str(section): round(s, 3) for section, s in sections.items()}
            for rate, sections in latest
        }
        for oldest in list(talks)[:-_TALKS_KEPT]:
            del talks[oldest]

    def put_over_pace(self, voice: str, over_pace: float) -> None:
        """Keep a guess for the next talk."""
        self._load().setdefault(voice, {})["over_pace"] = over_pace

    def save(self) -> None:
        """Write the file whole or not at all.

        Raises:
            OSError: it can't be written; nothing but the time to measure again is lost.
        """
        if not self._path:
            return
        folder = os.path.dirname(self._path) or "."
        os.makedirs(folder, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=folder, prefix=".voice-")
        try:
            with open(handle, "w", encoding="utf-8") as file:
                json.dump({"version": 1, "voices": self._load()}, file)
            os.replace(unfinished, self._path)
        except BaseException:
            os.unlink(unfinished)
            raise

    def _load(self) -> dict[str, Any]:
        if self._voices is None:
            self._voices = {}
            with suppress(OSError, ValueError, AttributeError, TypeError, RecursionError):
                with open(self._path, encoding="utf-8") as file:
                    kept = json.load(file)
                if kept["version"] == 1 and all(
                    isinstance(entry, dict) for entry in kept["voices"].values()
                ):
                    self._voices = kept["voices"]
        return self._voices

"""Which files the voice keeps, all in the folder of the history."""

from __future__ import annotations

import os


def measured_path(folder: str) -> str:
    """What was measured of voices."""
    return os.path.join(folder, "voices.json")


def paces_path(folder: str) -> str:
    """At which pace each talk was last listened to."""
    return os.path.join(folder, "listening.json")

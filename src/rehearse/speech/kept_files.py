"""Which files the voice keeps, all in the folder of the history."""

from __future__ import annotations

import os


def measured_path(folder: str) -> str:
    """What was measured of voices."""
    return os.path.join(folder, "voices.json")


def log_path(folder: str) -> str:
    """What the engine and the sound libraries print, and why a child of the voice ended."""
    return os.path.join(folder, "voice.log")


def paces_path(folder: str) -> str:
    """At which pace each talk was last listened to."""
    return os.path.join(folder, "listening.json")

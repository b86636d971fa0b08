"""Every test of the screens has a home, a clock and a time zone of its own."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from stage import ManualClock
from textual import _wait, screen

# Pictures as soon as those of the program, which sets TEXTUAL_FPS: too late here, where a plugin of
# pytest has imported Textual already.
vars(screen)["UPDATE_PERIOD"] = 0.001
# A key's work is done when nothing has been done for a while. Textual looks fifty times a second,
# as its pictures come slower, and tests would spend their time waiting for that.
_wait.SLEEP_GRANULARITY = 0.002
_wait.SLEEP_IDLE = 0.0005


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("COLORFGBG", "NO_COLOR", "REHEARSE_GLYPHS", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setattr("rehearse.tui.rehearsing.talk_voice.MEASURING_WAITS_S", 0.0)
    monkeypatch.chdir(tmp_path)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def clock() -> ManualClock:
    """A clock that is turned by hand."""
    return ManualClock()

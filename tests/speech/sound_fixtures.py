"""Fixtures for tests of what is heard; a `conftest.py` that imports them has them."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from sound_server import Ear, SoundServer, missing


@pytest.fixture
def sound_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    """A real sound server; CI has one, elsewhere its tests say why they can't run.

    Each test has one of its own, which takes 0.1 s with its ear: it may be killed, and none runs
    beside a test that wants the machine to be quiet.
    """
    if reason := missing():
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    # A socket's path may have 108 bytes at most.
    server = SoundServer(tmp_path_factory.mktemp("pulse"))
    yield server
    server.stop()


@pytest.fixture
def ear(sound_server: SoundServer) -> Iterator[Ear]:
    """What is played, heard from before the test to after it."""
    listening = sound_server.ear()
    yield listening
    listening.stop()


@pytest.fixture
def sound(ear: Ear, sound_server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> Ear:
    """Whatever is played goes to the sink, and this is its ear."""
    monkeypatch.setenv("PULSE_SERVER", sound_server.address)
    return ear

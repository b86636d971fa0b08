from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from plain_stage import World


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    here = World(tmp_path)
    yield here
    here.store.close()

"""A quiet machine for the tests that time what really happens, such as what is heard.

The suite's workers keep every core busy. A test that is marked `quiet` runs while no worker runs
any other, and before whatever else the machine has to do; its fixtures too are set up and taken
down within its turn. Where the suite runs more than once at a time, such tests take turns as well.
"""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Generator
from typing import Any

import pytest

from turns import first_at_the_processor, turn

FOLDER = pytest.StashKey[str]()
"""Where the workers of this run meet."""
RUNS = os.path.join(tempfile.gettempdir(), f"rehearse-quiet-{os.getuid()}")
"""Where all runs on this machine meet: two tests can't both be first."""


def pytest_configure(config: pytest.Config) -> None:
    # A shell starts what runs in its background deaf to interrupts, and a program that is tested
    # would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGQUIT, signal.SIG_DFL)
    handed_over: dict[str, str] | None = getattr(config, "workerinput", None)
    if handed_over is not None:
        config.stash[FOLDER] = handed_over["turns"]
        return
    folder = tempfile.TemporaryDirectory(prefix="rehearse-turns-")
    config.add_cleanup(folder.cleanup)
    config.stash[FOLDER] = folder.name


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Called by xdist for each worker that it is about to start."""
    node.workerinput["turns"] = node.config.stash[FOLDER]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    folder = item.config.stash[FOLDER]
    if item.get_closest_marker("quiet") is None:
        with turn(folder, alone=False):
            return (yield)
    os.makedirs(RUNS, mode=0o700, exist_ok=True)
    with turn(folder, alone=True), turn(RUNS, alone=True), first_at_the_processor():
        return (yield)

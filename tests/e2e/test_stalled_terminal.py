from __future__ import annotations

import signal
import time
from functools import partial
from pathlib import Path

import pytest
from terminals import BACKSPACE, CTRL_P, DOWN, SOON_S, Terminal, opened
from test_kills import LOST_S, WRITING_S, kept_s
from test_signals import SIGNALS, paused, running

from rehearse.tui.steady_output import ENOUGH

KEPT_BEFORE_S = 42.5
"""What is kept of the run that is gone on with here."""

TURNS = 40
"""So many whole pictures can't all wait, neither here nor in Textual's queue of thirty."""

PICTURE_S = 0.03
"""A key may take so long to change the picture."""


def stalled(terminal: Terminal, keys: str = "", turns: int = TURNS) -> None:
    """Draw a lot that isn't read, then press these keys."""
    terminal.settle()
    terminal.stop_reading()
    for turn in range(turns):
        # Keys that come together would change one picture.
        terminal.press("nb"[turn % 2])
        assert not terminal.is_over(PICTURE_S)
    terminal.press(keys)


def test_the_run_is_saved_while_nothing_is_read(home: Path, twelve: str) -> None:
    with opened(twelve, home=home) as terminal:
        running(terminal)
        stalled(terminal)
        for _ in range(4):
            terminal.wait_unread(partial(has_kept, home, kept_s(home) + 1.0), "save")


def has_kept(home: Path, least_s: float) -> bool:
    return kept_s(home) >= least_s


@pytest.mark.parametrize("stall_s", [1.7, 4.4])
def test_a_kill_costs_no_more_while_nothing_is_read(
    stall_s: float, home: Path, twelve: str
) -> None:
    with opened(twelve, home=home) as terminal:
        paused(terminal)
        pressed, runs = terminal.press(" ", "RUNNING   2 of 12")
        stalled(terminal)
        assert not terminal.is_over(stall_s)
        killed = time.monotonic()
        terminal.kill()
        gone = time.monotonic()
    kept = kept_s(home) - KEPT_BEFORE_S
    assert killed - runs - LOST_S - WRITING_S <= kept <= gone - pressed + WRITING_S


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_signal_ends_it_though_nothing_is_read(
    number: signal.Signals, home: Path, twelve: str
) -> None:
    with opened(twelve, home=home) as terminal:
        paused(terminal)
        _, runs = terminal.press(" ", "RUNNING   2 of 12")
        stalled(terminal)
        assert not terminal.is_over(1.0)
        sent = time.monotonic()
        terminal.send_signal(number)
        assert terminal.is_over(SOON_S)
        assert terminal.process.returncode == 128 + number
        assert kept_s(home) - KEPT_BEFORE_S >= sent - runs
        # Whoever reads on finds the shell as it was, and what was kept.
        terminal.settle()
        terminal.assert_restored()
        assert terminal.said_last.startswith("run 1: 0:4")
        assert terminal.said_last.endswith("rehearse report 1\n")


def test_it_starts_and_ends_in_a_terminal_that_never_reads(home: Path, twelve: str) -> None:
    with opened(twelve, "--resume", home=home) as terminal:
        terminal.stop_reading()
        started = terminal.process.pid
        terminal.wait_unread(lambda: heeds(started, signal.SIGTERM), "handler of signals")
        terminal.send_signal(signal.SIGTERM)
        assert terminal.is_over(SOON_S)
        assert terminal.process.returncode == 128 + signal.SIGTERM
        terminal.settle()
        terminal.assert_restored()


def heeds(process: int, number: signal.Signals) -> bool:
    """Whether a process handles a signal."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    (caught,) = (line for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught.split()[1], 16) >> (number - 1) & 1)


@pytest.mark.parametrize(
    ("keys", "shows", "then", "shows_then"),
    [
        ("nn", "PAUSED   4 of 12", "n", "PAUSED   5 of 12"),
        ("nno", "▸  4  Leg 4", DOWN, "▸  5  Leg 5"),
        ("?", "The next section; after the last one, the summary.", "q", "PAUSED   2 of 12"),
        ("f", "Run 1, ", BACKSPACE, "taken back: finish"),
        (CTRL_P, "Search for commands", "over", "Overview"),
    ],
    ids=["section", "overview", "help", "summary", "palette"],
)
def test_the_screen_is_right_once_it_is_read_again(
    keys: str, shows: str, then: str, shows_then: str, home: Path, twelve: str
) -> None:
    with opened(twelve, home=home) as terminal:
        paused(terminal)
        stalled(terminal, keys)
        assert not terminal.is_over(0.5)
        terminal.wait_for(shows)
        assert_right(terminal)
        terminal.press(then, shows_then)
        assert_right(terminal)


def test_a_window_is_resized_while_it_is_not_read(home: Path, twelve: str) -> None:
    with opened(twelve, home=home) as terminal:
        paused(terminal)
        stalled(terminal)
        terminal.resize(100, 30)
        terminal.press("nn")
        assert not terminal.is_over(0.5)
        terminal.wait_for("PAUSED   4 of 12")
        assert_right(terminal)


def assert_right(terminal: Terminal) -> None:
    """The screen looks like one that is drawn from nothing."""
    # The palette takes several pictures to be complete.
    terminal.watch(0.3)
    text, cells = terminal.text, terminal.cells
    terminal.wipe()
    terminal.send_signal(signal.SIGCONT)
    terminal.wait_until(lambda: terminal.cells == cells, f"\n{text}\n")


def test_what_nobody_reads_does_not_pile_up(home: Path, twelve: str) -> None:
    with opened(twelve, home=home) as terminal:
        paused(terminal)
        terminal.settle()
        before = len(terminal.raw)
        stalled(terminal, "nn", turns=3 * TURNS)
        assert not terminal.is_over(PICTURE_S)
        terminal.wait_for("PAUSED   4 of 12")
        assert len(terminal.raw[before:].replace(b"\0", b"")) < 2 * ENOUGH


def test_a_terminal_that_is_full_again_at_once_does_not_hold_up_the_end(
    home: Path, twelve: str
) -> None:
    with opened(twelve, home=home) as terminal:
        running(terminal)
        stalled(terminal)
        terminal.send_signal(signal.SIGTERM)
        until = time.monotonic() + SOON_S
        while not terminal.is_over(0) and time.monotonic() < until:
            terminal.stop_reading()
        assert terminal.process.returncode == 128 + signal.SIGTERM

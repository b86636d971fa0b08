from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from terminals import AS_A_JOB, BACKSPACE, CTRL_C, CTRL_P, CTRL_Q, CTRL_Z, Terminal, opened

RESUMED = "as you left it; space goes on"


def ready(terminal: Terminal) -> None:
    terminal.wait_for("READY   1 of 12", "u resume")


def paused(terminal: Terminal) -> None:
    ready(terminal)
    terminal.press("u", "PAUSED   2 of 12", RESUMED)


def running(terminal: Terminal) -> None:
    paused(terminal)
    terminal.press(" ", "RUNNING   2 of 12")


def in_overview(terminal: Terminal) -> None:
    running(terminal)
    terminal.press("o", "▸  2  Leg 2")


def in_help(terminal: Terminal) -> None:
    running(terminal)
    terminal.press("?", "The next section; after the last one, the summary.")


def in_palette(terminal: Terminal) -> None:
    running(terminal)
    terminal.press(CTRL_P, "Search for commands")


def in_summary(terminal: Terminal) -> None:
    running(terminal)
    terminal.press("f", "Run 1, ", "space again")


def in_prompt(terminal: Terminal) -> None:
    ready(terminal)
    terminal.press("t", "Another slot: 7m, or until 15:40")


NOTHING_SPOKEN = (ready, in_prompt)
PLACES = (ready, paused, running, in_overview, in_help, in_palette, in_summary, in_prompt)
SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)

Place = Callable[[Terminal], None]


def assert_kept(terminal: Terminal, place: Place) -> None:
    """The run is told in the shell, with its number, unless nothing was spoken."""
    if place in NOTHING_SPOKEN:
        assert terminal.said_last.strip() == ""
    else:
        assert terminal.said_last.startswith("run 1: 0:4")
        assert terminal.said_last.endswith("rehearse report 1\n")


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_a_signal_ends_it_in_good_order(
    place: Place, number: signal.Signals, home: Path, twelve: str
) -> None:
    with opened(twelve, home=home) as terminal:
        place(terminal)
        terminal.send_signal(number)
        assert terminal.wait_for_exit() == 128 + number
        terminal.assert_restored()
        assert_kept(terminal, place)


@pytest.mark.parametrize("name", ["SIGQUIT", "SIGALRM", "SIGUSR1", "SIGUSR2"])
def test_a_rare_signal_does_so_too(name: str, home: Path, twelve: str) -> None:
    number = signal.Signals[name]
    with opened(twelve, home=home) as terminal:
        running(terminal)
        terminal.send_signal(number)
        assert terminal.wait_for_exit() == 128 + number
        terminal.assert_restored()
        assert_kept(terminal, running)


@pytest.mark.parametrize("rubbish", ["\udca1", "\udce9n", "\x1b[1114112u", "\x1b[9999999999u"])
def test_what_is_no_key_is_passed_over(rubbish: str, home: Path, twelve: str) -> None:
    with opened(twelve, home=home) as terminal:
        running(terminal)
        terminal.press(rubbish)
        # It is read before the next key is sent: what comes along with it may be lost.
        terminal.watch(0.5)
        terminal.press("n", "RUNNING   3 of 12")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_restored()


@pytest.mark.parametrize("key", [CTRL_C, CTRL_Q, "q"], ids=["ctrl+c", "ctrl+q", "q"])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_a_key_leaves_in_good_order(place: Place, key: str, home: Path, twelve: str) -> None:
    if key == "q" and place in (in_prompt, in_palette, in_help):
        # There it is a letter, and closes the help.
        key += CTRL_C
    with opened(twelve, home=home) as terminal:
        place(terminal)
        terminal.press(key)
        assert terminal.wait_for_exit() == 0
        terminal.assert_restored()
        assert_kept(terminal, place)


def test_a_signal_while_it_starts_leaves_the_terminal_as_it_was(home: Path, twelve: str) -> None:
    with opened(twelve, home=home) as terminal:
        terminal.wait_until(lambda: b"\x1b[?1049h" in terminal.raw, "alternate screen")
        terminal.send_signal(signal.SIGTERM)
        assert terminal.wait_for_exit() == 128 + signal.SIGTERM
        terminal.assert_restored()


def test_a_closed_window_keeps_the_run(home: Path, twelve: str) -> None:
    with opened(twelve, home=home) as terminal:
        running(terminal)
        terminal.hang_up()
        assert terminal.wait_for_exit() == 128 + signal.SIGHUP
    with opened(twelve, home=home) as terminal:
        terminal.wait_for_match(r"Run 1 is unfinished: 0:4\d, at Leg 2\.")


STOPPED = f"the shell again, {128 + signal.SIGSTOP}"


def test_ctrl_z_pauses_and_comes_back(home: Path, twelve: str) -> None:
    with opened(twelve, home=home, shell=AS_A_JOB) as terminal:
        running(terminal)
        terminal.press(CTRL_Z, STOPPED)
        terminal.assert_restored()
        terminal.press("\n", "PAUSED   2 of 12", "space go on")
        terminal.press(" ", "RUNNING   2 of 12")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_restored()


def the_program_in(shell: Terminal) -> int:
    """The process that the shell runs."""
    process = shell.process.pid
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    (child,) = children.split()
    return int(child)


def test_it_is_stopped_from_outside_and_comes_back(home: Path, twelve: str) -> None:
    with opened(twelve, home=home, shell=AS_A_JOB) as terminal:
        running(terminal)
        os.kill(the_program_in(terminal), signal.SIGTSTP)
        terminal.wait_for(STOPPED)
        terminal.assert_restored()
        terminal.press("\n", "PAUSED   2 of 12", "space go on")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_restored()


def test_time_that_it_stood_still_is_not_counted(home: Path, twelve: str) -> None:
    with opened(twelve, home=home) as terminal:
        running(terminal)
        left = terminal.wait_for_match(r"talk (\d:\d\d) left")[1]
        assert left.startswith("9:1")
        terminal.send_signal(signal.SIGSTOP)
        terminal.watch(4.0)
        terminal.send_signal(signal.SIGCONT)
        terminal.wait_for_match(r"asleep 0:0[234], not counted; backspace counts it")
        terminal.wait_for_match(r"talk 9:1[5-8] left")
        terminal.press(BACKSPACE, "taken back: sleep")
        terminal.wait_for_match(r"talk 9:1[0-4] left")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_restored()


def test_an_editor_is_put_aside_with_the_program(home: Path, twelve: str, tmp_path: Path) -> None:
    script = tmp_path / "the editor"
    script.write_text("#!/bin/sh\necho editing\nkill -TSTP 0\necho edited\n", encoding="utf-8")
    script.chmod(0o755)
    editor = {"EDITOR": f"'{script}'"}
    with opened(twelve, home=home, shell=AS_A_JOB, environment=editor) as terminal:
        running(terminal)
        terminal.press("e", "editing", "the shell again, ")
        terminal.press("\n", "PAUSED   2 of 12", "Edited.")
        terminal.press(" ", "RUNNING   2 of 12")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_restored()

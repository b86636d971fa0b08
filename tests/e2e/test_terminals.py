from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest
from harbour import LONG_TITLES, written
from terminals import BACKSPACE, DOWN, ESCAPE, command, opened

ACCENTS = """\
title: Évènement à Łódź
slot: 1m
sections:
  - title: Début
    text: "Voilà l'été, 駅から五分 naïf"
  - title: Fin
    text: "Où est la fin?"
"""

COLOUR = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m")


def test_too_small_a_terminal_says_so_until_it_grows(home: Path, twelve: str) -> None:
    with opened(twelve, home=home, columns=40, rows=10) as terminal:
        terminal.wait_for("The terminal is too small:", "40x10, and it takes 60x20.")
        assert "Leg 1" not in terminal.text
        terminal.resize(60, 20)
        terminal.wait_for("READY   1 of 12", "Leg 1", "0:43 left of 0:43", "u resume", "? help")
        assert "too small" not in terminal.text
        terminal.press(" ", "RUNNING   1 of 12")
        terminal.resize(50, 12)
        terminal.wait_for("50x12, and it takes 60x20.")
        terminal.resize(80, 24)
        terminal.wait_for("RUNNING   1 of 12", "next: Leg 2")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_restored()


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (200, 60)])
def test_every_screen_fits(columns: int, rows: int, home: Path, twelve: str) -> None:
    with opened(twelve, home=home, columns=columns, rows=rows) as terminal:
        terminal.wait_for("READY   1 of 12", "0:43 left of 0:43", "u resume", "? help")
        terminal.press(" ", "RUNNING   1 of 12", "next: Leg 2", "talk ", " left of 10:00")
        terminal.press("o", "budget  spoken", "▸  1  Leg 1", "now")
        terminal.press("o", "next: Leg 2")
        terminal.press("?", "The next section; after")
        terminal.press("?", "next: Leg 2")
        terminal.press("f", "of 10:00", "broken off")
        terminal.press(" ", "READY   1 of 12")
        terminal.press("h", "history, 1 run")
        terminal.press("\r", "Run 1, ")
        assert len(max(terminal.lines, key=len)) <= columns


def test_no_colour_where_none_is_wanted(home: Path, twelve: str) -> None:
    with opened(twelve, home=home, environment={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("READY   1 of 12", "u resume")
        terminal.press(" ", "RUNNING   1 of 12")
        terminal.press("o", "▸  1  Leg 1")
        terminal.press("q")
        terminal.wait_for_exit()
        assert not COLOUR.search(terminal.raw)
    with opened(twelve, home=home) as terminal:
        terminal.wait_for("READY   1 of 12", "u resume")
        assert COLOUR.search(terminal.raw), "else the test above could not fail"


def test_what_is_chosen_in_the_palette_is_seen_without_colour(home: Path, twelve: str) -> None:
    with opened(twelve, home=home, environment={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("READY   1 of 12", "u resume")
        terminal.press(":", "Search for commands", "Another slot", "Close")
        terminal.wait_until(lambda: terminal.underlined[:1] == ["Another slot"], "chosen entry")
        terminal.press(DOWN)
        terminal.wait_until(lambda: terminal.underlined[:1] == ["Close"], "next entry")
        assert "Another slot" not in terminal.underlined


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        {"REHEARSE_GLYPHS": "ascii"},
    ],
    ids=["no utf-8", "asked for"],
)
def test_drawn_in_ascii(environment: dict[str, str], home: Path, twelve: str) -> None:
    with opened(twelve, home=home, environment=environment) as terminal:
        terminal.wait_for("READY   1 of 12", "0:43 left of 0:43", "####", "u resume")
        terminal.press(" ", "RUNNING   1 of 12", "next: Leg 2")
        terminal.press("o", ">  1  Leg 1", "now")
        terminal.press("o", "next: Leg 2")
        terminal.press(":", "Search for commands", "Finish")
        terminal.press(ESCAPE)
        terminal.wait_while("Search for commands")
        terminal.press("?", "The next section; after")
        terminal.press("?", "next: Leg 2")
        terminal.press("t")
        terminal.press("f", "broken off")
        terminal.press(" ", "READY   1 of 12")
        terminal.press("h", "history, 1 run")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        odd = {character for character in terminal.raw.decode() if ord(character) > 126}
        assert not odd


def test_what_the_terminal_has_not_is_a_question_mark_as_wide(home: Path) -> None:
    talk = written(home.parent / "accents.yaml", ACCENTS)
    environment = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    with opened(talk, home=home, environment=environment) as terminal:
        terminal.wait_for("READY   1 of 2", "D?but", "Voil? l'?t?, ?????????? na?f")
        assert terminal.lines[0].startswith(" ?v?nement ? ??d?  ")
        assert len(terminal.lines[0]) == 79, "the right side is where it was"
        terminal.press(" ", "RUNNING   1 of 2")
        terminal.press("n", "RUNNING   2 of 2")
        terminal.press(":", "Search for commands", "Finish")
        terminal.press(ESCAPE)
        terminal.wait_while("Search for commands")
        terminal.press("f", "ended at Fin")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.raw.isascii()
        assert b"\\x" not in terminal.raw
        assert b"\\u" not in terminal.raw


@pytest.mark.parametrize("name", ["xterm", "vt100", "linux", "no-such-terminal"])
def test_poor_terminals(name: str, home: Path, twelve: str) -> None:
    with opened(twelve, home=home, environment={"TERM": name}) as terminal:
        terminal.wait_for("READY   1 of 12", "u resume")
        terminal.press(" ", "RUNNING   1 of 12", f"next: {LONG_TITLES[1]}")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_restored()


def test_a_dumb_terminal_gets_lines(home: Path, twelve: str) -> None:
    with opened(twelve, home=home, environment={"TERM": "dumb"}) as terminal:
        terminal.wait_for("u resumes it", "Section 1 of 12")
        terminal.press(" ", "Started.")
        terminal.press(".", "On time.")
        # A line is typed and seen; then single keys are taken again.
        terminal.press("g", "Which section?")
        terminal.press("12\r", "Section 12 of 12")
        terminal.press(BACKSPACE, "Taken back: jump.")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert b"\x1b" not in terminal.raw
        terminal.assert_restored()


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_gives_the_terminal_back(number: int, code: int, home: Path, twelve: str) -> None:
    with opened(twelve, "--plain", home=home) as terminal:
        terminal.wait_for("Section 1 of 12")
        terminal.press(" ", "Started.")
        terminal.process.send_signal(number)
        assert terminal.wait_for_exit() == code
        terminal.assert_restored()


@pytest.mark.parametrize(
    "shell",
    [
        '"$@" </dev/null; echo "then $?"',
        '{ "$@"; echo "then $?"; } | cat',
        ': | "$@"; echo "then $?"',
    ],
    ids=["input is none", "output is a pipe", "input is a pipe"],
)
def test_half_a_terminal_is_none(shell: str, home: Path, twelve: str) -> None:
    with opened(twelve, home=home, shell=shell, columns=300) as terminal:
        terminal.wait_for(f"rehearse plan {twelve}", "then 2")
        assert b"\x1b" not in terminal.raw


def test_without_a_terminal_it_names_the_plan(home: Path, twelve: str) -> None:
    said = command(twelve, home=home)
    assert said.returncode == 2
    assert said.stdout == ""
    assert f"rehearse plan {twelve}" in said.stderr
    assert "Traceback" not in said.stderr

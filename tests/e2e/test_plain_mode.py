"""Plain mode as the installed program, through pipes and in a terminal."""

from __future__ import annotations

import subprocess
from pathlib import Path

from terminals import AS_A_JOB, CTRL_Z, ESCAPE, PROGRAM, an_environment, opened


def said(typed: str, *line: str, home: Path) -> list[str]:
    """What the program says to lines from a pipe."""
    done = subprocess.run(
        [PROGRAM, *line],
        env=an_environment(home),
        cwd=home.parent,
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    return done.stdout.splitlines()


def test_a_run_is_resumed_driven_and_kept_through_a_pipe(home: Path, twelve: str) -> None:
    typed = "u\nstart\n\nm\no\nh\nstart\ng\n12\nback\nundo\nfinish\n"
    lines = said(typed, twelve, "--plain", home=home)
    unfinished = "Run 1 is unfinished: forty-two seconds, at Leg 2"
    assert any(line.startswith(unfinished) for line in lines)
    assert "Run 1 as you left it; space goes on." in lines
    assert any(line.startswith("Section 3 of 12") for line in lines)
    assert "Stumble marked." in lines
    assert any(line.startswith("Run 1, ") and "unfinished at" in line for line in lines)
    assert "Taken back: back." in lines
    assert "Finished." in lines
    # The pipe has ended: so does the program, with the line for the shell.
    assert lines[-1].startswith("Run 1: forty-two seconds of ")
    assert lines[-1].endswith("rehearse report 1")
    again = said("q\n", twelve, "--plain", "--resume", home=home)
    assert "Nothing to resume: none is unfinished, or another window has it." in again


def test_the_list_of_talks_leads_to_one(home: Path, twelve: str) -> None:
    # A file is input as well.
    talks = home.parent / "talks"
    talks.mkdir()
    Path(twelve).rename(talks / "twelve.yaml")
    (talks / "broken.yaml").write_text("title: T\nsectoins: []\n")
    lines = said("1\n7\n2\nescape\nq\n", "--plain", home=home)
    assert lines[0] == "2 talks."
    assert lines[1] == "1, broken.yaml: it has errors."
    assert "run 1 is unfinished" in lines[2]
    assert any("sectoins" in line for line in lines)
    assert "No talk is called '7'." in lines
    assert any(line.startswith("Section 1 of 12") for line in lines)
    assert lines[-1] == "Which talk? Its number or a part of its title; q leaves."


def test_a_reader_who_leaves_ends_it(home: Path, twelve: str) -> None:
    with subprocess.Popen(
        ["/bin/sh", "-c", f'"{PROGRAM}" "$0" --plain; echo "then $?" >&2', twelve],
        env=an_environment(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        process.stdin.write("where\n" * 3)
        process.stdin.close()
        assert process.stderr.read() == "then 141\n"


def test_the_suspend_key_pauses_and_gives_the_terminal_back(home: Path, twelve: str) -> None:
    with opened(twelve, "--plain", home=home, shell=AS_A_JOB) as terminal:
        terminal.wait_for("Section 1 of 12")
        terminal.press(" ", "Started.")
        terminal.press(CTRL_Z, "Paused.", "the shell again")
        terminal.press("\r", "Here again.")
        terminal.press(".", ", paused.")
        terminal.press(" ", "Going on")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_restored()


def test_a_talk_is_chosen_by_a_line_and_rehearsed_by_keys(home: Path, twelve: str) -> None:
    folder = home.parent / "talks"
    folder.mkdir()
    Path(twelve).rename(folder / "twelve.yaml")
    with opened("--plain", home=home, folder=home.parent) as terminal:
        terminal.wait_for("Which talk?")
        terminal.press("1\r", "Section 1 of 12")
        terminal.press(" ", "Started.")
        terminal.press(ESCAPE, "Which talk?")
        terminal.press("q\r")
        assert terminal.wait_for_exit() == 0
        terminal.assert_restored()

"""What the process does at its edges: pipes, encodings, interrupts, closed streams."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from program import PROGRAM, Ended, environment, rehearse, rehearse_in_terminal

from rehearse.cli.main import main

JAPANESE = """\
title: 駅から五分の図書館
slot: 5m
sections:
  - title: 五分
    text: 駅から五分です。
"""


def test_the_package_runs_as_a_module(tmp_path: Path, bread: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "rehearse", "check", "bread"],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("bread: fits")


def test_a_reader_that_leaves_is_no_trouble(tmp_path: Path, bread: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with subprocess.Popen(
        [PROGRAM, "plan", "bread"],
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=writing,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(writing)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (141, b"")


def test_a_disk_that_is_full_is_told(tmp_path: Path, bread: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [PROGRAM, "plan", "bread"],
            cwd=tmp_path,
            env=environment(tmp_path),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"rehearse: the output can't be written (No space left on device)\n"


def test_closed_streams_are_no_trouble(tmp_path: Path, bread: Path) -> None:
    for redirection, code in ((">&-", 0), (">&- 2>&-", 0), ("<&- >&- 2>&-", 0)):
        done = subprocess.run(
            ["sh", "-c", f'"$0" check bread {redirection}', PROGRAM],
            cwd=tmp_path,
            env=environment(tmp_path),
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (code, b"", b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_any_encoding_shows_something(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "eki.yaml").write_text(JAPANESE, encoding="utf-8")

    def plain(*arguments: str) -> Ended:
        return rehearse(*arguments, home=tmp_path, PYTHONIOENCODING=encoding, LC_ALL="C")

    ended = plain("plan", "eki.yaml")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("\\u99c5\\u304b")
    ended = plain("plan", "eki.yaml", "--json")
    assert '"title": "\\u99c5\\u304b' in ended.out
    ended = plain("plan", "駅")
    assert ended.code == 2
    assert ended.err.startswith("rehearse: no talk '")


def test_characters_are_shown_where_they_can_be(tmp_path: Path) -> None:
    (tmp_path / "eki.yaml").write_text(JAPANESE, encoding="utf-8")
    assert rehearse("plan", "eki.yaml", home=tmp_path).out.startswith("駅から五分の図書館\n")
    assert '"title": "駅から' in rehearse("plan", "eki.yaml", "--json", home=tmp_path).out


def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    done = subprocess.run(
        [PROGRAM.encode(), b"check", b"x\xe9.yaml"],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stderr.startswith(b"rehearse: no talk 'x")


def test_a_hostile_talk_can_not_steer_the_terminal(tmp_path: Path) -> None:
    steering = 'title: "red \\e[31m and a bell \\a"\nsections:\n  - title: A\n    text: words\n'
    (tmp_path / "steer.yaml").write_text(steering)
    ended = rehearse("plan", "steer.yaml", home=tmp_path)
    assert "\x1b" not in ended.out + ended.err
    assert "\a" not in ended.out + ended.err


def test_an_interrupt_ends_it_with_130(tmp_path: Path) -> None:
    # So many talks with such long names fill the pipe, which nobody reads after the first.
    (tmp_path / "talks").mkdir()
    for number in range(300):
        talk = f"title: T{number}\nsections:\n  - title: A\n    text: words\n"
        (tmp_path / "talks" / f"{'x' * 200}{number:03}.yaml").write_text(talk)
    with subprocess.Popen(
        [PROGRAM, "check"],
        cwd=tmp_path,
        env=environment(tmp_path, PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"talks/xxx")
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b""
        assert process.wait(60) == 130


def test_an_interrupt_anywhere_is_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_line: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("rehearse.cli.dispatch.carry_out", interrupted)
    assert main(["check"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_terminal_breaks_no_word(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text("title: A talk\nsectoins: []\n", encoding="utf-8")
    narrow = rehearse_in_terminal("check", "talk.yaml", home=tmp_path, columns=40, NO_COLOR="1").out
    piped = rehearse("check", "talk.yaml", home=tmp_path)
    assert all(len(row) <= 40 for row in narrow.splitlines())
    assert narrow.split() == (piped.err + piped.out).split()
    assert max(map(len, piped.err.splitlines())) > 40

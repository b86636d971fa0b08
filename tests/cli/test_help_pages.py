"""The help: it names what there is, and its examples can be typed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from program import rehearse

import rehearse as package
from rehearse.cli.command import read_arguments
from rehearse.cli.dispatch import _command
from rehearse.cli.help import page
from rehearse.cli.names import SUMMARIES

ALL = ["", *SUMMARIES]


@pytest.mark.parametrize("name", ALL)
def test_a_page_says_everything(name: str) -> None:
    command, _ = _command(name)
    shown = page(command)
    head = f"rehearse {name}".rstrip() + f": {command.summary}\n"
    second = f"{command.second}\n" if command.second else ""
    assert shown.startswith(f"{head}{second}\nUsage: rehearse")
    for option in command.options:
        assert f"\n  {option.name}" in shown
        assert option.name in " ".join(command.usage)
        assert not option.value or option.example
    for code, _ in command.exits:
        assert re.search(rf"^  {code} ", shown, re.MULTILINE)


@pytest.mark.parametrize("name", ALL)
def test_a_page_fits_into_eighty_columns(name: str) -> None:
    lines = page(_command(name)[0]).split("\n")
    assert max(map(len, lines)) <= 80
    assert lines == [line.rstrip() for line in lines]


@pytest.mark.parametrize("name", ALL)
def test_every_example_is_understood(name: str) -> None:
    for line, _ in _command(name)[0].examples:
        first, *rest = shlex.split(line) or [""]
        named = first if first in SUMMARIES else ""
        read_arguments(_command(named)[0], rest if named else shlex.split(line))


def test_the_second_line_of_the_program_and_of_the_readme_names_plain_mode() -> None:
    assert "--plain" in page(_command("")[0]).split("\n")[1]
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    paragraphs = readme.split("\n\n")
    assert "--plain" in paragraphs[1].split("\n")[1]


def test_options_mean_the_same_in_all_commands() -> None:
    known: dict[str, tuple[str, str]] = {}
    for name in ALL:
        for option in _command(name)[0].options:
            assert known.setdefault(option.name, option[1:3]) == option[1:3]


def test_the_program_names_every_command(tmp_path: Path) -> None:
    shown = rehearse("--help", home=tmp_path)
    assert shown.code == 0
    for name, summary in SUMMARIES.items():
        assert re.search(rf"^  {name} +{re.escape(summary)}$", shown.out, re.MULTILINE)
    assert rehearse("-h", home=tmp_path) == shown
    assert rehearse("lake", "--help", home=tmp_path) == shown


@pytest.mark.parametrize("name", SUMMARIES)
def test_each_command_has_its_page(tmp_path: Path, name: str) -> None:
    shown = rehearse(name, "--help", home=tmp_path)
    assert shown == (0, page(_command(name)[0]) + "\n", "")
    assert rehearse(name, "-h", home=tmp_path) == shown


def test_the_version(tmp_path: Path) -> None:
    expected = (0, f"rehearse {package.__version__}\n", "")
    assert rehearse("--version", home=tmp_path) == expected


def test_after_two_hyphens_help_is_a_talk(tmp_path: Path) -> None:
    ended = rehearse("plan", "--", "--help", home=tmp_path)
    assert ended.code == 2
    assert ended.err.startswith("rehearse: no talk '--help'")

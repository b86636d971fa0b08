"""What the TAB key offers, from the tables of the commands and from what there is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from rehearse.cli.completing import candidates
from rehearse.cli.completion import SCRIPTS
from rehearse.cli.dispatch import command_called
from rehearse.cli.main import main
from rehearse.cli.names import SUMMARIES
from rehearse.cli.offers import FILES, VALUES, WORDS

TALK = """\
title: Tides
variants: {short: {slot: 2m}, shorter: {slot: 1m}}
sections:
  - {title: The moon pulls, text: up, speaker: Anna}
  - {title: Water falls, text: down, speaker: Ben}
  - {title: Watt?, text: mud, speaker: Anna, id: mud}
"""


@pytest.fixture(autouse=True)
def talks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    for path in ("talks/tides.yaml", "talks/plan.yaml", "home/talks/harbour.yaml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(TALK)
    return tmp_path


def offered(line: str) -> list[str]:
    """The words for a line; it ends where the cursor is."""
    return [each.word for each in candidates(line.split(" "))]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("pl", ["plan", FILES]),
        ("vi", ["village", "violin", FILES]),
        ("plan ", None),
        ("plan ha", ["harbour", FILES]),
        ("plan TI", ["tides", FILES]),
        ("plan ./p", ["./plan", FILES]),
        ("plan tides ", []),
        ("check tides ha", ["harbour", FILES]),
        ("tides --from ", ["the-moon-pulls", "water-falls", "mud"]),
        ("tides --slot 7m --to wa", ["water-falls"]),
        ("tides --from 2", ["2"]),
        ("tides --from=", ["--from=the-moon-pulls", "--from=water-falls", "--from=mud"]),
        ("tides --only mud,", ["mud,the-moon-pulls", "mud,water-falls"]),
        ("--from 2 tides --to m", ["mud"]),
        ("tides --as ", ["Anna", "Ben"]),
        ("plan tides --variant sh", ["short", "shorter"]),
        ("say tides wa", ["water-falls"]),
        ("say tides mud --out ", [FILES]),
        ("report --format j", ["json"]),
        ("import ", [FILES]),
        ("import x --kind ma", ["markdown", "marp"]),
        ("completion ", ["bash", "zsh", "fish"]),
        ("tides --fo", ["--for-real"]),
        ("tides --for-real --fo", []),
        ("--ver", ["--version"]),
        ("plan --he", ["--help"]),
        ("tides --slot ", []),
        ("tides --pace ", []),
        ("new x --sections ", []),
        ("tides -- --", []),
        ("nowhere --nothing x --", None),
    ],
)
def test_what_may_follow(line: str, words: list[str] | None) -> None:
    found = offered(line)
    if words is None:
        assert len(found) > 7
    else:
        assert found == words


def test_talks_of_every_folder_are_offered_by_what_finds_them() -> None:
    found = offered("plan ")
    assert {"tides", "./plan", "harbour", "lake"} <= set(found)
    assert "plan" not in found
    everything = offered("")
    assert set(SUMMARIES) <= set(everything)


def test_runs_are_offered_by_their_numbers(
    three_runs: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(three_runs))
    assert main(["__complete", "zsh", "report", ""]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[:3] == [f"{number}\tBread and patience" for number in (3, 2, 1)]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["tides", "--from", "=", ""], "--from=the-moon-pulls\tThe moon pulls\n"),
        (["tides", "--from", "=", "mu"], "--from=mud\tWatt?\n"),
        (["'tides'", "--from", "mu"], "mud\tWatt?\n"),
        (["tid\\es", "--from", "mu"], "mud\tWatt?\n"),
        (['"tides', "--from", "mu"], "mud\tWatt?\n"),
    ],
)
def test_words_as_bash_hands_them_over(
    words: list[str], shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["__complete", "bash", *words]) == 0
    assert capsys.readouterr().out.startswith(shown)


@pytest.mark.parametrize(
    "line",
    [[], ["bash"], ["zsh", "nowhere", "--from", ""], ["zsh", "broken", "--from", ""]],
    ids=str,
)
def test_nothing_is_complained_of(
    line: list[str], talks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (talks / "talks/broken.yaml").write_text("title: [")
    (talks / "home/data").mkdir()
    (talks / "home/data/history.db").write_text("broken")
    assert main(["__complete", *line]) == 0
    assert main(["__complete", "zsh", "report", "9"]) == 0
    assert capsys.readouterr().err == ""


def test_every_command_that_takes_a_talk_completes_it() -> None:
    for name in ("", *SUMMARIES):
        command = command_called(name)
        if re.match(rf"{name} \[?(TALK|RUN)\b", command.usage[0]) and name != "new":
            assert "tides" in offered(f"{name} tid"), name
    assert {option for option in VALUES if option not in _all_options()} == set()
    assert set(WORDS) <= {"", *SUMMARIES}


def _all_options() -> set[str]:
    return {option.name for name in ("", *SUMMARIES) for option in command_called(name).options}


def test_the_key_waits_for_no_screens(talks: Path) -> None:
    script = "import sys\nfrom rehearse.cli.main import main\nmain(sys.argv[1:])\n"
    script += "print(*sys.modules, file=sys.stderr)"
    line = ("__complete", "zsh", "tides", "--from", "")
    done = subprocess.run(
        [sys.executable, "-c", script, *line], capture_output=True, text=True, check=True
    )
    loaded = set(done.stderr.split())
    assert "yaml" in loaded
    assert not loaded & {"textual", "rich", "asyncio", "sqlite3", "argparse", "json"}


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_lines_for_a_shell(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    shown = capsys.readouterr().out
    assert f"__complete {shell}" in shown
    # They know where the shell is to look for files.
    assert FILES in shown


def test_other_shells_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion"]) == 2
    assert main(["completion", "tcsh"]) == 2
    assert capsys.readouterr().err == (
        "rehearse: completion needs the name of a shell: bash, zsh or fish, as in: "
        "rehearse completion bash\n"
        "rehearse: 'tcsh' is no shell that is known: bash, zsh or fish, as in: "
        "rehearse completion bash\n"
    )

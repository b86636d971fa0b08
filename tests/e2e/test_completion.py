"""The TAB key in real shells: bash, and zsh and fish where they are installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from terminals import PROGRAM, SOON_S, Terminal, an_environment, opened

TALK = """\
title: Tides
sections:
  - {title: The moon pulls, text: up}
  - {title: Water falls, text: down}
  - {title: Wave after wave, text: and on}
"""
TAB, CLEAR = "\t", "\x15"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks/tides.yaml").write_text(TALK)
    (tmp_path / "talks/plan.yaml").write_text(TALK)
    (tmp_path / "talks/low water.yaml").write_text(TALK)
    (tmp_path / "my notes.txt").write_text("Hello.")
    return tmp_path / "home"


def shown(shell: Terminal, typed: str, *line: str) -> None:
    """Clear the line, type and press TAB; the line is on the screen then, the whole of it."""
    shell.press(CLEAR + typed + TAB)
    shell.wait_until(
        lambda: any(f"$ {wanted}" in shell.lines for wanted in line),
        f"one of {line}",
    )


def lines_are_completed(shell: Terminal) -> None:
    shell.wait_until(lambda: "$" in shell.lines, "prompt")
    shown(shell, "rehearse comp", "rehearse completion")
    shown(shell, "rehearse plan ti", "rehearse plan tides")
    shown(shell, "rehearse ./p", "rehearse ./plan")
    shown(shell, "rehearse tides --from the", "rehearse tides --from the-moon-pulls")
    shown(shell, "rehearse tides --from=wat", "rehearse tides --from=water-falls")
    shown(shell, "rehearse tides --only 1,wat", "rehearse tides --only 1,water-falls")
    shown(shell, "rehearse tides --for", "rehearse tides --for-real")
    shown(shell, "rehearse import my", r"rehearse import my\ notes.txt")
    shown(shell, "rehearse plan low", r"rehearse plan low\ water")
    shown(shell, r"rehearse low\ water --from the", r"rehearse low\ water --from the-moon-pulls")
    # Two that begin so.
    shell.press(CLEAR + "rehearse tides --from wa" + TAB + TAB, "water-falls", "wave-after-wave")


def in_a_terminal(home: Path, command: str, more: Mapping[str, str]) -> None:
    environment = {"TERM": "vt100", **more}
    with opened(home=home, environment=environment, shell=f"exec {command}") as shell:
        lines_are_completed(shell)


def _bash(home: Path) -> None:
    (home / "rc").write_text(
        f'eval "$({PROGRAM} completion bash)"\nPS1="$ "\nbind "set enable-bracketed-paste off"\n'
    )
    in_a_terminal(home, f"bash --noprofile --rcfile {home}/rc -i", {})


def _zsh(home: Path) -> None:
    (home / ".zshrc").write_text(
        f'autoload -Uz compinit; compinit -u -D\neval "$({PROGRAM} completion zsh)"\nPS1="$ "\n'
    )
    in_a_terminal(home, f"{shutil.which('zsh')} -d -i", {"ZDOTDIR": str(home)})


def _fish(home: Path) -> None:
    for line, word in (
        ("rehearse comp", "completion"),
        ("rehearse plan ti", "tides"),
        ("rehearse tides --from the", "the-moon-pulls"),
        ("rehearse tides --from=wat", "--from=water-falls"),
        ("rehearse import my", "my notes.txt"),
    ):
        done = subprocess.run(
            [
                str(shutil.which("fish")),
                "-c",
                f"{PROGRAM} completion fish | source; complete -C '{line}'",
            ],
            env=an_environment(home),
            cwd=home.parent,
            capture_output=True,
            text=True,
            timeout=SOON_S,
            check=False,
        )
        assert [each.split("\t")[0] for each in done.stdout.splitlines()] == [word]


IN_A_SHELL = {"bash": _bash, "zsh": _zsh, "fish": _fish}


@pytest.mark.parametrize("shell", ["bash", *filter(shutil.which, ("zsh", "fish"))])
def test_the_tab_key(shell: str, home: Path) -> None:
    IN_A_SHELL[shell](home)

"""What a command loads: nothing that it doesn't need, and no layer from above."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

SCREENS = {"textual", "rich", "asyncio"}
SLOW = {
    "typing",
    "dataclasses",
    "pathlib",
    "inspect",
    "logging",
    "argparse",
    "shutil",
    "hashlib",
    "difflib",
    "json",
    "sqlite3",
    "platformdirs",
    "importlib.metadata",
}
"""Each of these takes a command as long as a tenth of Python's own start, or longer."""

ABOVE = ("rehearse.tui", "rehearse.history", "rehearse.speech")
"""What plans and checks do without."""

IN_PROCESS = """
import sys
from rehearse.cli.main import main
code = main(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""


def loaded_by(*line: str, home: Path, code: int = 0) -> set[str]:
    """The modules that are loaded at the end of a command."""
    done = subprocess.run(
        [sys.executable, "-c", IN_PROCESS, *line],
        env={"REHEARSE_HOME": str(home), "PATH": ""},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    return set(done.stderr.split())


@pytest.fixture
def talk(tmp_path: Path) -> str:
    path = tmp_path / "talk.yaml"
    path.write_text(
        "title: T\nslot: 5m\npace: 120 wpm\nsections:\n  - title: A\n    text: |\n"
        "      Some *words* -- and a [pause 2s] pause.\n\n      [SLIDE 2] Ça va?\n"
    )
    return str(path)


@pytest.mark.parametrize(
    "line",
    [
        ("--help",),
        ("--version",),
        ("plan", "--help"),
        ("report", "--help"),
        ("import", "--help"),
        ("say", "--help"),
        ("voices", "--help"),
        ("new", "--help"),
        ("schema", "--help"),
        ("completion", "bash"),
    ],
    ids=" ".join,
)
def test_help_loads_next_to_nothing(tmp_path: Path, line: tuple[str, ...]) -> None:
    assert not loaded_by(*line, home=tmp_path) & (SCREENS | SLOW | {"yaml"})


@pytest.mark.parametrize("command", ["plan", "check"])
def test_plan_and_check_load_the_talk_file_and_no_more(
    tmp_path: Path, talk: str, command: str
) -> None:
    loaded = loaded_by(command, talk, home=tmp_path)
    assert "yaml" in loaded
    assert not loaded & (SCREENS | SLOW)
    assert not [name for name in loaded if name.startswith(ABOVE)]


def test_only_a_plan_that_is_spoken_loads_the_voice(tmp_path: Path, talk: str) -> None:
    loaded = loaded_by("plan", talk, "--spoken", home=tmp_path)
    assert {"asyncio", "rehearse.speech"} <= loaded
    assert not loaded & {"textual", "rich", "pyttsx3", "espeakng_loader", "miniaudio"}


def test_a_talk_that_is_read_aloud_loads_no_screens(tmp_path: Path, talk: str) -> None:
    loaded = loaded_by("say", talk, "--json", home=tmp_path)
    assert not loaded & {"textual", "rich", "pyttsx3", "espeakng_loader", "miniaudio"}


def test_nothing_is_loaded_for_a_talk_that_is_not_there(tmp_path: Path) -> None:
    loaded = loaded_by("say", "nowhere.yaml", home=tmp_path, code=2)
    assert not [name for name in loaded if name.startswith(ABOVE)]


@pytest.mark.parametrize("line", [("history",), ("doctor",)], ids=" ".join)
def test_no_command_that_prints_text_loads_the_screens(
    tmp_path: Path, line: tuple[str, ...]
) -> None:
    # Without a terminal not all is well.
    loaded = loaded_by(*line, home=tmp_path, code=1 if line == ("doctor",) else 0)
    assert "sqlite3" in loaded
    assert not loaded & {"textual", "rich"}
    assert ("asyncio" in loaded) == (line == ("doctor",))


def test_the_screens_are_not_loaded_where_they_can_not_be_opened(tmp_path: Path, talk: str) -> None:
    assert not loaded_by(talk, home=tmp_path, code=2) & SCREENS


def test_plain_mode_loads_no_screens(tmp_path: Path, talk: str) -> None:
    loaded = loaded_by(talk, "--plain", home=tmp_path)
    assert {"asyncio", "sqlite3", "rehearse.plain.rehearsing"} <= loaded
    assert not loaded & {"textual", "rich", "rehearse.tui", "rehearse.speech"}


def test_the_core_is_the_standard_library_alone() -> None:
    source = ROOT / "src"
    files = sorted((source / "rehearse/core").rglob("[!_]*.py"))
    modules = [".".join(path.relative_to(source).with_suffix("").parts) for path in files]
    assert "rehearse.core.stats.forecast" in modules
    script = f"import sys, {', '.join(modules)}\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    packages = {name.partition(".")[0] for name in done.stdout.split()}
    foreign = packages - set(sys.stdlib_module_names) - {"rehearse", "__main__", "_distutils_hack"}
    assert not {name for name in foreign if not name.startswith(("_editable", "__editable"))}
    assert not SCREENS & packages


def test_layers_point_one_way() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "6 kept, 0 broken" in done.stdout

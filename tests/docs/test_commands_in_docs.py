"""Every command that stands in the README, the docs and the help runs as it is printed."""

from __future__ import annotations

import glob
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from rehearse.cli.command import read_arguments
from rehearse.cli.dispatch import command_called
from rehearse.cli.main import main
from rehearse.cli.names import SUMMARIES
from rehearse.core.plan import make_plan
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.talk import Talk
from rehearse.history.store import Store
from rehearse.talkfile.load import TalkFileError, load, loads
from rehearse.talkfile.write import dump
from rehearse.tui import launch

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

INSTALLING = {
    "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/rehearse",
    "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest",
    "python3 -m venv .venv",
    ".venv/bin/pip install --no-deps .",
}
"""What needs a network; that the second one works is what CI begins with."""

OPENS_SCREENS = re.compile(r"(?!({})\b)|import (?!.*--yes)".format("|".join(SUMMARIES)))
"""A line without the program's name."""

NO_DEVICE, SOUND_TO_MEND = 3, 1
BAD_USAGE = 2
EXITS = [
    (re.compile(r"say (?!.*(--out|--json))"), NO_DEVICE),
    (re.compile(r"doctor"), SOUND_TO_MEND),
    # It asks on a terminal, and here is none.
    (re.compile(r"history delete (?!.*--yes)"), BAD_USAGE),
]
"""No sound device is arranged: to hear the talks out would take the time that they take."""


def blocks(kind: str) -> Iterator[str]:
    for page in PAGES:
        if kind == "yaml" and page.stem == "settings":
            continue  # they are no talks
        yield from re.findall(rf"```{kind}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


def in_blocks() -> list[str]:
    """Lines of the blocks for a shell, without their comments."""
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    return [line for line in (re.sub(r"\s+#.*", "", line).strip() for line in lines) if line]


def in_help() -> list[str]:
    tables = [command_called(name) for name in ("", *SUMMARIES)]
    return [f"rehearse {line}".rstrip() for table in tables for line, _ in table.examples]


LINES = list(dict.fromkeys([*in_blocks(), *in_help()]))
IN_LINES = [line for line in LINES if "--plain" in line]
"""What reads and writes lines, which takes a process of its own."""
TO_RUN = [line for line in LINES if line.startswith("rehearse") and line not in IN_LINES]


@pytest.fixture(scope="module")
def arranged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the commands take it for granted: talks, notes, and five runs of the lake."""
    folder = tmp_path_factory.mktemp("arranged")
    shutil.copytree(ROOT / "talks", folder / "talks")
    lake = _shortened(load(str(folder / "talks/lake.yaml")))
    for path in ("talks/lake.yaml", "my/talk.yaml"):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(dump(lake), encoding="utf-8")
    office = runpy.run_path(str(ROOT / "tests/importers/office.py"))
    spoken = "We bake bread, and bread takes the time that bread takes. " * 20
    body = "".join(office["paragraph"](spoken) for _ in range(4))
    for name in ("notes.docx", "speech.docx"):
        office["docx"](folder / name, body)
    office["pptx"](folder / "deck.pptx", [office["Page"]("Bread", "dough", spoken)] * 2)
    (folder / "notes.txt").write_text(f"BREAD\n\n{spoken}\n\nWATER\n\n{spoken}\n")
    (folder / "home/config").mkdir(parents=True)
    (folder / "home/config/config.yaml").write_text("on_time: 5s\n")
    _rehearsed(lake, folder / "home/data/history.db", 5)
    return folder


def _shortened(talk: Talk) -> Talk:
    """The same sections with a few words each: a voice reads them in no time."""
    text = dump(talk)
    # A text stands below its key; its first line stays.
    short = re.sub(r"(    text: \|\n      .*\n)(?:      .*\n|\n)*", r"\1", text)
    return loads(short, "lake.yaml")


def _rehearsed(talk: Talk, path: Path, times: int) -> None:
    plan = make_plan(talk)
    path.parent.mkdir(parents=True, exist_ok=True)
    with Store.open(str(path)) as store:
        for number in range(times):
            run = Rehearsal(plan, key=f"run {number}")
            run.start(0.0, f"2026-11-2{number}T19:00:00Z")
            for section in range(1, len(plan.sections) + 1):
                run.next(50.0 * section)
            store.save(run.record(50.0 * len(plan.sections)))


@pytest.fixture
def shell(arranged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[launch.Request]:
    """Carries out commands in a copy of that folder; what was opened on screens is listed."""
    folder = tmp_path / "work"
    shutil.copytree(arranged, folder, ignore=shutil.ignore_patterns("home"))
    monkeypatch.chdir(folder)
    # The home stays: what was measured of the voice once is kept there.
    monkeypatch.setenv("REHEARSE_HOME", str(arranged / "home"))
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/dev/null")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("VISUAL", "true")
    opened: list[launch.Request] = []

    def run(request: launch.Request) -> launch.Outcome:
        opened.append(request)
        return launch.Outcome(0, ())

    monkeypatch.setattr(launch, "run", run)
    return opened


def _words(line: str) -> list[str]:
    """What a shell makes of a line."""
    words = shlex.split(line)[1:]
    return [found for word in words for found in (sorted(glob.glob(word)) or [word])]


@pytest.mark.parametrize("line", TO_RUN)
def test_it_runs_as_it_is_printed(
    line: str,
    shell: list[launch.Request],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    called = line.removeprefix("rehearse").strip()
    draws = bool(OPENS_SCREENS.match(called))
    if draws:
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    expected = next((code for pattern, code in EXITS if pattern.match(called)), 0)
    code = main(_words(line))
    told = capsys.readouterr()
    if draws and called.startswith("import"):
        expected = 1  # nothing was written in the preview
    assert code == expected, told.err
    assert len(shell) == draws
    assert shell or told.out or code in {NO_DEVICE, BAD_USAGE}
    assert not told.err or code in {NO_DEVICE, BAD_USAGE}


@pytest.mark.parametrize("line", IN_LINES)
def test_a_rehearsal_in_lines_runs_as_it_is_printed(
    line: str, shell: list[launch.Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    done = subprocess.run(
        ["bash", "-c", line],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Section 1 of 12" in done.stdout
    assert not shell


def test_there_is_something_to_run() -> None:
    assert len(TO_RUN) > 40
    assert len(IN_LINES) > 1
    others = {line for line in in_blocks() if not line.startswith("rehearse")} - set(IN_LINES)
    by_name = {line for line in others if re.match(r"\.venv/bin/pip install '", line)}
    assert others - by_name == INSTALLING
    tests = next(line for line in INSTALLING if "[test]" in line)
    steps = (ROOT / ".ci/run").read_text()
    assert re.sub(" install ", " install --quiet ", tests) in steps
    # Where one of them can't be installed, the others are, by name.
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [each.partition(";")[0].strip() for each in project["dependencies"]]
    (line,) = by_name
    assert set(shlex.split(line)[2:]) == {
        each for each in wanted if not each.startswith(("espeakng-loader", "miniaudio"))
    }


def test_commands_within_sentences_are_commands() -> None:
    found = {
        code
        for page in PAGES
        for code in re.findall(r"`(rehearse [^`]+)`", page.read_text(encoding="utf-8"))
    }
    assert len(found) > 15
    for code in sorted(found):
        words = [re.sub(r"[\[\]]", "", word) for word in code.split(" >> ")[0].split()[1:]]
        name = words[0] if words[0] in SUMMARIES else ""
        assert name or not words[0].isalpha() or words[0] in {"COMMAND", "TALK", "NOTES"}, code
        line = words[1:] if name else words
        read_arguments(command_called(name), [word for word in line if word != "--help"])


def test_talks_in_docs_can_be_read() -> None:
    whole = [block for block in blocks("yaml") if block.startswith("title: ")]
    assert len(whole) >= 3
    for block in whole:
        make_plan(loads(block, "talk.yaml"))
    for block in set(blocks("yaml")) - set(whole):
        _check_a_part(block)


def _check_a_part(block: str) -> None:
    """What stands in the docs without the rest of its talk."""
    text = block if "sections:" in block else f"{block}sections: [{{title: A, text: a}}]\n"
    lines = _told(f"title: T\n{text}")
    # Its variants leave out sections that the page doesn't show.
    assert all("leave_out" in line for line in lines), text


def _told(text: str) -> list[str]:
    """The mistakes in a talk file."""
    try:
        loads(text, "talk.yaml")
    except TalkFileError as error:
        return str(error).split("\n")
    return []

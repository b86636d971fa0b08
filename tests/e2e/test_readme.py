"""The commands of the README that open screens, in a terminal; tests/docs runs all the others."""

from __future__ import annotations

import re
import runpy
import shlex
import shutil
from pathlib import Path

import pytest
from terminals import opened

from rehearse.cli.names import SUMMARIES

ROOT = Path(__file__).parents[2]


def lines() -> list[str]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", readme, re.DOTALL)
    found = [re.sub(r"\s+#.*", "", line) for block in blocks for line in block.splitlines()]
    ours = [line.removeprefix("rehearse ") for line in found if line.startswith("rehearse ")]
    return [line for line in ours if line.split()[0] not in SUMMARIES]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "talks", made / "talks")
    office = runpy.run_path(str(ROOT / "tests/importers/office.py"))
    office["docx"](made / "notes.docx", office["paragraph"]("Bread takes its time. " * 40))
    (made / "home").mkdir()
    return made


@pytest.mark.parametrize("line", lines())
def test_a_command_opens_its_screen(line: str, folder: Path) -> None:
    with opened(*shlex.split(line), home=folder / "home", folder=folder) as terminal:
        opens = "Section 1 of" if "--plain" in line else "READY"
        terminal.wait_for("notes.docx" if "notes" in line else opens)
        terminal.settle()
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_restored()


def test_there_are_such_commands() -> None:
    assert len(lines()) >= 5

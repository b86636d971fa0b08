"""The walls around the voice stand where they are said to."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def contracts() -> dict[str, set[str]]:
    """The modules that are held to each contract."""
    found = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return {
        contract["name"]: set(contract.get("source_modules", ())) for contract in found["contracts"]
    }


def test_no_module_but_the_childs_may_know_an_engine() -> None:
    held = contracts()["Only the speech child knows an engine or a sound library"]
    files = (ROOT / "src" / "rehearse" / "speech").glob("*.py")
    modules = {f"rehearse.speech.{file.stem}" for file in files if file.stem != "__init__"}
    assert held >= modules


def test_the_voice_knows_neither_screens_nor_talk_files_nor_the_history() -> None:
    for name, held in contracts().items():
        if name.startswith(("Only the screens", "Only the talk file", "Only history")):
            assert "rehearse.speech" in held


def test_what_lands_was_heard() -> None:
    # Without it the tests of sound are left out where there is no sound server.
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert lines.index("export CI=1") < lines.index('step "the README\'s test command"')

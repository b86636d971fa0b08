"""`rehearse new` and `rehearse schema`: what a talk file begins with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rehearse.cli.main import main
from rehearse.talkfile.load import load
from rehearse.talkfile.schema import talk_schema


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    return tmp_path


def test_a_talk_is_begun_beside_the_others_or_among_ones_own(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "Why trams come back", "--slot", "10m"]) == 0
    yours = home / "home" / "talks" / "why-trams-come-back.yaml"
    assert capsys.readouterr().out == (
        f"Written to {yours}: 5 sections, each of about 250 words.\n"
        "Next: rehearse why-trams-come-back, and e there opens it in your editor.\n"
    )
    assert load(str(yours)).title == "Why trams come back"
    (home / "talks").mkdir()
    assert main(["new", "plan", "--sections", "2"]) == 0
    assert capsys.readouterr().out == (
        "Written to talks/plan.yaml: 2 sections.\n"
        "Next: rehearse talks/plan.yaml, and e there opens it in your editor.\n"
    )
    assert main(["new", "talks/my_pitch.yaml", "--slot", "1m", "--pace", "100"]) == 0
    made = load("talks/my_pitch.yaml")
    assert (made.title, made.slot_s, made.pace.wpm) == ("My pitch", 60.0, 100.0)
    assert main(["plan", "my_pitch"]) == 0


def test_nothing_is_replaced_unasked(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = home / "mine.yaml"
    path.write_text("my words")
    assert main(["new", "./mine.yaml"]) == 2
    assert capsys.readouterr().err == (
        "rehearse: ./mine.yaml is there already: --force replaces it, or name another\n"
    )
    assert path.read_text() == "my words"
    assert main(["new", "./mine.yaml", "--force"]) == 0
    assert load(str(path)).title == "Mine"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ((), "new needs a name, as in: rehearse new my-talk --slot 10m"),
        (("!?",), "'!?' holds no letter and no digit, name the talk"),
        (("a/b",), "a/b: a talk file ends in .yaml, as in talks/mine.yaml"),
        (("nowhere/b.yaml",), "nowhere/b.yaml: there is no folder nowhere, make it first"),
        (("t", "--slot", "10"), "--slot 10 has no unit, write 10m or 10s"),
        (("t", "--pace", "slow"), "--pace 'slow' is not a pace, write 125, 260 cpm or 125 wpm"),
        (("t", "--sections", "0"), "--sections '0': write a number from 1 to 60"),
        (("t", "--slot", "2s"), "--slot 2s has no second for each of 3 sections"),
    ],
)
def test_what_can_not_be_begun_is_told(
    line: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", *line]) == 2
    assert capsys.readouterr().err.startswith(f"rehearse: {told}")
    assert list(Path().iterdir()) == []


def test_a_schema_for_editors(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == talk_schema()
    (home / "talks").mkdir()
    for _ in range(2):
        assert main(["schema", "-o", "talks/talk.schema.json"]) == 0
        assert capsys.readouterr().out == (
            "Written to talks/talk.schema.json. In talks of that folder, as the first line:\n"
            "# yaml-language-server: $schema=talk.schema.json\n"
        )
    assert json.loads((home / "talks/talk.schema.json").read_text()) == talk_schema()
    # A talk that is begun beside it says so to editors.
    assert main(["new", "pitch"]) == 0
    first = (home / "talks/pitch.yaml").read_text().split("\n")[0]
    assert first == "# yaml-language-server: $schema=talk.schema.json"
    assert load("talks/pitch.yaml").title == "Pitch"


def test_a_schema_replaces_nothing_else(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "package.json").write_text("{}")
    assert main(["schema", "-o", "package.json"]) == 2
    assert main(["schema", "-o", "nowhere/x.json"]) == 2
    assert capsys.readouterr().err == (
        "rehearse: package.json is there already, and is no schema of talks: name another\n"
        "rehearse: nowhere/x.json: it can't be written (No such file or directory)\n"
    )
    assert (home / "package.json").read_text() == "{}"

"""The settings file: what it may say, every mistake with its place, and that all of it is kept."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from rehearse.core.settings import Settings, UsualPace
from rehearse.core.thresholds import Thresholds
from rehearse.talkfile.settings import SettingsFile, find_settings, settings_path
from rehearse.talkfile.settings_reading import read_settings
from rehearse.talkfile.settings_rules import SETTINGS
from rehearse.talkfile.settings_words import in_words, skeleton, written

WHOLE = """\
pace: {en: 140, ja: 280 cpm}
warning: 25%, 5s, 30s
on_time: 10s
theme: Nord
glyphs: ascii
text_width: 60
line_spacing: 2
voice: {en: en-gb, fr-CH: fr}
audio_delay: 200ms
bell: signals
keys:
  next: [X, pgdn, "?", ctrl+n]
  rehearse.back: b
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    (tmp_path / "config").mkdir()
    return tmp_path


def read(tmp_path: Path, text: str) -> SettingsFile:
    path = tmp_path / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return read_settings(str(path))


def told(tmp_path: Path, text: str) -> list[str]:
    found = read(tmp_path, text)
    return [str(problem).removeprefix(f"{found.path}:") for problem in found.problems]


def test_everything_that_can_be_set(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE)
    assert found.problems == ()
    assert found.settings == Settings(
        paces=(("en", UsualPace(140.0)), ("ja", UsualPace(None, 280.0))),
        thresholds=Thresholds(10, 0.25, 5.0, 30.0),
        theme="nord",
        glyphs="ascii",
        text_width=60,
        line_spacing=2,
        voices=(("en", "en-gb"), ("fr-CH", "fr")),
        audio_delay_ms=200,
        bell="signals",
        keys=(("next", ("x", "pagedown", "?", "ctrl+n")), ("rehearse.back", ("b",))),
    )
    assert found.place_of("on_time") == (3, 1)
    assert found.place_of("keys.rehearse.back") == (13, 3)
    assert {setting.rule.key for setting in SETTINGS} <= dict(found.places).keys()


@pytest.mark.parametrize(
    ("text", "thresholds"),
    [
        ("warning: 30%", Thresholds(5, 0.3, 5.0, 20.0)),
        ("warning: 10s", Thresholds(5, 0.2, 10.0, 10.0)),
        ("warning: 30%, 25s", Thresholds(5, 0.3, 25.0, 25.0)),
        ("warning: 5s, 1m\non_time: 3s", Thresholds(3, 0.2, 5.0, 60.0)),
        ("on_time: 3s\nwarning: 10s", Thresholds(3, 0.2, 10.0, 10.0)),
    ],
)
def test_when_clocks_press(tmp_path: Path, text: str, thresholds: Thresholds) -> None:
    found = read(tmp_path, text)
    assert (found.settings.thresholds, found.problems) == (thresholds, ())


@pytest.mark.parametrize("text", ["", "\n# nothing\n", "pace:\ntheme: ~\nkeys:\n", "{}"])
def test_a_file_that_sets_nothing_is_well(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text)
    assert (found.settings, found.problems, found.places) == (Settings(), (), ())


MISTAKES = [
    entry.split("\n=> ")
    for entry in (Path(__file__).parent / "settings_mistakes.txt").read_text().strip().split("\n\n")
]


@pytest.mark.parametrize(("text", "problem"), MISTAKES)
def test_a_mistake_is_told_with_its_place_and_changes_nothing(
    tmp_path: Path, text: str, problem: str
) -> None:
    assert told(tmp_path, text) == [problem]
    if "\n" not in text:
        assert read(tmp_path, text).settings == Settings()


def test_all_mistakes_are_told_and_what_is_right_counts(tmp_path: Path) -> None:
    found = read(tmp_path, "theme: nrd\ntext_width: 60\nglyps: x\nkeys: {next: x, back: ctrl+q}")
    assert [problem.line for problem in found.problems] == [1, 3, 4]
    # Half of a change of keys would be worse than none.
    assert found.settings == Settings(text_width=60)


def test_what_is_no_yaml_is_told_in_the_words_of_settings(tmp_path: Path) -> None:
    assert told(tmp_path, "pace: &a 140")[0].startswith(
        "1:7: '&a' is a YAML anchor, which a settings file doesn't use: take it out"
    )
    assert told(tmp_path, "a: 1\n---\nb: 2") == ["2:1: a second document begins here, take it out"]
    assert told(tmp_path, "x: " + "[" * 20 + "]" * 20) == [
        "1:19: nested more than 16 deep, which no settings file is"
    ]
    folder = tmp_path / "folder"
    folder.mkdir()
    (problem,) = read_settings(str(folder)).problems
    assert problem.message == "this is a directory, the settings are a file: move it away"


def test_what_is_in_effect_can_be_written_and_read_again(tmp_path: Path) -> None:
    settings = read(tmp_path, WHOLE).settings
    lines = [f"{key}: {in_words(key, value)}" for key, value in written(settings).items()]
    assert read(tmp_path, "\n".join(lines)).settings == settings


def test_the_file_to_begin_with_sets_nothing_until_a_mark_is_taken_away(tmp_path: Path) -> None:
    assert read(tmp_path, skeleton())[1:4] == (Settings(), (), ())
    keys = [f"# {setting.rule.key}: " for setting in SETTINGS]
    lines = [line.removeprefix("# ") if line.startswith(tuple(keys)) else line
             for line in skeleton().split("\n")]  # fmt: skip
    found = read(tmp_path, "\n".join(lines))
    assert found.problems == ()
    assert len([key for key, _ in found.places if "." not in key]) == len(SETTINGS)
    assert max(map(len, skeleton().split("\n"))) <= 80


def test_where_it_is(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings_path() == str(home / "config" / "config.yaml")
    assert not find_settings().exists
    monkeypatch.delenv("REHEARSE_HOME")
    for folder in ("", "/xdg/there", " "):
        monkeypatch.setenv("XDG_CONFIG_HOME", folder)
        there = platformdirs.user_config_dir("rehearse", appauthor=False)
        assert settings_path() == f"{there}/config.yaml"

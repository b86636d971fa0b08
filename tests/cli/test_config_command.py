"""`rehearse config`, and what a broken settings file does to the commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import rehearse


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    folder = tmp_path / "config"
    folder.mkdir()
    return folder / "config.yaml"


def test_each_setting_with_where_it_comes_from(tmp_path: Path, settings: Path) -> None:
    settings.write_text("# mine\ntext_width: 60\nglyphs: unicode\n")
    shown = rehearse("config", home=tmp_path)
    assert (shown.code, shown.err) == (0, "")
    rows = [line.split() for line in shown.out.split("\n")]
    assert ["text_width", "60", f"{settings}:2"] in rows
    assert ["on_time", "5s", "default"] in rows
    read = json.loads(rehearse("config", "--json", home=tmp_path, REHEARSE_GLYPHS="ascii").out)
    assert read["path"] == str(settings)
    assert read["settings"]["text_width"] == {"value": 60, "from": "file", "line": 2}
    assert read["settings"]["glyphs"]["from"] == "REHEARSE_GLYPHS"
    assert read["settings"]["pace"] == {"value": None, "from": "default", "line": None}
    assert read["problems"] == []


def test_edit_makes_the_file_and_checks_it(tmp_path: Path) -> None:
    path = tmp_path / "config" / "config.yaml"
    assert rehearse("config", "path", home=tmp_path).out == f"{path}\n"
    made = rehearse("config", "edit", home=tmp_path, VISUAL="true")
    assert (made.code, made.out) == (0, f"{path}: nothing is set\n")
    assert path.read_text().startswith("# Settings of rehearse.")
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\necho "theme: nrd" >> "$1"\n')
    script.chmod(0o755)
    broken = rehearse("config", "edit", home=tmp_path, VISUAL=str(script))
    assert broken.code == 2
    assert broken.err.endswith(": theme: 'nrd' is not known, did you mean 'nord'?\n")
    failed = rehearse("config", "edit", home=tmp_path, VISUAL="false")
    assert (failed.code, failed.err) == (
        2,
        "rehearse: the editor ended with 1; the settings are as it left them\n",
    )


def test_a_broken_file_stops_the_commands_that_need_it(
    tmp_path: Path, settings: Path, bread: Path
) -> None:
    settings.write_text("theme: nrd\nkeys: {next: q}\n")
    expected = f"{settings}:1:8: theme: 'nrd' is not known, did you mean 'nord'?"
    for line in (("plan", str(bread)), ("check", str(bread)), ("say", str(bread), "--json")):
        ended = rehearse(*line, home=tmp_path)
        assert (ended.code, ended.out, ended.err) == (2, "", f"{expected}\n"), line
    config = rehearse("config", home=tmp_path)
    # The keys are those of the screens: only here they are looked at.
    assert config.code == 2
    assert config.err.split("\n")[0] == expected
    assert "q would belong to 'next' and to 'leave' on the screen 'rehearse'" in config.err
    assert rehearse("plan", "--help", home=tmp_path).code == 0


def test_the_pace_holds_for_talks_that_name_none(tmp_path: Path, settings: Path) -> None:
    talk = tmp_path / "t.yaml"
    talk.write_text("title: T\nsections:\n  - title: A\n    text: one two three four five\n")
    settings.write_text("pace: {en: 150}\n")
    assert "at 150 wpm" in rehearse("plan", str(talk), home=tmp_path).out
    talk.write_text(f"pace: 100\n{talk.read_text()}")
    assert "at 100 wpm" in rehearse("plan", str(talk), home=tmp_path).out


def test_it_is_called_rightly(tmp_path: Path) -> None:
    unknown = rehearse("config", "show", home=tmp_path)
    assert (unknown.code, unknown.err) == (
        2,
        "rehearse: config has no 'show', it is edit, path or nothing\n",
    )
    assert rehearse("config", "path", "--json", home=tmp_path).code == 2


def test_the_doctor_knows_their_state(tmp_path: Path, settings: Path) -> None:
    from rehearse.cli.data import settings_finding  # noqa: PLC0415
    from rehearse.talkfile.settings import SettingsFile  # noqa: PLC0415
    from rehearse.talkfile.settings_reading import read_settings  # noqa: PLC0415

    none = settings_finding(SettingsFile(str(settings), exists=False))
    assert (none.fact, none.remedy) == (f"{settings} (none yet, all is as it comes)", "")
    settings.write_text("text_width: 60\n")
    assert settings_finding(read_settings(str(settings)))[1:] == (str(settings), "")
    settings.write_text("\ntheme: nrd\n")
    broken = settings_finding(read_settings(str(settings)))
    assert broken.fact == f"1 mistake in {settings}, the first on line 2"
    assert broken.remedy.startswith("rehearse config names them")

"""`rehearse doctor`: every finding with its remedy, and 0 only when all is well."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from ice_talk import NO_SOUND, ice, no_voice
from program import rehearse, rehearse_in_terminal

import rehearse as package
from rehearse.cli import data, terminal
from rehearse.cli.data import folder_findings, history_finding
from rehearse.cli.finding import Finding
from rehearse.cli.main import main
from rehearse.cli.sound import engine_findings, sound_finding
from rehearse.cli.terminal import (
    characters_finding,
    glyphs_finding,
    kind_findings,
    size_finding,
)
from rehearse.speech.examination import ENGINE_REMEDY, SOUND_REMEDY, Examination

BY_KIND = ", by its kind (COLORTERM=truecolor means 16 million)"
FOUND = Examination("eSpeak NG 1.52", 99, "", "PulseAudio", "")


def test_what_works_and_what_does_not(three_runs: Path) -> None:
    ended = rehearse_in_terminal("doctor", home=three_runs, NO_COLOR="1", **NO_SOUND)
    assert ended.code == 1
    lines = ended.out.splitlines()
    assert lines[-1] == "1 thing to mend."
    assert re.search(
        r"^  sound       none: no device answers\n              start a sound server",
        ended.out,
        re.MULTILINE,
    )
    for line in (
        "  size        80x24",
        "  kind        TERM=xterm-256color",
        "  colours     none, as NO_COLOR asks",
        "  characters  UTF-8",
        f"  folder      {three_runs / 'data'}",
        "  history     3 runs of 1 talk",
        f"  rehearse    {package.__version__}",
        "voice and sound",
        f"  log         {three_runs / 'data' / 'voice.log'}",
    ):
        assert line in lines
    assert "ALSA" in (three_runs / "data" / "voice.log").read_text()
    assert re.search(r"^  screens     Textual \d", ended.out, re.MULTILINE)
    assert re.search(
        r"^  talk files  PyYAML \d.*, with(out)? the C parser$", ended.out, re.MULTILINE
    )
    assert re.search(r"^  history     SQLite 3\.", ended.out, re.MULTILINE)
    assert re.search(
        r"^  voice       eSpeak NG 1\.\S+, \d+ voices, listed by", ended.out, re.MULTILINE
    )
    assert re.search(r"^  voice       pyttsx3 2\.\S+, espeakng-", ended.out, re.MULTILINE)


def test_it_makes_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    ended = rehearse_in_terminal(
        "doctor", home=tmp_path, columns=200, REHEARSE_HOME=str(home), **NO_SOUND
    )
    assert ended.out.endswith("\n1 thing to mend.\n")
    assert f"{home / 'data'} (made when it is needed)" in ended.out
    assert not home.exists()


def test_each_trouble_has_its_remedy_and_they_are_counted(three_runs: Path) -> None:
    (three_runs / "data" / "history.db").write_bytes(b"no history, for sure" * 99)
    ended = rehearse_in_terminal(
        "doctor", home=three_runs, columns=50, rows=24, TERM="dumb", **NO_SOUND
    )
    assert ended.code == 1
    assert "  size        50x24\n              too small, make it at least 60x20\n" in ended.out
    assert "  kind        TERM=dumb can't draw\n              use another terminal" in ended.out
    assert ": it is no history" in " ".join(ended.out.split())
    assert ended.out.endswith("4 things to mend.\n")


def test_there_is_no_terminal(tmp_path: Path) -> None:
    ended = rehearse("doctor", home=tmp_path, **NO_SOUND)
    assert ended.code == 1
    assert "  terminal    none: input and output are redirected (only the screens " in ended.out
    assert ended.out.endswith("\n1 thing to mend.\n")
    assert ended.err == ""


def test_it_takes_one_talk(tmp_path: Path) -> None:
    expected = "rehearse: 'lake' is one word too many, it goes: rehearse doctor [TALK] [--json]\n"
    assert rehearse("doctor", "ice", "lake", home=tmp_path) == (2, "", expected)
    assert rehearse("doctor", "icey", home=tmp_path).err.startswith("rehearse: no talk 'icey'")


def test_there_is_no_voice(tmp_path: Path) -> None:
    ice(tmp_path)
    ended = rehearse("doctor", "ice", home=tmp_path, **NO_SOUND | no_voice(tmp_path))
    assert ended.code == 1
    assert "  voice       none: eSpeak NG does not load (no such library)\n" in ended.out
    assert "              pip install --upgrade pyttsx3 espeakng-loader, or install" in ended.out
    assert "  pace " not in ended.out


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((), r"130 wpm by English \(Great Britain\): 0:4\d for words of 0:4\d\n"),
        (("voice: en-us",), r"130 wpm by English \(America\): "),
        (
            ("language: tlh",),
            r"no voice here speaks 'tlh'\n              write `voice: en` to have",
        ),
        (("language: ja",), r"Sections 1-2, 4 are not spoken, this voice spells Latin letters"),
    ],
)
def test_is_there_a_voice_for_a_talk(tmp_path: Path, lines: tuple[str, ...], found: str) -> None:
    ice(tmp_path, *lines)
    ended = rehearse("doctor", "ice", home=tmp_path, **NO_SOUND)
    assert re.search(f"^  pace        {found}", ended.out, re.MULTILINE)


def test_a_pace_out_of_reach_is_told(tmp_path: Path) -> None:
    path = ice(tmp_path)
    path.write_text(path.read_text().replace("pace: 130", "pace: 40"))
    ended = rehearse("doctor", "ice", home=tmp_path, **NO_SOUND)
    assert re.search(
        r"^  pace        this voice can't read slower than \d+ wpm$", ended.out, re.MULTILINE
    )
    assert "40 wpm is out of its reach: name another pace or voice\n" in ended.out


@pytest.mark.parametrize(
    ("found", "far", "finding"),
    [
        (FOUND, False, Finding("sound", "PulseAudio")),
        (FOUND, True, Finding("sound", "PulseAudio, but over ssh it plays on the far machine")),
        (
            FOUND._replace(sound="", sound_problem="no device"),
            True,
            Finding("sound", "none: no device", SOUND_REMEDY),
        ),
    ],
)
def test_sounds(found: Examination, far: bool, finding: Finding) -> None:
    assert sound_finding(found, far=far) == finding


def test_an_engine_without_voices() -> None:
    (finding,) = engine_findings(FOUND._replace(voices=0))
    assert finding == Finding("voice", "eSpeak NG 1.52 has no voices", ENGINE_REMEDY)


@pytest.mark.parametrize(
    ("columns", "lines", "is_well"),
    [(60, 20, True), (200, 60, True), (59, 20, False), (60, 19, False), (0, 0, False)],
)
def test_sizes(columns: int, lines: int, is_well: bool) -> None:
    assert (not size_finding(columns, lines).remedy) == is_well


@pytest.mark.parametrize(
    ("environment", "facts"),
    [
        ({}, ["TERM is not set", f"16{BY_KIND}"]),
        ({"TERM": "dumb"}, ["TERM=dumb can't draw", f"16{BY_KIND}"]),
        ({"TERM": "xterm"}, ["TERM=xterm", f"16{BY_KIND}"]),
        ({"TERM": "screen-256color"}, ["TERM=screen-256color", f"256{BY_KIND}"]),
        (
            {"TERM": "xterm", "COLORTERM": "truecolor"},
            ["TERM=xterm", "16 million, by COLORTERM=truecolor"],
        ),
        ({"TERM": "xterm", "NO_COLOR": "1"}, ["TERM=xterm", "none, as NO_COLOR asks"]),
    ],
)
def test_kinds_of_terminals(environment: dict[str, str], facts: list[str]) -> None:
    found = list(kind_findings(environment))
    assert [finding.fact for finding in found] == facts
    is_well = facts[0].startswith("TERM=") and "dumb" not in facts[0]
    assert [not finding.remedy for finding in found] == [is_well, True]


@pytest.mark.parametrize(
    ("environment", "wanted", "unicode", "fact"),
    [
        ({}, "auto", True, "━━┅┅── ██▌░░ ▸ (gaps or boxes there? REHEARSE_GLYPHS=ascii)"),
        ({"REHEARSE_GLYPHS": "ASCII"}, "auto", True, "ASCII, as REHEARSE_GLYPHS asks"),
        ({}, "ascii", True, "ASCII, as the settings ask"),
        ({}, "auto", False, "ASCII, as not every character can be shown"),
    ],
)
def test_what_pictures_are_made_of(
    environment: dict[str, str], wanted: str, unicode: bool, fact: str
) -> None:
    assert glyphs_finding(environment, wanted, unicode=unicode) == Finding("glyphs", fact)


def test_for_a_script(
    three_runs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(three_runs))
    found = FOUND._replace(sound="", sound_problem="no device")
    monkeypatch.setattr("rehearse.cli.sound.carry_through", lambda _: found)
    monkeypatch.setattr("rehearse.cli.sound.examine", lambda **_: None)
    assert main(["doctor", "--json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert list(shown) == ["well", "findings"]
    assert shown["well"] is False
    parts = ["terminal", "what is kept", "voice and sound", "versions"]
    assert list(dict.fromkeys(each["part"] for each in shown["findings"])) == parts
    assert [each for each in shown["findings"] if each["state"] != "well"] == [
        {
            "part": "voice and sound",
            "subject": "sound",
            "state": "trouble",
            "fact": "none: no device",
            "remedy": SOUND_REMEDY,
        }
    ]
    assert {each["remedy"] for each in shown["findings"] if each["state"] == "well"} == {None}
    monkeypatch.setattr("rehearse.cli.sound.carry_through", lambda _: FOUND)
    assert main(["doctor", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["well"] is True


def test_characters() -> None:
    assert characters_finding(unicode=True, encoding="utf-8") == Finding("characters", "UTF-8")
    assert characters_finding(unicode=False, encoding="ascii") == Finding(
        "characters",
        "ASCII: not every letter can be shown",
        "use a UTF-8 locale: export LANG=C.UTF-8",
    )


def test_a_file_stands_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    found = list(folder_findings(str(tmp_path / "data" / "deeper")))
    assert found == [
        Finding(
            "folder",
            f"{tmp_path}/data/deeper",
            f"{tmp_path}/data is no folder, move it away or set REHEARSE_HOME to a folder of yours",
        )
    ]


def test_a_folder_that_is_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    (found,) = folder_findings(str(tmp_path))
    assert found.remedy == (
        f"{tmp_path} is read-only, allow writing to it or set REHEARSE_HOME to a folder of yours"
    )


def test_a_disk_that_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "LEAST_FREE_BYTES", 2**80)
    found = list(folder_findings(str(tmp_path)))
    assert [finding.subject for finding in found] == ["folder", "disk"]
    assert found[1].remedy.startswith(f"make room on the disk of {tmp_path}")


def test_a_history_that_is_read_only(three_runs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(three_runs / "data" / "history.db")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert history_finding(path).fact == f"{path} is read-only"


def test_the_least_size_is_that_of_the_screens() -> None:
    from rehearse.tui import room  # noqa: PLC0415 - Textual, for this test alone

    assert (terminal.LEAST_WIDTH, terminal.LEAST_HEIGHT) == (room.LEAST_WIDTH, room.LEAST_HEIGHT)

"""`rehearse voices`, run as a program with the real engine."""

from __future__ import annotations

import json
from pathlib import Path

from ice_talk import ice, no_voice
from program import rehearse

from rehearse.cli.command import read_arguments
from rehearse.cli.say import COMMAND


def test_the_languages_of_the_talks_come_first(tmp_path: Path) -> None:
    ice(tmp_path, "language: fr")
    (tmp_path / "talks" / "broken.yaml").write_text("xtitle: x\n")
    ended = rehearse("voices", home=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    head, _, columns, *rows = ended.out.splitlines()
    assert head.startswith("1")
    assert " voices of eSpeak NG 1." in head
    assert columns.split() == ["language", "--voice", "called", "to", "hear", "it"]
    assert rows[0].startswith("fr ")
    assert rows[0].endswith("  rehearse say ice --voice fr-fr")
    assert any(row.split()[:4] == ["en-gb", "English", "(Great", "Britain)"] for row in rows)
    others = [row.split()[0] for row in rows if row[0] != " "][1:]
    assert others == sorted(others)
    assert {"en", "ja", "cmn"} <= set(others)
    (japanese,) = (row for row in rows if row.startswith("ja "))
    assert japanese.endswith("  rehearse say lake --voice ja")


def test_what_json_holds(tmp_path: Path) -> None:
    made = json.loads(rehearse("voices", "--json", home=tmp_path).out)
    assert list(made) == ["engine", "languages"]
    assert made["engine"].startswith("eSpeak NG 1.")
    french = next(each for each in made["languages"] if each["language"] == "fr")
    assert french["sample"] == "rehearse say village --voice fr-fr"
    assert {
        "id": "roa/fr",
        "name": "French (France)",
        "voice": "fr-fr",
        "languages": ["fr-fr"],
    } in (french["voices"])
    called = [voice["voice"] for each in made["languages"] for voice in each["voices"]]
    assert len(called) == len(set(called))


def test_a_sample_is_a_command_that_does_what_it_says(tmp_path: Path) -> None:
    ice(tmp_path, "language: pt-BR")
    made = json.loads(rehearse("voices", "--json", home=tmp_path).out)
    for each in made["languages"]:
        assert read_arguments(COMMAND, each["sample"].split()[2:]).has("--voice")
    first = made["languages"][0]
    assert first["sample"] == "rehearse say ice --voice pt-br"
    heard = json.loads(rehearse(*first["sample"].split()[1:], "--json", home=tmp_path).out)
    assert heard["voice"] == "pt-br"


def test_there_is_no_voice(tmp_path: Path) -> None:
    assert rehearse("voices", home=tmp_path, **no_voice(tmp_path)) == (
        3,
        "",
        (
            "rehearse: no voice: eSpeak NG does not load (no such library); "
            "`rehearse doctor` says what is missing\n"
        ),
    )

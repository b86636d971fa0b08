"""`rehearse plan --spoken`, with the real voice."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from ice_talk import ice, no_voice
from program import rehearse


def test_the_voices_time_stands_beside_each_budget(tmp_path: Path) -> None:
    ice(tmp_path)
    ended = rehearse("plan", "ice", "--spoken", home=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[3].split()[-2:] == ["budget", "voice"]
    assert re.search(r"^1  It sings .* 0:1\d$", lines[4])
    assert re.search(r"^3  Demo .* 0:30 +pinned$", lines[6])
    assert re.search(
        r"^Read by English \(Great Britain\) in 0:\d\d, without the 0:30 of Demo\.$",
        ended.out,
        re.MULTILINE,
    )
    assert re.search(
        r"^How much: 28 words, but it speaks like [34]\d: about \d+ s more than its words show "
        r"\(voice 0:\d\d, words 0:13 at 130 wpm\)\.$",
        ended.out,
        re.MULTILINE,
    )
    assert "It sings: " not in ended.out


def test_json(tmp_path: Path) -> None:
    ice(tmp_path)
    made = json.loads(rehearse("plan", "ice", "--spoken", "--json", home=tmp_path).out)
    spoken = [part["spoken_s"] for part in made["sections"]]
    heard = json.loads(rehearse("say", "ice", "--json", home=tmp_path).out)
    assert spoken == [part["spoken_s"] for part in heard["sections"]]
    assert spoken[2] is None
    plain = json.loads(rehearse("plan", "ice", "--json", home=tmp_path).out)
    assert "spoken_s" not in plain["sections"][0]


def test_every_speaker_has_a_voice(tmp_path: Path) -> None:
    ice(tmp_path, "voices: {Ben: en-us}", "voice: en-gb-scotland")
    ended = rehearse("plan", "ice", "--spoken", home=tmp_path)
    assert "Read by English (Scotland) and English (America) in 0:" in ended.out
    ice(tmp_path, "voices: {Ben: Englsh (Scotland)}")
    ended = rehearse("plan", "ice", "--spoken", home=tmp_path)
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("rehearse: no voice here is called 'Englsh (Scotland)'; did you ")


def test_a_voice_that_can_not_go_so_slow_is_not_compared(tmp_path: Path) -> None:
    ice(tmp_path)
    ended = rehearse("plan", "ice", "--spoken", "--pace", "50", home=tmp_path)
    assert "This voice can't read slower than " in ended.out
    assert "its times are not those of your pace.\n" in ended.out
    assert "speaks like" not in ended.out


def test_there_is_no_voice(tmp_path: Path) -> None:
    ice(tmp_path)
    ended = rehearse("plan", "ice", "--spoken", home=tmp_path, **no_voice(tmp_path))
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("rehearse: no voice: eSpeak NG does not load")
    assert rehearse("plan", "ice", home=tmp_path, **no_voice(tmp_path)).code == 0


@pytest.mark.parametrize("command", [("plan", "ice", "--spoken"), ("say", "ice")])
def test_programs_and_people_are_told_what_is_not_as_it_was_asked_for(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    talk = ice(tmp_path)
    russian = "\u041d\u043e\u0447\u044c\u044e \u043b\u0451\u0434 \u043f\u043e\u0451\u0442. " * 40
    talk.write_text(talk.read_text("utf-8").replace("In 1987", f"{russian}In 1987"), "utf-8")
    ended = rehearse(*command, "--json", "--pace", "50", home=tmp_path)
    assert ended.code == 0
    made = json.loads(ended.out)
    assert made["voice_limit"].startswith("this voice can't read slower than ")
    told = [part["not_spoken"] for part in made["sections"]]
    assert [bool(why) for why in told] == [False, True, False, False]
    assert ended.err == (
        f"rehearse: section 2 is not spoken, {told[1]}.\nrehearse: {made['voice_limit']}\n"
    )

"""Two speakers, one of them at the keyboard: the other is heard through a real sound server."""

from __future__ import annotations

import json
from pathlib import Path

from harbour import written
from sound_server import Ear, SoundServer
from terminals import command, opened

TALK = """\
title: Two at the oars
id: oars
pace: 150
voices: {Ben: en-gb}
sections:
  - title: Ben begins
    speaker: Ben
    budget: 4s
    text: Pull when I say pull.
  - title: Anna answers
    speaker: Anna
    budget: 12s
    text: I have been pulling since the pier, and you have not said a word.
  - title: Ben is long
    speaker: Ben
    budget: 3s
    text: |
      Then pull as you please, and I will say pull whenever I see that you are pulling anyway,
      which is how most captains do it.
  - title: Anna ends
    speaker: Anna
    budget: 5s
    text: So we came home.
"""

EXACT_S = 0.35
"""How far a cue may be from the end of the budget, by a test's own clock on a busy machine."""

SILENT_WITHIN_S = 0.25


def test_the_voice_speaks_for_ben_and_gives_the_cue(
    tmp_path: Path, home: Path, sound_server: SoundServer, ear: Ear
) -> None:
    talk = written(tmp_path / "oars.yaml", TALK)
    here = {"PULSE_SERVER": sound_server.address}
    with opened(talk, "--as", "anna", home=home, environment=here) as terminal:
        terminal.wait_for("READY   part 1 of 2", "as Anna: 2 of 4 sections, 0:17; the voice speaks")
        terminal.settle()
        began = terminal.press(" ", "STANDING IN   1 of 4", "Ben begins (Ben)", "then you: Anna")
        terminal.wait_for("RUNNING   part 1 of 2", "0:12 left of 0:12")
        cue_at = ear.now()
        assert abs(cue_at - began[0] - 4.0) < EXACT_S
        ear.wait(until=cue_at)
        heard = ear.heard(began[0], cue_at)
        assert heard.first_at is not None
        assert heard.last_at is not None
        assert heard.last_at < cue_at
        ear.wait(until=cue_at + 1.0)
        assert ear.heard(cue_at + SILENT_WITHIN_S).first_at is None, "Anna speaks herself"

        terminal.wait_for("last 0:01 of 0:12")
        handed = terminal.press("n", "STANDING IN   3 of 4", "its budget is 0:03: read at")
        terminal.wait_for("RUNNING   part 2 of 2")
        cue_at = ear.now()
        assert abs(cue_at - handed[0] - 3.0) < EXACT_S
        ear.wait(until=cue_at + 1.0)
        last_at = ear.heard(handed[0]).last_at
        assert last_at is not None
        assert cue_at - 1.5 < last_at < cue_at + SILENT_WITHIN_S

        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_restored()

    report = json.loads(command("report", "oars", "--format", "json", home=home).stdout)
    assert (report["partial"], report["finished"]) == (True, False)
    assert [take["title"] for take in report["takes"]] == ["Anna answers", "Anna ends"]
    assert 11.0 <= report["takes"][0]["elapsed_s"] < 12.5

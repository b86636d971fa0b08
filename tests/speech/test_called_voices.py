"""What a voice is called in lists is what finds it."""

from __future__ import annotations

import pytest

from rehearse.speech.port import InstalledVoice
from rehearse.speech.voices import called, choose_voice

VOICES = [
    InstalledVoice(id, name, tags)
    for id, name, tags in [
        ("gmw/en", "English (Great Britain)", ("en-gb",)),
        ("gmw/en-US", "English (America)", ("en-us",)),
        ("sit/yue", "Chinese (Cantonese)", ("yue",)),
        ("sit/yue-Latn-jyutping", "Chinese (Cantonese, latin as Jyutping)", ("yue",)),
        ("com.example.zarvox", "Zarvox", ()),
    ]
]


@pytest.mark.parametrize(
    ("voice", "name"),
    zip(VOICES, ["en-gb", "en-us", "yue", "yue-latn-jyutping", "Zarvox"], strict=True),
)
def test_a_voice_is_found_by_what_it_is_called(voice: InstalledVoice, name: str) -> None:
    assert called(voice, VOICES) == name
    assert choose_voice(VOICES, "en", name) == voice

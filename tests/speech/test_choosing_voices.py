from __future__ import annotations

import pytest

from rehearse.core.settings import UsualVoice
from rehearse.speech.port import InstalledVoice, VoiceError
from rehearse.speech.voices import by_language, choose_voice

VOICES = [
    InstalledVoice(id, name, (tag,))
    for id, name, tag in [
        ("gmw/en", "English (Great Britain)", "en-gb"),
        ("gmw/en-US", "English (America)", "en-us"),
        ("gmw/en-GB-scotland", "English (Scotland)", "en-gb-scotland"),
        ("roa/fr-BE", "French (Belgium)", "fr-be"),
        ("roa/fr", "French (France)", "fr-fr"),
        ("roa/pt", "Portuguese (Portugal)", "pt"),
        ("roa/pt-BR", "Portuguese (Brazil)", "pt-br"),
        ("sit/cmn", "Chinese (Mandarin)", "cmn"),
        ("sit/yue", "Chinese (Cantonese)", "yue"),
        ("gmq/nb", "Norwegian Bokm\u00e5l", "nb"),
        ("jpx/ja", "Japanese", "ja"),
    ]
]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "gmw/en"),
        ("en-US", "gmw/en-US"),
        ("en_us", "gmw/en-US"),
        ("en-AU", "gmw/en"),
        ("EN-gb", "gmw/en"),
        ("fr", "roa/fr"),
        ("fr-BE", "roa/fr-BE"),
        ("fr-CA", "roa/fr"),
        ("pt", "roa/pt"),
        ("pt-BR", "roa/pt-BR"),
        ("pt-AO", "roa/pt"),
        ("zh", "sit/cmn"),
        ("zh-Hant-TW", "sit/cmn"),
        ("zh-HK", "sit/yue"),
        ("no", "gmq/nb"),
        ("ja-JP", "jpx/ja"),
    ],
)
def test_a_language_finds_its_voice(language: str, expected: str) -> None:
    assert choose_voice(VOICES, language).id == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("gmw/en-US", "gmw/en-US"),
        ("english (america)", "gmw/en-US"),
        ("en-GB-scotland", "gmw/en-GB-scotland"),
        ("en-us", "gmw/en-US"),
        ("French", "roa/fr-BE"),
        ("ja", "jpx/ja"),
    ],
)
def test_a_voice_is_found_by_what_people_call_it(wanted: str, expected: str) -> None:
    assert choose_voice(VOICES, "en", wanted).id == expected


def test_a_language_without_a_voice_is_told_with_the_remedy() -> None:
    with pytest.raises(VoiceError, match=r"No voice here speaks 'tlh'.*rehearse voices"):
        choose_voice(VOICES, "tlh")


def test_a_name_that_nobody_has_is_told_with_the_nearest() -> None:
    with pytest.raises(VoiceError, match=r"'Japanise'; did you mean 'Japanese'\?"):
        choose_voice(VOICES, "en", "Japanise")


def test_no_voices_at_all_are_told() -> None:
    with pytest.raises(VoiceError, match="rehearse doctor"):
        choose_voice([], "en")


def test_voices_are_listed_by_language() -> None:
    listed = by_language(VOICES)
    assert list(listed) == ["cmn", "en", "fr", "ja", "nb", "pt", "yue"]
    assert [voice.id for voice in listed["fr"]] == ["roa/fr-BE", "roa/fr"]


def test_the_settings_name_a_voice_for_talks_that_ask_for_none() -> None:
    scots = UsualVoice("en-GB-scotland")
    assert choose_voice(VOICES, "en", usual=scots).id == "gmw/en-GB-scotland"
    assert choose_voice(VOICES, "en", "en-us", scots).id == "gmw/en-US"
    # It speaks no French; one that is named for French is taken at its word.
    assert choose_voice(VOICES, "fr", usual=scots).id == "roa/fr"
    named = scots._replace(is_for_language=True)
    assert choose_voice(VOICES, "fr", usual=named).id == "gmw/en-GB-scotland"
    with pytest.raises(VoiceError, match=r"is called 'Ana'.* \(your settings name it\)"):
        choose_voice(VOICES, "en", usual=UsualVoice("Ana"))

"""The list of voices: a row for each, a sample for each language."""

from __future__ import annotations

from rehearse.reports.look import Look
from rehearse.reports.voices import ListedVoice, VoicesOf, voices_json, voices_text

FRENCH = VoicesOf(
    "fr",
    (
        ListedVoice("roa/fr", "French (France)", "fr", ("fr-fr",)),
        ListedVoice("roa/fr-BE", "French (Belgium)", "fr-be", ("fr-be",)),
    ),
    "rehearse say village --voice fr",
)
UNNAMED = VoicesOf("", (ListedVoice("x", "Zarvox", "x", ()),), "rehearse say lake --voice x")


def test_the_list() -> None:
    assert voices_text("eSpeak NG 1.52", [FRENCH, UNNAMED], Look()) == (
        "3 voices of eSpeak NG 1.52, 2 languages\n"
        "\n"
        "language  --voice  called            to hear it\n"
        "fr        fr       French (France)   rehearse say village --voice fr\n"
        "          fr-be    French (Belgium)\n"
        "          x        Zarvox            rehearse say lake --voice x"
    )


def test_a_name_is_cut_in_a_narrow_terminal() -> None:
    made = voices_text("eSpeak NG 1.52", [FRENCH], Look(72))
    assert max(map(len, made.split("\n"))) <= 72


def test_json() -> None:
    assert voices_json("eSpeak NG 1.52", [FRENCH]) == {
        "engine": "eSpeak NG 1.52",
        "languages": [
            {
                "language": "fr",
                "sample": "rehearse say village --voice fr",
                "voices": [
                    {
                        "id": "roa/fr",
                        "name": "French (France)",
                        "voice": "fr",
                        "languages": ["fr-fr"],
                    },
                    {
                        "id": "roa/fr-BE",
                        "name": "French (Belgium)",
                        "voice": "fr-be",
                        "languages": ["fr-be"],
                    },
                ],
            }
        ],
    }

"""The voices there are, by language, as text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core.record import TYPE_CHECKING, NamedTuple
from rehearse.core.wording import Words, plural
from rehearse.reports.look import STRONG, Look
from rehearse.reports.table import table, title_column, words_column

if TYPE_CHECKING:
    from typing import Any


class ListedVoice(NamedTuple):
    """A voice for a list."""

    id: str
    name: str
    called: str
    """What `--voice` takes for it: its language tag, or a name where others share that."""
    languages: tuple[str, ...]
    """BCP 47 tags."""


class VoicesOf(NamedTuple):
    """The voices of a language."""

    language: str
    """Its primary tag: `fr`; empty where a voice does not say."""
    voices: tuple[ListedVoice, ...]
    sample: str
    """A command that lets one of them speak."""


def voices_text(engine: str, languages: Sequence[VoicesOf], look: Look) -> str:
    """The voices for people, a row for each, a sample for each language."""
    number = sum(len(each.voices) for each in languages)
    counted = f"{plural(number, 'voice')} of {engine}, {plural(len(languages), 'language')}"
    columns = [
        words_column("language"),
        words_column("--voice"),
        title_column("called"),
        words_column("to hear it"),
    ]
    rows: list[list[str | Words]] = []
    for each in languages:
        for index, voice in enumerate(each.voices):
            first = not index
            rows.append(
                [
                    each.language if first else "",
                    voice.called,
                    voice.name,
                    each.sample if first else "",
                ]
            )
    return "\n".join([look.paint(counted, STRONG), "", *table(columns, rows, look)])


def voices_json(engine: str, languages: Sequence[VoicesOf]) -> dict[str, Any]:
    """The voices for programs.

    `{engine, languages: [{language, sample, voices: [{id, name, voice, languages}]}]}`

    `voice` is what `--voice` takes.
    """
    return {
        "engine": engine,
        "languages": [
            {
                "language": each.language,
                "sample": each.sample,
                "voices": [
                    {
                        "id": voice.id,
                        "name": voice.name,
                        "voice": voice.called,
                        "languages": list(voice.languages),
                    }
                    for voice in each.voices
                ],
            }
            for each in languages
        ],
    }

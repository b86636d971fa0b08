"""The notes of a deck as a draft: a section for every slide that has a note."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rehearse.core.record import NamedTuple
from rehearse.core.script import measure
from rehearse.core.wording import plural
from rehearse.importers.claims import Claims
from rehearse.importers.cues import shown, with_cues
from rehearse.importers.draft import (
    LEFT,
    NOWHERE,
    TAKEN,
    WARNING,
    Draft,
    DraftSection,
    NotImportedError,
    Place,
    Remark,
)
from rehearse.importers.naming import first_words
from rehearse.importers.proposal import WORDLESS_S

FEW_WORDS = 10
"""A note of fewer, on the whole, is key words rather than a script."""
_CODE_LINE = re.compile(
    r"[;{}]\s*$|[=!]=|=>|->|\w\(.*\)|^\s*(?:\$ |#include|<\?|</?\w+[^>]*>)"
    r"|^\s*(?:def|class|import|function|const|let|var|return|public|private)\b"
)
_CREDIT = re.compile(
    r"(?:photo|image|picture|icon|clip ?art)s?\s*(?:credits?\b|\u00a9|by\b|courtesy\b|from\b)"
    r"|(?:credits?|sources?)\s*:\s|\u00a9|https?://\S+$|cc[ -]by\b|creative commons\b",
    re.IGNORECASE,
)


class Slide(NamedTuple):
    """A slide with its notes."""

    number: int
    """From 1, as the deck counts them."""
    title: str
    """Empty where it has none."""
    note: str
    """In the markup of talk files, empty where there is none."""
    line: int = 0
    """Where it begins, 0 where the deck has no lines."""
    is_hidden: bool = False
    first_text: str = ""
    """What it shows first, for want of a title."""
    planned_s: float | None = None
    footnotes: str = ""
    """What its footnotes say, which is not spoken."""

    @property
    def place(self) -> Place:
        """Slide and line."""
        return Place(self.line, self.number)


def draft_of_slides(
    slides: Sequence[Slide],
    claims: Claims,
    *,
    titles: bool,
    language: str = "",
    account: Sequence[Remark] = (),
) -> Draft:
    """The draft of a deck.

    Args:
        slides: all of them, in order.
        claims: what the deck says of itself.
        titles: where no slide has a note, its titles are taken.
        language: BCP 47, empty where the deck doesn't say.
        account: what its reader has to tell.

    Raises:
        NotImportedError: it has no notes, and its titles were not asked for.
    """
    told = [*account]
    on_screen = []
    for slide in slides:
        if slide.is_hidden:
            told.append(Remark(LEFT, slide.place, "hidden, left out"))
        else:
            on_screen.append(slide)
    if not on_screen:
        raise NotImportedError("this deck has no slides that are shown, is it the right one?")
    noted = [slide for slide in on_screen if slide.note.strip()]
    if not noted:
        sections = _titles_alone(on_screen, told, titles=titles)
    else:
        told.extend(
            Remark(LEFT, slide.place, "no note") for slide in on_screen if not slide.note.strip()
        )
        sections = [_section(slide, told) for slide in noted]
        told += _about_notes(noted, sections)
    title = claims.title or next((slide.title for slide in on_screen if slide.title), "")
    return Draft(
        title,
        tuple(_told_apart(sections)),
        tuple(told),
        claims.slot_s,
        claims.wpm,
        claims.words,
        claims.speaker,
        claims.event,
        language,
    )


def _told_apart(sections: Iterable[DraftSection]) -> Iterator[DraftSection]:
    """Slides of one title as `Blocks`, `Blocks (2)`: an overview of seven of them says nothing."""
    seen: Counter[str] = Counter()
    for section in sections:
        seen[section.title] += 1
        number = seen[section.title]
        yield section._replace(title=f"{section.title} ({number})") if number > 1 else section


def joined_with_cues(paragraphs: Iterable[str]) -> str:
    """The paragraphs of a note in the markup of talk files, each of one line or more."""
    said = (
        "\n".join(filter(None, map(with_cues, paragraph.split("\n")))) for paragraph in paragraphs
    )
    return "\n\n".join(filter(None, said))


def _titles_alone(
    slides: Sequence[Slide], told: list[Remark], *, titles: bool
) -> list[DraftSection]:
    if not titles:
        raise NotImportedError(
            f"this deck has no speaker notes, and slides are not speech: --titles makes a talk of "
            f"its {plural(len(slides), 'title')}, without words"
        )
    what = "no notes: the titles alone, a minute each, change their budgets"
    told.append(Remark(TAKEN, NOWHERE, what))
    return [
        DraftSection(_title(slide), "", slide.place, pin_s=slide.planned_s or WORDLESS_S)
        for slide in slides
    ]


def _section(slide: Slide, told: list[Remark]) -> DraftSection:
    note = slide.note
    if is_code(note):
        told.append(Remark(WARNING, slide.place, "the note is code: a cue, not spoken"))
        first = next(line for line in note.split("\n") if line.strip())
        note = shown("code", first)
    else:
        note = _without_credits(note, slide, told)
    return DraftSection(
        _title(slide), note, slide.place, slide.footnotes, planned_s=slide.planned_s
    )


def _title(slide: Slide) -> str:
    found = slide.title or first_words(slide.first_text) or first_words(slide.note)
    return found if any(map(str.isalnum, found)) else f"Slide {slide.number}"


def _without_credits(note: str, slide: Slide, told: list[Remark]) -> str:
    kept = []
    for line in note.split("\n"):
        bare = line.strip("- ")
        if _CREDIT.match(bare):
            told.append(Remark(LEFT, slide.place, f"a credit, not spoken: {first_words(bare, 8)}"))
        else:
            kept.append(line)
    return "\n".join(kept).strip()


def _about_notes(noted: Sequence[Slide], sections: Sequence[DraftSection]) -> list[Remark]:
    told: list[Remark] = []
    seen: dict[str, Slide] = {}
    for slide in noted:
        note = " ".join(slide.note.split())
        before = seen.setdefault(note, slide)
        if before is not slide and len(note.split()) >= 4:
            told.append(
                Remark(WARNING, slide.place, f"its note is that of slide {before.number} again")
            )
    words = sum(measure(section.text)[0].words for section in sections)
    characters = sum(measure(section.text)[0].characters for section in sections)
    if words + characters / 2 < FEW_WORDS * len(sections):
        said = plural(words, "word") if words else plural(characters, "character")
        told.append(
            Remark(
                WARNING,
                NOWHERE,
                f"{plural(len(sections), 'note')} of {said}: key words rather than a script, "
                "so the times are too short",
            )
        )
    return told


def is_code(note: str) -> bool:
    """A note that was pasted from a program: most of its lines are no speech."""
    lines = [line for line in note.split("\n") if line.strip()]
    if len(lines) < 2:
        return False
    return sum(_CODE_LINE.search(line) is not None for line in lines) > 0.6 * len(lines)

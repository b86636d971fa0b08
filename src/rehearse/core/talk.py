"""The document: a talk and its sections, as the author wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rehearse.core.pace import Pace, default_pace
from rehearse.core.record import TYPE_CHECKING, NamedTuple
from rehearse.core.script import measure
from rehearse.core.words import Count

if TYPE_CHECKING:
    from rehearse.core.signals import Signal
    from rehearse.core.timing_rule import TimingRule


class Section(NamedTuple):
    """One heading and its words."""

    id: str
    """Unique within the talk; history is matched by it first."""
    title: str
    text: str
    """The script with its markup; empty only in a pinned section."""
    spoken: Count
    """Words and characters that are spoken."""
    pauses_s: float
    """Seconds of written pauses."""
    pin_s: float | None = None
    """Seconds that the author fixed as the budget, pauses included; None where words decide."""
    speaker: str = ""
    notes: str = ""
    """Shown, never spoken or counted."""
    optional: bool = False
    line: int = 1
    """Line of the file where the text (or else the section) begins, from 1."""

    def needed_s(self, pace: Pace) -> float:
        """Seconds that it takes at a pace: its pin, else its load and its written pauses."""
        return self.pin_s if self.pin_s is not None else pace.load_s(self.spoken) + self.pauses_s


class Variant(NamedTuple):
    """Another form of a talk: what it leaves out, and the slot it is for."""

    name: str
    slot_s: float | None = None
    """Seconds; None keeps the talk's own slot."""
    leave_out: tuple[str, ...] = ()
    """As it is written; `rehearse.core.variants` tells what is meant."""
    slot_place: tuple[int, int] | None = None
    """Line and column of its slot in the file, from 1."""


class Talk(NamedTuple):
    """A script with what the author says of it."""

    id: str
    """What its history is kept under: the file's `id`, else a slug of the title, else the path.

    Where nothing is kept under it, `history` goes by the path.
    """
    title: str
    sections: tuple[Section, ...]
    pace: Pace
    slot_s: float | None = None
    """Seconds the event gives; None plans for what the talk needs."""
    slot_place: tuple[int, int] | None = None
    """Line and column of the slot in the file, from 1."""
    language: str = "en"
    speaker: str = ""
    event: str = ""
    voice: str = ""
    say: tuple[tuple[str, str], ...] = ()
    """Pairs of a word and its respelling, for the voice only."""
    voices: tuple[tuple[str, str], ...] = ()
    """Pairs of a speaker and the voice that reads what they say."""
    path: str = ""
    """The file it came from, empty when it came from none."""
    variants: tuple[Variant, ...] = ()
    rule: TimingRule | None = None
    """The rule of the event."""
    signals: tuple[Signal, ...] = ()
    """Moments at which the speaker is told of the time."""
    variant: str = ""
    """The name of the variant that this is; empty for the whole talk."""

    def speaker_of(self, part: Section) -> str:
        """Who speaks a section: its own speaker, else the talk's; empty where nobody is named."""
        return part.speaker or self.speaker

    @property
    def spoken(self) -> Count:
        """Words and characters of all sections."""
        return Count(
            sum(section.spoken.words for section in self.sections),
            sum(section.spoken.characters for section in self.sections),
        )


def section(
    title: str,
    text: str = "",
    *,
    id: str = "",
    pin_s: float | None = None,
    speaker: str = "",
    notes: str = "",
    optional: bool = False,
    line: int = 1,
) -> Section:
    """A section with its words counted; its id is the title's slug unless one is given."""
    count, pauses_s = measure(text)
    return Section(
        id or slug(title), title, text, count, pauses_s, pin_s, speaker, notes, optional, line
    )


def talk(
    title: str,
    sections: Iterable[Section],
    *,
    id: str = "",
    pace: Pace | None = None,
    slot_s: float | None = None,
    slot_place: tuple[int, int] | None = None,
    language: str = "en",
    speaker: str = "",
    event: str = "",
    voice: str = "",
    say: tuple[tuple[str, str], ...] = (),
    voices: tuple[tuple[str, str], ...] = (),
    path: str = "",
    variants: tuple[Variant, ...] = (),
    rule: TimingRule | None = None,
    signals: tuple[Signal, ...] = (),
) -> Talk:
    """A talk whose own id and section ids are settled; without a slot it has that of its rule."""
    return Talk(
        id or slug(title) or path,
        title,
        with_unique_ids(sections),
        pace or default_pace(language),
        rule.slot_s if slot_s is None and rule else slot_s,
        slot_place,
        language,
        speaker,
        event,
        voice,
        say,
        voices,
        path,
        variants,
        rule,
        signals,
    )


def with_unique_ids(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections, an id that was taken before getting the next free number (`demo-2`)."""
    taken: set[str] = set()
    next_number: dict[str, int] = {}
    settled = []
    for number, part in enumerate(sections, 1):
        wanted = part.id or f"section-{number}"
        settled_id = wanted
        suffix = next_number.get(wanted, 2)
        while settled_id in taken:
            settled_id = f"{wanted}-{suffix}"
            suffix += 1
        next_number[wanted] = suffix
        taken.add(settled_id)
        settled.append(part if settled_id == part.id else part._replace(id=settled_id))
    return tuple(settled)


def slug(title: str) -> str:
    """A title as an identifier: lower case, letters and digits of any script, hyphens between."""
    if not title.isascii():
        import unicodedata  # noqa: PLC0415 - a library of its own, of a megabyte

        title = unicodedata.normalize("NFKC", title)
    return re.sub(r"[\W_]+", "-", title.casefold()).strip("-")[:80].strip("-")


def digest(whole: Talk) -> str:
    """A fingerprint of all titles and texts, to tell whether the words changed between runs."""
    import hashlib  # noqa: PLC0415 - slow, and not needed to plan

    sha = hashlib.sha256()
    for part in whole.sections:
        sha.update(part.title.encode("utf-8", "replace") + b"\0")
        sha.update(part.text.encode("utf-8", "replace") + b"\0")
    return sha.hexdigest()

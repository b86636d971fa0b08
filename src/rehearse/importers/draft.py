"""What an import proposes: a talk that is not written yet, and the account of how it came about."""

from __future__ import annotations

from rehearse.core.record import NamedTuple
from rehearse.core.talk import Section, section
from rehearse.core.wording import plural

TAKEN, LEFT, WARNING = "taken", "left", "warning"
"""What a remark is about: words that are in the talk, others that are not, a contradiction."""


LINE, PARAGRAPH = "line", "paragraph"
"""What places are counted by; a word processor has no lines of its own."""


class Place(NamedTuple):
    """Where in the source something stands."""

    line: int = 0
    """From 1; 0 where the source has no lines."""
    slide: int = 0
    """From 1; 0 where the source has no slides."""
    unit: str = LINE
    """What `line` counts."""

    def __str__(self) -> str:
        line = f"{self.unit} {self.line}" if self.line else ""
        slide = f"slide {self.slide}" if self.slide else ""
        return ", ".join(filter(None, (slide, line)))

    @property
    def short(self) -> str:
        """The slide where there is one, else the line."""
        return str(Place(slide=self.slide) if self.slide else self)


NOWHERE = Place()
"""It is about the source as a whole."""


class Remark(NamedTuple):
    """A line of the account."""

    tone: str
    place: Place
    what: str
    """Without a full stop."""


class DraftSection(NamedTuple):
    """A section as the source has it."""

    title: str
    text: str
    """In the markup of talk files."""
    place: Place
    notes: str = ""
    pin_s: float | None = None
    """Seconds that it is pinned to."""
    planned_s: float | None = None
    """Seconds that the source says it takes; they are compared with its words, not pinned."""
    lines: tuple[int, ...] = ()
    """Where its paragraphs begin, as far as that is known."""

    def measured(self) -> Section:
        """The section with its words counted; it has no id yet where its title has no letters."""
        return section(
            self.title, self.text, pin_s=self.pin_s, notes=self.notes, line=max(1, self.place.line)
        )


class Draft(NamedTuple):
    """A talk as the source has it."""

    title: str
    sections: tuple[DraftSection, ...]
    account: tuple[Remark, ...] = ()
    slot_s: float | None = None
    """Seconds that the source gives the talk."""
    wpm: float | None = None
    """Words a minute that the source names."""
    claimed_words: int | None = None
    """How many words the source says it has."""
    speaker: str = ""
    event: str = ""
    language: str = ""
    """BCP 47, empty where the source doesn't say."""
    cpm: float | None = None
    """Characters a minute, for scripts written without spaces, where somebody named them."""

    @property
    def claims(self) -> str:
        """`125 wpm, 10:00, 1,200 words`: what the source says of itself."""
        from rehearse.core.timespan import budget_clock  # noqa: PLC0415 - rarely asked for

        parts = [f"{self.wpm:g} wpm"] if self.wpm else []
        parts += [f"slot {budget_clock(self.slot_s)}"] if self.slot_s else []
        parts += [plural(self.claimed_words, "word")] if self.claimed_words else []
        return ", ".join(parts)


class NotImportedError(Exception):
    """A file gives no talk; one sentence that says what it is and what to do."""

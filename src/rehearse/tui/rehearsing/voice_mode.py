"""What the modes in which a voice is heard have in common: its news, and the word that is lit."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from rehearse.core.reading import Reading
from rehearse.speech.narration import Heard
from rehearse.tui.commands import Command
from rehearse.tui.draw import head
from rehearse.tui.draw.row import Row
from rehearse.tui.rehearsing.heard_words import lit_word, rest_rows, told
from rehearse.tui.rehearsing.talk_voice import TalkVoice
from rehearse.tui.widgets.script_view import Word

if TYPE_CHECKING:
    from rehearse.tui.screens.rehearse import RehearseScreen

Seen = tuple[tuple[object, ...], object]
"""What is drawn of the voice, and apart from it the word, which changes most often."""


class VoiceMode(ABC):
    """The part of a `Mode` that draws what a voice says and tells."""

    def __init__(self, screen: RehearseScreen, voice: TalkVoice) -> None:
        self._screen = screen
        self._voice = voice
        self._heard: Heard | None = None
        """What was drawn last."""
        self._notice = ""
        self._notice_rows: list[str] = []
        """What the line for news had no room for."""
        self._last_seen: Seen | None = None

    @abstractmethod
    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done now."""

    @abstractmethod
    def _seen(self, heard: Heard, now: float) -> Seen: ...

    @abstractmethod
    def _wait_s(self, now: float) -> float | None:
        """Seconds until something looks different; None while nothing moves."""

    def described(self) -> tuple[Command, ...]:
        """The same as what can be done: its keys don't change."""
        return self.commands()

    def takes(self, action: str) -> bool:
        """Nothing that is not among the commands."""
        return action in {command.action.partition("(")[0] for command in self.commands()}

    def clock(self, reading: Reading) -> Row:
        """What is left of the section's budget."""
        return head.clock_row(reading)

    def bar(self, reading: Reading, width: int) -> Row:
        """What is spent of the section's budget."""
        return head.bar_row(reading, width, self._screen.rehearse_app.glyphs)

    def word(self, reading: Reading) -> Word | None:
        """The word that is spoken; while nothing is heard yet, the one that will be."""
        del reading
        return lit_word(self._voice.narration, self._heard)

    def _hear(self, now: float) -> Heard | None:
        """Where the voice is at this instant; everything is drawn by it."""
        narration = self._voice.narration
        self._heard = heard = narration.heard(now) if narration else None
        if heard is not None:
            self._last_seen = self._seen(heard, now)
        return heard

    def _draw_word(self, now: float) -> bool:
        """Draw the next word alone; False where more is to be drawn."""
        narration, screen = self._voice.narration, self._screen
        if narration is None or not screen.can_draw:
            return False
        heard = narration.heard(now)
        seen = self._seen(heard, now)
        if self._last_seen is None or seen[0] != self._last_seen[0]:
            return False
        self._heard, self._last_seen = heard, seen
        screen.script.mark(None, lit_word(narration, heard))
        screen.timer.arm(now, self._wait_s(now))
        return True

    def _draw_if_seen(self, heard: Heard, now: float) -> None:
        """Draw everything, where something is to be seen of it."""
        if self._seen(heard, now) != self._last_seen or not self._screen.timer.is_armed:
            self._screen.project()

    def _tell(self) -> None:
        """Put the notice where news stands, the rest of it in the place of the facts."""
        screen = self._screen
        lines = told(self._notice, screen.size.width, screen.rehearse_app.glyphs)
        self._notice_rows = lines[1:]
        if lines:
            screen.say(lines[0], is_trouble=True)

    def _rest_of_news(self, width: int) -> list[Row]:
        """Two rows of it, or none."""
        if not self._notice_rows:
            return []
        return rest_rows(self._notice_rows, width, self._screen.rehearse_app.glyphs)

"""The mode in which the voice reads and the speaker listens; the rehearsal stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core import timespan
from rehearse.core.pace import pace_words
from rehearse.core.reading import PAUSED as RUN_PAUSED
from rehearse.core.reading import Reading
from rehearse.core.timespan import budget_clock, clock
from rehearse.speech.narration import ENDED, PAUSED, SPEAKING, STARTING, Heard
from rehearse.tui.commands import Command
from rehearse.tui.draw import foot
from rehearse.tui.draw.row import DIM, TEXT, Row
from rehearse.tui.draw.ticks import SOONEST_S
from rehearse.tui.rehearsing.heard_words import until_word_s
from rehearse.tui.rehearsing.speaking import Speaking
from rehearse.tui.rehearsing.talk_voice import TalkVoice, voice_of
from rehearse.tui.rehearsing.voice_mode import Seen, VoiceMode
from rehearse.tui.room import HELP, PALETTE
from rehearse.tui.screens.listening_commands import AROUND_LISTENING, LISTENING
from rehearse.tui.screens.rehearse_commands import COMMANDS

if TYPE_CHECKING:
    from rehearse.tui.screens.rehearse import RehearseScreen

_LEAVE = next(command for command in COMMANDS if command.id == "leave")
_AROUND = tuple(command for command in COMMANDS if command.id in AROUND_LISTENING)
"""What ends it by going elsewhere."""

_WITHOUT_WORDS = frozenset({"voice-stop", "voice-next", "voice-previous", "voice-leave"})
"""What can be asked where nothing is read."""


def listen(screen: RehearseScreen, section: int, *, goes_on: bool = False) -> None:
    """Read a section aloud, or the talk from there to its end; the clock is paused."""
    now = screen.pressed()
    screen.mode.end()
    mode = Listening(screen, voice_of(screen), section, goes_on=goes_on)
    screen.mode = screen.listening = mode
    mode.read()
    if screen.rehearsal.pause(now):
        screen.guard.save(now)
    screen.earlier.look_up_takes()
    # The voice goes before the picture.
    screen.call_later(screen.project)


class Listening(VoiceMode):
    """The `Mode` while the voice is heard; at its end all is as it was before."""

    def __init__(
        self, screen: RehearseScreen, voice: TalkVoice, section: int, *, goes_on: bool
    ) -> None:
        """`goes_on`: the sections after this one are read too, to the end."""
        super().__init__(screen, voice)
        self._goes_on = goes_on
        self._view = screen.script.view
        scope = screen.rehearsal.scope
        everything = range(len(screen.plan.sections))
        self._order = tuple(scope if section in scope else everything)
        """The sections that keys move in."""
        self._section = section
        self._sections: tuple[int, ...] = (section,)

    # -- what is asked of it ---------------------------------------------------------------------

    def read(self) -> None:
        """Read from the beginning of the section."""
        voice = self._voice
        voice.on_change = self._changed
        at = self._order.index(self._section)
        self._sections = self._order[at:] if self._goes_on else (self._section,)
        voice.read(self._sections)

    def heed(self, wish: str) -> None:
        """Do what a key asks for."""
        self._notice = ""
        now = self._screen.rehearse_app.clock.now()
        narration = self._voice.narration
        match wish:
            case "leave":
                self.end()
            case "stop":
                self._stop_or_sound()
            case "pause":
                self._pause(now)
            case "forward" if narration:
                narration.forward(now)
            case "back" if narration:
                narration.back(now)
            case "slower":
                self._voice.change_pace(-1)
            case "faster":
                self._voice.change_pace(1)
            case "own_pace":
                self._voice.change_pace(0)
            case "next_section":
                self._move(1)
            case "previous_section":
                self._move(-1)
        self._screen.project()

    def _stop_or_sound(self) -> None:
        heard = self._heard
        if not self._voice.let_it_sound():
            self.end()
            return
        self._voice.read(self._sections, heard.sentence if heard else 0)

    def _pause(self, now: float) -> None:
        voice = self._voice
        if voice.narration is not None and voice.narration.phase == ENDED:
            self.read()
        elif voice.is_paused:
            voice.go_on()
        else:
            voice.pause(now)

    def _move(self, sections: int) -> None:
        at = self._order.index(self._section) + sections
        if 0 <= at < len(self._order):
            self._section = self._order[at]
            self.read()
        else:
            self._notice = "That was the last section" if sections > 0 else "It is the first one"

    def end(self) -> None:
        """Silence, and everything as it was."""
        screen = self._screen
        self._voice.hush()
        self._voice.on_change = lambda: None
        screen.listening = None
        screen.mode = screen.others.voice or Speaking(screen)
        screen.project()
        screen.script.return_to(self._view)

    # -- what comes of it ------------------------------------------------------------------------

    def _changed(self) -> None:
        """The voice has news: draw, where something is to be seen of it."""
        voice, screen = self._voice, self._screen
        if voice.notice:
            self._notice, voice.notice = voice.notice, ""
        if voice.refusal:
            self._notice = voice.refusal
        narration = voice.narration
        if narration is None:
            screen.project()
            return
        now = screen.rehearse_app.clock.now()
        heard = narration.heard(now)
        if heard.phase == ENDED and self._notice:
            # The times are to be seen there.
            self._notice = ""
            screen.say("")
        self._draw_if_seen(heard, now)

    def draw_what_moves(self) -> bool:
        """Draw the next word alone; False where more is to be drawn."""
        return self._draw_word(self._screen.rehearse_app.clock.now())

    def _seen(self, heard: Heard, now: float) -> Seen:
        del now
        second = timespan.whole_down(heard.spoken_s - self._budget_s(heard.section))
        news = (self._notice, self._voice.limit)
        return (heard.phase, heard.section, heard.sentence, second, *news), heard.place

    def _budget_s(self, section: int) -> float:
        return self._screen.plan.sections[section].budget_s

    # -- what is drawn ---------------------------------------------------------------------------

    def shown(self, reading: Reading) -> Reading:
        """The section that is read, with the voice's seconds against its budget."""
        heard = self._hear(self._screen.rehearse_app.clock.now())
        if heard is not None:
            self._section = heard.section
        self._tell()
        place = self._order.index(self._section)
        following = self._order[place + 1 :]
        return reading._replace(
            phase=RUN_PAUSED,
            position=self._section,
            place=place + 1,
            places=len(self._order),
            section_elapsed_s=heard.spoken_s if heard else 0.0,
            budget_s=self._budget_s(self._section),
            next_position=following[0] if following else None,
        )

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of the voice, and the ways to elsewhere."""
        label = {PAUSED: "go on", ENDED: "again"}.get(self._phase, "pause")
        voice = (
            command._replace(label=label) if command.id == "voice-pause" else command
            for command in LISTENING
            if not self._voice.refusal or command.id in _WITHOUT_WORDS
        )
        return (*voice, *_AROUND, HELP, PALETTE, _LEAVE)

    @property
    def _phase(self) -> str:
        return self._heard.phase if self._heard else STARTING

    def doing(self, reading: Reading) -> str:
        """That the voice reads, or stands still, or has nothing to read."""
        del reading
        ends = {PAUSED: ", paused", ENDED: ", at the end"}
        if self._voice.refusal:
            return "NOT SPOKEN"
        held = self._voice.narration is None and self._voice.is_held
        return "LISTENING" + (", paused" if held else ends.get(self._phase, ""))

    def facts(self, reading: Reading, width: int) -> list[Row]:
        """The pace, and the times of this section side by side; or the rest of the news."""
        glyphs = self._screen.rehearse_app.glyphs
        if news := self._rest_of_news(width):
            return news
        narration, heard = self._voice.narration, self._heard
        where = ""
        if narration is not None and heard is not None and heard.phase != ENDED:
            number, of = narration.sentence_in_section(heard)
            where = f"sentence {number} of {of}"
        is_over = heard is not None and heard.phase == ENDED
        about = (self._more() if is_over else "") or self._pace()
        return [
            foot.fact_row(about, where, width, glyphs, DIM if is_over else TEXT),
            foot.fact_row(self._times(reading), "", width, glyphs, TEXT if is_over else DIM),
        ]

    def _more(self) -> str:
        """That the section has more to say than its words show, where it has."""
        from rehearse.reports.spoken import more_to_say  # noqa: PLC0415

        voice = self._voice
        pace = voice.pace.scaled(voice.factor)
        taken_s = voice.voice_s(self._section)
        said = more_to_say(voice.talk.sections[self._section], pace, taken_s)
        return f"{said[:1].upper()}{said[1:]}." if said else ""

    def _pace(self) -> str:
        voice = self._voice
        spoken = voice.talk.sections[self._section].spoken
        own = pace_words(voice.pace, spoken)
        here = pace_words(voice.pace.scaled(voice.factor), spoken)
        if voice.limit:
            return f"{here}: {voice.limit}"
        if voice.factor == 1.0:
            return own
        # One unit is named once.
        return f"{here}, the talk's is {own if ',' in own else own.partition(' ')[0]}"

    def _times(self, reading: Reading) -> str:
        """`voice 0:55, words 0:53, your last 0:49, budget 0:53`: by the voice, by its words."""
        from rehearse.reports.spoken import words_s  # noqa: PLC0415

        parts = []
        voice_s = self._voice.voice_s(self._section)
        if voice_s is not None:
            parts.append(f"voice {clock(round(voice_s))}")
        section = self._voice.talk.sections[self._section]
        load_s = words_s(section, self._voice.pace.scaled(self._voice.factor))
        parts.append(f"words {clock(round(load_s))}")
        yours_s = self._yours_s()
        yours = "none" if yours_s is None else clock(timespan.whole_down(yours_s))
        return ", ".join([*parts, f"your last {yours}", f"budget {budget_clock(reading.budget_s)}"])

    def _yours_s(self) -> float | None:
        """Seconds of the speaker's own last take of the section, None where there is none."""
        screen = self._screen
        rehearsal, now = screen.rehearsal, screen.rehearse_app.clock.now()
        if self._section != rehearsal.position:
            spent_s = rehearsal.spent_s(self._section, now)
            if spent_s:
                return spent_s
        return screen.earlier.last_s.get(self._section)

    def mark_share(self, reading: Reading) -> float | None:
        """The voice shows where it is by the word."""
        del reading
        return None

    def until_change_s(self, reading: Reading, mark_share: float | None) -> float | None:
        """Until the next word, or the next second of the clock where no word comes soon."""
        del reading, mark_share
        return self._wait_s(self._screen.rehearse_app.clock.now())

    def _wait_s(self, now: float) -> float | None:
        del now
        heard = self._heard
        if heard is None or heard.phase != SPEAKING:
            return None
        tick_s = 1.0 - (heard.spoken_s - self._budget_s(heard.section)) % 1.0
        return max(SOONEST_S, until_word_s(heard, tick_s))

"""The mode in which the voice speaks for another speaker; the rehearsal waits for its cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core import timespan
from rehearse.core.reading import PAUSED, RUNNING, Reading
from rehearse.core.standing_in import fastest, fit, fit_words
from rehearse.core.timespan import budget_clock
from rehearse.speech.narration import BACK_REPEATS_AFTER_S, ENDED, SPEAKING, Heard
from rehearse.tui.commands import Command
from rehearse.tui.draw import foot
from rehearse.tui.draw.row import DIM, Row
from rehearse.tui.draw.ticks import SOONEST_S
from rehearse.tui.rehearsing.heard_words import until_word_s
from rehearse.tui.rehearsing.speaking import Speaking
from rehearse.tui.rehearsing.stop_watch import StopWatch
from rehearse.tui.rehearsing.talk_voice import voice_of
from rehearse.tui.rehearsing.voice_mode import Seen, VoiceMode
from rehearse.tui.room import HELP, PALETTE
from rehearse.tui.screens.rehearse_commands import COMMANDS
from rehearse.tui.screens.standing_in_commands import AROUND_THE_STAND_IN, STANDING_IN

if TYPE_CHECKING:
    from rehearse.tui.screens.rehearse import RehearseScreen

_AROUND = tuple(command for command in COMMANDS if command.id in AROUND_THE_STAND_IN)

_AT_THE_END_S = 0.3
"""A budget's last moment is left free: a voice that begins late is done in time all the same."""

_LOOK_AGAIN_S = 1.0
"""What was rendered at the pace before is gone by then, and the rest is measured anew."""


def stand_in(screen: RehearseScreen, now: float) -> None:
    """Speak what others say before the section that the rehearsal stands at, if they say anything.

    To be followed by a picture.
    """
    roles = screen.others.roles
    sections = roles.before(screen.rehearsal.position) if roles else ()
    if sections:
        runs = screen.rehearsal.wait(now)
        screen.mode = screen.others.voice = mode = StandIn(screen, sections)
        mode.begin(0, now, runs=runs)


class StandIn(VoiceMode):
    """The `Mode` while the voice speaks others' sections, each for exactly its budget.

    Time is kept here, not by the voice: one that is done early, silent or lost changes nothing.
    """

    def __init__(self, screen: RehearseScreen, sections: tuple[int, ...]) -> None:
        """`sections`: what leads to the section that the rehearsal waits at, at least one."""
        super().__init__(screen, voice_of(screen))
        self._sections = sections
        self._at = 0
        self._watch = StopWatch()
        """What is spent of the section's budget."""
        self._sentences = 0
        self._sentence: int | None = None
        """Where the voice is or was last, None where it has been silent since."""
        self._is_done = False
        """Its last word is said."""
        self._look_at = 0.0
        """Not before this instant of the clock is it seen whether the voice is done in time."""

    @property
    def section(self) -> int:
        """Index of the section that is spoken."""
        return self._sections[self._at]

    @property
    def phase(self) -> str:
        """RUNNING or PAUSED."""
        return RUNNING if self._watch.is_running else PAUSED

    @property
    def _budget_s(self) -> float:
        return self._screen.plan.sections[self.section].budget_s

    # -- what is asked of it ---------------------------------------------------------------------

    def begin(self, at: int, now: float, *, runs: bool, spent_s: float = 0.0) -> None:
        """Speak a section from its beginning, of which some moments may be gone already."""
        self._at = at
        self._watch.begin(now, runs=runs, spent_s=spent_s)
        self._notice = ""
        self._is_done = False
        self._read(0)

    def heed(self, wish: str) -> None:
        """Do what a key asks for."""
        self._notice = ""
        screen = self._screen
        now = screen.rehearse_app.clock.now()
        match wish:
            case "pause" if self._watch.is_running:
                self._pause(now)
            case "pause":
                self._go_on(now)
            case "skip":
                screen.moved()
            case "back":
                self._go_back(now)
            case "silence":
                self._silence_or_speak(now)
            case "hush":
                self._silence()
            case "page_down":
                if not screen.script.scroll_screen(1):
                    screen.moved()
            case "page_up":
                if not screen.script.scroll_screen(-1):
                    self._go_back(now)
        screen.project()

    def _pause(self, now: float) -> None:
        self._watch.pause(now)
        self._voice.pause(now)

    def _go_on(self, now: float) -> None:
        self._watch.go_on(now)
        # It may have read something else meanwhile.
        if self._voice.on_change == self._changed:
            self._voice.go_on()
        else:
            self._read(self._sentence_now(now))

    def _go_back(self, now: float) -> None:
        runs = self._watch.is_running
        screen = self._screen
        if self._watch.elapsed_s(now) < BACK_REPEATS_AFTER_S:
            if self._at:
                self.begin(self._at - 1, now, runs=runs)
                return
            if screen.rehearsal.back(now):
                screen.moved()
                return
        self.begin(self._at, now, runs=runs)

    def _silence_or_speak(self, now: float) -> None:
        screen, sentence = self._screen, self._sentence_now(now)
        if screen.others.are_silent:
            screen.others.are_silent = False
        elif not self._voice.let_it_sound():
            self._silence()
            return
        self._read(sentence)

    def _silence(self) -> None:
        self._screen.others.are_silent = True
        self._voice.hush()
        self._heard = self._sentence = None

    def _sentence_now(self, now: float) -> int:
        """Where the voice is, or would be."""
        if self._sentence is not None:
            return self._sentence
        share = self._watch.elapsed_s(now) / self._budget_s if self._budget_s else 0.0
        return int(share * self._sentences)

    def _read(self, sentence: int) -> None:
        voice, screen = self._voice, self._screen
        self._heard = None
        voice.on_change = self._changed
        part = screen.plan.sections[self.section].section
        has_words = part.spoken.words or part.spoken.characters
        if screen.others.are_silent or self._is_done or not has_words:
            voice.hush()
            return
        now = screen.rehearse_app.clock.now()
        self._look_at, self._sentence = now, sentence
        factor = 1.0
        if sentence == 0:
            speech_s = voice.pace.load_s(part.spoken)
            measured_s = voice.measured_s(self.section, 1.0)
            if measured_s is not None:
                speech_s = measured_s - part.pauses_s
            room_s = self._budget_s - _AT_THE_END_S - part.pauses_s
            factor = self._fit(speech_s + part.pauses_s, speech_s, room_s)
        voice.read((self.section,), sentence, factor=factor)
        if not self._watch.is_running:
            voice.pause(now)

    def _fit(self, needed_s: float, speech_s: float, room_s: float) -> float:
        """How fast to read so much speech in so much room; told where it is to be noticed.

        `needed_s` is what the section takes at the talk's pace.
        """
        plan = self._screen.plan
        fitted = fit(speech_s, room_s, fastest(plan.pace))
        self._notice = fit_words(plan, self.section, needed_s, fitted) or self._notice
        return fitted.factor

    def slept(self, seconds: float) -> bool:
        """Leave out time that just went by while the machine slept; whether it was running."""
        self._watch.leave_out(seconds)
        return self._watch.is_running

    def leave(self) -> None:
        """The rehearsal goes on where it stands, unless all was paused."""
        screen, now = self._screen, self._screen.rehearse_app.clock.now()
        self._voice.hush()
        self._voice.on_change = lambda: None
        screen.others.voice = None
        screen.mode = Speaking(screen)
        if self._watch.is_running:
            screen.rehearsal.go_on(now)
        # Somebody was listening all the while.
        screen.rehearse_app.last_key_at = now

    def end(self) -> None:
        """Pause: another screen takes over, and it is come back to."""
        if self._watch.is_running:
            self._pause(self._screen.rehearse_app.clock.now())

    # -- what comes of it ------------------------------------------------------------------------

    def _changed(self) -> None:
        """The voice has news: draw, where something is to be seen of it."""
        voice, screen = self._voice, self._screen
        if voice.notice or voice.refusal:
            self._notice = voice.notice or voice.refusal
            voice.notice = ""
        narration = voice.narration
        if narration is None:
            screen.project()
            return
        self._sentences = narration.sentences
        now = screen.rehearse_app.clock.now()
        heard = narration.heard(now)
        self._sentence = heard.sentence
        self._is_done = heard.phase == ENDED
        self._be_done_in_time(heard, narration.voice_s(self.section), now)
        self._draw_if_seen(heard, now)

    def _be_done_in_time(self, heard: Heard, voice_s: float | None, now: float) -> None:
        """Read the rest faster, once it is known to be too long for what is left of the budget."""
        is_going = self._watch.is_running and heard.phase != ENDED
        if voice_s is None or not is_going or not self._voice.is_true or now < self._look_at:
            return
        factor = self._voice.factor
        left_s = voice_s - heard.spoken_s
        room_s = self._budget_s - self._watch.elapsed_s(now)
        if left_s <= room_s:
            return
        self._look_at = now + _LOOK_AGAIN_S
        pauses_s = self._screen.plan.sections[self.section].section.pauses_s
        needed_s = max(0.0, voice_s - pauses_s) * factor + pauses_s
        faster = self._fit(needed_s, left_s * factor, room_s - _AT_THE_END_S)
        if faster > factor:
            self._voice.fix_pace(faster)

    def draw_what_moves(self) -> bool:
        """Go on where the budget has ended; else draw the next word alone, where that suffices."""
        now = self._screen.instant()
        over_s = self._watch.elapsed_s(now) - self._budget_s
        if self._watch.is_running and over_s >= 0:
            self._go_on_after(over_s, now)
            return True
        is_drawn = self._draw_word(now)
        if is_drawn and self._heard is not None:
            self._sentence = self._heard.sentence
        return is_drawn

    def _go_on_after(self, over_s: float, now: float) -> None:
        # What was told of this section is over with it.
        self._screen.say("")
        if self._at + 1 < len(self._sections):
            self.begin(self._at + 1, now, runs=True, spent_s=over_s)
            self._screen.script.follows = True
            self._screen.project()
        else:
            self._screen.moved()

    def _seen(self, heard: Heard, now: float) -> Seen:
        second = timespan.whole_down(self._watch.elapsed_s(now) - self._budget_s)
        return (heard.phase, heard.section, second, self._notice), heard.place

    # -- what is drawn ---------------------------------------------------------------------------

    def shown(self, reading: Reading) -> Reading:
        """The other's section, with what is spent of its budget."""
        screen = self._screen
        now = screen.rehearse_app.clock.now()
        heard = self._hear(now)
        if heard is not None:
            self._sentence = heard.sentence
        self._tell()
        following = (*self._sections, screen.rehearsal.position)[self._at + 1]
        return reading._replace(
            phase=self.phase,
            position=self.section,
            place=self.section + 1,
            places=len(screen.plan.sections),
            section_elapsed_s=min(self._watch.elapsed_s(now), self._budget_s),
            budget_s=self._budget_s,
            next_position=following,
            partial=False,
        )

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of the voice, and what can be done at any section."""
        labels = {
            "stand-in-pause": "go on" if not self._watch.is_running else "pause",
            "stand-in-silence": "speak" if self._screen.others.are_silent else "silence",
        }
        voice = (
            command._replace(label=labels.get(command.id, command.label)) for command in STANDING_IN
        )
        return (*voice, *_AROUND, HELP, PALETTE)

    def doing(self, reading: Reading) -> str:
        """That the voice stands in, or that it is silent."""
        del reading
        if not self._watch.is_running:
            return "STANDING IN, paused"
        return "STANDING IN" + (", silent" if self._screen.others.are_silent else "")

    def facts(self, reading: Reading, width: int) -> list[Row]:
        """Who is next, and the clock of the run, which stands still; or the rest of the news."""
        del reading
        screen = self._screen
        glyphs, plan = screen.rehearse_app.glyphs, screen.plan
        if news := self._rest_of_news(width):
            return news
        own = screen.rehearsal.reading(screen.rehearse_app.clock.now())
        is_last = self._at + 1 == len(self._sections)
        following = plan.sections[own.position if is_last else self._sections[self._at + 1]]
        who = "you" if is_last else plan.talk.speaker_of(following.section) or "another"
        then = f"then {who}: {following.section.title}, {budget_clock(following.budget_s)}"
        return [
            foot.fact_row(then, "", width, glyphs, DIM),
            foot.talk_row(own, "", width),
        ]

    def mark_share(self, reading: Reading) -> float | None:
        """The voice shows where it is by the word; without one, where it would be."""
        if self._voice.narration is not None or not reading.budget_s:
            return None
        return reading.section_elapsed_s / reading.budget_s

    def until_change_s(self, reading: Reading, mark_share: float | None) -> float | None:
        """Until the next word, a second of the clock, or the end."""
        del reading
        return self._wait_s(self._screen.rehearse_app.clock.now(), mark_share)

    def _wait_s(self, now: float, mark_share: float | None = None) -> float | None:
        if not self._watch.is_running:
            return None
        left_s = self._budget_s - self._watch.elapsed_s(now)
        # A hair later, so that the change is there when the timer is.
        wait_s = tick_s = 1.002 - (-left_s) % 1.0
        if self._heard is not None and self._heard.phase == SPEAKING:
            wait_s = until_word_s(self._heard, tick_s)
        if mark_share is not None:
            mark_s = mark_share * self._budget_s - self._watch.elapsed_s(now)
            wait_s = min(wait_s, mark_s) if mark_s > 0 else wait_s
        return max(SOONEST_S, min(wait_s, left_s + 0.002))

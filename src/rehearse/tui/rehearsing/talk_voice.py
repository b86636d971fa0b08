"""The voice of the talk on screen: reads what was asked for last, at the pace asked for."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from rehearse.core.pace import FASTEST_WPM, SLOWEST_WPM, Pace
from rehearse.core.talk import Talk
from rehearse.history.place import data_folder
from rehearse.speech.calibration_store import Calibrations
from rehearse.speech.child_renderer import ChildRenderer
from rehearse.speech.kept_files import log_path, measured_path, paces_path
from rehearse.speech.kept_paces import KeptPaces
from rehearse.speech.narration import PAUSED, Narration
from rehearse.speech.narrator import Narrator, plays_far_away
from rehearse.speech.port import NOBODY, Facts, Voice, VoiceError
from rehearse.speech.script_of_talk import script_of
from rehearse.speech.silent_voice import SilentVoice

if TYPE_CHECKING:
    from rehearse.tui.app import RehearseApp
    from rehearse.tui.screens.rehearse import RehearseScreen

STEP_WPM = 5

MEASURING_WAITS_S = 0.5
"""What is measured of the voice comes after its first words."""

_KNOWN_WITHIN_S = 0.03
"""What is known of the voice is looked up before its first words where that takes no longer."""

_FAR_AWAY = (
    "Over ssh the sound would come out of the far machine, so the words are lit in silence. "
    "s plays it there; `rehearse say TALK --out talk.wav` writes a file"
)


def voice_of(screen: RehearseScreen) -> TalkVoice:
    """The voice of what is planned; another one once the text was edited."""
    plan, voice = screen.plan, screen.voice
    if voice is None or voice.talk is not plan.talk or voice.pace != plan.pace:
        voice = screen.voice = TalkVoice(
            screen.rehearse_app,
            plan.talk,
            plan.pace,
            spawn=lambda work: screen.run_worker(work, group="voice", exit_on_error=False),
        )
    return voice


class TalkVoice:
    """Reads sections aloud, one reading at a time; it outlives them, and knows the voice by then.

    Where nothing can be heard it keeps the time in silence, and tells why, once.
    """

    def __init__(
        self,
        app: RehearseApp,
        talk: Talk,
        pace: Pace,
        *,
        spawn: Callable[[Coroutine[Any, Any, None]], object],
    ) -> None:
        """Nothing is opened yet.

        Args:
            app: it owns the voice and the clock.
            talk: what is read.
            pace: the talk's pace, or the one that is planned with.
            spawn: begins work in the event loop.
        """
        self._app = app
        self._spawn = spawn
        self.talk, self.pace = talk, pace
        folder = data_folder()
        usual = app.settings.voice_for(talk.language)
        script = script_of(talk, pace=pace, usual=usual)
        self._narrator = Narrator(script, Calibrations(measured_path(folder)))
        self._log = log_path(folder)
        self._kept = KeptPaces(paces_path(folder))
        self._keeping = asyncio.Lock()
        self._wpm: float | None = None
        """What the listener likes, None until that is looked up."""
        self._fixed: float | None = None
        """How fast it reads this time, whatever the listener likes."""
        self.narration: Narration | None = None
        """What is read now, None while it gets ready and where nothing is read."""
        self.is_held = False
        """Pause as soon as it is ready."""
        self.refusal = ""
        """Why nothing is read, a sentence; empty where something is."""
        self.notice = ""
        """A sentence that is to be told, until it is taken."""
        self.on_change: Callable[[], None] = lambda: None
        self._asked = 0
        """Counts what was asked for: older work is given up."""
        self._wanted: tuple[Sequence[int], int] | None = None
        self._is_serving = False
        self._told: set[str] = set()
        self._preparing: asyncio.Task[None] | None = None
        self._measuring: asyncio.Task[None] | None = None

    # -- the pace --------------------------------------------------------------------------------

    @property
    def factor(self) -> float:
        """How fast it reads, of the talk's pace."""
        if self._fixed is not None:
            return self._fixed
        return 1.0 if self._wpm is None else self._wpm / self.pace.wpm

    @property
    def limit(self) -> str:
        """Where it can't read so slow or fast, a clause that says so; empty where it can."""
        return self._narrator.limit(self.factor)

    def fix_pace(self, factor: float) -> None:
        """Read what is read now, and nothing else, at this part of the talk's pace from here on."""
        self._fixed = factor
        if self.narration is not None:
            self._apply_pace(self.narration)

    def change_pace(self, steps: int) -> None:
        """Slower or faster by steps of 5 words a minute; 0 for the talk's own pace."""
        wpm = self.pace.wpm
        if steps:
            wpm = min(max((self._wpm or wpm) + steps * STEP_WPM, SLOWEST_WPM), FASTEST_WPM)
        self._wpm = wpm
        self._spawn(self._keep_pace())
        if self.narration is not None:
            self._apply_pace(self.narration)
            self._measure(self.narration)

    def _apply_pace(self, narration: Narration) -> None:
        narration.set_tempo(self._narrator.tempo(self.factor), self._app.clock.now())

    async def _keep_pace(self) -> None:
        async with self._keeping:
            wpm = None if self._wpm == self.pace.wpm else self._wpm
            # It is only a convenience: what can't be kept is forgotten.
            with suppress(OSError):
                await asyncio.to_thread(self._kept.keep, self.talk.id, wpm)

    # -- reading ---------------------------------------------------------------------------------

    def read(
        self, sections: Sequence[int], sentence: int = 0, *, factor: float | None = None
    ) -> None:
        """Read these sections from a sentence on, in place of what is read now.

        `factor` is how fast, of the talk's pace; without it as the listener likes it.
        """
        self.hush()
        self._fixed = factor
        self._wanted = sections, sentence
        if not self._is_serving:
            self._is_serving = True
            self._spawn(self._serve())

    def hush(self) -> None:
        """Silence, at once."""
        self._asked += 1
        self._wanted = None
        self.is_held, self.refusal = False, ""
        self._stop_measuring()
        narration, self.narration = self.narration, None
        if narration is not None:
            narration.stop()

    @property
    def is_paused(self) -> bool:
        """It stands still until it is told to go on."""
        narration = self.narration
        return self.is_held if narration is None else narration.phase == PAUSED

    def pause(self, now: float) -> None:
        """Silence, to go on from there; also before it has begun."""
        if self.narration is None:
            self.is_held = True
        else:
            self.narration.pause(now)

    def go_on(self) -> None:
        """Go on at the very word."""
        if self.narration is None:
            self.is_held = False
        else:
            self.narration.resume()

    def let_it_sound(self) -> bool:
        """Whether it is silent only because the speaker sits elsewhere; from now on it sounds."""
        if self._app.sounds_far_away or not plays_far_away(os.environ):
            return False
        self._app.sounds_far_away = True
        self._app.voice.set_audible(audible=True)
        return True

    async def _serve(self) -> None:
        # One at a time: a voice takes one narration after the other.
        try:
            while self._wanted is not None:
                (sections, sentence), self._wanted = self._wanted, None
                asked = self._asked
                try:
                    await self._begin(sections, sentence, asked)
                except Exception as error:  # noqa: BLE001 - whatever it is, the rehearsal goes on
                    self._break(error, asked)
        finally:
            self._is_serving = False

    def _break(self, error: Exception, asked: int) -> None:
        """Give up what was asked for, and say why."""
        if asked == self._asked:
            with suppress(Exception):
                self.hush()
            self.refusal = (
                f"The voice broke ({type(error).__name__}: {error}). Listen again; "
                "`rehearse doctor` examines it"
            )
            self.on_change()

    def _look_up(self, sections: Sequence[int]) -> float:
        """Read what is kept, and how these sections are spoken: the first time not at once.

        Returns:
            Words a minute that the listener likes.
        """
        self._narrator.read_ahead(sections)
        return self._kept.wpm(self.talk.id) or self.pace.wpm

    async def _begin(self, sections: Sequence[int], sentence: int, asked: int) -> None:
        voice: Voice = self._app.voice
        # The first time a process is started: long enough for the talk to be gone through.
        facts, wpm = await asyncio.gather(voice.open(), asyncio.to_thread(self._look_up, sections))
        self._wpm = self._wpm or wpm
        if asked != self._asked:
            return
        if not self._settle(facts):
            voice = SilentVoice(self._app.clock)
        if plays_far_away(os.environ) and not self._app.sounds_far_away:
            self._tell(_FAR_AWAY)
        await asyncio.wait({self._prepare()}, timeout=_KNOWN_WITHIN_S)
        if asked != self._asked:
            return
        narration = self._narrator.narration(
            voice,
            sections,
            self._narrator.tempo(self.factor),
            delay_s=self._app.settings.audio_delay_ms / 1000,
            on_change=lambda: self._changed(asked),
        )
        self._tell_what_is_left_out(sections, is_all=narration is None)
        if narration is None:
            self.on_change()
            return
        self.narration = narration
        self._measure(narration)
        starting = asyncio.ensure_future(narration.start(sentence))
        if self.is_held:
            await asyncio.sleep(0)
            narration.pause(self._app.clock.now())
        try:
            await starting
        except VoiceError as error:
            self._tell(str(error))
        self._changed(asked)

    def _settle(self, facts: Facts) -> bool:
        """Whether a voice is chosen; told where there is none for this talk."""
        try:
            self._narrator.settle(facts)
        except VoiceError as error:
            self._narrator.settle(NOBODY)
            self._tell(f"{error}. The words are lit at your pace all the same")
            return False
        return True

    def _tell_what_is_left_out(self, sections: Sequence[int], *, is_all: bool) -> None:
        reasons = {section: self._narrator.refusal(section) for section in sections}
        refused = {section: why for section, why in reasons.items() if why}
        if refused:
            from rehearse.reports.spoken import refusal_lines  # noqa: PLC0415

            sentence = " ".join(refusal_lines(refused))
        elif is_all:
            sentence = "This section has no words to hear"
        else:
            return
        if is_all:
            self.refusal = sentence
        else:
            self._tell(sentence)

    def _changed(self, asked: int) -> None:
        if asked != self._asked:
            return
        if self.narration is not None and self.narration.notice:
            self._tell(self.narration.notice)
        self.on_change()

    def _tell(self, sentence: str) -> None:
        if sentence not in self._told:
            self._told.add(sentence)
            self.notice = sentence
            self.on_change()

    # -- measuring -------------------------------------------------------------------------------

    def measured_s(self, section: int, factor: float) -> float | None:
        """Seconds that the voice takes for a section at a part of the talk's pace, if measured."""
        measured = self._narrator.verified(factor).get(self._narrator.voice_of(section))
        if measured is None or section not in measured.sections_s:
            return None
        return measured.sections_s[section] + self.talk.sections[section].pauses_s

    def voice_s(self, section: int) -> float | None:
        """Seconds that the voice takes for a section at this pace, None while that isn't known."""
        measured_s = self.measured_s(section, self.factor)
        if measured_s is not None:
            return measured_s
        narration = self.narration
        # Before the rate is found it may be a tenth off.
        if narration is None or (self._measuring is not None and not self._measuring.done()):
            return None
        return narration.voice_s(section)

    def _prepare(self) -> asyncio.Task[None]:
        """Look up what was measured of the talk, beside everything else."""
        is_done = self._preparing is not None and self._preparing.done()
        if self._preparing is None or (is_done and not self._narrator.is_prepared):
            self._preparing = asyncio.ensure_future(asyncio.to_thread(self._narrator.prepare))
        return self._preparing

    def _measure(self, narration: Narration) -> None:
        """Find the true rate for this pace beside the reading, once for a talk and a pace."""
        self._stop_measuring()
        if not self._narrator.is_calibrated(self._to_measure):
            self._measuring = asyncio.get_running_loop().create_task(
                self._find_rate(narration, self._to_measure), name="measuring the voice"
            )

    @property
    def _to_measure(self) -> float:
        """Of the talk's pace; from there it isn't far to what one section alone is read at."""
        return self.factor if self._fixed is None else 1.0

    @property
    def is_true(self) -> bool:
        """It reads at the pace that it is to read at, as nearly as can be known."""
        is_tried = self._measuring is not None and self._measuring.done()
        return is_tried or self._narrator.is_calibrated(self._to_measure)

    def _stop_measuring(self) -> None:
        if self._measuring is not None:
            self._measuring.cancel()
            self._measuring = None

    async def _find_rate(self, narration: Narration, factor: float) -> None:
        try:
            await asyncio.shield(self._prepare())
            if not self._narrator.is_calibrated(factor):
                await asyncio.sleep(MEASURING_WAITS_S)
                await self._calibrate(factor)
        except VoiceError:
            # What is heard tells of its own trouble.
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, the reading goes on
            self._tell(
                f"The voice's pace could not be measured ({type(error).__name__}: {error}): "
                "it may be a tenth off"
            )
            return
        if self.narration is narration:
            self._apply_pace(narration)
            if self._fixed is not None and self._narrator.limit(factor):
                self._tell(self._narrator.limit(factor).capitalize())
            self.on_change()

    async def _calibrate(self, factor: float) -> None:
        make = self._app.make_renderer
        renderer = make() if make else ChildRenderer(log=self._log)
        try:
            await renderer.open()
            await self._narrator.calibrate(renderer, factor)
        finally:
            await renderer.close()

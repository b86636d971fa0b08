"""The voice of a talk, which reads sections aloud while their sentences are written as lines."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

from rehearse.core.clock import Clock
from rehearse.core.pace import Pace
from rehearse.core.settings import NO_SETTINGS, Settings
from rehearse.core.talk import Talk
from rehearse.history.place import data_folder
from rehearse.speech.calibration_store import Calibrations
from rehearse.speech.kept_files import measured_path
from rehearse.speech.lasting_voice import LastingVoice
from rehearse.speech.narration import ENDED, SPEAKING, STOPPED, Narration
from rehearse.speech.narrator import Narrator
from rehearse.speech.port import VoiceError
from rehearse.speech.running_text import running_lines
from rehearse.speech.script_of_talk import script_of


class Aloud:
    """One reading at a time; where nothing can be heard it keeps the time in silence."""

    def __init__(
        self,
        voice: LastingVoice,
        clock: Clock,
        talk: Talk,
        pace: Pace,
        settings: Settings = NO_SETTINGS,
    ) -> None:
        """Nothing is opened yet."""
        self._delay_s = settings.audio_delay_ms / 1000
        self._voice = voice
        self._clock = clock
        self.talk, self.pace = talk, pace
        measured = Calibrations(measured_path(data_folder()))
        self._narrator = Narrator(
            script_of(talk, pace=pace, usual=settings.voice_for(talk.language)), measured
        )
        self._task: asyncio.Task[None] | None = None

    def read(
        self,
        sections: Sequence[int],
        say: Callable[[str], None],
        ended: Callable[[str], None],
        factor: float = 1.0,
    ) -> None:
        """Read sections at the talk's pace times `factor`.

        `say` is called with each sentence when it begins; `ended` with why it ended early, empty
        at the end of the text. After `stop` neither is.
        """
        self.stop()
        self._task = asyncio.get_running_loop().create_task(
            self._read(tuple(sections), say, ended, factor)
        )

    def stop(self) -> None:
        """Be silent."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    async def _read(
        self,
        sections: tuple[int, ...],
        say: Callable[[str], None],
        ended: Callable[[str], None],
        factor: float,
    ) -> None:
        problem = ""
        try:
            problem = await self._follow(sections, say, factor)
        except VoiceError as error:
            problem = str(error)
        ended(problem)

    async def _follow(
        self, sections: tuple[int, ...], say: Callable[[str], None], factor: float
    ) -> str:
        narrator = self._narrator
        await asyncio.to_thread(narrator.read_ahead, sections)
        narrator.settle(await self._voice.open())
        await asyncio.to_thread(narrator.prepare)
        changed = asyncio.Event()
        narration = narrator.narration(
            self._voice,
            sections,
            narrator.tempo(factor),
            delay_s=self._delay_s,
            on_change=changed.set,
        )
        if narration is None:
            return next(filter(None, map(narrator.refusal, sections)), "nothing of it is spoken")
        texts = [part.text for part in self.talk.sections]
        lines = running_lines(narrator.utterances(sections), texts)
        try:
            await narration.start()
            await self._tell(narration, {at: line.text for at, line in lines.items()}, say, changed)
        finally:
            narration.stop()
        return ""

    async def _tell(
        self,
        narration: Narration,
        lines: dict[int, str],
        say: Callable[[str], None],
        changed: asyncio.Event,
    ) -> None:
        told = -1
        notice = ""
        while True:
            if narration.notice != notice:
                notice = narration.notice
                say(notice)
            heard = narration.heard(self._clock.now())
            if heard.phase in (ENDED, STOPPED):
                return
            if heard.phase == SPEAKING and heard.sentence != told and heard.sentence in lines:
                told = heard.sentence
                say(lines[told])
            with suppress(TimeoutError):
                await asyncio.wait_for(changed.wait(), heard.until_change_s)
            changed.clear()

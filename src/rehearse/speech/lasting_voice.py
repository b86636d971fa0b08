"""A voice that outlives its children: a failed one is replaced once, then it goes on in silence."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from rehearse.core.clock import Clock
from rehearse.speech.child_voice import ChildVoice
from rehearse.speech.port import (
    Anchor,
    Ended,
    Event,
    Facts,
    Listener,
    Lost,
    Muted,
    Part,
    Paused,
    Rendered,
    Tempo,
    Voice,
    VoiceError,
    samples,
)
from rehearse.speech.silent_voice import SilentVoice
from rehearse.speech.timeline import Spot, Timeline

MakeVoice = Callable[[bool], Voice]
"""Makes a voice that may fail; the argument says whether it opens a sound device."""


class LastingVoice:
    """Speaks through a child; the speaker's place survives the child.

    After the second failure it goes on without what failed: without sound where the sound system
    did, in silence at the talk's pace where the engine did. Opening it tries again.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        audible: bool = True,
        make: MakeVoice | None = None,
        log: str = "",
    ) -> None:
        """Nothing is started yet.

        Args:
            clock: where anchors' instants come from.
            audible: False keeps the time without a sound device.
            make: makes a child's voice.
            log: path of a file for what the sound libraries print.
        """
        self._clock = clock
        self._audible = audible
        self._make = make or (lambda audible: ChildVoice(audible=audible, log=log))
        self._voice: Voice = self._make(audible)
        self._failures = 0
        self._failed_before = ""
        """Why the voice before this one failed."""
        self._is_fallback = False
        self._told: set[str] = set()
        self._untold: list[Muted] = []
        self._parts: Sequence[Part] = ()
        self._tempo: Tempo | None = None
        self._listener: Listener | None = None
        self._timeline = Timeline(0)
        self._spot = Spot(0, 0)
        self._since: float | None = None
        self._is_playing = False
        self._is_placed = True
        """The voice there is knows where the speaker is."""
        self._mending: asyncio.Task[None] | None = None
        self._loads = 0

    @property
    def voice(self) -> Voice:
        """Who speaks now."""
        return self._voice

    def set_audible(self, *, audible: bool) -> None:
        """From the next opening on, with or without a sound device."""
        if audible != self._audible:
            self._audible = audible
            self._is_fallback = True

    async def open(self) -> Facts:
        """See `Voice.open`; never fails, a silent voice knows no engine.

        To be called before each narration: what failed in the last one is tried again, and a
        narration that is loaded is forgotten then.
        """
        if self._is_fallback:
            await self._stop_mending()
            self._is_fallback = False
            self._is_playing = False
            self._failures = 0
            await self._become(self._make(self._audible))
        return await self._open()

    async def _open(self) -> Facts:
        while True:
            try:
                return await self._voice.open()
            except VoiceError as error:
                await self._replace(Lost(str(error), is_sound=False))

    async def load(self, parts: Sequence[Part], tempo: Tempo, listener: Listener) -> None:
        """See `Voice.load`."""
        await self._stop_mending()
        self._loads += 1
        self._parts, self._tempo, self._listener = parts, tempo, listener
        self._timeline = Timeline(len(parts))
        self._stand(Spot(0, 0))
        self._is_playing = False
        await self._load()
        self._is_placed = True
        untold, self._untold = self._untold, []
        for muted in untold:
            self._tell_soon(muted)

    async def _load(self) -> None:
        """Give the narration to the voice there is, or to its successors."""
        tempo = self._tempo
        if tempo is None:
            return
        while True:
            await self._open()
            try:
                await self._voice.load(self._parts, tempo, self._heard(self._voice, self._loads))
            except VoiceError as error:
                await self._replace(Lost(str(error), is_sound=False))
            else:
                return

    def play(self, seq: int = 0, sample: int = 0) -> None:
        """See `Voice.play`."""
        self._stand(Spot(seq, sample))
        self._is_playing = True
        if self._mending is None:
            self._place()

    def pause(self) -> None:
        """See `Voice.pause`."""
        self._stand(self._here())
        self._is_playing = False
        if self._mending is None:
            self._voice.pause()
        else:
            self._tell_soon(Paused(*self._spot))

    def resume(self) -> None:
        """See `Voice.resume`."""
        self._is_playing = True
        if self._mending is None and self._is_placed:
            self._voice.resume()
        elif self._mending is None:
            self._place()

    def seek(self, seq: int) -> None:
        """See `Voice.seek`."""
        self._stand(Spot(seq, 0))
        if self._mending is None:
            self._is_placed = True
            self._voice.seek(seq)
        elif not self._is_playing:
            self._tell_soon(Paused(seq, 0))

    def set_tempo(self, tempo: Tempo, seq: int) -> None:
        """See `Voice.set_tempo`."""
        self._tempo = tempo
        if self._mending is None:
            self._voice.set_tempo(tempo, seq)

    async def close(self) -> None:
        """See `Voice.close`."""
        self._listener = None
        await self._stop_mending()
        await self._voice.close()

    def _heard(self, voice: Voice, load: int) -> Listener:
        def hear(event: Event) -> None:
            if voice is self._voice and load == self._loads:
                self._hear(event)

        return hear

    def _hear(self, event: Event) -> None:
        match event:
            case Rendered(seq, length, _):
                self._timeline.put(seq, length)
            case Anchor(at, seq, sample):
                self._spot, self._since = Spot(seq, sample), at
            case Paused(seq, sample):
                self._stand(Spot(seq, sample))
            case Ended():
                self._stand(Spot(len(self._parts), 0))
                self._is_playing = False
                self._failures = 0
            case Lost():
                # Commands wait for the successor from this instant on.
                self._stand(self._here())
                self._mending = asyncio.get_running_loop().create_task(
                    self._mend(event), name="another voice"
                )
                return
            case Muted():
                self._is_fallback = True
                self._tell_once(event)
                return
        self._tell(event)

    async def _mend(self, lost: Lost) -> None:
        """Replace a voice that failed in the middle of a narration, and go on where it was."""
        await self._replace(lost)
        await self._load()
        # Nothing awaits from here on: commands go to the voice again.
        self._mending = None
        self._is_placed = False
        if self._is_playing:
            self._place()

    def _place(self) -> None:
        self._is_placed = True
        self._voice.play(*self._spot)

    async def _stop_mending(self) -> None:
        mending, self._mending = self._mending, None
        if mending is not None:
            mending.cancel()
            await asyncio.gather(mending, return_exceptions=True)

    async def _replace(self, lost: Lost) -> None:
        """Put the next voice in the place of one that failed."""
        self._failures += 1
        if self._failures == 1:
            self._failed_before = lost.why
            await self._become(self._make(self._audible))
            return
        self._is_fallback = True
        if lost.is_sound and self._failures == 2:
            failed = (
                f"{lost.why}, twice"
                if lost.why == self._failed_before
                else f"{lost.why}, and before that {self._failed_before}"
            )
            why = (
                f"No sound: {failed}. Check the sound system, then listen again; "
                "the words are lit in time all the same"
            )
            self._tell_once(Muted(why, failed))
            await self._become(self._make(False))
        else:
            why = (
                f"No voice: {lost.why}. The words are lit at your pace all the same; "
                "`rehearse doctor` says what is missing"
            )
            self._tell_once(Muted(why, lost.why, is_sound=False))
            await self._become(SilentVoice(self._clock))

    async def _become(self, voice: Voice) -> None:
        old, self._voice = self._voice, voice
        await old.close()

    def _here(self) -> Spot:
        if self._since is None:
            return self._spot
        return self._timeline.forward(self._spot, samples(self._clock.now() - self._since))

    def _stand(self, spot: Spot) -> None:
        self._spot, self._since = spot, None

    def _tell_once(self, muted: Muted) -> None:
        if muted.why in self._told:
            return
        self._told.add(muted.why)
        if self._listener is None:
            self._untold.append(muted)
        else:
            self._tell(muted)

    def _tell(self, event: Event) -> None:
        if self._listener is not None:
            self._listener(event)

    def _tell_soon(self, event: Event) -> None:
        asyncio.get_running_loop().call_soon(self._tell, event)

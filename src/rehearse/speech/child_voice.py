"""The voice of one speech child, as long as that lives and keeps its deadlines."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from rehearse.speech import port, protocol
from rehearse.speech.deadlines import Deadlines
from rehearse.speech.link import Link, LinkError, child_command, facts
from rehearse.speech.port import Facts, Listener, Part, Tempo, VoiceError

READY_S = 3.0
UTTERANCE_S = 1.0
RUNNING_ANCHOR_S = 0.5
"""From play to the first sample while sound flows."""
STARTING_ANCHOR_S = 2.5
"""The same where a device has to start first: a wireless one takes over a second."""
FLOWING_S = 2.5
"""Without any anchor while it plays; one comes every second."""
PAUSED_S = 0.1
"""From pause to silence."""

MOST_EVENTS_A_SECOND = 5_000

_NO_SOUND = (
    "No sound ({}): the words are lit in time all the same, and "
    "`rehearse say TALK --out talk.wav` writes what would be heard"
)

_DEVICE_RESTS_AFTER_S = 2.0


_NOT_READY = port.Lost("the voice did not get ready", is_sound=False)
_NO_UTTERANCE = port.Lost("the voice said nothing", is_sound=False)
_NOT_PAUSED = port.Lost("the voice did not stop", is_sound=False)
_NO_ANCHOR = port.Lost("no sound came", is_sound=True)
_NO_FLOW = port.Lost("the sound stopped", is_sound=True)


class ChildVoice:
    """One child. The first deadline that it misses is its end: it is killed, and `Lost` tells."""

    def __init__(
        self,
        *,
        audible: bool = True,
        command: Sequence[str] | None = None,
        log: str = "",
    ) -> None:
        """Nothing is started yet.

        Args:
            audible: open a sound device; otherwise the time is kept in silence.
            command: how the child is started, for tests.
            log: path of a file for what the sound libraries print.
        """
        self._audible = audible
        self._command = command or child_command(log)
        self._link: Link | None = None
        self._facts: asyncio.Future[Facts] | None = None
        self._ready: protocol.Ready | None = None
        self._reader: asyncio.Task[None] | None = None
        self._listener: Listener | None = None
        self._deadlines = Deadlines(self._fail)
        self._gen = 0
        self._turn = 0
        self._texts: set[int] = set()
        self._is_playing = False
        self._silent_since = float("-inf")
        self._parts: list[Part] = []
        self._heard_anything = False
        self._device_failure = ""
        self._why_gone = ""
        self.missed_samples = 0
        """Silence that came in between because nothing was rendered yet."""
        self._events, self._events_since = 0, 0.0

    @property
    def pid(self) -> int | None:
        """Process id of the child, None before it is started."""
        return self._link.pid if self._link else None

    async def open(self) -> Facts:
        """See `Voice.open`."""
        if self._why_gone:
            raise VoiceError(self._why_gone)
        if self._facts is None:
            loop = asyncio.get_running_loop()
            self._facts = loop.create_future()
            try:
                self._link = await Link.start(self._command)
            except LinkError as error:
                self._why_gone = str(error)
                self._refuse(self._why_gone)
            else:
                self._link.send(protocol.Sound(self._audible), protocol.ListVoices())
                self._deadlines.expect("ready", READY_S, _NOT_READY)
                self._reader = loop.create_task(self._read(self._link), name="speech child")
        return await asyncio.shield(self._facts)

    async def load(self, parts: Sequence[Part], tempo: Tempo, listener: Listener) -> None:
        """See `Voice.load`."""
        await self.open()
        self._gen += 1
        self._turn += 1
        self._listener = listener
        self._texts = {seq for seq, part in enumerate(parts) if part.text}
        self._parts = list(parts)
        self._heard_anything = False
        self._deadlines.clear()
        self._is_playing = False
        self._send(
            protocol.Load(self._gen, len(parts)),
            *(
                protocol.Part(
                    self._gen,
                    seq,
                    part.text,
                    port.samples(part.silence_s),
                    part.voice,
                    tempo.rate(part.voice),
                )
                for seq, part in enumerate(parts)
            ),
        )
        for seq, part in enumerate(parts):
            if not part.text:
                event = port.Rendered(seq, port.samples(part.silence_s), ())
                asyncio.get_running_loop().call_soon(self._tell_if, self._gen, event)
        if self._texts:
            self._deadlines.expect("utterance", UTTERANCE_S, _NO_UTTERANCE)
        if self._device_failure:
            self._tell_muted()

    def play(self, seq: int = 0, sample: int = 0) -> None:
        """See `Voice.play`."""
        self._turn += 1
        self._send(protocol.Play(self._turn, seq, sample))
        self._expect_anchor()

    def pause(self) -> None:
        """See `Voice.pause`."""
        self._turn += 1
        self._send(protocol.Pause(self._turn))
        self._deadlines.meet("anchor", "flow")
        self._is_playing = False
        self._silent_since = asyncio.get_running_loop().time()
        self._deadlines.expect("paused", PAUSED_S, _NOT_PAUSED)

    def resume(self) -> None:
        """See `Voice.resume`."""
        self._turn += 1
        self._send(protocol.Resume(self._turn))
        self._expect_anchor()

    def seek(self, seq: int) -> None:
        """See `Voice.seek`."""
        self._turn += 1
        self._send(protocol.Seek(self._turn, seq))
        if self._is_playing:
            self._expect_anchor()
        else:
            self._deadlines.expect("paused", PAUSED_S, _NOT_PAUSED)

    def set_tempo(self, tempo: Tempo, seq: int) -> None:
        """See `Voice.set_tempo`."""
        voices = {part.voice for part in self._parts if part.text}
        self._send(
            *(protocol.Rate(self._gen, seq, voice, tempo.rate(voice)) for voice in sorted(voices))
        )

    async def close(self) -> None:
        """See `Voice.close`."""
        self._listener = None
        await self._end()

    async def _end(self) -> None:
        self._deadlines.clear()
        link, self._link = self._link, None
        reader, self._reader = self._reader, None
        if link is not None:
            link.kill()
        if reader is not None and reader is not asyncio.current_task():
            reader.cancel()
            await asyncio.gather(reader, return_exceptions=True)
        if link is not None:
            await link.end()
        self._refuse("the voice was closed")

    def _refuse(self, why: str) -> None:
        """Tell whoever waits for it to open that it never will."""
        if self._facts is not None and not self._facts.done():
            self._facts.set_exception(VoiceError(why))
            # Nobody may wait, and that is no mistake.
            self._facts.exception()

    def _send(self, *messages: protocol.Message) -> None:
        if self._link is not None:
            self._link.send(*messages)

    def _expect_anchor(self) -> None:
        resting = asyncio.get_running_loop().time() - self._silent_since > _DEVICE_RESTS_AFTER_S
        within_s = RUNNING_ANCHOR_S if self._is_playing or not resting else STARTING_ANCHOR_S
        self._is_playing = True
        self._deadlines.meet("paused", "flow")
        self._deadlines.expect("anchor", within_s, _NO_ANCHOR)

    def _fail(self, lost: port.Lost) -> None:
        """This child is done for: kill it, and say so."""
        self._deadlines.clear()
        self._why_gone = lost.why
        if self._link is not None:
            self._link.kill()
        self._refuse(lost.why)
        listener, self._listener = self._listener, None
        if listener is not None:
            listener(lost)

    async def _read(self, link: Link) -> None:
        try:
            while True:
                message, _ = await link.read()
                if self._is_flood():
                    self._fail(port.Lost("the voice's process talks without end", is_sound=False))
                    return
                self._take(message)
        except LinkError as error:
            self._fail(port.Lost(str(error), is_sound=False))

    def _is_flood(self) -> bool:
        now = asyncio.get_running_loop().time()
        if now - self._events_since >= 1.0:
            self._events, self._events_since = 0, now
        self._events += 1
        return self._events > MOST_EVENTS_A_SECOND

    def _take(self, message: protocol.Message) -> None:
        match message:
            case protocol.Ready():
                self._ready = message
            case protocol.Voices():
                self._opened(message)
            case protocol.Device(ok, detail):
                if not ok:
                    self._device_failure = detail
                    self._tell_muted()
            case protocol.Utterance(gen, seq, samples, marks, audible):
                if gen == self._gen and seq in self._texts:
                    self._rendered(port.Rendered(seq, samples, marks), audible=audible)
            case protocol.Anchor(turn, at, seq, sample):
                if turn == self._turn and 0 <= seq < len(self._parts):
                    self._deadlines.meet("anchor")
                    self._deadlines.expect("flow", FLOWING_S, _NO_FLOW)
                    self._tell(port.Anchor(at, seq, sample))
            case protocol.Paused(turn, seq, sample):
                if turn == self._turn:
                    self._deadlines.meet("paused")
                    self._tell(port.Paused(seq, sample))
            case protocol.Ended(turn):
                if turn == self._turn:
                    self._deadlines.meet("anchor", "flow")
                    self._is_playing = False
                    self._silent_since = asyncio.get_running_loop().time()
                    self._tell(port.Ended())
            case protocol.Underrun(samples):
                self.missed_samples += samples
            case protocol.Lost(why):
                self._fail(port.Lost(why, is_sound=True))
            case protocol.Error("engine", text):
                self._fail(port.Lost(text, is_sound=False))

    def _opened(self, voices: protocol.Voices) -> None:
        self._deadlines.meet("ready")
        if self._ready is not None and self._facts is not None and not self._facts.done():
            self._facts.set_result(facts(self._ready, voices))

    def _rendered(self, event: port.Rendered, *, audible: bool) -> None:
        self._deadlines.meet("utterance")
        if not audible and not self._heard_anything:
            self._fail(port.Lost("the voice renders silence", is_sound=False))
            return
        self._heard_anything = True
        self._tell(event)

    def _tell_muted(self) -> None:
        asyncio.get_running_loop().call_soon(
            self._tell_if,
            self._gen,
            port.Muted(_NO_SOUND.format(self._device_failure), self._device_failure),
        )

    def _tell_if(self, gen: int, event: port.Event) -> None:
        if gen == self._gen:
            self._tell(event)

    def _tell(self, event: port.Event) -> None:
        if self._listener is not None:
            self._listener(event)

"""The voice of one speech child, as long as that lives and keeps its deadlines."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from rehearse.speech import port, protocol
from rehearse.speech.deadlines import Deadlines
from rehearse.speech.link import Link, LinkError, child_command, facts
from rehearse.speech.port import Facts, Listener, Part, Tempo, VoiceError, quoted
from rehearse.speech.timeline import Spot, Timeline

READY_S = 3.0
UTTERANCE_S = 1.0
"""Without anything rendered while something is missing at the playhead."""
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
_NOT_SAID = "The voice leaves a sentence out ({}); write it otherwise, or give it a `say:`"

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
        self._is_playing = False
        self._silent_since = float("-inf")
        self._parts: list[Part] = []
        self._rates: list[int] = []
        self._timeline = Timeline(0)
        """What is rendered, and for how long that lasts."""
        self._forgotten: dict[int, int] = {}
        """How long parts lasted that are to be rendered anew."""
        self._spot = Spot(0, 0)
        """Where the last anchor was, or where it stands."""
        self._since: float | None = None
        """When that anchor came, in the loop's time; None while no sample flows."""
        self._anchor_s = STARTING_ANCHOR_S
        self._heard_anything = False
        self._refusal = ""
        """Why the text that comes next is not spoken."""
        self._device_failure = ""
        self._why_gone = ""
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
        self._parts = list(parts)
        self._rates = [tempo.rate(part.voice) for part in parts]
        self._timeline = Timeline(len(parts))
        self._forgotten = {}
        self._stand(Spot(0, 0))
        self._heard_anything = False
        self._refusal = ""
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
                    self._rates[seq],
                )
                for seq, part in enumerate(parts)
            ),
        )
        for seq, part in enumerate(parts):
            if not part.text:
                event = port.Rendered(seq, port.samples(part.silence_s), ())
                self._timeline.put(seq, event.samples)
                asyncio.get_running_loop().call_soon(self._tell_if, self._gen, event)
        if any(part.text for part in parts):
            self._deadlines.expect("utterance", UTTERANCE_S, _NO_UTTERANCE)
        if self._device_failure:
            self._tell_muted()

    def play(self, seq: int = 0, sample: int = 0) -> None:
        """See `Voice.play`."""
        self._turn += 1
        self._send(protocol.Play(self._turn, seq, sample))
        self._stand(Spot(seq, sample))
        self._start()

    def pause(self) -> None:
        """See `Voice.pause`."""
        self._turn += 1
        self._send(protocol.Pause(self._turn))
        self._deadlines.meet("utterance", "anchor", "flow")
        self._stand(self._here())
        self._is_playing = False
        self._silent_since = asyncio.get_running_loop().time()
        self._deadlines.expect("paused", PAUSED_S, _NOT_PAUSED)

    def resume(self) -> None:
        """See `Voice.resume`."""
        self._turn += 1
        self._send(protocol.Resume(self._turn))
        self._start()

    def seek(self, seq: int) -> None:
        """See `Voice.seek`."""
        self._turn += 1
        self._send(protocol.Seek(self._turn, seq))
        self._stand(Spot(seq, 0))
        if self._is_playing:
            self._start()
        else:
            self._deadlines.expect("paused", PAUSED_S, _NOT_PAUSED)

    def set_tempo(self, tempo: Tempo, seq: int) -> None:
        """See `Voice.set_tempo`."""
        voices = {part.voice for part in self._parts if part.text}
        self._send(
            *(protocol.Rate(self._gen, seq, voice, tempo.rate(voice)) for voice in sorted(voices))
        )
        here = self._here()
        for later in range(max(seq, here.seq + (here.sample > 0)), len(self._parts)):
            part = self._parts[later]
            rate = tempo.rate(part.voice)
            if part.text and rate != self._rates[later]:
                self._rates[later] = rate
                length = self._timeline.forget(later)
                if length is not None:
                    self._forgotten[later] = length
        if self._is_playing:
            self._look_ahead()

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

    def _start(self) -> None:
        """It is to play from where it stands."""
        resting = asyncio.get_running_loop().time() - self._silent_since > _DEVICE_RESTS_AFTER_S
        if not self._is_playing:
            self._anchor_s = STARTING_ANCHOR_S if resting else RUNNING_ANCHOR_S
        self._is_playing = True
        self._deadlines.meet("paused", "anchor", "flow")
        self._stand(self._spot)
        self._look_ahead()

    def _look_ahead(self) -> None:
        """While it plays: whom to wait for, the engine or the sound.

        No sample flows before the part at the playhead is rendered, and so no anchor comes. The
        engine owes a part when the playhead reaches it; that a part is late is noticed before the
        missing anchor is, which would be blamed on the sound.
        """
        left_s = self._until_missing_s()
        if left_s is None:
            self._deadlines.meet("utterance")
        else:
            self._deadlines.expect("utterance", left_s + UTTERANCE_S, _NO_UTTERANCE)
        starts = self._since is None and left_s != 0.0
        if starts and not self._deadlines.is_expected("anchor"):
            self._deadlines.expect("anchor", self._anchor_s, _NO_ANCHOR)

    def _until_missing_s(self) -> float | None:
        """Seconds of sound until a part that isn't rendered; None where that is far."""
        left = -self._spot.sample
        for seq in range(self._spot.seq, len(self._parts)):
            length = self._timeline.length(seq)
            if length is None:
                return max(0.0, port.seconds(left) - self._played_s())
            left += length
            # The next anchor comes earlier.
            if port.seconds(left) > FLOWING_S:
                break
        return None

    def _stand(self, spot: Spot) -> None:
        self._spot, self._since = spot, None

    def _here(self) -> Spot:
        return self._timeline.forward(self._spot, port.samples(self._played_s()))

    def _played_s(self) -> float:
        """Seconds since the last anchor."""
        return 0.0 if self._since is None else asyncio.get_running_loop().time() - self._since

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
                if gen == self._gen and seq < len(self._parts) and self._parts[seq].text:
                    self._rendered(port.Rendered(seq, samples, marks), audible=audible)
            case protocol.Anchor(turn, at, seq, sample):
                if turn == self._turn and 0 <= seq < len(self._parts):
                    self._deadlines.meet("anchor")
                    self._deadlines.expect("flow", FLOWING_S, _NO_FLOW)
                    self._anchor_s = RUNNING_ANCHOR_S
                    if seq in self._forgotten:
                        # It had begun before the tempo changed, and remains as it was.
                        self._timeline.put(seq, self._forgotten.pop(seq))
                    self._spot = Spot(seq, sample)
                    self._since = asyncio.get_running_loop().time()
                    self._look_ahead()
                    self._tell(port.Anchor(at, seq, sample))
            case protocol.Paused(turn, seq, sample):
                if turn == self._turn:
                    self._deadlines.meet("paused")
                    self._stand(Spot(seq, sample))
                    self._tell(port.Paused(seq, sample))
            case protocol.Ended(turn):
                if turn == self._turn:
                    self._deadlines.meet("utterance", "anchor", "flow")
                    self._stand(Spot(len(self._parts), 0))
                    self._is_playing = False
                    self._silent_since = asyncio.get_running_loop().time()
                    self._tell(port.Ended())
            case protocol.Lost(why):
                self._fail(port.Lost(why, is_sound=True))
            case protocol.Error("engine", text):
                self._fail(port.Lost(text, is_sound=False))
            case protocol.Error("render", text):
                self._refusal = text

    def _opened(self, voices: protocol.Voices) -> None:
        self._deadlines.meet("ready")
        if self._ready is not None and self._facts is not None and not self._facts.done():
            self._facts.set_result(facts(self._ready, voices))

    def _rendered(self, event: port.Rendered, *, audible: bool) -> None:
        self._deadlines.meet("utterance")
        refusal, self._refusal = self._refusal, ""
        if not audible and not self._heard_anything:
            self._fail(port.Lost(refusal or "the voice renders silence", is_sound=False))
            return
        self._heard_anything = True
        self._timeline.put(event.seq, event.samples)
        self._forgotten.pop(event.seq, None)
        if self._is_playing:
            self._look_ahead()
        self._tell(event)
        if refusal:
            cause = f"{refusal}: {quoted(self._parts[event.seq].text)}"
            self._tell(port.Muted(_NOT_SAID.format(cause), cause, is_sound=False))

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

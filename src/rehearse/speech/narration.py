"""One reading aloud: where it is, what it can be told, and its numbers at the end."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rehearse.core.pace import Pace
from rehearse.core.words import Count
from rehearse.speech.marks import onsets
from rehearse.speech.port import (
    Anchor,
    Ended,
    Event,
    Lost,
    Muted,
    Part,
    Paused,
    Rendered,
    Tempo,
    Voice,
    samples,
    seconds,
)
from rehearse.speech.timeline import Spot, Timeline
from rehearse.speech.utterances import Place, Utterance

WAITING, STARTING, SPEAKING, PAUSED, ENDED, STOPPED = (
    "waiting",
    "starting",
    "speaking",
    "paused",
    "ended",
    "stopped",
)
"""The phases of a narration; WAITING has not been started, STOPPED can't be any more."""

DELAY_S = 0.010
"""From the sample that leaves to the sound that is heard; wireless adds 0.15 to 0.25."""

BACK_REPEATS_AFTER_S = 1.5
"""Further into a sentence or a section than this, back goes to its beginning, not to one before."""


class Heard(NamedTuple):
    """What a narration is at, at one instant."""

    phase: str
    section: int
    """Index of the section in the talk."""
    sentence: int
    place: Place | None
    """The word that is spoken; None in silence and before the first."""
    spoken_s: float
    """The voice's seconds from the beginning of the section to here."""
    until_change_s: float | None
    """Seconds until `section`, `sentence` or `place` can next change; None while it stands still,
    or where that is not known yet.
    """


class Numbers(NamedTuple):
    """What a section takes, to be shown side by side."""

    section: int
    voice_s: float
    """Seconds the voice takes for it, written pauses included."""
    load_s: float
    """Words / pace + written pauses, at the pace it is read."""


class Narration:
    """Reads utterances aloud with a voice that is already open or opens by itself.

    It keeps no clock: positions are worked out from the last anchor whenever they are asked for.
    """

    def __init__(
        self,
        voice: Voice,
        utterances: Sequence[Utterance],
        tempo: Tempo,
        *,
        voices: Sequence[str] = (),
        delay_s: float = DELAY_S,
        on_change: Callable[[], None] = lambda: None,
    ) -> None:
        """Nothing is rendered yet.

        Args:
            voice: who reads.
            utterances: what is read, at least one.
            tempo: how fast.
            voices: the identifier of the installed voice for each utterance; none for the engine's.
            delay_s: seconds from the sample that leaves to the sound that is heard.
            on_change: called when `heard` has something new to say that no timer foresaw.
        """
        self._voice = voice
        self._utterances = utterances
        self._tempo = tempo
        self._delay_s = delay_s
        self._on_change = on_change
        self._parts = [
            Part(said.text, said.silence_s, said.spoken, voices[index] if voices else "")
            for index, said in enumerate(utterances)
        ]
        self._firsts = _sentence_starts(utterances)
        self._section_starts: dict[int, int] = {}
        for seq, said in enumerate(utterances):
            self._section_starts.setdefault(said.section, seq)
        self._section_ends = {said.section: seq + 1 for seq, said in enumerate(utterances)}
        self._timeline = Timeline(len(utterances))
        self._phase = WAITING
        self._loading: asyncio.Task[None] | None = None
        self._is_ready = False
        """The voice has taken the parts."""
        self._is_placed = False
        """The voice stands where this does."""
        self._spot = self._began = Spot(0, 0)
        """The last place that is known for sure, and the one that it plays from."""
        self._since: float | None = None
        self.notice = ""
        """A sentence for the speaker where something is not as it should be."""
        self.fault: Lost | Muted | None = None
        """What the notice is about."""

    @property
    def phase(self) -> str:
        """Where it is in its life."""
        return self._phase

    @property
    def sections(self) -> list[int]:
        """The sections that are read, in order."""
        return list(self._section_starts)

    @property
    def sentences(self) -> int:
        """How many sentences there are."""
        return len(self._firsts)

    def sentence_in_section(self, heard: Heard) -> tuple[int, int]:
        """Which sentence of its section is heard, counted from 1, and how many that section has."""
        # A silence at its beginning has the number of the sentence before, in another section.
        first, behind = (
            bisect_left(self._firsts, edges[heard.section])
            for edges in (self._section_starts, self._section_ends)
        )
        number = min(max(heard.sentence, first), behind - 1) - first + 1
        return max(number, 1), max(behind - first, 1)

    def first_word(self, sentence: int) -> Place | None:
        """Where a sentence begins on screen; None where it is nothing but silence."""
        tokens = self._utterances[self._firsts[min(sentence, len(self._firsts) - 1)]].tokens
        return tokens[0].place if tokens else None

    async def prepare(self) -> None:
        """Render ahead, silently, so that the start is at once.

        Raises:
            VoiceError: the voice can't speak.
        """
        if self._is_ready or self._phase == STOPPED:
            return
        if self._loading is None or self._loading.done():
            self._loading = asyncio.get_running_loop().create_task(self._give_parts())
        await asyncio.shield(self._loading)

    async def _give_parts(self) -> None:
        tempo = self._tempo
        await self._voice.load(self._parts, tempo, self._hear)
        self._is_ready = True
        if self._tempo is not tempo:
            self._voice.set_tempo(self._tempo, 0)

    async def start(self, sentence: int = 0) -> None:
        """Speak from a sentence on, unless it was stopped.

        Raises:
            VoiceError: the voice can't speak.
        """
        if self._phase == STOPPED:
            return
        seq = 0 if sentence == 0 else self._firsts[min(sentence, len(self._firsts) - 1)]
        self._phase = STARTING
        self._stand(Spot(seq, 0))
        await self.prepare()
        # It may have been stopped or paused while the voice got ready.
        if self._phase == STARTING:
            self._place()

    def _place(self) -> None:
        self._is_placed = True
        self._voice.play(*self._spot)

    def pause(self, now: float) -> None:
        """Fall silent at once, there."""
        if self._phase in (STARTING, SPEAKING):
            self._stand(self._here(now))
            self._phase = PAUSED
            if self._is_placed:
                self._voice.pause()

    def resume(self) -> None:
        """Go on at the very sample."""
        if self._phase == PAUSED:
            self._phase = STARTING
            if self._is_placed:
                self._voice.resume()
            elif self._is_ready:
                self._place()

    def stop(self) -> None:
        """Fall silent for good."""
        if self._is_placed and self._phase in (STARTING, SPEAKING):
            self._voice.pause()
        self._phase = STOPPED
        self._since = None

    def forward(self, now: float) -> None:
        """On to the next sentence, if there is one."""
        sentence = self._sentence(self._here(now).seq) + 1
        if sentence < len(self._firsts):
            self.go_to(sentence)

    def back(self, now: float) -> None:
        """To the beginning of the sentence, or from there to the one before."""
        here = self._here(now)
        sentence = self._sentence(here.seq)
        into = self._timeline.samples(self._firsts[sentence], here.seq) + here.sample
        if self._phase != ENDED and seconds(into) < BACK_REPEATS_AFTER_S:
            sentence -= 1
        self.go_to(max(sentence, 0))

    def go_to(self, sentence: int) -> None:
        """Go on from the beginning of a sentence, or stand there while paused or at the end."""
        seq = self._firsts[sentence]
        if self._phase == ENDED:
            self._phase = PAUSED
        if self._phase in (STARTING, SPEAKING, PAUSED):
            if self._phase == SPEAKING:
                self._phase = STARTING
            self._stand(Spot(seq, 0))
            if self._is_placed:
                self._voice.seek(seq)
            self._on_change()

    def set_tempo(self, tempo: Tempo, now: float) -> None:
        """Read at another pace from the next sentence on."""
        self._tempo = tempo
        here = self._here(now)
        sentence = self._sentence(here.seq)
        seq = self._firsts[sentence]
        if here != Spot(seq, 0):
            following = sentence + 1
            seq = self._firsts[following] if following < len(self._firsts) else len(self._parts)
        if self._is_ready and self._phase != STOPPED:
            self._voice.set_tempo(tempo, seq)

    def heard(self, now: float) -> Heard:
        """What is spoken at this instant of the clock."""
        here = self._here(now)
        seq = min(here.seq, len(self._utterances) - 1)
        said = self._utterances[seq]
        word = self._timeline.word(here) if said.tokens and self._phase != ENDED else None
        change = self._timeline.until_change(here) if self._since is not None else None
        behind = len(self._utterances) if here.seq > seq else here.seq
        spoken = self._timeline.samples(self._section_starts[said.section], behind)
        return Heard(
            self._phase,
            said.section,
            said.sentence,
            said.tokens[word].place if word is not None else None,
            seconds(spoken + here.sample),
            None if change is None else seconds(change) + self._ahead_s(now),
        )

    def voice_s(self, section: int) -> float | None:
        """Seconds the voice takes for a section; None until all of it is rendered."""
        first = self._section_starts[section]
        behind = self._section_ends[section]
        if not self._timeline.is_whole(first, behind):
            return None
        return seconds(self._timeline.samples(first, behind))

    def numbers(self) -> list[Numbers]:
        """What each section takes, as far as it is rendered."""
        found = []
        for section in self.sections:
            first = self._section_starts[section]
            behind = first
            spoken = Count(0, 0)
            silence_s = 0.0
            while behind < len(self._utterances) and self._utterances[behind].section == section:
                said = self._utterances[behind]
                spoken = Count(
                    spoken.words + said.spoken.words, spoken.characters + said.spoken.characters
                )
                silence_s += said.silence_s
                behind += 1
            found.append(
                Numbers(
                    section,
                    seconds(self._timeline.samples(first, behind)),
                    self.pace.load_s(spoken) + silence_s,
                )
            )
        return found

    @property
    def pace(self) -> Pace:
        """The pace that is read at, or soon will be."""
        return self._tempo.pace

    def _hear(self, event: Event) -> None:
        if self._phase == STOPPED:
            return
        match event:
            case Rendered(seq, length, marks):
                tokens = self._utterances[seq].tokens
                self._timeline.put(seq, length, onsets(tokens, marks, length) if tokens else ())
            case Anchor(at, seq, sample):
                self._spot, self._since = Spot(seq, sample), at
                if self._phase != SPEAKING:
                    self._began = self._spot
                self._phase = SPEAKING
            case Paused(seq, sample):
                self._stand(Spot(seq, sample))
            case Ended():
                self._stand(Spot(len(self._utterances), 0))
                self._phase = ENDED
            case Muted(why):
                self.notice = why
                self.fault = event
            case Lost(why):
                self.notice = why
                self.fault = event
                self._phase = STOPPED
                self._since = None
        self._on_change()

    def _stand(self, spot: Spot) -> None:
        self._spot, self._since = spot, None

    def _here(self, now: float) -> Spot:
        if self._since is None:
            return self._spot
        heard_s = now - self._since - self._delay_s
        if heard_s >= 0:
            return self._timeline.forward(self._spot, samples(heard_s))
        # An anchor is told when its sample leaves, and what left before is heard until then.
        return max(self._began, self._timeline.back(self._spot, samples(-heard_s)))

    def _ahead_s(self, now: float) -> float:
        """Seconds until anything is heard."""
        if self._since is None:
            return 0.0
        began, spot = self._began, self._spot
        left = self._timeline.samples(began.seq, spot.seq) - began.sample + spot.sample
        return max(0.0, self._since + self._delay_s - now - seconds(left))

    def _sentence(self, seq: int) -> int:
        return self._utterances[min(seq, len(self._utterances) - 1)].sentence


def _sentence_starts(utterances: Sequence[Utterance]) -> list[int]:
    """Where each sentence's speech begins; a narration of nothing but silence is one sentence."""
    starts: list[int] = []
    for seq, said in enumerate(utterances):
        if said.text and said.sentence == len(starts):
            starts.append(seq)
    return starts or [0]

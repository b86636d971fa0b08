"""The main thread's work: parts of the narration first, then whatever else was asked for."""

from __future__ import annotations

from collections import deque
from threading import Condition

from rehearse.speech.child.engine import Engine, EngineError, Rendered
from rehearse.speech.child.outbox import Outbox
from rehearse.speech.child.score import Job, Score
from rehearse.speech.protocol import (
    SAMPLE_BYTES,
    Error,
    Fetch,
    Fetched,
    ListVoices,
    Utterance,
    Voices,
)

Errand = Fetch | ListVoices


class Renderer:
    """Renders for ever, one text at a time."""

    def __init__(self, score: Score, changed: Condition, outbox: Outbox) -> None:
        self._score = score
        self._changed = changed
        self._outbox = outbox
        self._errands: deque[Errand] = deque()

    def add(self, errand: Errand) -> None:
        """Do this when no part of the narration waits."""
        with self._changed:
            self._errands.append(errand)
            self._changed.notify_all()

    def run(self, engine: Engine) -> None:
        """Work with this engine until the process ends."""
        while True:
            work = self._next()
            try:
                if isinstance(work, Job):
                    self._render(engine, work)
                elif isinstance(work, Fetch):
                    self._fetch(engine, work)
                else:
                    self._outbox.put(Voices(engine.voices()))
            except EngineError as error:
                self._outbox.put(Error("render", str(error)))
                if isinstance(work, Job):
                    # Not again and again: it is silent then, and the program decides.
                    self._put(work, Rendered(b"", []))

    def _next(self) -> Job | Errand:
        with self._changed:
            while True:
                work = self._score.next_job() or (
                    self._errands.popleft() if self._errands else None
                )
                if work is not None:
                    return work
                self._changed.wait()

    def _render(self, engine: Engine, job: Job) -> None:
        self._put(job, engine.render(job.text, job.voice, job.rate))

    def _put(self, job: Job, rendered: Rendered) -> None:
        with self._changed:
            if not self._score.put(job, rendered.samples):
                return
        samples = len(rendered.samples) // SAMPLE_BYTES
        self._outbox.put(
            Utterance(job.gen, job.seq, samples, rendered.marks, _is_audible(rendered.samples))
        )

    def _fetch(self, engine: Engine, errand: Fetch) -> None:
        rendered = engine.render(errand.text, errand.voice, errand.rate)
        payload = rendered.samples if errand.send else b""
        self._outbox.put(
            Fetched(
                errand.id,
                len(rendered.samples) // SAMPLE_BYTES,
                rendered.marks,
                _is_audible(rendered.samples),
                len(payload),
            ),
            payload,
        )


def _is_audible(samples: bytes) -> bool:
    return bool(samples.strip(b"\0"))

"""The parts of the child that need no device: what is handed out, and what is said about it."""

from __future__ import annotations

import os
from array import array
from threading import Condition, Lock

import pytest
from fake_voice import ManualClock

from rehearse.speech.child.mixer import Mixer
from rehearse.speech.child.outbox import Outbox
from rehearse.speech.child.score import AHEAD, Score
from rehearse.speech.protocol import SAMPLE_RATE, Anchor, Ended, Event, Part, Paused, Underrun


class Told(Outbox):
    def __init__(self) -> None:
        super().__init__(os.dup(1))
        os.close(self._descriptor)
        self.events: list[Event] = []

    def put(self, event: Event, payload: bytes = b"") -> None:
        self.events.append(event)


class Desk:
    """A score of three parts: samples 1..10, a silence of 5, samples 11..20."""

    def __init__(self) -> None:
        self.changed = Condition(Lock())
        self.score = Score()
        self.told = Told()
        self.clock = ManualClock()
        self.mixer = Mixer(self.score, self.changed, self.told, self.clock)
        self.score.load(1, 3)
        self.score.add(Part(1, 0, "first", 0, "", 100))
        self.score.add(Part(1, 1, "", 5, "", 100))
        self.score.add(Part(1, 2, "last", 0, "", 100))

    def render(self, *values: int) -> None:
        job = self.score.next_job()
        assert job is not None
        assert self.score.put(job, array("h", values).tobytes())

    def render_all(self) -> None:
        self.render(*range(1, 11))
        self.render(*range(11, 21))

    def fill(self, frames: int) -> list[int]:
        return list(array("h", self.mixer.fill(frames)))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_samples_go_out_in_order_and_then_silence(desk: Desk) -> None:
    desk.render_all()
    assert desk.fill(4) == [0] * 4
    desk.mixer.play(7, 0, 0)
    assert desk.fill(12) == [*range(1, 11), 0, 0]
    assert desk.fill(16) == [0, 0, 0, *range(11, 21), 0, 0, 0]
    assert desk.told.events == [Anchor(7, 1000.0, 0, 0), Ended(7)]
    assert desk.fill(3) == [0, 0, 0]


def test_a_pause_loses_and_repeats_nothing(desk: Desk) -> None:
    desk.render_all()
    desk.mixer.play(1, 0, 0)
    assert desk.fill(4) == [1, 2, 3, 4]
    desk.mixer.pause(2)
    assert desk.fill(4) == [0, 0, 0, 0]
    desk.mixer.resume(3)
    assert desk.fill(4) == [5, 6, 7, 8]
    assert desk.told.events[1:] == [Paused(2, 0, 4), Anchor(3, 1000.0, 0, 4)]


def test_an_anchor_comes_every_second_and_says_when_its_sample_leaves(desk: Desk) -> None:
    desk.score.load(2, 2)
    desk.score.add(Part(2, 0, "", SAMPLE_RATE, "", 100))
    desk.score.add(Part(2, 1, "", 3 * SAMPLE_RATE, "", 100))
    desk.mixer.rewind()
    desk.mixer.play(1, 0, 0)
    for _ in range(400):
        desk.mixer.fill(SAMPLE_RATE // 100)
        desk.clock.time += 0.01
    anchors = [event for event in desk.told.events if isinstance(event, Anchor)]
    assert len(anchors) == 4
    for anchor in anchors:
        position = anchor.seq * SAMPLE_RATE + anchor.sample
        assert anchor.at - 1000.0 == pytest.approx(position / SAMPLE_RATE, abs=0.02)


def test_what_is_not_rendered_yet_is_waited_for_and_said(desk: Desk) -> None:
    desk.mixer.play(1, 0, 0)
    assert desk.fill(5) == [0] * 5
    desk.render(*range(1, 11))
    assert desk.fill(15) == [*range(1, 11), 0, 0, 0, 0, 0]
    assert desk.fill(6) == [0] * 6
    desk.render(*range(11, 21))
    assert desk.fill(4) == [11, 12, 13, 14]
    # The wait before the beginning is no hole; the one in the middle is, and is anchored again.
    assert [event for event in desk.told.events if isinstance(event, Underrun)] == [Underrun(6)]
    assert desk.told.events[-1] == Anchor(1, 1000.0, 2, 0)


def test_a_jump_renders_first_what_is_heard_next(desk: Desk) -> None:
    desk.mixer.play(1, 2, 0)
    job = desk.score.next_job()
    assert job is not None
    assert job.seq == 2


def test_another_rate_renders_anew_what_has_not_begun(desk: Desk) -> None:
    desk.render_all()
    desk.mixer.play(1, 0, 0)
    desk.fill(3)
    desk.score.change_rate(1, desk.mixer.first_untouched(0), "", 200)
    job = desk.score.next_job()
    assert job is not None
    assert (job.seq, job.rate) == (2, 200)
    assert desk.fill(3) == [4, 5, 6]


def test_a_rendering_that_nobody_wants_any_more_is_dropped(desk: Desk) -> None:
    job = desk.score.next_job()
    assert job is not None
    desk.score.change_rate(1, 0, "", 200)
    assert not desk.score.put(job, bytes(20))
    again = desk.score.next_job()
    assert again is not None
    desk.score.load(2, 1)
    assert not desk.score.put(again, bytes(20))
    assert desk.score.next_job() is None


def test_no_more_than_ten_minutes_are_rendered_ahead(desk: Desk) -> None:
    desk.score.load(2, 100)
    for seq in range(100):
        desk.score.add(Part(2, seq, "minute", 0, "", 100))
    minute = bytes(2 * 60 * SAMPLE_RATE)
    rendered = 0
    while job := desk.score.next_job():
        desk.score.put(job, minute)
        rendered += 1
    assert rendered == AHEAD // (60 * SAMPLE_RATE)
    for seq in range(1, 90):
        desk.score.near = seq
        while job := desk.score.next_job():
            desk.score.put(job, minute)
    assert desk.score._held <= 2 * AHEAD * 2
    assert desk.score.length(89) == 60 * SAMPLE_RATE
    assert desk.score.length(0) is None

"""What is to be rehearsed can change before a start: slot, text, and a run to go on with."""

from __future__ import annotations

import pytest
from stage import NOON, a_talk, words

from rehearse.core.plan import PlanError
from rehearse.core.talk import Talk, section
from rehearse.rehearsing.preparation import Preparation


def preparation(talk: Talk, *, scope: tuple[int, ...] | None = None) -> Preparation:
    return Preparation(talk, scope=scope, slot_s=None, pace=None, for_real=False)


def test_a_text_with_fewer_sections_is_rehearsed_whole() -> None:
    prepared = preparation(a_talk(), scope=(2,))
    assert prepared.rehearsal().partial
    prepared.take_text(a_talk(section("Opening", words(50))))
    rehearsal = prepared.rehearsal()
    assert (rehearsal.scope, rehearsal.partial) == ((0,), False)


def test_a_text_with_as_many_sections_keeps_the_part() -> None:
    prepared = preparation(a_talk(), scope=(2,))
    prepared.take_text(a_talk(speaker="Anna"))
    rehearsal = prepared.rehearsal()
    assert (rehearsal.scope, rehearsal.plan.talk.speaker) == ((2,), "Anna")


def test_a_text_that_cannot_be_planned_is_not_taken() -> None:
    prepared = preparation(a_talk())
    with pytest.raises(PlanError):
        prepared.take_text(a_talk(section("Demo", pin_s=600.0)))
    assert len(prepared.talk.sections) == 3


def test_a_slot_until_a_time_of_day_shrinks_until_the_start() -> None:
    prepared = preparation(a_talk())
    assert not prepared.begin_slot(NOON)
    prepared.take_slot("until 12:10", NOON)
    assert prepared.rehearsal().plan.slot_s == 600.0
    assert prepared.begin_slot(NOON + 60.0)
    assert prepared.rehearsal().plan.slot_s == 540.0
    prepared.take_slot("7m", NOON)
    assert not prepared.begin_slot(NOON + 60.0)
    assert prepared.rehearsal().plan.slot_s == 420.0


def test_a_slot_that_is_too_late_for_what_is_pinned_stays_as_it_was() -> None:
    prepared = preparation(a_talk(section("Demo", pin_s=300.0), section("After", words(50))))
    assert not prepared.slot_problem("until 12:10", NOON)
    prepared.take_slot("until 12:10", NOON)
    assert not prepared.begin_slot(NOON + 360.0)
    assert prepared.rehearsal().plan.slot_s == 600.0


def test_a_run_for_real_stays_one_and_so_does_what_follows() -> None:
    talk = a_talk()
    real = Preparation(talk, scope=None, slot_s=None, pace=None, for_real=True).rehearsal()
    real.start(0.0, "2026-11-24T12:00:00Z")
    prepared = preparation(talk)
    assert prepared.resumed(real.record(20.0)).for_real
    assert prepared.rehearsal().for_real

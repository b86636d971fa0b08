from __future__ import annotations

from rehearse.speech.timeline import Spot, Timeline


def line() -> Timeline:
    timeline = Timeline(4)
    timeline.put(0, 100, [10, 50])
    timeline.put(1, 30)
    timeline.put(2, 200, [0, 150])
    return timeline


def test_it_goes_forward_over_parts() -> None:
    assert line().forward(Spot(0, 0), 99) == Spot(0, 99)
    assert line().forward(Spot(0, 0), 100) == Spot(1, 0)
    assert line().forward(Spot(0, 40), 100) == Spot(2, 10)


def test_it_goes_back_over_parts() -> None:
    assert line().back(Spot(2, 10), 5) == Spot(2, 5)
    assert line().back(Spot(2, 10), 50) == Spot(0, 90)
    assert line().back(Spot(1, 10), 500) == Spot(0, 0)
    unready = line()
    unready.forget(1)
    assert unready.back(Spot(2, 10), 50) == Spot(2, 0)


def test_it_stands_before_what_is_not_rendered() -> None:
    assert line().forward(Spot(2, 0), 5000) == Spot(3, 0)
    assert line().forward(Spot(3, 0), 10) == Spot(3, 0)


def test_it_ends_behind_the_last_part() -> None:
    timeline = line()
    timeline.put(3, 10)
    assert timeline.forward(Spot(2, 0), 5000) == Spot(4, 0)
    assert timeline.until_change(Spot(4, 0)) is None
    assert timeline.word(Spot(4, 0)) is None


def test_it_knows_the_word_and_when_the_next_begins() -> None:
    timeline = line()
    assert [timeline.word(Spot(0, at)) for at in (0, 10, 49, 50, 99)] == [None, 0, 0, 1, 1]
    assert timeline.word(Spot(1, 5)) is None
    assert [timeline.until_change(Spot(0, at)) for at in (0, 10, 60)] == [10, 40, 40]
    assert timeline.until_change(Spot(1, 5)) == 25
    assert timeline.until_change(Spot(3, 0)) is None


def test_it_adds_up_what_is_known() -> None:
    timeline = line()
    assert timeline.samples(0, 4) == 330
    assert not timeline.is_whole(0, 4)
    assert timeline.is_whole(0, 3)

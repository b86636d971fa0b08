"""Which moments of a rehearsal are told, and nothing between them."""

from __future__ import annotations

from itertools import takewhile

from rehearse.core.plan import Plan, make_plan
from rehearse.core.reading import Reading
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.signals import signal_of
from rehearse.core.spoken_signals import Signals, section_moments, talk_moments
from rehearse.core.talk import Talk, section, talk
from rehearse.core.timing_rule import rule_of


def a_plan(**changes: object) -> Plan:
    words = " ".join(["word"] * 100)
    sections = (section("Opening", words), section("Roles", words))
    whole: Talk = talk("Bridges", sections, **{"slot_s": 200.0, **changes})  # type: ignore[arg-type]
    return make_plan(whole)


def a_reading(budget_s: float) -> Reading:
    """An instant in a section of this budget."""
    return begun(a_plan()).reading(0.0)._replace(budget_s=budget_s)


def begun(plan: Plan, **changes: object) -> Rehearsal:
    rehearsal = Rehearsal(plan, key="k", **changes)  # type: ignore[arg-type]
    rehearsal.start(0.0, "2026-11-24T12:00:00Z")
    return rehearsal


def heard(plan: Plan, rehearsal: Rehearsal, until: int, signals: Signals) -> list[tuple[int, str]]:
    """What is told in every second of a run."""
    found = [(now, signals.due(plan, rehearsal.reading(now))) for now in range(until + 1)]
    return [(now, words) for now, words in found if words]


def test_a_section_warns_ends_and_runs_over() -> None:
    told = takewhile(lambda each: each.at_s < 300, section_moments(a_reading(100.0)))
    assert [(each.at_s, each.words) for each in told] == [
        (80, "twenty seconds"),
        (100, "section time is up"),
        (110, "over by ten"),
        (130, "over by thirty"),
        (160, "over by one minute"),
        (220, "over by two minutes"),
        (280, "over by three minutes"),
    ]
    # A section that is all warning has none.
    assert next(section_moments(a_reading(4.0))).words == "section time is up"


def test_a_run_is_silent_between_its_signals() -> None:
    plan = a_plan()
    assert heard(plan, begun(plan), 261, Signals()) == [
        (80, "twenty seconds"),
        (100, "section time is up"),
        (110, "over by ten"),
        (130, "over by thirty"),
        (160, "over by one minute"),
        (200, "the talk's time is up"),
        (220, "over by two minutes"),
        (260, "talk over by one minute"),
    ]


def test_the_signals_and_the_rule_of_a_talk_are_told() -> None:
    plan = a_plan(
        slot_s=420.0,
        rule=rule_of("toastmasters 5-7"),
        signals=(signal_of("3m left"), signal_of("0")),
    )
    signals = Signals("talk")
    assert heard(plan, begun(plan), 541, signals) == [
        (240, "talk: three minutes left"),
        (300, "green light"),
        (360, "yellow light"),
        (420, "red light"),
        (480, "talk over by one minute"),
        (540, "talk over by two minutes"),
    ]


def test_none_tells_nothing_and_wakes_nobody() -> None:
    plan, signals = a_plan(), Signals("none")
    rehearsal = begun(plan)
    assert heard(plan, rehearsal, 300, signals) == []
    assert signals.until_s(plan, rehearsal.reading(300)) is None


def test_the_next_moment_is_known_beforehand() -> None:
    plan, signals = a_plan(), Signals()
    rehearsal = begun(plan)
    assert signals.until_s(plan, rehearsal.reading(0)) == 80
    assert signals.until_s(plan, rehearsal.reading(99.5)) == 0.5
    rehearsal.pause(99.5)
    assert signals.until_s(plan, rehearsal.reading(120)) is None
    # Counted from the new section on, and of both the sooner.
    rehearsal.go_on(120)
    rehearsal.next(120)
    assert signals.until_s(plan, rehearsal.reading(120)) == 80


def test_a_timer_that_is_late_tells_the_last_of_what_it_missed() -> None:
    plan, signals = a_plan(), Signals()
    rehearsal = begun(plan)
    signals.due(plan, rehearsal.reading(0))
    assert signals.due(plan, rehearsal.reading(131)) == "over by thirty"
    assert signals.due(plan, rehearsal.reading(131)) == ""
    assert signals.due(plan, rehearsal.reading(205)) == "over by one minute, the talk's time is up"


def test_a_part_has_its_own_end_and_no_lights() -> None:
    plan = a_plan(signals=(signal_of("1m left"),))
    rehearsal = begun(plan, scope=(1,))
    told = takewhile(lambda each: each.at_s < 200, talk_moments(plan, rehearsal.reading(0)))
    assert [(each.at_s, each.words) for each in told] == [
        (100, "the part's time is up"),
        (160, "part over by one minute"),
    ]

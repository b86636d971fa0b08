"""One of several speakers, the voice speaking for the others for exactly their budgets."""

from __future__ import annotations

from plain_stage import World, a_talk, words

from rehearse.core.talk import Talk, section


def two() -> Talk:
    return a_talk(
        section("Hello", words(100), speaker="Ana"),
        section("Roles", words(100), speaker="Ben"),
        section("End", words(100), speaker="Ana"),
    )


def test_the_voice_speaks_before_the_own_section_and_the_run_waits(world: World) -> None:
    room = world.rehearse(two(), speaker="Ben")
    assert world.said[1] == "As Ben: 1 of 3 sections, one minute; the voice speaks the others."
    said = world.type("start")
    assert said[1:] == ["Section 1 of 3, Hello, Ana speaks, one minute.", "(the voice)"]
    assert world.voice.read_s == [((0,), 1.0)]
    assert world.turn(59) == []
    assert room.rehearsal.elapsed_s(world.clock.now()) == 0
    assert world.turn(1) == ["Section 2 of 3, Roles, Ben, one minute."]
    world.turn(10)
    assert room.rehearsal.elapsed_s(world.clock.now()) == 10


def test_it_can_be_paused_and_skipped(world: World) -> None:
    room = world.rehearse(two(), speaker="Ben")
    world.type("start")
    world.turn(20)
    assert world.type("pause") == ["Paused."]
    assert world.due is None
    assert world.turn(500) == []
    world.type("start")
    assert world.type(".") == ["Another speaks, forty seconds left; then you."]
    assert world.turn(39.5) == []
    assert world.turn(0.5) == ["Section 2 of 3, Roles, Ben, one minute."]
    assert room.rehearsal.phase == "RUNNING"


def test_next_goes_to_the_own_section_at_once(world: World) -> None:
    room = world.rehearse(two(), speaker="Ana")
    world.type("start")
    world.turn(30)
    assert world.type("") == ["Section 2 of 3, Roles, Ben speaks, one minute.", "(the voice)"]
    assert world.type("b") == ["Another speaks; next goes on with your own section."]
    assert world.type("")[0] == "Section 3 of 3, End, Ana, one minute."
    world.turn(5)
    assert room.rehearsal.elapsed_s(world.clock.now()) == 35

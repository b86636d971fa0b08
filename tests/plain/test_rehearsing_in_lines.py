"""A rehearsal in lines, with a clock turned by hand and a real history."""

from __future__ import annotations

import pytest
from plain_stage import World, a_talk, words

from rehearse.core.plan import make_plan
from rehearse.core.run import SPOKEN
from rehearse.core.signals import signal_of
from rehearse.core.talk import section
from rehearse.plain.text import text_lines

OVER = "ten seconds over"
PACE = "at 125 words per minute"


def test_before_the_start_the_talk_its_needs_and_the_text(world: World) -> None:
    world.rehearse(a_talk(speaker="Ana", signals=(signal_of("1m left"),)))
    assert world.said[:6] == [
        "Bridges, Ana.",
        f"3 sections, 300 words: two minutes twenty-four {PACE}, thirty-six seconds in hand.",
        "Signals: one minute left at two minutes.",
        "One command a line: start begins, an empty line is next, help names them all.",
        "Section 1 of 3, Opening, one minute.",
        "We begin here. [SLIDE 2]",
    ]
    assert world.said[6].startswith("And go on. word0 word1")
    assert len(world.said) == 7
    assert world.due is None


def test_a_whole_run_is_silent_but_for_sections_and_signals(world: World) -> None:
    world.rehearse(a_talk())
    assert world.type("start") == ["Started. Talk: three minutes, until 12:03."]
    assert world.turn(47) == []
    assert world.turn(1) == ["Twelve seconds."]
    assert world.turn(11) == []
    assert world.turn(11) == ["Section time is up.", "Over by ten."]
    # An empty line is next; the text of a section comes once.
    said = world.type("")
    assert said == ["Section 2 of 3, Roles, one minute.", words(100)]
    assert world.type("b", "n") == [
        "Section 1 of 3, Opening, one minute.",
        "Section 2 of 3, Roles, one minute.",
    ]
    assert world.type("t") == [words(100)]
    assert world.turn(50) == ["Twelve seconds."]
    assert world.type("m") == ["Stumble marked."]
    world.type("")
    world.turn(50)
    ended = world.type("")
    assert ended[:6] == [
        "Finished.",
        "Talk: two minutes fifty of three minutes, ten seconds in hand.",
        f"1, Opening, one minute ten of one minute, {OVER}, the most over, 86 words per minute.",
        "2, Roles, fifty seconds of one minute, 120 words per minute.",
        "3, Closing, fifty seconds of one minute, 120 words per minute.",
        "Ten seconds lost in 1 section, twenty seconds won back in 2. One stumble (2).",
    ]
    assert ended[-1] == "start gets ready for another run, undo goes on with this one."
    assert ended[-2] == "Kept as run 1."
    run = world.store.run(1)
    assert run is not None
    assert run.full
    assert [take.outcome for take in run.takes] == [SPOKEN] * 3
    assert world.due is None
    # The next run knows of this one.
    again = world.type("start")
    assert again[0] == "Bridges."
    assert "The last full run, 1, took two minutes fifty: ten seconds in hand." in again


def test_where_am_i_at_any_moment(world: World) -> None:
    world.rehearse(a_talk())
    world.type("start")
    world.turn(30)
    assert world.type(".") == [
        "Section 1 of 3, Opening: thirty seconds left of one minute.",
        "Talk: two minutes thirty left of three minutes, ends at 12:03.",
        "On time.",
    ]


def test_a_pause_arms_no_timer(world: World) -> None:
    world.rehearse(a_talk())
    world.type("start")
    world.turn(20)
    assert world.type(" ") == ["Paused, forty seconds left of one minute."]
    wakes = world.wakes
    assert world.due is None
    assert world.turn(1000) == []
    assert world.wakes == wakes
    assert world.type(" ") == ["Going on, forty seconds left of one minute."]
    assert world.turn(28) == ["Twelve seconds."]


def test_it_is_saved_each_second_and_each_take(world: World) -> None:
    room = world.rehearse(a_talk())
    world.type("start")
    world.turn(9.5)
    assert world.saves == []
    world.turn(10)
    assert [round(run.elapsed_s) for run in world.saves] == list(range(10, 20))
    world.turn(0.2)
    world.type("")
    assert world.saves[-1].elapsed_s == pytest.approx(19.7)
    assert world.saves[-1].position == 1
    # Leaving keeps the last instant, and it can be resumed.
    world.turn(0.3)
    world.type("q")
    assert world.is_left
    assert world.saves[-1].elapsed_s == pytest.approx(20.0)
    assert room.rehearsal.phase == "RUNNING"


def test_an_unfinished_run_is_told_and_resumed(world: World) -> None:
    world.rehearse(a_talk())
    world.type("start")
    world.turn(20)
    world.type("", "q")
    world.said.clear()
    room = world.rehearse(a_talk())
    assert "Run 1 is unfinished: twenty seconds, at Roles. u resumes it." in world.said
    said = world.type("u")
    assert said[:2] == [
        "Run 1 as you left it; space goes on.",
        "Section 2 of 3, Roles, one minute.",
    ]
    assert said[3].endswith("one minute left of one minute, paused.")
    world.type("start")
    world.turn(2)
    world.type("q")
    assert world.saves[-1].elapsed_s == pytest.approx(22)
    assert room.rehearsal.key == world.saves[0].key


def test_resuming_where_nothing_is_unfinished(world: World) -> None:
    world.rehearse(a_talk(), resume=True)
    assert "Nothing to resume: none is unfinished, or another window has it." in world.said
    assert world.said[-3] == "Section 1 of 3, Opening, one minute."


def test_what_is_weak_is_made_ready(world: World) -> None:
    world.rehearse(a_talk(), weak=True)
    assert "One run of the talk shows what to practise." in world.said
    world.type("start")
    world.turn(50)
    world.type("")
    world.turn(80)
    world.type("")
    world.turn(50)
    world.type("")
    world.said.clear()
    room = world.rehearse(a_talk(), weak=True)
    assert room.rehearsal.scope == (1,)
    assert [line for line in world.said if line.startswith("Practise Roles: ")]
    assert "Section 2 of 3, Roles, one minute." in world.said


def test_from_five_runs_on_the_chance_is_told(world: World) -> None:
    world.rehearse(a_talk())
    for took in (58, 59, 60, 61, 62, 57):
        world.type("start")
        for _ in range(3):
            world.keeps = False
            world.turn(took)
            world.keeps = True
            world.type("")
        world.said.clear()
        world.type("start")
    assert [line for line in world.said if line.startswith("A chance of ")]
    world.type("start")
    world.turn(30)
    assert "% to end inside three minutes, by " in world.type(".")[-1]


def test_moves_and_what_can_be_taken_back(world: World) -> None:
    world.rehearse(a_talk())
    assert world.type("undo", "m", "r", "f") == [
        "There is nothing to take back.",
        "Nothing runs yet.",
        "There is no take of this section yet.",
        "Nothing runs yet.",
    ]
    world.type("start")
    world.turn(12)
    assert world.type("r")[0] == "Retake: the clock is back where this section began."
    assert world.type("undo")[0] == "Taken back: retake."
    assert world.type("go cl")[0] == "Section 3 of 3, Closing, one minute."
    assert world.type("g", "2")[:2] == [
        "Which section? Its number, or the beginning of its title.",
        "Section 2 of 3, Roles, one minute.",
    ]
    assert world.type("go 9")[0].startswith("There is no section '9'")
    assert world.type("f")[-1] == "start gets ready for another run, undo goes on with this one."
    assert world.type("undo")[:2] == ["Taken back: finish.", "Section 2 of 3, Roles, one minute."]
    assert world.turn(60)[-1] == "Section time is up."


def test_overview_history_and_help(world: World) -> None:
    world.rehearse(a_talk(), scope=(1, 2))
    world.type("start")
    world.turn(70)
    assert world.type("o") == [
        "1, Opening, one minute, not in this part.",
        "2, Roles, one minute, spoken one minute ten, ten seconds over, you are here.",
        "3, Closing, one minute.",
    ]
    assert world.type("h") == [
        "Paused.",
        "Run 1, today 12:00: one minute ten of two minutes, a part.",
    ]
    said = world.type("help")
    assert "where, or . (full stop): where am I: this section, the talk, early or late." in said
    assert world.type("wherre") == ["There is no command 'wherre', did you mean where?"]


def test_paragraph_by_paragraph(world: World) -> None:
    world.rehearse(a_talk())
    first, second, end = world.type("j", "j", "j")
    assert first == "We begin here. [SLIDE 2]"
    assert second.startswith("And go on.")
    assert end == "End of the text."
    assert world.type("k", "k") == ["We begin here. [SLIDE 2]", "Beginning of the text."]


def test_another_slot_before_the_start(world: World) -> None:
    world.rehearse(a_talk())
    assert world.type("slot ten") == [
        "'ten' is not a duration, write 10m, 1h5m, 90s, 9m30s, 2.5m, 10:00 or 1:02:30."
    ]
    said = world.type("slot", "6m")
    assert said[0] == "Another slot: 7m, or until 15:40."
    assert said[-3] == "Section 1 of 3, Opening, two minutes."
    world.type("start")
    assert world.type("slot 5m") == ["The slot can be changed before the start only."]


def test_signals_can_be_silenced_on_the_way(world: World) -> None:
    world.rehearse(a_talk())
    world.type("start")
    assert world.type("signals none") == ["Signals: none."]
    assert world.turn(100) == []
    assert world.type("signals all") == ["Signals: all."]
    assert world.turn(20) == ["Over by one minute."]
    assert world.type("signals") == ["Signals: all. Type signals all, talk or none."]


def test_sleep_is_left_out_and_can_be_counted(world: World) -> None:
    room = world.rehearse(a_talk())
    world.type("start")
    world.turn(15)
    world.sleep(252)
    assert world.type(".")[:2] == [
        "Asleep four minutes eleven, not counted; backspace counts it.",
        "Section 1 of 3, Opening: forty-four seconds left of one minute.",
    ]
    world.type("undo")
    assert room.rehearsal.elapsed_s(world.clock.now()) == pytest.approx(267)


def test_nobody_there_pauses(world: World) -> None:
    world.keeps = False
    world.rehearse(a_talk())
    world.type("start")
    said = world.turn(400)
    assert "No key for a long time: paused. Backspace counts the time." in said
    assert world.due is None


def test_for_real_there_is_no_sound_no_retake_no_edit(world: World) -> None:
    world.rehearse(a_talk(), for_real=True)
    assert world.said[0] == "Bridges, for real."
    world.type("start")
    world.turn(5)
    assert world.type("r", "s", "e") == [
        "No retakes while you give the talk.",
        "No sound while you give the talk.",
        "No editing while you give the talk.",
    ]


def test_listening_stops_the_clock_and_any_order_ends_it(world: World) -> None:
    room = world.rehearse(a_talk())
    world.type("start")
    world.turn(5)
    assert world.type("s") == ["Paused.", "Listening; any key ends it.", "(the voice)"]
    assert world.voice.read_s == [((0,), 1.0)]
    assert room.rehearsal.phase == "PAUSED"
    assert world.type("s") == ["Stopped listening."]
    world.type("s")
    assert world.voice.ended is not None
    world.voice.ended("")
    assert world.said[-1] == "End of the section."
    assert world.type(" ")[0].startswith("Going on")


def test_an_edit_before_the_start_is_planned_anew(world: World) -> None:
    world.rehearse(a_talk())
    assert world.type("e") == ["No editor here."]
    world.edited = (a_talk(section("Opening", words(50)), section("End", words(50))), "")
    said = world.type("e")
    assert said[0] == "Edited, and planned anew."
    assert said[-2] == "Section 1 of 2, Opening, one minute thirty."


def test_text_without_words_says_what_it_is_kept_for() -> None:
    plan = make_plan(a_talk(section("Demo", "", pin_s=70.0, notes="Breathe.\n\nLook up.")))
    assert text_lines(plan.sections[0]) == [
        "Note: Breathe.",
        "Note: Look up.",
        "No words, one minute ten are kept for it.",
    ]

"""One declaration feeds keys, key line, help and palette."""

from __future__ import annotations

import pytest

from rehearse.core.reading import PAUSED, READY, RUNNING
from rehearse.tui.app import RehearseApp
from rehearse.tui.commands import Command, bindings, key_name
from rehearse.tui.room import Room
from rehearse.tui.screens.help import HelpScreen
from rehearse.tui.screens.history import HistoryScreen
from rehearse.tui.screens.library import LibraryScreen
from rehearse.tui.screens.overview import OverviewScreen
from rehearse.tui.screens.rehearse import RehearseScreen
from rehearse.tui.screens.rehearse_commands import COMMANDS, OFF_FOR_REAL, commands_in
from rehearse.tui.screens.summary import SummaryScreen

ROOMS: list[type[Room]] = [
    RehearseScreen,
    OverviewScreen,
    SummaryScreen,
    LibraryScreen,
    HistoryScreen,
    HelpScreen,
]


def test_letters_work_in_either_case() -> None:
    (binding,) = bindings([Command("next", ("n", "right"), "next", "next", "On.")])
    assert not isinstance(binding, tuple)
    assert binding.key == "n,right,N"


def test_a_key_belongs_to_one_command() -> None:
    one = Command("one", ("n",), "one", "one", "One.")
    other = Command("other", ("x", "n"), "other", "other", "Other.")
    with pytest.raises(ValueError, match="n is given to one and to other"):
        bindings([one, other])


@pytest.mark.parametrize("room", ROOMS)
def test_every_binding_is_an_action_and_a_sentence(room: type[Room]) -> None:
    assert room.BINDINGS
    for binding in room.BINDINGS:
        assert not isinstance(binding, tuple)
        action = binding.action.partition("(")[0]
        where, _, name = action.rpartition(".")
        assert callable(getattr(RehearseApp if where == "app" else room, f"action_{name}", None))
        assert binding.description.endswith(".")


@pytest.mark.parametrize("room", ROOMS)
def test_every_hint_is_a_command_of_its_screen(room: type[Room]) -> None:
    ids = {binding.id for binding in room.BINDINGS if not isinstance(binding, tuple)}
    assert set(room.HINTS) <= ids


def test_what_means_something_depends_on_the_phase() -> None:
    ready = {command.id for command in commands_in(READY, for_real=False)}
    running = {command.id for command in commands_in(RUNNING, for_real=False)}
    assert {"slot", "resume"} <= ready
    assert not {"retake", "undo", "finish", "stumble"} & ready
    assert {"retake", "undo", "finish", "stumble"} <= running
    assert not {"slot", "resume"} & running
    assert ready | running == {command.id for command in COMMANDS}
    paused = {command.id for command in commands_in(PAUSED, for_real=False)}
    assert paused == running


@pytest.mark.parametrize(
    ("phase", "label"), [(READY, "start"), (RUNNING, "pause"), (PAUSED, "go on")]
)
def test_space_is_called_by_what_it_does(phase: str, label: str) -> None:
    assert commands_in(phase, for_real=False)[0].label == label


def test_nothing_disturbs_a_talk_that_is_given() -> None:
    for phase in (READY, RUNNING):
        actions = {command.action for command in commands_in(phase, for_real=True)}
        assert not actions & OFF_FOR_REAL


def test_keys_are_named_for_people() -> None:
    assert [key_name(key) for key in ("f1", "question_mark", "pagedown", "escape", "n")] == [
        "F1",
        "?",
        "pgdn",
        "esc",
        "n",
    ]


AROUND_A_RUN = {"slot", "resume", "practise", "history", "edit", "palette", "leave"}


def test_an_action_of_a_run_has_a_key_that_no_keyboard_layout_moves() -> None:
    letters_only = {
        command.id for command in COMMANDS if all(len(key) == 1 for key in command.keys)
    }
    # The palette opens by ctrl+p too, and ctrl+q leaves.
    assert letters_only - {"palette"} <= AROUND_A_RUN
    by_id = {command.id: command.keys for command in COMMANDS}
    assert by_id["finish"] == ("f", "f8")
    assert by_id["stumble"] == ("m", "f6")
    assert by_id["follow"] == ("a", "f7")

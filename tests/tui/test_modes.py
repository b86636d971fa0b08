"""A mode takes the place of speaking for a while: its keys, its bar, its foot."""

from __future__ import annotations

from typing import ClassVar

from stage import ManualClock, Stage, a_talk, an_app

from rehearse.core.reading import PAUSED, READY, Reading
from rehearse.tui.commands import Command, bindings
from rehearse.tui.draw.row import DIM, TEXT, Piece, Row, indented
from rehearse.tui.rehearsing.mode import Mode
from rehearse.tui.rehearsing.speaking import Speaking
from rehearse.tui.room import HELP
from rehearse.tui.screens.rehearse import RehearseScreen
from rehearse.tui.screens.rehearse_commands import COMMANDS

WHISPERED = (
    Command("louder", ("space",), "louder", "louder", "Whisper louder."),
    Command("stop", ("escape",), "stop_whispering", "stop", "Speak again."),
)


class Whispering(Speaking):
    """Counts how loud; otherwise what it is over stands still."""

    loudness = 0

    def commands(self) -> tuple[Command, ...]:
        return (*WHISPERED, HELP)

    def takes(self, action: str) -> bool:
        return action in {command.action for command in self.commands()}

    def doing(self, reading: Reading) -> str:
        return "WHISPERING"

    def clock(self, reading: Reading) -> Row:
        return (Piece("softly"),)

    def bar(self, reading: Reading, width: int) -> Row:
        return indented((Piece("~" * (width - 4), DIM),))

    def facts(self, reading: Reading, width: int) -> list[Row]:
        return [indented((Piece(f"{self.loudness} louder", TEXT),)), ()]


_: type[Mode] = Whispering


class WhisperedScreen(RehearseScreen):
    """The rehearse screen with the keys of both modes."""

    BINDINGS: ClassVar = [*bindings(COMMANDS), *bindings(WHISPERED)]
    HINTS: ClassVar = (*RehearseScreen.HINTS, "louder", "stop")

    def action_louder(self) -> None:
        assert isinstance(self.mode, Whispering)
        self.mode.loudness += 1
        self.project()

    def action_stop_whispering(self) -> None:
        self.mode = Speaking(self)
        self.project()


async def test_a_key_does_what_the_mode_takes_it_for(clock: ManualClock) -> None:
    app = an_app(a_talk(), clock)
    app.get_default_screen = lambda: WhisperedScreen(a_talk())  # type: ignore[method-assign]
    async with app.run_test(size=(80, 24)) as pilot:
        stage = Stage(app, pilot, clock)
        await stage.settle()
        screen = stage.rehearse
        screen.mode = Whispering(screen)
        await stage.press("space", "n", "space")
        assert screen.rehearsal.phase == READY
        assert screen.rehearsal.position == 0
        assert "WHISPERING   1 of 3" in stage.lines[0]
        assert stage.lines[2].split() == ["Opening", "softly"]
        assert stage.lines[3].strip("~ ") == ""
        assert "  2 louder" in stage.lines
        assert stage.lines[-1].split() == ["space", "louder", "esc", "stop", "?", "help"]
        await stage.press("escape", "space")
        assert "RUNNING" in stage.lines[0]
        await stage.turn(5.0)
        await stage.press("space")
        assert screen.rehearsal.phase == PAUSED
        assert "0:25 left of 0:30" in stage.text

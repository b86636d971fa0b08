"""What the keys of a run do, whatever is drawn of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core import clock as clocks
from rehearse.core.reading import READY, RUNNING
from rehearse.core.rehearsal import Rehearsal
from rehearse.tui.draw.row import DIM, WARN, Piece
from rehearse.tui.room import Room

if TYPE_CHECKING:
    from rehearse.rehearsing.preparation import Preparation
    from rehearse.tui.rehearsing.earlier_runs import EarlierRuns
    from rehearse.tui.rehearsing.other_speakers import OtherSpeakers
    from rehearse.tui.rehearsing.run_guard import RunGuard
    from rehearse.tui.widgets.script_view import ScriptView


class RunKeys(Room):
    """Each key reads the clock once, asks the rehearsal, and has the picture drawn anew."""

    rehearsal: Rehearsal
    preparation: Preparation
    earlier: EarlierRuns
    others: OtherSpeakers
    guard: RunGuard

    @property
    def script(self) -> ScriptView:
        """The words."""
        raise NotImplementedError

    def pressed(self) -> float:
        """A key was pressed, at the instant returned: the news is read."""
        self._news = ()
        return self.guard.key_pressed()

    def say(self, sentence: str, *, is_trouble: bool = False) -> None:
        """Like `tell`, where everything is drawn anew in a moment anyway."""
        self._news = (Piece(sentence, WARN if is_trouble else DIM),) if sentence else ()

    def moved(self, *, on_at: float | None = None) -> None:
        """The rehearsal stands at another section, or is at its end.

        Since the instant `on_at` at the next one: what others say before it is heard first, where a
        voice does that.
        """
        raise NotImplementedError

    def open_anew(self) -> None:
        """The words of this section are drawn from their beginning."""
        raise NotImplementedError

    def prepare_anew(self) -> None:
        """A new rehearsal of what is prepared by now, at the same section."""
        raise NotImplementedError

    def action_start_pause(self) -> None:
        """Start, pause, go on."""
        now = self.pressed()
        if self.others.voice is not None:
            self.others.voice.heed("pause")
            return
        if self.rehearsal.phase == READY:
            wall = self.rehearse_app.clock.wall()
            if self.preparation.begin_slot(wall):
                self.prepare_anew()
            self.earlier.unfinished = None
            self.rehearsal.start(now, clocks.utc(wall))
            self.guard.run_began(now)
            self.others.speak_before(now)
        elif self.rehearsal.phase == RUNNING:
            self.rehearsal.pause(now)
            self.guard.save(now)
        else:
            self.rehearsal.go_on(now)
        self.project()

    def action_next_section(self) -> None:
        """The next section, or the end."""
        now = self.pressed()
        if self.rehearsal.next(now):
            self.moved(on_at=now)
        else:
            self.project()

    def action_back(self) -> None:
        """The section before."""
        if self.rehearsal.back(self.pressed()):
            self.moved()
        else:
            self.project()

    def action_page_down(self) -> None:
        """A screenful on, then the next section; it never finishes."""
        now = self.pressed()
        is_last = self.rehearsal.reading(now).next_position is None
        if self.script.scroll_screen(1) or is_last or not self.rehearsal.next(now):
            self.project()
        else:
            self.moved(on_at=now)

    def action_page_up(self) -> None:
        """A screenful back, then the section before."""
        now = self.pressed()
        if self.script.scroll_screen(-1) or not self.rehearsal.back(now):
            self.project()
        else:
            self.moved()

    def action_scroll(self, lines: int) -> None:
        """Lines on or back."""
        self.pressed()
        self.script.scroll_lines(lines)
        self.project()

    def action_undo(self) -> None:
        """Take the last move back."""
        move = self.rehearsal.undo(self.pressed())
        if move:
            self.say(f"taken back: {move}")
            self.moved()
        else:
            self.tell("nothing to take back")

    def action_retake(self) -> None:
        """This section again."""
        if self.rehearsal.retake(self.pressed()):
            self.say("retake: the clock is back where this section began")
            self.open_anew()
            self.moved()
        else:
            self.project()

    def action_finish(self) -> None:
        """End the run here."""
        if self.rehearsal.finish(self.pressed()):
            self.moved()
        else:
            self.project()

    def action_stumble(self) -> None:
        """Mark a stumble."""
        is_marked = self.rehearsal.stumble(self.pressed())
        self.tell("stumble marked" if is_marked else "")

    def action_follow(self) -> None:
        """Follow the mark, or stand still."""
        self.pressed()
        script = self.script
        script.follows = not script.follows
        self.tell("the text follows the mark" if script.follows else "the text stands still")

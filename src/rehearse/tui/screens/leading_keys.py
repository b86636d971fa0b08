"""The keys of the rehearse screen that lead to other screens and programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core.reading import READY
from rehearse.tui.screens.run_keys import RunKeys

if TYPE_CHECKING:
    from rehearse.tui.rehearsing.listening import Listening
    from rehearse.tui.rehearsing.prospects import Prospects
    from rehearse.tui.screens.rehearse import RehearseScreen


class LeadingKeys(RunKeys):
    """Some stop the clock, the others let it go on."""

    listening: Listening | None
    prospects: Prospects

    @property
    def whole(self) -> RehearseScreen:
        """This screen, as those know it that it leads to."""
        raise NotImplementedError

    def action_overview(self) -> None:
        """All sections; the clock goes on."""
        from rehearse.tui.rehearsing.visits import visit_overview  # noqa: PLC0415

        self.pressed()
        if self.listening is not None:
            self.listening.end()
        visit_overview(self.whole)

    def action_listen(self) -> None:
        """Hear this section; the clock stops."""
        from rehearse.tui.rehearsing.listening import listen  # noqa: PLC0415

        listen(self.whole, self.rehearsal.position)

    def action_voice(self, wish: str) -> None:
        """While the voice is heard: do what is asked of it."""
        self.pressed()
        if self.listening is not None:
            self.listening.heed(wish)

    def action_stand_in(self, wish: str) -> None:
        """While the voice speaks for another speaker: do what is asked of it."""
        self.pressed()
        if self.others.voice is not None:
            self.others.voice.heed(wish)

    def action_history(self) -> None:
        """The runs of this talk."""
        from rehearse.tui.rehearsing.visits import visit_history  # noqa: PLC0415

        self.whole.stop_the_clock()
        visit_history(self.whole)

    def action_other_slot(self) -> None:
        """READY: plan for another slot, here and now."""
        from rehearse.tui.rehearsing.visits import ask_for_slot  # noqa: PLC0415

        self.pressed()
        if self.rehearsal.phase == READY:
            ask_for_slot(self.whole)
        else:
            self.tell("the slot can be changed before the start only")

    def action_resume(self) -> None:
        """READY: go on with the unfinished run."""
        self.pressed()
        if self.rehearsal.phase != READY:
            self.project()
        elif not self.earlier.resume():
            self.tell("no run of this talk is unfinished")

    def action_practise(self) -> None:
        """READY: only what is worth practising; once more: the whole talk."""
        self.pressed()
        if self.rehearsal.phase == READY:
            self.prospects.practise()
            self.project()
        else:
            self.tell("what to practise can be chosen before the start only")

    def action_edit(self) -> None:
        """Open the text in the editor, and come back."""
        from rehearse.tui.rehearsing.visits import visit_editor  # noqa: PLC0415

        self.whole.stop_the_clock()
        visit_editor(self.whole)

    def action_one_back(self) -> None:
        """To the library, where there is one."""
        if len(self.app.screen_stack) > 1:
            self.before_leaving()
            self.dismiss()
        else:
            self.pressed()
            is_begun = self.rehearsal.phase != READY
            leaves = f"{self.key_for('leave')} leaves"
            self.tell(f"{leaves}; what you spoke is kept" if is_begun else leaves)

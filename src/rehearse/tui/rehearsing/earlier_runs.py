"""What the history has of a talk: the last full run, and one that was left unfinished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core.naming import short_name
from rehearse.core.plan import Plan, PlanError
from rehearse.core.reading import READY
from rehearse.core.run import SPOKEN, Run
from rehearse.core.standing_in import speaker_alone
from rehearse.rehearsing.looking_back import last_ended, look_back, rule_sentence
from rehearse.tui.draw.foot import unfinished_sentence
from rehearse.tui.draw.row import DIM, TEXT, Piece, Row, fit, spread, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rehearse.core.talk import Section
    from rehearse.history.lines import RunLine
    from rehearse.history.store import Store
    from rehearse.tui.draw.glyphs import Glyphs
    from rehearse.tui.rehearsing.prospects import Prospects
    from rehearse.tui.screens.rehearse import RehearseScreen

_RUNS_LOOKED_THROUGH = 50
"""A take that is further back tells little of today's."""


class EarlierRuns:
    """Looks back for the rehearse screen, and goes on with the unfinished run."""

    def __init__(self, screen: RehearseScreen, *, resume: bool) -> None:
        """`resume`: go on with the unfinished run as soon as it is known."""
        self._screen = screen
        self._resume_asked = resume
        self.last_full: Run | None = None
        """The full run before this one, to compare with."""
        self.unfinished: RunLine | None = None
        """The run that can be gone on with, while nothing is begun."""
        self.last_s: Mapping[int, float] = {}
        """Seconds that sections took when they were spoken last, since that was asked for."""

    def look_back(self) -> None:
        """Ask the history; the screen is drawn anew with the answer."""
        whole = self._screen.preparation.talk
        for_real = self._screen.rehearsal.for_real
        self._screen.rehearse_app.ask(
            lambda store: look_back(store, whole, for_real=for_real), self._remember
        )

    def look_up_takes(self) -> None:
        """Ask how long each section took when it was spoken last, in a run of any kind."""
        whole, sections = self._screen.preparation.talk, self._screen.plan.talk.sections

        def question(store: Store) -> dict[int, float]:
            lines = store.runs(store.key_of(whole), _RUNS_LOOKED_THROUGH)
            return last_takes_s(sections, (store.run(line.number) for line in lines))

        self._screen.rehearse_app.ask(question, self._remember_takes)

    def _remember_takes(self, last_s: Mapping[int, float]) -> None:
        self.last_s = last_s
        if self._screen.listening is not None:
            self._screen.project()

    def _remember(self, answer: tuple[RunLine | None, Run | None]) -> None:
        unfinished, self.last_full = answer
        screen = self._screen
        if screen.rehearsal.phase != READY:
            return
        self.unfinished = unfinished
        if self._resume_asked:
            self._resume_asked = False
            if unfinished is None:
                screen.tell("nothing to resume: none is unfinished, or another window has it")
                return
            screen.action_resume()
        screen.project()

    def resume(self) -> bool:
        """Go on with the unfinished run, if no other window has it; whether there is one."""
        if self.unfinished is None:
            return False
        number = self.unfinished.number
        self._screen.rehearse_app.ask(lambda store: store.claim(number), self._go_on_with)
        return True

    def _go_on_with(self, run: Run | None) -> None:
        screen = self._screen
        if screen.rehearsal.phase != READY:
            return
        self.unfinished = None
        if run is None:
            screen.tell("that run is gone, or another window has it")
            return
        try:
            rehearsal = screen.preparation.resumed(run)
        except (ValueError, PlanError) as error:
            start = screen.key_for("start")
            screen.tell(f"can't be resumed: {error}; {start} starts afresh", is_trouble=True)
            return
        screen.rehearse_app.last_run = run
        screen.take_up(rehearsal)
        screen.tell(self._goes_on())

    def _goes_on(self) -> str:
        """How the run that was resumed goes on, where a voice stands in or did so."""
        screen = self._screen
        roles, rehearsal = screen.preparation.roles, screen.rehearsal
        go_on = f"{screen.key_for('start')} goes on"
        if roles is None:
            speaker = rehearsal.partial and speaker_alone(screen.plan.talk, rehearsal.scope)
            if speaker:
                return f"as you left it, without the voice (--as {speaker}); {go_on}"
        elif screen.others.roles is None:
            return f"as you left it, not as {roles.speaker}: without the voice; {go_on}"
        elif not rehearsal.spent_s(rehearsal.position, now := screen.instant()):
            screen.others.speak_before(now)
        return f"as you left it; {go_on}"

    def unfinished_row(self, cells: int, glyphs: Glyphs) -> Row:
        """The unfinished run with the key that goes on with it, in so many cells; else nothing."""
        line = self.unfinished
        if line is None:
            return ()
        titles = [part.title for part in self._screen.preparation.talk.sections]
        name = short_name(titles, line.position)
        key: Row = (Piece(self._screen.key_for("resume"), TEXT), Piece(" resume", DIM))
        said = unfinished_sentence(line.number, line.elapsed_s, name)
        said = fit(said, cells - width_of(key) - 2, glyphs.ellipsis)
        return spread((Piece(said, DIM),), key, cells)

    def sentence(self, plan: Plan, prospects: Prospects, cells: int) -> str:
        """What changed since the last full run, else the prospects, else how that run ended.

        Before the first one the rule of the event.
        """
        run = self.last_full
        if prospects.practises:
            return prospects.sentence(cells)
        if run is None:
            start = self._screen.key_for("start")
            # The name of a key as a sentence begins.
            start = start.capitalize() if len(start) > 1 else start
            return rule_sentence(plan) or f"{start} starts the clock; nothing runs until then."
        from rehearse.core.changes import changes_since  # noqa: PLC0415

        changed = changes_since(run, plan, prospects.lands_s)
        return changed or prospects.sentence(cells) or last_ended(run)


def last_takes_s(sections: Sequence[Section], runs: Iterable[Run | None]) -> dict[int, float]:
    """Seconds of the last spoken take of each section that has one.

    Args:
        sections: the sections as they are now.
        runs: the newest first; no more are taken than it needs.
    """
    from rehearse.core.matching import matched  # noqa: PLC0415

    found: dict[int, float] = {}
    for run in filter(None, runs):
        takes = run.kept_takes
        for section, index in matched(sections, run.sections).items():
            take = takes.get(index)
            if take is not None and take.outcome == SPOKEN:
                found.setdefault(section, take.elapsed_s)
        if len(found) == len(sections):
            break
    return found

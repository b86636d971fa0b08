"""The other screens and programs that a rehearsal leads to, and what comes back from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core.plan import PlanError
from rehearse.core.reading import READY
from rehearse.core.talk import Talk

if TYPE_CHECKING:
    from rehearse.tui.screens.rehearse import RehearseScreen


def visit_overview(screen: RehearseScreen) -> None:
    """All sections; the one that is chosen there is gone on with."""
    from rehearse.tui.screens.overview import ListenFrom, OverviewScreen  # noqa: PLC0415

    def go(position: object) -> None:
        if isinstance(position, ListenFrom):
            from rehearse.tui.rehearsing.listening import listen  # noqa: PLC0415

            listen(screen, position.section, goes_on=True)
            return
        if not isinstance(position, int):
            return
        is_moved = screen.rehearsal.jump(position, screen.pressed())
        # While the voice stands in, the section after it is somewhere else too.
        if is_moved or (screen.others.voice and position == screen.rehearsal.position):
            screen.moved()

    screen.app.push_screen(OverviewScreen(screen), go)


def visit_history(screen: RehearseScreen) -> None:
    """The runs of this talk."""
    from rehearse.tui.screens.history import HistoryScreen  # noqa: PLC0415

    def come_back(_: object) -> None:
        # The run before this one, or the one to resume, may have been deleted.
        screen.look_back()

    screen.app.push_screen(HistoryScreen(screen.preparation.talk), come_back)


def ask_for_slot(screen: RehearseScreen) -> None:
    """Before the start: plan for another slot."""
    from rehearse.tui.screens.prompt import PromptScreen  # noqa: PLC0415

    preparation, clock = screen.preparation, screen.rehearse_app.clock

    def take(answer: str | None) -> None:
        if answer:
            preparation.take_slot(answer, clock.wall())
            screen.prepare_anew()
            screen.prospects.look_back()
        screen.project()

    question = PromptScreen(
        "Another slot: 7m, or until 15:40",
        lambda answer: preparation.slot_problem(answer, clock.wall()),
    )
    screen.app.push_screen(question, take)


def visit_editor(screen: RehearseScreen, position: int | None = None) -> None:
    """The text at this section, or another one, in the speaker's own editor."""
    from rehearse.tui import editing  # noqa: PLC0415

    at = screen.rehearsal.position if position is None else position
    section = screen.plan.sections[min(at, len(screen.plan.sections) - 1)].section
    talk, problem = editing.edit(screen.rehearse_app, screen.preparation.talk, section.line)
    sentence = problem if talk is None else _take_text(screen, talk)
    screen.tell(sentence, is_trouble=talk is None)


def _take_text(screen: RehearseScreen, talk: Talk) -> str:
    """Use an edited text; what to say."""
    try:
        screen.preparation.take_text(talk)
    except PlanError as error:
        return f"The edited talk can't be planned: {error}"
    if screen.rehearsal.phase != READY:
        return "Edited. This run keeps its plan; the next one has the new text."
    screen.prepare_anew()
    screen.prospects.look_back()
    return "Edited, and planned anew."


def visit_summary(screen: RehearseScreen) -> None:
    """The run that has ended; from there it can be gone on with, or the next one be begun."""
    from rehearse.tui.screens.summary import EditAt, Practise, SummaryScreen  # noqa: PLC0415

    def come_back(choice: object) -> None:
        if choice == "undo":
            screen.rehearsal.undo(screen.pressed())
            screen.say("taken back: finish")
            screen.moved()
            return
        screen.take_up(screen.preparation.rehearsal())
        screen.look_back()
        if isinstance(choice, EditAt):
            visit_editor(screen, choice.section)
        elif isinstance(choice, Practise):
            screen.prospects.practise(choice.sections)
        screen.project()

    run = screen.rehearsal.record(screen.instant())
    summary = SummaryScreen(run, screen.earlier.last_full, screen.preparation.talk)
    screen.app.push_screen(summary, come_back)

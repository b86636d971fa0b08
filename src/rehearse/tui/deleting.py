"""Runs that are to go: chosen on a screen, taken back there, really deleted on leaving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core.reading import PAUSED, RUNNING
from rehearse.core.wording import plural
from rehearse.history.errors import HistoryError

if TYPE_CHECKING:
    from rehearse.history.lines import RunLine
    from rehearse.history.store import Store
    from rehearse.tui.app import RehearseApp


class Deletions:
    """What was said yes to, in order; nothing is deleted before `carry_out`."""

    def __init__(self) -> None:
        self._lines: list[RunLine] = []

    def __contains__(self, line: object) -> bool:
        return line in self._lines

    def add(self, line: RunLine) -> None:
        """This run goes."""
        self._lines.append(line)

    def take_back(self) -> RunLine | None:
        """The run that was said yes to last stays; None where there is none."""
        return self._lines.pop() if self._lines else None

    def carry_out(self, app: RehearseApp) -> None:
        """Delete them, after what waits to be saved; what can't be deleted is told."""
        lines, self._lines = self._lines, []
        if not lines:
            return
        numbers = [line.number for line in lines]
        if app.last_run is not None and app.last_run.key in {line.key for line in lines}:
            # Nothing is said in the shell of a run that is gone.
            app.last_run = None

        def delete(store: Store) -> str:
            sentence = _delete(store, numbers)
            if sentence:
                app.untold.append(sentence)
            return sentence

        def tell(sentence: str) -> None:
            if sentence:
                app.untold.remove(sentence)
                app.announce(sentence, is_trouble=True)

        app.ask(delete, tell)


def _delete(store: Store, numbers: list[int]) -> str:
    """What went wrong, in a sentence; empty where nothing did."""
    try:
        deleted = store.delete(numbers)
    except HistoryError as error:
        return f"{plural(len(numbers), 'run')} not deleted: {error}"
    if deleted.busy:
        named = ", ".join(map(str, deleted.busy))
        return f"Not deleted, as it goes on in another window: run {named}."
    return ""


def is_going_on(app: RehearseApp, line: RunLine) -> bool:
    """The run is being spoken, or paused, on a screen below."""
    from rehearse.tui.screens.rehearse import RehearseScreen  # noqa: PLC0415

    return any(
        isinstance(screen, RehearseScreen)
        and screen.rehearsal.key == line.key
        and screen.rehearsal.phase in {RUNNING, PAUSED}
        for screen in app.screen_stack
    )

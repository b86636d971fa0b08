"""One line to type, with a question before it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Input

from rehearse.tui.draw.row import DIM, MARGIN, WARN, Piece, indented
from rehearse.tui.widgets.rows import LOOKS, Rows


class PromptScreen(ModalScreen[str]):
    """Asks until the answer can be used; dismissed with it, or with "" by escape."""

    DEFAULT_CSS = """
    PromptScreen > Input, PromptScreen > Input:focus {
        border: none; height: 1; padding: 0 2; background: $surface;
    }
    PromptScreen > Rows { background: $surface; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = set(LOOKS)
    BINDINGS: ClassVar = [("escape", "give_up", "Back"), ("tab", "complete", "Complete")]

    def __init__(
        self,
        question: str,
        problem_of: Callable[[str], str],
        answer: str = "",
        *,
        complete: Callable[[str], str] | None = None,
        keys: str = "",
    ) -> None:
        """`keys`: letters that are an answer by themselves, without enter."""
        super().__init__()
        self._keys = keys
        self._complete = complete
        self._question = question
        self._problem_of = problem_of
        self._answer = answer

    def compose(self) -> ComposeResult:
        """Question and field."""
        yield Rows(id="question")
        yield Input(self._answer, select_on_focus=False)

    def on_mount(self) -> None:
        """Show the question."""
        self._say(self._question, DIM)

    def _say(self, sentence: str, style: str) -> None:
        question = self.query_one("#question", Rows)
        lines = textwrap.wrap(sentence, max(20, self.app.size.width - 2 * MARGIN))
        question.styles.height = len(lines)
        question.show([indented((Piece(line, style),)) for line in lines])

    @on(Input.Submitted)
    def take_the_answer(self, event: Input.Submitted) -> None:
        """Give it back if it can be used, else say why not."""
        if not self.is_current:
            # A second enter came before the first one closed it.
            return
        problem = self._problem_of(event.value.strip()) if event.value.strip() else ""
        if problem:
            self._say(problem, WARN)
        else:
            self.dismiss(event.value.strip())

    @on(Input.Changed)
    def take_the_key(self, event: Input.Changed) -> None:
        """A letter that is an answer needs no enter; one that is none is told and goes."""
        key = event.value.strip().lower()
        if not self._keys or not key or not self.is_current:
            return
        problem = self._problem_of(key)
        if key in self._keys and not problem:
            self.dismiss(key)
            return
        event.input.value = ""
        self._say(problem or self._question, WARN)

    def action_complete(self) -> None:
        """Write the rest of what was begun, where that is known."""
        field = self.query_one(Input)
        if self._complete is not None:
            field.value = self._complete(field.value)
            field.cursor_position = len(field.value)

    def action_give_up(self) -> None:
        """Nothing is answered."""
        self.dismiss("")

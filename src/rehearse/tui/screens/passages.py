"""The text of a proposed section, passage by passage: what is not spoken, and where to cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from rehearse.core.timespan import clock, whole_up
from rehearse.core.wording import plural
from rehearse.importers.passages import passages_of
from rehearse.importers.shaping import mark, split
from rehearse.tui.chosen_row import ChosenRow
from rehearse.tui.commands import Command, bindings, moving
from rehearse.tui.draw import foot, head
from rehearse.tui.draw.preview_rows import passage_row, text_rows, whole_rows
from rehearse.tui.draw.row import DIM, indented
from rehearse.tui.previewing import answers
from rehearse.tui.previewing.unwritten_room import UnwrittenRoom
from rehearse.tui.room import HELP, PALETTE
from rehearse.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from rehearse.core.talk import Section
    from rehearse.importers.notes import Notes
    from rehearse.importers.passages import Passage

_COMMANDS = (
    *moving("passage", "passage"),
    Command("mark", ("x",), "mark", "not spoken", "Spoken, or a cue: shown and not spoken."),
    Command("cut", ("slash",), "cut", "cut here", "Begin a section of its own here."),
    Command("name", ("n", "e"), "name", "name", "Give the section another title."),
    Command("undo", ("backspace",), "undo", "undo", "Take the last change back."),
    Command("close", ("escape", "left", "enter"), "close", "back", "Back to all sections."),
    HELP,
    PALETTE,
    Command("leave", ("q",), "leave", "leave", "Leave, and nothing is written."),
)


class PassagesScreen(UnwrittenRoom):
    """A list of passages; the chosen one stands below in full."""

    ABOUT = (
        "The paragraphs of this section, and the lines that stand for themselves. What is not "
        "spoken is kept as a cue: it is shown where it stands, and takes no time."
    )
    BINDINGS: ClassVar = bindings(_COMMANDS)
    HINTS: ClassVar = ("choose", "mark", "cut", "name", "undo", "close")

    def __init__(self, notes: Notes, at: int) -> None:
        super().__init__(notes)
        self._shaping = notes.shaping
        self._at = at
        self._chosen = ChosenRow()

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the chosen passage."""
        off = set() if self._chosen.at else {"cut"}
        if not self._shaping.is_changed:
            off.add("undo")
        passage = self._passage
        if passage is None:
            off.add("mark")
        is_silent = passage is not None and not passage.is_spoken
        return tuple(
            command._replace(label="spoken") if is_silent and command.id == "mark" else command
            for command in _COMMANDS
            if command.id not in off
        )

    def described(self) -> tuple[Command, ...]:
        """What can be done with any passage."""
        return _COMMANDS

    def compose(self) -> ComposeResult:
        """Title, the section's words, passages, the chosen one in full, keys."""
        yield Rows(id="title")
        yield Rows(id="needs")
        yield Rows(classes="gap")
        yield Rows(id="table", classes="grows")
        yield Rows(classes="gap")
        yield Rows(id="text")
        yield Rows(id="news")
        yield Rows(id="keys")

    def on_screen_resume(self) -> None:
        """Back from an answer."""
        if self.size.width:
            self.project()

    @property
    def _section(self) -> Section:
        return self._shaping.proposal.talk.sections[self._at]

    @property
    def _passages(self) -> tuple[Passage, ...]:
        return passages_of(self._shaping.draft.sections[self._at].text)

    @property
    def _passage(self) -> Passage | None:
        passages = self._passages
        return passages[self._chosen.at] if self._chosen.at < len(passages) else None

    def project(self) -> None:
        """Draw everything anew."""
        width, height = self.size
        if not self.can_draw:
            return
        glyphs, talk = self.rehearse_app.glyphs, self._shaping.proposal.talk
        right = f"section {self._at + 1} of {len(talk.sections)}"
        self.show_row("#title", head.title_row(self._section.title, right, width, glyphs))
        self.show_row("#needs", foot.fact_row(self._needs(), "", width, glyphs, DIM))
        passages = self._passages
        self._chosen.move(0, len(passages))
        most = max(4, height // 3)
        table = self.query_one("#table", Rows)
        numbered = list(zip(_numbers(passages), passages, strict=True))
        table.show(
            [
                passage_row(number, passage, width, glyphs, chosen=chosen)
                for (number, passage), chosen in self._chosen.in_sight(numbered, height - 7 - most)
            ]
        )
        text = self.query_one("#text", Rows)
        text.styles.height = most
        chosen = self._passage
        rows = whole_rows(chosen, talk.pace, width, most, glyphs) if chosen else []
        text.show(rows or text_rows(self._section, talk.pace, width, most, glyphs))
        self.show_row("#news", indented(self.news))
        self.show_row("#keys", self.keys_row(width))

    def _needs(self) -> str:
        talk, part = self._shaping.proposal.talk, self._section
        spoken = part.spoken
        amount = [plural(spoken.words, "word")] if spoken.words or not spoken.characters else []
        amount += [plural(spoken.characters, "character")] if spoken.characters else []
        return f"{', '.join(amount)}: {clock(whole_up(part.needed_s(talk.pace)))}"

    def action_move(self, rows: int) -> None:
        """Choose another passage."""
        self._chosen.move(rows, max(1, len(self._passages)))
        self.tell("")

    def action_mark(self) -> None:
        """Spoken, or shown as a cue."""
        at, passage = self._at, self._chosen.at
        if self._passage is None:
            self.tell("this section has no text")
            return
        was_spoken = self._passage.is_spoken
        problem = answers.problem(
            lambda: self._shaping.change(lambda draft: mark(draft, at, passage), at)
        )
        self.tell(problem or ("a cue: shown, not spoken" if was_spoken else "spoken again"))

    def action_cut(self) -> None:
        """Begin a section of its own at the chosen passage, and go there."""
        at, passage = self._at, self._chosen.at
        problem = answers.problem(
            lambda: self._shaping.change(lambda draft: split(draft, at, passage), at)
        )
        if problem:
            self.tell(problem)
            return
        self._at, self._chosen = at + 1, ChosenRow()
        self.tell("a section of its own: n names it")

    def action_name(self) -> None:
        """Another title for the section."""
        self.tell("")
        answers.ask_for_name(self, self._shaping, self._at)

    def action_undo(self) -> None:
        """Take the last change back."""
        at = self._shaping.undo()
        if at is None:
            self.tell("nothing to take back")
            return
        if at != self._at:
            self._at, self._chosen = at, ChosenRow()
        self.tell("taken back")

    def action_close(self) -> None:
        """Back to all sections, at this one."""
        self.dismiss(self._at)


def _numbers(passages: tuple[Passage, ...]) -> list[int]:
    """The number of the paragraph that each is of, from 1."""
    number, numbers = 0, []
    for passage in passages:
        number += passage.begins
        numbers.append(number)
    return numbers

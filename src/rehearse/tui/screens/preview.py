"""The talk that is proposed for notes, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from rehearse.core.plan import Plan, PlanError, make_plan
from rehearse.core.talk import Talk
from rehearse.importers.cuts import EVERY, cut_every, is_uncut
from rehearse.importers.saving import target_words
from rehearse.importers.shaping import merge
from rehearse.tui.chosen_row import ChosenRow
from rehearse.tui.commands import Command, bindings
from rehearse.tui.draw import foot, head
from rehearse.tui.draw.preview_rows import (
    preview_columns,
    preview_header,
    preview_row,
    preview_rows,
    text_rows,
)
from rehearse.tui.draw.row import DIM, Row, indented
from rehearse.tui.previewing import answers, sentences
from rehearse.tui.previewing.unwritten_room import UnwrittenRoom
from rehearse.tui.previewing.writing import write
from rehearse.tui.screens.preview_commands import COMMANDS, HINTS
from rehearse.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from rehearse.importers.notes import Notes

OTHER_ROWS = 6
"""Rows that are neither sections nor text nor sentences."""

ROOMY = 24
"""Rows of a screen from which on there is an empty one above the table and below the text."""


class PreviewScreen(UnwrittenRoom):
    """A table of the sections; what is known of the chosen one, and of the talk, below it."""

    ABOUT = (
        "What your notes give as a talk: its sections, their words, what they need at the pace, "
        "and where they stand in the notes. Nothing is written yet. Merge, cut and name sections, "
        "mark what is not spoken, and set the slot; space writes the talk file and starts."
    )
    BINDINGS: ClassVar = bindings(COMMANDS)
    HINTS: ClassVar = HINTS

    def __init__(self, notes: Notes) -> None:
        super().__init__(notes)
        self._chosen = ChosenRow()

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the chosen section, and with the talk."""
        off = set()
        if not self._chosen.at:
            off.add("merge")
        if not is_uncut(self.notes.talk):
            off.add("cut")
        if not self.notes.shaping.is_changed:
            off.add("undo")
        return tuple(command for command in COMMANDS if command.id not in off)

    def described(self) -> tuple[Command, ...]:
        """What can be done with any section."""
        return COMMANDS

    def compose(self) -> ComposeResult:
        """Title, what the notes claim, table, text, sentences, keys."""
        yield Rows(id="title")
        yield Rows(id="claims")
        yield Rows(id="header")
        yield Rows(id="table", classes="grows")
        yield Rows(classes="gap")
        yield Rows(id="text")
        yield Rows(id="said")
        yield Rows(id="news")
        yield Rows(id="keys")

    def on_mount(self) -> None:
        """Where the notes name no slot, it is asked for first."""
        if self.notes.talk.slot_s is None:
            self.call_after_refresh(lambda: answers.ask_for_slot(self, self.notes))

    def on_screen_resume(self) -> None:
        """Back from the text of a section, or from an answer."""
        if self.size.width:
            self.project()

    def project(self) -> None:
        """Draw everything anew."""
        width, height = self.size
        if not self.can_draw:
            return
        notes, glyphs = self.notes, self.rehearse_app.glyphs
        proposal = notes.shaping.proposal
        plan, trouble = self._plan()
        right = f"preview of {notes.name}"
        self.show_row("#title", head.title_row(proposal.talk.title, right, width, glyphs))
        said = f"{notes.kind.words}, saying {notes.claims}" if notes.claims else notes.kind.words
        self.show_row("#claims", foot.fact_row(said, "", width, glyphs, DIM))
        rows = preview_rows(proposal, plan)
        columns = preview_columns(proposal, rows)
        is_roomy = height >= ROOMY
        header = preview_header(columns, width, glyphs)
        self._show("#header", [(), header] if is_roomy else [header], 1 + is_roomy)
        said_rows = sentences.rows(notes, plan, trouble, width, height, glyphs)
        most = max(3, min(10, height // 6))
        self._chosen.move(0, len(rows))
        part = proposal.talk.sections[self._chosen.at]
        text = text_rows(part, proposal.talk.pace, width, most - is_roomy, glyphs)
        self._show("#text", text, most)
        self._show("#said", said_rows, len(said_rows))
        room = height - OTHER_ROWS - is_roomy - most - len(said_rows)
        self.query_one("#table", Rows).show(
            [
                preview_row(row, columns, width, glyphs, chosen=chosen)
                for row, chosen in self._chosen.in_sight(rows, room)
            ]
        )
        self.show_row("#news", indented(self.news))
        self.show_row("#keys", self.keys_row(width))

    def _show(self, selector: str, rows: list[Row], height: int) -> None:
        shown = self.query_one(selector, Rows)
        shown.styles.height = height
        shown.show(rows)

    def _plan(self) -> tuple[Plan | None, str]:
        """The plan of what is proposed, or why there is none."""
        try:
            return make_plan(self.notes.talk), ""
        except PlanError as error:
            return None, str(error)

    # -- what the keys do ------------------------------------------------------------------------

    def action_move(self, rows: int) -> None:
        """Choose another section."""
        self._chosen.move(rows, len(self.notes.talk.sections))
        self.tell("")

    def action_text(self) -> None:
        """The text of the chosen section."""
        from rehearse.tui.screens.passages import PassagesScreen  # noqa: PLC0415

        self._news = ()
        self.app.push_screen(PassagesScreen(self.notes, self._chosen.at), self._look_at)

    def _look_at(self, section: object) -> None:
        if isinstance(section, int):
            self._chosen.at = section
        self.project()

    def action_merge(self) -> None:
        """Join the chosen section to the one above it."""
        at = self._chosen.at
        try:
            self.notes.shaping.change(lambda draft: merge(draft, at), at)
        except ValueError as error:
            self.tell(str(error))
            return
        self._chosen.at = at - 1
        self.tell("merged; a title becomes a cue, which x in its text makes spoken")

    def action_cut(self) -> None:
        """Sections where there is only one."""
        if not is_uncut(self.notes.talk):
            is_short = len(self.notes.talk.sections) == 1
            why = "it is too short to be cut" if is_short else "it has sections"
            self.tell(f"{why}: right shows the text of one, / cuts it there")
            return
        self.notes.shaping.change(lambda draft: cut_every(draft, EVERY))
        self.tell(
            "" if len(self.notes.talk.sections) > 1 else "it is one sentence, nothing to cut at"
        )

    def action_name(self) -> None:
        """Another title for the chosen section."""
        answers.ask_for_name(self, self.notes.shaping, self._chosen.at)

    def action_slot(self) -> None:
        """Another slot."""
        answers.ask_for_slot(self, self.notes)

    def action_pace(self) -> None:
        """Another pace."""
        answers.ask_for_pace(self, self.notes)

    def action_undo(self) -> None:
        """Take the last change back."""
        at = self.notes.shaping.undo()
        if at is None:
            self.tell("nothing to take back")
            return
        self._chosen.at = at
        self.tell("taken back")

    def action_account(self) -> None:
        """All that was found, left out, or odd."""
        from rehearse.tui.screens.account import AccountScreen  # noqa: PLC0415

        self.app.push_screen(AccountScreen(self.notes))

    def action_write(self) -> None:
        """Write the talk file."""
        write(self, self.notes, self._tell_of_writing)

    def _tell_of_writing(self, talk: Talk) -> None:
        self.tell(f"written to {target_words(talk.path)}")

    def action_rehearse(self) -> None:
        """Write the talk file, and rehearse it at once."""
        _, trouble = self._plan()
        if trouble:
            self.tell("it can't be planned yet, t sets another slot", is_trouble=True)
        else:
            write(self, self.notes, self._rehearse)

    def _rehearse(self, talk: Talk) -> None:
        from rehearse.tui.screens.rehearse import RehearseScreen  # noqa: PLC0415

        try:
            screen = RehearseScreen(talk)
        except PlanError as error:
            # What stays of a talk that was there may not fit the slot of the notes.
            self.tell(f"written, and can't be planned yet: {error}", is_trouble=True)
            return
        self._news = ()
        self.app.push_screen(screen, self._come_back)
        screen.call_after_refresh(screen.action_start_pause)

    def _come_back(self, _: object) -> None:
        """From the rehearsal: on to the library, where there is one."""
        if len(self.app.screen_stack) > 1:
            self.dismiss(self.notes.written_to)

    def action_close(self) -> None:
        """Back, or out where this is the first screen; once told what is lost by it."""
        if not self.may_go("escape"):
            return
        if len(self.app.screen_stack) > 1:
            self.dismiss(self.notes.written_to)
        else:
            self.action_leave()

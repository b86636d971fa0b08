"""The talks there are, and how the last runs of each went."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from rehearse.core import wording
from rehearse.core.plan import PlanError, make_plan
from rehearse.talkfile.find import FoundTalk, talks_here
from rehearse.talkfile.load import TalkFileError, load
from rehearse.talkfile.reading import UsualPace
from rehearse.tui.chosen_row import ChosenRow
from rehearse.tui.commands import Command, bindings, moving
from rehearse.tui.draw import foot, head, shelf
from rehearse.tui.draw.row import DIM, Row, indented
from rehearse.tui.draw.shelf import Shelved
from rehearse.tui.list_room import ListRoom
from rehearse.tui.outlooks import Outlooks
from rehearse.tui.room import HELP, PALETTE
from rehearse.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from rehearse.history.lines import TalkLine
    from rehearse.history.store import Store

_COMMANDS = (
    Command("rehearse", ("enter", "space", "n"), "rehearse", "rehearse", "Rehearse this talk."),
    *moving("talk", "talk"),
    Command("resume", ("u",), "resume", "resume", "Go on with its unfinished run."),
    Command(
        "practise",
        ("w",),
        "practise",
        "practise",
        "Only its one or two sections worth practising.",
    ),
    Command("history", ("h",), "history", "history", "The runs of this talk."),
    Command("edit", ("e",), "edit", "edit", "Open it in $VISUAL or $EDITOR."),
    Command(
        "bring",
        ("i",),
        "bring",
        "bring notes",
        "Preview notes that you have (text, Markdown, Word, slides) and make a talk of them.",
        "Bring notes",
    ),
    Command("find", ("slash",), "find", "find", "Find talks by a part of their title."),
    HELP,
    PALETTE,
    Command("all", ("escape",), "show_all", "all talks", "All talks again after a find."),
    Command("leave", ("q",), "leave", "leave", "Leave."),
)

FACT_ROWS = 6
"""Rows for what is known of the chosen talk; errors take those that the list leaves empty too."""

OTHER_ROWS = 6
"""Rows that are neither in the list nor facts."""


class LibraryScreen(ListRoom):
    """A list; the facts of the chosen talk stand below it."""

    ABOUT = (
        "Your talks: what each is given, what it needs at its pace, how its last full run went "
        "and whether it gets shorter. Talks are YAML files: put your own in a folder ./talks, or "
        "bring the notes that you have with i."
    )
    BINDINGS: ClassVar = bindings(_COMMANDS)
    HINTS: ClassVar = (
        "rehearse",
        "practise",
        "resume",
        "history",
        "edit",
        "bring",
        "find",
        "leave",
    )

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[FoundTalk, ...] = talks_here()
        self._all = self._read()
        self._shelf = self._all
        self._kept: dict[str, TalkLine] = {}
        self._outlooks = Outlooks(self)
        self._row = ChosenRow()

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the chosen talk, and with the list."""
        item, kept = self._chosen, self._kept_of(self._chosen)
        off = set()
        if item is None or item.plan is None:
            off.add("rehearse")
        if kept is None:
            off.add("practise")
        if item is None or item.talk is None:
            off.add("history")
        if kept is None or kept.unfinished is None:
            off.add("resume")
        if len(self._shelf) == len(self._all):
            off.add("all")
        return tuple(command for command in _COMMANDS if command.id not in off)

    def described(self) -> tuple[Command, ...]:
        """What can be done with any talk."""
        return _COMMANDS

    def compose(self) -> ComposeResult:
        """Title, table, facts, keys."""
        yield Rows(id="title")
        yield Rows(classes="gap")
        yield Rows(id="header")
        yield Rows(id="table", classes="grows")
        facts = Rows(id="facts")
        facts.styles.height = FACT_ROWS
        yield facts
        yield Rows(id="bring")
        yield Rows(id="news")
        yield Rows(id="keys")

    def on_mount(self) -> None:
        """The history is opened once the first picture stands."""
        self.call_after_refresh(self._look_back)

    def on_screen_resume(self) -> None:
        """Back from a talk: there may be a new run, or another text."""
        if self.size.width:
            self._read_again()
            self._look_back()
            self.project()

    def _read_again(self) -> None:
        """The talks that there are by now, the chosen one still chosen."""
        shows_all = len(self._shelf) == len(self._all)
        self._found = talks_here()
        self._all = self._read()
        kept = [item for item in self._all if shows_all or item.path in self._paths()]
        self._choose(self._chosen.path if self._chosen else "", kept)

    def _choose(self, path: str, shelf: list[Shelved]) -> None:
        """Show these talks, the one at a path chosen where it is among them."""
        self._shelf = shelf
        at = next((at for at, item in enumerate(shelf) if item.path == path), self._row.at)
        self._row.at = max(0, min(at, len(shelf) - 1))

    def _read(self) -> list[Shelved]:
        pace_for = self.rehearse_app.settings.pace_for
        return [_shelved(found, pace_for) for found in self._found]

    def _paths(self) -> set[str]:
        return {item.path for item in self._shelf}

    def _look_back(self) -> None:
        talks = [item.talk for item in self._all if item.talk]

        def question(store: Store) -> dict[str, TalkLine]:
            lines = {line.talk: line for line in store.talks()}
            kept = {talk.id: lines.get(talk.id) or lines.get(store.key_of(talk)) for talk in talks}
            return {talk: line for talk, line in kept.items() if line}

        self.rehearse_app.ask(question, self._remember)

    def _remember(self, kept: dict[str, TalkLine]) -> None:
        self._kept = kept
        self._outlooks.forget()
        self.project()

    def project(self) -> None:
        """Draw everything anew."""
        width = self.size.width
        if not self.can_draw:
            return
        glyphs = self.rehearse_app.glyphs
        wall = self.rehearse_app.clock.wall()
        self.show_row("#title", head.title_row("rehearse", self._where(), width, glyphs))
        columns = shelf.shelf_columns(self._all, self._kept, width)
        self.show_row("#header", shelf.header_row(columns, glyphs))
        chosen, room = self._chosen, self.size.height - OTHER_ROWS
        facts = self.query_one("#facts", Rows)
        said: list[Row] = []
        if chosen:
            most = max(FACT_ROWS, room - len(self._shelf))
            kept = self._kept_of(chosen)
            said = shelf.fact_rows(
                chosen, kept, width, most, glyphs, self._outlooks.told(chosen, kept)
            )
        height = max(FACT_ROWS, len(said))
        facts.styles.height = height
        facts.show(said)
        self.query_one("#table", Rows).show(
            [
                shelf.shelf_row(item, self._kept_of(item), wall, columns, glyphs, chosen=is_chosen)
                for item, is_chosen in self._row.in_sight(self._shelf, room - height)
            ]
        )
        bring = "Put your own talks in ./talks, or bring notes you have: i"
        self.show_row("#bring", foot.fact_row(bring, "", width, glyphs, DIM))
        self.show_row("#news", indented(self.news))
        self.show_row("#keys", self.keys_row(width))

    def _where(self) -> str:
        origins = {item.origin for item in self._all}
        count = wording.plural(len(self._all), "talk")
        if len(self._shelf) != len(self._all):
            count = f"{len(self._shelf)} of {count}"
        if origins == {"samples"}:
            return f"{count}, samples to try"
        return f"{count} in {next(iter(origins))}" if len(origins) == 1 else count

    @property
    def _chosen(self) -> Shelved | None:
        return self._shelf[self._row.at] if self._shelf else None

    def _kept_of(self, item: Shelved | None) -> TalkLine | None:
        return self._kept.get(item.talk.id) if item and item.talk else None

    def action_move(self, rows: int) -> None:
        """Choose another talk."""
        self._row.move(rows, len(self._shelf))
        self.tell("")

    def action_rehearse(self) -> None:
        """Open the chosen talk."""
        self._open(resume=False)

    def action_resume(self) -> None:
        """Go on with the unfinished run of the chosen talk."""
        kept = self._kept_of(self._chosen)
        if kept is None or kept.unfinished is None:
            self.tell("no run of this talk is unfinished")
        else:
            self._open(resume=True)

    def action_practise(self) -> None:
        """Open the chosen talk at what is worth practising."""
        if self._kept_of(self._chosen) is None:
            self.tell("not rehearsed yet: one run shows what to practise")
        else:
            self._open(resume=False, practise=True)

    def _open(self, *, resume: bool, practise: bool = False) -> None:
        from rehearse.tui.screens.rehearse import RehearseScreen  # noqa: PLC0415

        item = self._chosen
        if item is None:
            return
        if item.talk is None or item.plan is None:
            self._tell_of_errors()
            return
        self._news = ()
        self.app.push_screen(RehearseScreen(item.talk, resume=resume, practise=practise))

    def action_history(self) -> None:
        """The runs of the chosen talk."""
        from rehearse.tui.screens.history import HistoryScreen  # noqa: PLC0415

        item = self._chosen
        if item is None:
            return
        if item.talk is None:
            self._tell_of_errors()
        else:
            self.app.push_screen(HistoryScreen(item.talk))

    def _tell_of_errors(self) -> None:
        edit = self.key_for("edit")
        self.tell(f"this talk has errors, told below the list: {edit} opens it", is_trouble=True)

    def action_edit(self) -> None:
        """Open the file of the chosen talk in the editor."""
        from rehearse.core import talk as talks  # noqa: PLC0415
        from rehearse.tui import editing  # noqa: PLC0415

        item = self._chosen
        if item is None:
            return
        # A file with errors is no talk, and can be edited all the same.
        talk = item.talk or talks.talk(item.name, (), path=item.path)
        edited, sentence = editing.edit(self.rehearse_app, talk, 1)
        self.on_screen_resume()
        self.tell(sentence or "Edited.", is_trouble=edited is None)

    def action_bring(self) -> None:
        """Preview notes that the speaker has, to make a talk of them."""
        from rehearse.tui.previewing.bringing import bring_notes  # noqa: PLC0415

        self.tell("")
        bring_notes(self, self._tell_of_notes)

    def _tell_of_notes(self, target: str) -> None:
        from rehearse.importers.saving import target_words  # noqa: PLC0415 - only after an import

        self._read_again()
        self._choose(target, self._shelf)
        self.tell(f"written to {target_words(target)}" if target else "nothing was written")

    def action_find(self) -> None:
        """Show only the talks with this in their title."""
        from rehearse.tui.screens.prompt import PromptScreen  # noqa: PLC0415

        self.app.push_screen(
            PromptScreen("Find a talk by a part of its title:", self._find_problem), self._show
        )

    def _matching(self, text: str) -> list[Shelved]:
        wanted = text.casefold()
        return [
            item
            for item in self._all
            if wanted in item.name.casefold() or wanted in item.path.casefold()
        ]

    def _find_problem(self, text: str) -> str:
        return "" if self._matching(text) else f"no talk has {text!r} in its title"

    def _show(self, text: str | None) -> None:
        if text:
            self._shelf, self._row = self._matching(text), ChosenRow()
        self.project()

    def action_show_all(self) -> None:
        """Everything again."""
        if len(self._shelf) == len(self._all):
            self.tell(f"{self.key_for('leave')} leaves")
            return
        self._shelf, self._row = self._all, ChosenRow()
        self.tell("")


def _shelved(found: FoundTalk, usual_pace: UsualPace) -> Shelved:
    try:
        talk = load(found.path, usual_pace)
        return Shelved(found.path, found.origin, talk, make_plan(talk), ())
    except TalkFileError as error:
        problems = tuple(str(problem) for problem in error.problems)
        return Shelved(found.path, found.origin, None, None, problems)
    except PlanError as error:
        return Shelved(found.path, found.origin, talk, None, (str(error),))

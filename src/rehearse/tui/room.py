"""What all screens share: keys from one declaration, help, a line for news, a smallest size."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from rehearse.tui.commands import Command
from rehearse.tui.draw.foot import keys_row
from rehearse.tui.draw.row import DIM, MARGIN, WARN, Piece, Row, fit
from rehearse.tui.widgets.rows import LOOKS, Rows

if TYPE_CHECKING:
    from rehearse.tui.app import RehearseApp

LEAST_WIDTH, LEAST_HEIGHT = 60, 20

HELP = Command(
    "help", ("question_mark", "f1"), "show_help", "help", "Show the keys of this screen."
)
PALETTE = Command(
    "palette",
    ("colon",),
    "app.command_palette",
    "palette",
    "Find anything that can be done here by its name (ctrl+p too).",
    is_listed=False,
)


class Room(Screen[object]):
    """A screen of this program."""

    ABOUT: ClassVar[str] = ""
    """A paragraph on what this screen is for."""

    HINTS: ClassVar[tuple[str, ...]] = ()
    """Ids of the commands that the line of keys names where it makes sense, in order."""

    AT_ONCE: ClassVar[tuple[frozenset[str], ...]] = ()
    """Ids of commands that are on at the same time; none where all of the screen's are."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(LOOKS)
    AUTO_FOCUS = None
    ESCAPE_TO_MINIMIZE = False

    @property
    def rehearse_app(self) -> RehearseApp:
        """The app, as what it is."""
        return cast("RehearseApp", self.app)

    @classmethod
    def settings_name(cls) -> str:
        """What the settings call this screen: `rehearse`."""
        return cls.__name__.removesuffix("Screen").lower()

    # -- to be filled in by each screen ----------------------------------------------------------

    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done here and now; the line of keys and the palette read it."""
        raise NotImplementedError

    def described(self) -> tuple[Command, ...]:
        """What the help lists, where that is more than can be done at this moment."""
        return self.commands()

    def project(self) -> None:
        """Draw everything anew."""
        raise NotImplementedError

    def before_leaving(self) -> None:
        """The program is about to end."""

    def before_suspending(self) -> None:
        """The program is about to be stopped for a while."""

    def tell(self, sentence: str, *, is_trouble: bool = False) -> None:
        """Say something in the line for news, until the next key."""
        self._news = (Piece(sentence, WARN if is_trouble else DIM),) if sentence else ()
        self.project()

    # -- shared ----------------------------------------------------------------------------------

    _news: Row = ()
    _ground: Strip | None = None

    follows_run = False
    """Drawn anew by the rehearse screen below when something visible changes."""

    @property
    def can_draw(self) -> bool:
        """The screen stands, and there is room enough."""
        width, height = self.size
        has_room = width >= LEAST_WIDTH and height >= LEAST_HEIGHT
        return has_room and self.is_mounted and bool(self.children)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The ground, which the rows cover: hardly any of it is ever seen."""
        strip = self._ground
        if strip is None or strip.cell_length != crop.width:
            strip = Strip.blank(crop.width, self.visual_style.rich_style)
            for line_filter in self.get_line_filters():
                strip = strip.apply_filter(line_filter, self.background_colors[1])
            self._ground = strip
        return [strip] * crop.height

    def notify_style_update(self) -> None:
        """The theme changed: the ground has another colour."""
        super().notify_style_update()
        self._ground = None

    @property
    def news(self) -> Row:
        """What was told last; else, while runs can't be kept, that they can't."""
        app = self.rehearse_app
        row = self._news
        if not row and app.trouble:
            row = (Piece(f"Not kept yet: {app.trouble}", WARN),)
        room = self.size.width - 2 * MARGIN
        return tuple(Piece(fit(text, room, app.glyphs.ellipsis), style) for text, style in row)

    def show_row(self, selector: str, row: Row) -> None:
        """Draw the one row of a widget."""
        self.query_one(selector, Rows).show([row])

    def runner(self, command: Command) -> Callable[[], None]:
        """A function that does what the command's key does."""

        def do() -> None:
            self.call_later(self.run_action, command.action)

        return do

    def hinted(self) -> tuple[str, ...]:
        """Ids of the commands that the line of keys names now, in order."""
        return self.HINTS

    def hints(self) -> list[tuple[str, str]]:
        """The keys for the line at the bottom."""
        from rehearse.tui.commands import key_name  # noqa: PLC0415

        by_id = {command.id: command for command in self.keyed(self.commands())}
        # The key up stands beside it in every list, and left beside right in some.
        glyphs = self.rehearse_app.glyphs
        arrows = {"down": glyphs.up_down}
        if any(each.keys == ("left",) for each in by_id.values()):
            arrows["right"] = glyphs.left_right
        return [
            (arrows.get(by_id[name].keys[0]) or key_name(by_id[name].keys[0]), by_id[name].label)
            for name in self.hinted()
            if name in by_id
        ]

    def keyed(self, commands: tuple[Command, ...]) -> tuple[Command, ...]:
        """The commands with the keys that the settings give them here."""
        keys = self.rehearse_app.keys
        if not keys:
            return commands
        from rehearse.tui.keymap import with_keys  # noqa: PLC0415 - seldom needed

        return with_keys(keys, self.settings_name(), commands)

    def key_for(self, command: str) -> str:
        """The key of a command of this screen, by its id, as it is written for people.

        Of a command that it has not, that of help.
        """
        from rehearse.tui.commands import key_name  # noqa: PLC0415

        named = (each for each in self.BINDINGS if isinstance(each, Binding) and each.id == command)
        found = next(named, None)
        own = found.key.split(",") if found else list(HELP.keys)
        keys = self.rehearse_app.keys
        if keys:
            from rehearse.tui.keymap import keys_of  # noqa: PLC0415 - seldom needed

            own = list(keys_of(keys, self.settings_name(), command, own))
        return key_name(own[0])

    def keys_row(self, width: int) -> Row:
        """The line of keys."""
        return keys_row(self.hints(), width, self.key_for("help"))

    def on_mount(self) -> None:
        """Bind the keys that the settings name."""
        keys = self.rehearse_app.keys
        if keys:
            from rehearse.tui.keymap import rebound  # noqa: PLC0415 - seldom needed

            self._bindings = rebound(keys, self.settings_name(), self._bindings)

    def action_show_help(self) -> None:
        """The keys of this screen."""
        from rehearse.tui.screens.help import HelpScreen  # noqa: PLC0415

        self.app.push_screen(HelpScreen(self.ABOUT, self.keyed(self.described())))

    def action_leave(self) -> None:
        """Leave the program."""
        self.rehearse_app.leave()

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is too little room, until there is more."""
        width, height = event.size
        is_small = width < LEAST_WIDTH or height < LEAST_HEIGHT
        self.set_class(is_small, "too-small")
        if is_small:
            found = self.query("#too-small")
            note = found.first(Rows) if found else Rows(id="too-small")
            note.show(
                [
                    (Piece(" The terminal is too small:"),),
                    (Piece(f" {width}x{height}, and it takes {LEAST_WIDTH}x{LEAST_HEIGHT}."),),
                    (Piece(" Make it larger to go on."),),
                ]
            )
            if not found:
                self.mount(note)
        self.call_after_refresh(self.project)

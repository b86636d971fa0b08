"""The wiring: clock, history, screens and signals. What is shown is the screens' business."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import events
from textual.app import App, SuspendNotSupported, SystemCommand
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.filter import LineFilter, Monochrome, NoColor
from textual.message import Message
from textual.screen import Screen
from textual.worker import WorkerFailed

from rehearse.core.clock import Clock, SystemClock
from rehearse.core.run import LEAST_KEPT_S, Run
from rehearse.core.settings import Settings
from rehearse.history.keeper import Failed, Keeper, Kept, News, Noticed, Recovered
from rehearse.tui.draw.glyphs import Glyphs, glyphs_here, narrow_encoding
from rehearse.tui.launch import Outcome, Request
from rehearse.tui.room import Room

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rehearse.history.store import Store
    from rehearse.speech.child_renderer import Renderer
    from rehearse.speech.lasting_voice import LastingVoice, MakeVoice
    from rehearse.talkfile.problem import Problem
    from rehearse.tui.steady_output import SteadyOutput

T = TypeVar("T")

ENDINGS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGALRM", "SIGUSR1", "SIGUSR2")
"""Signals that end a program; where they are not heeded the terminal stays raw."""

LAST_WORDS_S = 2.0
"""What is said in the shell at the end is read within this time, or not at all."""

MakeKeeper = Callable[[Callable[[News], None]], Keeper]


class RehearseApp(App[None]):
    """The program on screen."""

    CSS_PATH = "rehearse.tcss"
    TITLE = "rehearse"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"

    FROM_ANYWHERE: ClassVar = {
        "ctrl+c": "leave",
        "ctrl+q": "leave",
        "ctrl+z": "suspend_process",
    }
    """Keys that no screen takes: a prompt and the palette hide what the app itself binds."""

    class HistorySaid(Message):
        """The history has news, from its own thread."""

        def __init__(self, news: News) -> None:
            super().__init__()
            self.news = news

    class Answered(Message):
        """A question to the history is answered, from its own thread."""

        def __init__(self, then: Callable[[], None]) -> None:
            super().__init__()
            self.then = then

    def __init__(
        self,
        request: Request,
        *,
        clock: Clock | None = None,
        make_keeper: MakeKeeper = Keeper,
        make_voice: MakeVoice | None = None,
        make_renderer: Callable[[], Renderer] | None = None,
    ) -> None:
        super().__init__()
        self.request = request
        self.clock: Clock = clock or SystemClock()
        settings_file = request.settings
        if settings_file.settings.keys:
            from rehearse.tui.keymap import with_keys_checked  # noqa: PLC0415 - seldom needed

            settings_file = with_keys_checked(settings_file)
        self.settings: Settings = settings_file.settings
        """What the user has settled; what is wrong in the file has its default."""
        self.keys = dict(self.settings.keys)
        """Other keys than commands have by themselves, for `tui.keymap`."""
        self._about_settings = trouble_in_a_line(settings_file.problems)
        self.glyphs: Glyphs = glyphs_here(self.settings.glyphs)
        encoding = narrow_encoding()
        self._narrow: list[LineFilter] = [encodable_filter(encoding)] if encoding else []
        self.keeper = make_keeper(self._hear)
        self._make_voice = make_voice
        self.make_renderer = make_renderer
        """What measures the voice; None for a process of its own."""
        self._voice: LastingVoice | None = None
        self.sounds_far_away = False
        """Whether the voice was asked to sound though the speaker sits at another machine."""
        self.last_key_at = 0.0
        """The instant at which a key was pressed last, whatever screen it was for."""
        self.last_run: Run | None = None
        """The run that was spoken last, as it was handed to the keeper."""
        self._numbers: dict[str, int | None] = {}
        self.written = ""
        """The talk file that was written from notes last."""
        self.trouble = ""
        """Why runs can't be kept just now; empty while they are."""
        self.untold: list[str] = []
        """What went wrong and could not be said on a screen any more."""
        self._kept_all = True
        self._exit_code = 0
        self._broken = ""
        self._stopped_itself = False
        if self.settings.theme in self.available_themes:
            self.theme = self.settings.theme
        elif is_light_terminal(os.environ.get("COLORFGBG", "")):
            self.theme = "textual-light"

    # -- start and end ---------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[object]:
        """The library, or the talk that was named: no empty screen is drawn before it."""
        request = self.request
        if request.notes is not None:
            from rehearse.tui.screens.preview import PreviewScreen  # noqa: PLC0415

            return PreviewScreen(request.notes)
        if request.talk is None:
            from rehearse.tui.screens.library import LibraryScreen  # noqa: PLC0415

            return LibraryScreen()
        from rehearse.tui.screens.rehearse import RehearseScreen  # noqa: PLC0415

        return RehearseScreen(
            request.talk,
            scope=request.scope,
            slot_s=request.slot_s,
            pace=request.pace,
            resume=request.resume,
            for_real=request.for_real,
            speaker=request.speaker,
            practise=request.weak,
        )

    def get_driver_class(self) -> type[Driver]:
        """The keyboard and screen of this system; on Unix steadier ones than Textual's."""
        chosen = super().get_driver_class()
        if chosen.__name__ != "LinuxDriver":
            return chosen
        from rehearse.tui.steady_output import PatientDriver  # noqa: PLC0415

        return PatientDriver

    def on_load(self) -> None:
        """Textual heeds neither SIGTERM nor SIGHUP: the terminal would stay raw, the run open."""
        for name in ENDINGS:
            number = getattr(signal, name, None)
            if number is not None:
                _heed(number, partial(self._end_by, number))

    def on_mount(self) -> None:
        """The first picture comes before everything else."""
        if hasattr(signal, "SIGTSTP"):
            # Not before: Textual heeds them too. Its own way doesn't pause, and after a stop that
            # nobody announced it takes the raw terminal for the one to be given back at the end.
            _heed(signal.SIGTSTP, self.action_suspend_process)
            _heed(signal.SIGCONT, self._come_back)
        self.call_after_refresh(self._allow_collections)
        if self._about_settings:
            self.call_after_refresh(self.announce, self._about_settings, is_trouble=True)

    def _allow_collections(self) -> None:
        """What start-up made stays: no collection looks through it, and no key waits for one."""
        gc.freeze()
        gc.enable()

    def _end_by(self, number: int) -> None:
        self._exit_code = 128 + number
        self.leave()

    async def on_event(self, event: events.Event) -> None:
        """Every key tells that somebody is there; some are answered before any screen sees them."""
        if isinstance(event, events.Key):
            self.last_key_at = self.clock.now()
        action = self.FROM_ANYWHERE.get(event.key) if isinstance(event, events.Key) else None
        if action is None:
            await super().on_event(event)
        else:
            await self.run_action(action)

    def action_leave(self) -> None:
        """Leave from wherever the speaker is."""
        self.leave()

    def leave(self) -> None:
        """Keep what was spoken, and close the screen."""
        for screen in self.screen_stack:
            if isinstance(screen, Room):
                screen.before_leaving()
        self.exit(return_code=self._exit_code)

    async def on_unmount(self) -> None:
        """Wait for the history, two seconds at most."""
        if self._voice is not None:
            await self._voice.close()
        self._kept_all = await asyncio.to_thread(self.keeper.close, 2.0)

    @property
    def voice(self) -> LastingVoice:
        """What reads aloud, the same for all talks; made when it is first asked for."""
        if self._voice is None:
            from rehearse.history.place import data_folder  # noqa: PLC0415
            from rehearse.speech.kept_files import log_path  # noqa: PLC0415
            from rehearse.speech.lasting_voice import LastingVoice  # noqa: PLC0415
            from rehearse.speech.narrator import plays_far_away  # noqa: PLC0415

            self._voice = LastingVoice(
                self.clock,
                audible=self.sounds_far_away or not plays_far_away(os.environ),
                make=self._make_voice,
                log=log_path(data_folder()),
            )
        return self._voice

    def _handle_exception(self, error: Exception) -> None:
        """A palette that is closed while it still searches is no reason to end (Textual 8.2)."""
        if isinstance(error, WorkerFailed) and isinstance(error.error, NoMatches):
            return
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Whatever breaks, here or in a library: keep the run, end, and say so in a sentence."""
        if self.is_headless or os.environ.get("REHEARSE_DEBUG"):
            super()._fatal_error()
            return
        self._broken = f"{type(self._exception).__name__}: {self._exception}"
        self._exit_code = 1
        for screen in self.screen_stack:
            if isinstance(screen, Room):
                with suppress(Exception):
                    screen.before_leaving()
        self._close_messages_no_wait()

    def outcome(self) -> Outcome:
        """What is left to say once the screen is closed."""
        lines: list[str] = []
        if self._broken:
            lines.append(f"rehearse broke inside ({self._broken}){self._what_is_left()}")
        run = self.last_run
        if run is not None and run.spoken_s >= LEAST_KEPT_S:
            from rehearse.core.review import shell_line  # noqa: PLC0415

            lines.append(shell_line(self.numbered(run)))
            if not self._kept_all:
                self._exit_code = self._exit_code or 1
                is_new = self.numbered(run).number is None
                what = "This run" if is_new else "What came after the last save"
                lines.append(f"{what} could not be kept: {self.trouble or 'the disk hangs'}")
        if self.untold:
            lines.extend(self.untold)
            self._exit_code = self._exit_code or 1
        exit_code = self._exit_code or self.return_code or 0
        if self._output is not None:
            from rehearse.tui.steady_output import end_within  # noqa: PLC0415

            end_within(LAST_WORDS_S, exit_code)
        return Outcome(exit_code, tuple(lines), self.written)

    def _what_is_left(self) -> str:
        """After a break: whether the run is kept, and goes on."""
        run = self.last_run
        if run is None or run.spoken_s < LEAST_KEPT_S or not self._kept_all:
            return ""
        return "; what you spoke is kept" + ("" if run.finished else ", --resume goes on")

    # -- the history -----------------------------------------------------------------------------

    def keep(self, run: Run) -> None:
        """Save a run soon."""
        self.last_run = run
        self.keeper.keep(run)

    def numbered(self, run: Run) -> Run:
        """The run with the number that it was kept under, where it has one by now."""
        return run._replace(number=self._numbers.get(run.key, run.number))

    def ask(self, question: Callable[[Store], T], then: Callable[[T], None]) -> None:
        """Ask the history in its thread; `then` is called here with the answer."""

        def answer(store: Store) -> None:
            value = question(store)
            self.post_message(self.Answered(lambda: then(value)))

        self.keeper.ask(answer)

    def _hear(self, news: News) -> None:
        if isinstance(news, Kept):
            # Known even when the screen is closed already.
            self._numbers[news.key] = news.number
        elif isinstance(news, Failed):
            self.trouble = news.sentence
        self.post_message(self.HistorySaid(news))

    def on_rehearse_app_answered(self, message: Answered) -> None:
        """Go on with the answer."""
        message.then()

    def on_rehearse_app_history_said(self, message: HistorySaid) -> None:
        """Tell it where the speaker looks."""
        news = message.news
        if isinstance(news, Kept):
            # The run may be on screen already, without its number.
            if isinstance(self.screen, Room):
                self.screen.project()
        elif isinstance(news, Failed):
            self.announce(f"Not kept yet: {news.sentence}", is_trouble=True)
        elif isinstance(news, Recovered):
            self.trouble = ""
            self.announce("Kept after all: the history works again.")
        elif isinstance(news, Noticed):
            self.announce(news.sentence, is_trouble=True)

    def announce(self, sentence: str, *, is_trouble: bool = False) -> None:
        """Say something in the line for news of the screen that the speaker sees."""
        from rehearse.history.place import data_folder  # noqa: PLC0415

        # There is one row for it: what went wrong counts there, not where the folder is.
        sentence = sentence.replace(os.path.join(data_folder(), ""), "")
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Room):
                screen.tell(sentence, is_trouble=is_trouble)
                return

    # -- the looks -------------------------------------------------------------------------------

    @property
    def _output(self) -> SteadyOutput | None:
        return getattr(self._driver, "output", None)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Draw, unless the terminal doesn't read; once it does, a whole picture is drawn."""
        if self._output is None or not self._output.leaves_out():
            super()._display(screen, renderable)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Where no colour is wanted there is none: Textual would draw in greys.

        What the terminal's encoding has not is replaced last, in every widget.
        """
        return [
            *(
                NoColor() if isinstance(each, Monochrome) else each
                for each in super().get_line_filters()
            ),
            *self._narrow,
        ]

    # -- the palette -----------------------------------------------------------------------------

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Everything that keys do on this screen, and the themes."""
        if isinstance(screen, Room):
            for command in screen.commands():
                if command.is_listed:
                    title = command.title or command.label.capitalize()
                    yield SystemCommand(title, command.help, screen.runner(command))
        yield SystemCommand("Theme", "Choose other colours", self.action_change_theme)

    def search_themes(self) -> None:
        """Open the palette on the themes."""
        from textual.theme import ThemeProvider  # noqa: PLC0415

        from rehearse.tui.screens.palette import Palette  # noqa: PLC0415

        self.push_screen(Palette(self.glyphs, [ThemeProvider], "Search for themes"))

    def action_command_palette(self) -> None:
        """Open the palette, or close it."""
        from rehearse.tui.screens.palette import Palette  # noqa: PLC0415

        if isinstance(self.screen, Palette):
            self.screen.close()
        elif not any(isinstance(screen, Palette) for screen in self.screen_stack):
            self.push_screen(Palette(self.glyphs, id="--command-palette"))

    def action_suspend_process(self) -> None:
        """Pause, keep the run, and go to the background."""
        for screen in self.screen_stack:
            if isinstance(screen, Room):
                screen.before_suspending()
        # A process that is stopped in the middle of a save locks the history for all others.
        saved = threading.Event()
        self.keeper.ask(lambda _: saved.set())
        saved.wait(1.0)
        with suppress(SuspendNotSupported), self.suspend():
            self._stopped_itself = True
            os.kill(os.getpid(), signal.SIGSTOP)

    def _come_back(self) -> None:
        """After a stop from outside: the shell may have used the terminal since."""
        if self._stopped_itself:
            self._stopped_itself = False
            return
        with suppress(SuspendNotSupported), self.suspend():
            pass


def _heed(number: int, answer: Callable[[], None]) -> None:
    """Answer a signal in the event loop."""
    # Windows (untested) has no handlers on the loop; it ends the program by itself.
    with suppress(NotImplementedError, ValueError, RuntimeError):
        asyncio.get_running_loop().add_signal_handler(number, answer)


def encodable_filter(encoding: str) -> LineFilter:
    """Rarely needed, and not free to import."""
    from rehearse.tui.draw.encodable import Encodable  # noqa: PLC0415

    return Encodable(encoding)


def trouble_in_a_line(problems: Sequence[Problem]) -> str:
    """What is wrong with the settings, for the line for news."""
    if not problems:
        return ""
    first = problems[0]
    what = f"{first.path}: {first.message}" if first.path else first.message
    if len(problems) == 1:
        return f"Settings, line {first.line}: {what}"
    others = f"{len(problems)} mistakes in the settings (rehearse config names them)"
    return f"{others}; line {first.line}: {what}"


def is_light_terminal(colours: str) -> bool:
    """Some terminals tell their colours in COLORFGBG: `0;15` is black on white."""
    return colours.rpartition(";")[2] in {"7", "15"}

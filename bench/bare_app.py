"""The least that a Textual application can be: what the framework itself costs."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    BINDINGS = [("q", "quit", "leave")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Static("one line of text")


BareApp().run()

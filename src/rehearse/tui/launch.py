"""Starting the screens: what is asked for, and what is said in the shell afterwards."""

from __future__ import annotations

import gc
import os

from rehearse.rehearsing.request import Outcome as Outcome  # noqa: PLC0414 - exported
from rehearse.rehearsing.request import Request as Request  # noqa: PLC0414 - exported


def run(request: Request) -> Outcome:
    """Open the screen and stay until it is left."""
    # What a key changes is on screen within a millisecond instead of 16, and nothing is drawn that
    # did not change; Textual reads this when it is imported.
    os.environ.setdefault("TEXTUAL_FPS", "1000")
    # Nothing that start-up makes is garbage: collecting waits for the first picture.
    gc.disable()
    from rehearse.tui.app import RehearseApp  # noqa: PLC0415

    app = RehearseApp(request)
    app.run()
    return app.outcome()

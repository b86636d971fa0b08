"""Draws docs/rehearse.svg from the real program: python docs/picture.py."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile

from rehearse.talkfile.load import load
from rehearse.tui.app import RehearseApp
from rehearse.tui.launch import Request

HERE = os.path.dirname(os.path.abspath(__file__))


class StandingClock:
    """A clock that is set by hand."""

    at = 0.0

    def now(self) -> float:
        """See `rehearse.core.clock.Clock`."""
        return self.at

    def wall(self) -> float:
        """Half past three in the afternoon, UTC, and what has passed since."""
        return 1_800_027_000.0 + self.at


async def draw() -> str:
    """The panel talk in its seventh section, a little late."""
    clock = StandingClock()
    talk = load(os.path.join(HERE, "..", "talks", "lake.yaml"))
    app = RehearseApp(Request(talk, None, None, None, resume=False, for_real=False), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space")
        for seconds in (10, 111, 44, 38, 8, 66):
            await pilot.pause()
            clock.at += 1.5
            for _ in range(int(seconds)):
                clock.at += 1
                app.screen.project()  # type: ignore[attr-defined]
            await pilot.press("n")
        for _ in range(20):
            clock.at += 1
            app.screen.project()  # type: ignore[attr-defined]
        await pilot.pause()
        return app.export_screenshot(title="rehearse lake")


def main() -> None:
    """Write the picture, without the addresses of fonts that a reader would be sent to."""
    os.environ["TZ"] = "UTC"
    with tempfile.TemporaryDirectory() as home:
        os.environ["REHEARSE_HOME"] = home
        svg = asyncio.run(draw())
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    with open(os.path.join(HERE, "rehearse.svg"), "w", encoding="utf-8") as file:
        file.write("\n".join(line.rstrip() for line in svg.split("\n")) + "\n")


if __name__ == "__main__":
    main()

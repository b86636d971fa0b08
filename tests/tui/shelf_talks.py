"""Talk files for the library."""

from __future__ import annotations

from pathlib import Path

GOOD = """\
title: {title}
slot: {slot}
sections:
  - title: Opening
    text: |
      {words}
  - title: Closing
    text: |
      {words}
"""

BROKEN = """\
title: A talk with mistakes
slot: 10
sections:
  - title: Opening
    txet: |
      Words.
"""


def put(name: str, text: str) -> Path:
    """A file in the test's folder."""
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def write_talk(name: str, title: str, *, slot: str = "1m", words: int = 50) -> Path:
    """A talk of two sections in ./talks."""
    text = " ".join(f"word{number}" for number in range(words))
    return put(f"talks/{name}.yaml", GOOD.format(title=title, slot=slot, words=text))


def write_shelf() -> None:
    """Three good talks and a broken one."""
    write_talk("bridges", "Bridges")
    write_talk("gate", "What the gate knew", slot="5m", words=200)
    write_talk("listen", "The year I learned to listen", slot="30s", words=60)
    put("talks/retro.yaml", BROKEN)

"""A talk about ice that voices read, and machines that lack something."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

ICE = """\
title: All of the ice
speaker: Zoe
slot: 2m
pace: 130
sections:
  - title: It sings
    text: |
      The ice on our lake *sings* at night. [SLIDE 2] It sings because it grows.

      [pause 2s] Every crack is a string, and the whole lake is the violin.
  - title: How much
    speaker: Ben
    text: |
      In 1987 there were 460,000 tonnes of it, in 2024 only 112,500, and in 2031, say the
      models of the IPCC and the WMO, there will be 37,250.
  - title: Demo
    budget: 30s
  - title: What to do
    text: |
      So go and listen while you can. Take a thermos with you, and somebody you like, and
      be as quiet as a fish. Then tell the others what you heard there.
"""


class Machine(TypedDict, total=False):
    """What the environment of a machine says of its voice and its sound."""

    PULSE_SERVER: str
    ALSA_CONFIG_PATH: str
    PYTHONPATH: str
    SSH_CONNECTION: str
    XDG_RUNTIME_DIR: str


NO_SOUND: Machine = {"PULSE_SERVER": "unix:/nowhere", "ALSA_CONFIG_PATH": "/dev/null"}
"""A machine without a sound device."""


def ice(folder: Path, *lines: str) -> Path:
    """The talk in the folder's `talks`, with more lines at its top."""
    (folder / "talks").mkdir(exist_ok=True)
    path = folder / "talks" / "ice.yaml"
    path.write_text("".join(f"{line}\n" for line in lines) + ICE, encoding="utf-8")
    return path


def no_voice(folder: Path) -> Machine:
    """A machine whose voice does not load."""
    (folder / "pyttsx3.py").write_text("raise ImportError('no such library')\n")
    return {"PYTHONPATH": str(folder)}

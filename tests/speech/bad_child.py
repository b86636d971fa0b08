"""Speech children that go wrong, each in its own way: `python bad_child.py HOW`."""

from __future__ import annotations

import os
import signal
import sys

READY = b'["Ready","Bad","1",80,450]\n["Voices",[["bad/en","Bad",["en"]]]]\n'


def say(data: bytes) -> None:
    os.write(1, data)


def wait() -> None:
    while True:
        signal.pause()


def commands() -> None:
    """Read until the first part comes."""
    for line in sys.stdin.buffer:
        if line.startswith((b'["Part"', b'["Fetch"')):
            return
    sys.exit(0)


def misbehave(how: str) -> None:
    match how:
        case "hangs":
            wait()
        case "dies":
            sys.exit(1)
        case "rubbish":
            say(b"ALSA lib pcm.c:2664:(snd_pcm_open_noupdate) Unknown PCM\n")
            wait()
        case "endless line":
            while True:
                say(b"x" * 65_536)
        case "no engine":
            say(b'["Error","engine","eSpeak NG does not load (no data)"]\n')
            wait()
        case "flood":
            say(READY)
            commands()
            while True:
                say(b'["Underrun",1]\n' * 100)
        case "mute":
            say(READY)
            commands()
            wait()
        case "renders silence":
            say(READY)
            commands()
            say(b'["Utterance",1,0,500,[],false]\n')
            wait()
        case "dies later":
            say(READY)
            commands()
        case "no sound":
            say(READY)
            commands()
            say(b'["Utterance",1,0,22050,[],true]\n')
            wait()


if __name__ == "__main__":
    misbehave(sys.argv[1])

"""Speech children that go wrong, each in its own way: `python bad_child.py HOW`."""

from __future__ import annotations

import json
import os
import signal
import sys
import time

READY = b'["Ready","Bad","1",80,450]\n["Voices",[["bad/en","Bad",["en"]]]]\n'


def say(data: bytes) -> None:
    os.write(1, data)


def wait() -> None:
    while True:
        signal.pause()


def commands() -> int:
    """Read until the first part or text comes; the number that it has."""
    for line in sys.stdin.buffer:
        if line.startswith((b'["Part"', b'["Fetch"')):
            return int(json.loads(line)[1])
    sys.exit(0)


def misbehave(how: str) -> None:
    """Go wrong before or after being ready."""
    start(how)
    say(READY)
    work(how, commands())


def start(how: str) -> None:
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
        case "chatters before it is ready":
            while True:
                say(b'["Underrun",1]\n')
                time.sleep(0.01)
        case "no voices":
            say(b'["Ready","Bad","1",80,450]\n["Voices",[]]\n["Device",false,"no device"]\n')
            wait()
        case "dies once":
            try:
                os.close(os.open(sys.argv[2], os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                return
            sys.exit(1)


def work(how: str, number: int) -> None:
    match how:
        case "flood":
            while True:
                say(b'["Underrun",1]\n' * 100)
        case "chatters":
            while True:
                say(b'["Underrun",1]\n')
                time.sleep(0.01)
        case "mute":
            wait()
        case "renders silence":
            say(b'["Utterance",1,0,500,[],false]\n')
            wait()
        case "fetches silence":
            say(b'["Fetched",%d,500,[],false,0]\n' % number)
            wait()
        case "refuses":
            say(b'["Error","render","eSpeak NG refused a text"]\n')
            wait()
        case "refuses the first":
            say(b'["Error","render","eSpeak NG refused a text"]\n["Utterance",1,0,0,[],false]\n')
            wait()
        case "refuses the second":
            say(b'["Utterance",1,0,22050,[],true]\n')
            say(b'["Error","render","eSpeak NG refused a text"]\n["Utterance",1,1,0,[],false]\n')
            wait()
        case "stops rendering":
            say(b'["Utterance",1,0,6615,[],true]\n')
            for line in sys.stdin.buffer:
                name, turn, *place = json.loads(line)
                if name == "Play" and place[0] == 0:
                    say(b'["Anchor",%d,%f,0,0]\n' % (turn, time.monotonic()))
        case "no sound":
            say(b'["Utterance",1,0,22050,[],true]\n')
            wait()


if __name__ == "__main__":
    misbehave(sys.argv[1])

"""Reads commands and acts on them at once, never waiting for the renderer or the device."""

from __future__ import annotations

from threading import Condition
from typing import BinaryIO, NamedTuple

from rehearse.speech.child.hygiene import leave
from rehearse.speech.child.mixer import Mixer
from rehearse.speech.child.renderer import Renderer
from rehearse.speech.child.score import Score
from rehearse.speech.child.sound import Sound
from rehearse.speech.protocol import (
    LONGEST_LINE,
    Fetch,
    ListVoices,
    Load,
    Message,
    Part,
    Pause,
    Play,
    Rate,
    Resume,
    RubbishError,
    Seek,
    decode,
)
from rehearse.speech.protocol import Sound as ChooseSound


class Desk(NamedTuple):
    """What commands act on."""

    score: Score
    changed: Condition
    mixer: Mixer
    sound: Sound
    renderer: Renderer


def obey(desk: Desk, lines: BinaryIO) -> None:
    """Act on every line; at the end of the input the program is gone, and so is this process."""
    while True:
        line = lines.readline(LONGEST_LINE)
        if not line:
            leave(0)
        try:
            act(desk, decode(line))
        except RubbishError:
            # The program never writes such a line: it is no longer our program.
            leave(1)


def act(desk: Desk, command: Message) -> None:
    """Do what one command says."""
    match command:
        case Load(gen, parts):
            with desk.changed:
                desk.score.load(gen, parts)
                desk.mixer.rewind()
        case Part():
            with desk.changed:
                desk.score.add(command)
                desk.changed.notify_all()
        case Rate(gen, seq, voice, rate):
            with desk.changed:
                first = desk.mixer.first_untouched(seq)
                desk.score.change_rate(gen, first, voice, rate)
                desk.changed.notify_all()
        case Play(turn, seq, sample):
            desk.mixer.play(turn, seq, sample)
            desk.sound.start()
        case Pause(turn):
            desk.mixer.pause(turn)
        case Resume(turn):
            desk.mixer.resume(turn)
            desk.sound.start()
        case Seek(turn, seq):
            desk.mixer.seek(turn, seq)
        case ChooseSound(on):
            desk.sound.choose(audible=on)
        case Fetch() | ListVoices():
            desk.renderer.add(command)

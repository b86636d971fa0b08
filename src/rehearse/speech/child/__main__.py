"""`python -P -m rehearse.speech.child PARENT_PID LOG`: the speech child itself."""

from __future__ import annotations

import sys
from threading import Condition, Event, Lock, Thread

from rehearse.core.clock import SystemClock
from rehearse.speech.child import hygiene
from rehearse.speech.child.checked import CheckedEngine
from rehearse.speech.child.commands import Desk, obey
from rehearse.speech.child.engine import EngineError, load_engine
from rehearse.speech.child.mixer import Mixer
from rehearse.speech.child.outbox import Outbox
from rehearse.speech.child.renderer import Renderer
from rehearse.speech.child.score import Score
from rehearse.speech.child.sound import Sound
from rehearse.speech.protocol import Error, Ready


def main() -> None:
    """Start the threads, load the engine, and render until the end."""
    events = hygiene.settle(parent=int(sys.argv[1]), log=sys.argv[2])
    clock = SystemClock()
    changed = Condition(Lock())
    outbox = Outbox(events)
    score = Score()
    mixer = Mixer(score, changed, outbox, clock)
    sound = Sound(mixer, outbox, clock)
    renderer = Renderer(score, changed, outbox)
    desk = Desk(score, changed, mixer, sound, renderer)
    commands = sys.stdin.buffer
    for work in (outbox.run, sound.run, sound.watch, lambda: obey(desk, commands)):
        Thread(target=work, daemon=True).start()
    try:
        engine = load_engine()
    except EngineError as error:
        outbox.put(Error("engine", str(error)))
        # The program has the last word.
        Event().wait()
        return
    outbox.put(Ready(engine.name, engine.version, engine.slowest, engine.fastest))
    renderer.run(CheckedEngine(engine))


main()

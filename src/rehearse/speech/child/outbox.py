"""Events on their way to the program; putting one in never waits."""

from __future__ import annotations

import os
from queue import SimpleQueue

from rehearse.speech.child.hygiene import leave
from rehearse.speech.protocol import Event, encode


class Outbox:
    """Events, written in order by a thread of their own."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._queue: SimpleQueue[tuple[Event, bytes]] = SimpleQueue()

    def put(self, event: Event, payload: bytes = b"") -> None:
        """Send an event, with what follows it."""
        self._queue.put((event, payload))

    def run(self) -> None:
        """Write until nobody reads any more: then this process has no purpose."""
        while True:
            event, payload = self._queue.get()
            try:
                _write_all(self._descriptor, encode(event) + payload)
            except OSError:
                leave(0)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]

"""Opens, starts and stops the output in a thread of its own: any of the three may hang."""

from __future__ import annotations

from threading import Condition

from rehearse.core.clock import Clock
from rehearse.speech.child.mixer import Mixer
from rehearse.speech.child.outbox import Outbox
from rehearse.speech.child.output import ClockOutput, DeviceOutput, Output
from rehearse.speech.protocol import Device, Lost

_REST_AFTER_S = 2.0
"""A running device costs 1.5% of a core; within this time it starts at once."""
_LOOK_EVERY_S = 0.15
"""Each look takes the interpreter from the sound thread for a moment."""
_LOST_AFTER_LOOKS = 2
"""300 ms without being asked for samples: the sound server died or hangs."""
_START_LOOKS = 14
"""2 s for a device to wake: a wireless one takes more than one."""


class Sound:
    """The output of this process, one for its whole life."""

    def __init__(self, mixer: Mixer, outbox: Outbox, clock: Clock) -> None:
        self._mixer = mixer
        self._outbox = outbox
        self._clock = clock
        self._condition = Condition()
        self._is_wanted = False
        self._is_running = False
        self._is_audible: bool | None = None
        """Whether a device was asked for; None while nobody said."""
        self._output: Output | None = None

    def choose(self, *, audible: bool) -> None:
        """Open a device, or only keep the time; only the first choice counts."""
        with self._condition:
            if self._is_audible is None:
                self._is_audible = audible
                self._condition.notify_all()

    def start(self) -> None:
        """Let samples flow, opening the output where it isn't."""
        with self._condition:
            self._is_wanted = True
            if self._is_audible is None:
                self._is_audible = True
            self._condition.notify_all()

    def _rest(self) -> None:
        with self._condition:
            # A play that came meanwhile has set this before it asks for the output.
            if not self._mixer.is_playing:
                self._is_wanted = False
                self._condition.notify_all()

    def run(self) -> None:
        """Do what was asked for, one thing after the other, for ever."""
        while True:
            with self._condition:
                self._condition.wait_for(self._has_work)
                output, start = self._output, self._is_wanted
            if output is None:
                self._output = self._opened()
                continue
            try:
                output.start() if start else output.stop()
            except OSError as error:
                self._outbox.put(Lost(str(error)))
                return
            with self._condition:
                self._is_running = start
                self._condition.notify_all()

    def _has_work(self) -> bool:
        if self._output is None:
            return self._is_audible is not None
        return self._is_wanted != self._is_running

    def _opened(self) -> Output:
        if self._is_audible:
            try:
                device = DeviceOutput(self._mixer.fill)
            except OSError as error:
                self._outbox.put(Device(False, str(error)))
            else:
                self._outbox.put(Device(True, device.detail))
                return device
        return ClockOutput(self._mixer.fill, self._clock.now)

    def watch(self) -> None:
        """See that samples flow while the mixer plays, and let the output rest when it doesn't."""
        fills, looks_without, idle_s = 0, 0, 0.0
        patience = _START_LOOKS
        while True:
            with self._condition:
                if not self._is_running:
                    self._condition.wait_for(lambda: self._is_running)
                    fills, looks_without, idle_s = self._mixer.fills, 0, 0.0
                    patience = _START_LOOKS
                # The time is counted in looks, so that a stopped process loses nothing.
                self._condition.wait_for(lambda: not self._is_running, _LOOK_EVERY_S)
            is_flowing = fills != self._mixer.fills
            fills = self._mixer.fills
            looks_without = 0 if is_flowing else looks_without + 1
            if is_flowing:
                patience = _LOST_AFTER_LOOKS
            if looks_without == patience:
                self._outbox.put(Lost("the sound system no longer asks for samples"))
            idle_s = 0.0 if self._mixer.is_playing else idle_s + _LOOK_EVERY_S
            if idle_s >= _REST_AFTER_S:
                idle_s = 0.0
                self._rest()

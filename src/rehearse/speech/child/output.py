"""Where samples go: the one sound device of this process, or a clock that keeps their time."""

from __future__ import annotations

from collections.abc import Callable, Generator
from threading import Event, Thread
from typing import Any, Protocol

from rehearse.speech.protocol import NO_SOUND_LIBRARY, SAMPLE_RATE

PERIOD_MS, PERIODS = 15, 3
"""PulseAudio holds one period ahead, whatever their number: that is how late a callback may be.

Measured with two other programs on two cores: 10 ms have holes ten times as often; 20 ms start
after 48 ms and stop after 26.
"""

Fill = Callable[[int], bytes]


class Output(Protocol):
    """Asks for samples while it runs."""

    detail: str

    def start(self) -> None:
        """Begin to ask for samples."""
        ...

    def stop(self) -> None:
        """Ask for no more."""
        ...


class DeviceOutput:
    """A sound device through miniaudio.

    It is never closed: closing keeps its context, and after 63 of them PulseAudio refuses every
    program.
    """

    def __init__(self, fill: Fill) -> None:
        """Open the default device.

        Raises:
            OSError: there is no sound library, no device, or no sound system that answers.
        """
        try:
            import miniaudio  # noqa: PLC0415
        except (ImportError, OSError) as error:
            raise OSError(f"{NO_SOUND_LIBRARY} ({error})") from error
        self._fill = fill
        self._failure: type[Exception] = miniaudio.MiniaudioError
        try:
            self._device: Any = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=SAMPLE_RATE,
                buffersize_msec=PERIOD_MS,
                callback_periods=PERIODS,
                # It only copies. Where the system refuses, it gets a thread like any other.
                thread_prio=miniaudio.ThreadPriority.REALTIME,
                app_name="rehearse",
            )
        except miniaudio.MiniaudioError as error:
            raise OSError("no device answers") from error
        self.detail = str(self._device.backend)
        if self.detail == "Null":
            raise OSError("no sound device was found")

    def start(self) -> None:
        """See `Output.start`.

        Raises:
            OSError: the device does not start.
        """
        samples = _asked(self._fill)
        next(samples)
        try:
            self._device.start(samples)
        except self._failure as error:
            raise OSError(f"the device does not start ({_plain(error)})") from error

    def stop(self) -> None:
        """See `Output.stop`.

        Raises:
            OSError: the device does not stop.
        """
        try:
            self._device.stop()
        except self._failure as error:
            raise OSError(f"the device does not stop ({_plain(error)})") from error


def _asked(fill: Fill) -> Generator[bytes, int, None]:
    frames = yield b""
    while True:
        frames = yield fill(frames)


def _plain(error: Exception) -> str:
    return str(error.args[0]) if error.args else type(error).__name__


class ClockOutput:
    """No sound: samples are asked for at the pace a device would, and dropped."""

    detail = "silent"

    def __init__(self, fill: Fill, now: Callable[[], float]) -> None:
        self._fill = fill
        self._now = now
        self._stopped = Event()
        self._stopped.set()

    def start(self) -> None:
        """See `Output.start`."""
        self._stopped = Event()
        Thread(target=self._run, args=(self._stopped,), daemon=True).start()

    def stop(self) -> None:
        """See `Output.stop`."""
        self._stopped.set()

    def _run(self, stopped: Event) -> None:
        asked = 0
        began = self._now()
        while not stopped.wait(PERIOD_MS / 1000):
            due = int((self._now() - began) * SAMPLE_RATE)
            # After a stop of the whole process there is nothing to catch up with.
            asked = max(asked, due - SAMPLE_RATE // 5)
            self._fill(due - asked)
            asked = due

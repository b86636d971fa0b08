"""A PulseAudio server of the tests' own, with a sink that nobody hears, and an ear on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from array import array
from pathlib import Path
from typing import NamedTuple

from rehearse.core.clock import SystemClock
from rehearse.speech.protocol import SAMPLE_RATE

_MISSING = "PulseAudio is not installed: apt-get install pulseaudio pulseaudio-utils"
PROGRAMS = ("pulseaudio", "pactl", "parec")


def missing() -> str:
    """Why there can be no server here, empty where there can."""
    return "" if all(map(shutil.which, PROGRAMS)) else _MISSING


class SoundServer:
    """Its socket, and whatever else it writes, stand in one folder."""

    def __init__(self, folder: Path, *, sink: bool = True) -> None:
        self.socket = folder / "native"
        self.address = f"unix:{self.socket}"
        self._environment = {
            **os.environ,
            "XDG_RUNTIME_DIR": str(folder),
            "HOME": str(folder),
            "PULSE_SERVER": self.address,
            "PULSE_CONFIG": str(folder / "daemon.conf"),
        }
        # A server that runs before all others is otherwise killed for a fifth of a second of work.
        (folder / "daemon.conf").write_text("rlimit-rttime = -1\n")
        modules = [f"module-native-protocol-unix auth-anonymous=1 socket={self.socket}"]
        if sink:
            # With rewinds, a sink that was starved of samples takes back some that its monitor has
            # already handed out, and the ear misses them though they were played.
            modules.append(
                "module-null-sink sink_name=ear norewinds=1"
                f" format=s16le channels=1 rate={SAMPLE_RATE}"
            )
        self.process = subprocess.Popen(
            [
                "pulseaudio",
                "-n",
                "--daemonize=no",
                "--exit-idle-time=-1",
                "--use-pid-file=no",
                "--disallow-exit",
                "--realtime=no",
                "--no-cpu-limit=yes",
                *(f"--load={module}" for module in modules),
            ],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait_until_it_answers()
        self._share_priority()

    def _wait_until_it_answers(self) -> None:
        deadline = SystemClock().now() + 20
        while SystemClock().now() < deadline:
            if self.control("info").returncode == 0:
                return
        raise RuntimeError("the sound server does not answer")

    def _share_priority(self) -> None:
        """It gives up what it inherits as it starts: run its threads as this one is run."""
        for thread in os.listdir(f"/proc/{self.process.pid}/task"):
            os.sched_setscheduler(int(thread), os.sched_getscheduler(0), os.sched_getparam(0))

    def control(self, *command: str) -> subprocess.CompletedProcess[str]:
        """What `pactl` says."""
        return subprocess.run(
            ["pactl", *command], env=self._environment, capture_output=True, text=True, check=False
        )

    def ear(self) -> Ear:
        """Listen at the sink; to be held open before anything is measured.

        Without it the sink hands samples on in blocks of 50 ms.
        """
        return Ear(self._environment)

    def stop(self) -> None:
        """End it."""
        self.process.kill()
        self.process.wait()


class Heard(NamedTuple):
    """What came out of the sink in a stretch of time."""

    samples: array[int]
    first_at: float | None
    """When the first sample that isn't silence was heard."""
    last_at: float | None

    @property
    def sound(self) -> array[int]:
        """Without the silence around it."""
        data = self.samples.tobytes()
        first = next((i for i, sample in enumerate(self.samples) if sample), len(self.samples))
        behind = len(data.rstrip(b"\0")) + 1 >> 1
        return self.samples[first:behind]


class Ear:
    """Records the sink's monitor from its start to its end, each block with its time."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._blocks: list[tuple[float, bytes]] = []
        self._grown = threading.Condition()
        self._process = subprocess.Popen(
            [
                "parec",
                "--latency-msec=5",
                "--device=ear.monitor",
                "--raw",
                "--format=s16le",
                "--channels=1",
                f"--rate={SAMPLE_RATE}",
            ],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._clock = SystemClock()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        self.wait(until=self._clock.now())

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        descriptor = stream.fileno()
        while block := os.read(descriptor, 1 << 16):
            with self._grown:
                self._blocks.append((self._clock.now(), block))
                self._grown.notify_all()

    def now(self) -> float:
        """The present, on the clock that blocks are stamped with."""
        return self._clock.now()

    def wait(self, until: float) -> None:
        """Listen until an instant."""
        with self._grown:
            reached = self._grown.wait_for(
                lambda: bool(self._blocks) and self._blocks[-1][0] >= until, timeout=20
            )
        if not reached:
            raise RuntimeError("the sink's monitor gives nothing")

    def heard(self, since: float, until: float | None = None) -> Heard:
        """What was heard between two instants."""
        with self._grown:
            blocks = [
                (at, block)
                for at, block in self._blocks
                if at >= since and (until is None or at <= until)
            ]
        samples = array("h")
        first_at = last_at = None
        for at, block in blocks:
            values = array("h", block[: len(block) // 2 * 2])
            samples += values
            # A block's time is that of its end.
            sounding = [index for index, value in enumerate(values) if value]
            if sounding:
                if first_at is None:
                    first_at = at - (len(values) - sounding[0]) / SAMPLE_RATE
                last_at = at - (len(values) - sounding[-1]) / SAMPLE_RATE
        return Heard(samples, first_at, last_at)

    def stop(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()
        self._thread.join()
        assert self._process.stdout is not None
        self._process.stdout.close()

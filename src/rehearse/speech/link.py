"""The line to one speech child: starts it, writes commands, reads events, ends it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Sequence

from rehearse.speech.port import Facts, InstalledVoice
from rehearse.speech.protocol import (
    LONGEST_LINE,
    Fetched,
    Message,
    Ready,
    Voices,
    decode,
    encode,
)

END_S = 1.0
"""Longest wait for what is left of a killed child."""


class LinkError(Exception):
    """The child is gone or talks rubbish; the message is a clause that says which."""


def child_command(log: str = "") -> list[str]:
    """How the speech child is started.

    Args:
        log: path of a file for what the sound libraries print, empty to drop it.
    """
    # -P: no module of the folder the speaker stands in takes the place of a real one.
    return [sys.executable, "-P", "-m", "rehearse.speech.child", str(os.getpid()), log]


class Link:
    """One child, from its start to its end. To be started from the main thread: on Linux the child
    dies with the thread that started it.
    """

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, command: Sequence[str]) -> Link:
        """Start the child.

        Raises:
            LinkError: it does not start.
        """
        try:
            process = await asyncio.create_subprocess_exec(
                *command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                limit=LONGEST_LINE,
            )
        except OSError as error:
            raise LinkError(f"the voice's process does not start ({error})") from error
        return cls(process)

    @property
    def pid(self) -> int:
        """Process id of the child."""
        return self._process.pid

    def send(self, *messages: Message) -> None:
        """Write commands; a child that is gone is noticed where its events are read."""
        if self._process.stdin is not None:
            self._process.stdin.write(b"".join(map(encode, messages)))

    async def read(self) -> tuple[Message, bytes]:
        """The next event, and the samples that follow it.

        Raises:
            LinkError: the child ended, or wrote what is no event.
        """
        stream = self._process.stdout
        assert stream is not None  # noqa: S101
        try:
            line = await stream.readline()
            if not line.endswith(b"\n"):
                raise LinkError("the voice's process ended")
            message = decode(line)
            if isinstance(message, Fetched) and message.bytes:
                return message, await stream.readexactly(message.bytes)
        except (ValueError, MemoryError) as error:
            raise LinkError("the voice's process talks rubbish") from error
        except (asyncio.IncompleteReadError, OSError) as error:
            raise LinkError("the voice's process ended") from error
        return message, b""

    def kill(self) -> None:
        """End the child whatever it is doing."""
        if self._process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                # Popen's own looks whether it ended, and so takes its end from the event loop,
                # which then complains on the screen.
                os.kill(self._process.pid, signal.SIGKILL)

    async def end(self) -> None:
        """Kill the child, and wait until nothing is left of it, but not for ever.

        What it had started may outlive it and hold its pipes open: then they are left to that.
        """
        self.kill()
        try:
            async with asyncio.timeout(END_S):
                await self._ended()
        except TimeoutError:
            # The streams have no other way to let go of the pipes.
            self._process._transport.close()  # type: ignore[attr-defined]  # noqa: SLF001

    async def _ended(self) -> None:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is not None:
            stdin.close()
            with contextlib.suppress(OSError):
                await stdin.wait_closed()
        if stdout is not None:
            # What it still had to say: the pipe closes only when it has been read.
            while await stdout.read(1 << 16):
                pass
        await self._process.wait()


def facts(ready: Ready, voices: Voices) -> Facts:
    """What a child says of its engine when it starts."""
    return Facts(
        f"{ready.engine} {ready.version}".strip(),
        ready.slowest,
        ready.fastest,
        tuple(_installed(voice) for voice in voices.voices),
    )


def _installed(voice: list[object]) -> InstalledVoice:
    identifier, name, languages = voice
    assert isinstance(languages, list)  # noqa: S101
    return InstalledVoice(str(identifier), str(name), tuple(map(str, languages)))

"""The system's own voices through pyttsx3, which writes each utterance to a file."""

from __future__ import annotations

import os
import platform
import tempfile
from contextlib import suppress
from threading import Event
from typing import Any

from rehearse.speech.child import pcm
from rehearse.speech.child.engine import EngineError, Rendered

_ATTEMPTS = 3
_LATE_S = 0.5
"""A sentence takes about 15 ms."""


class FiledEngine:
    """SAPI5, NSSpeechSynthesizer or any other driver of pyttsx3.

    Their word events all fire while they render, without a time: no marks.
    """

    slowest = 60
    fastest = 500

    def __init__(self, driver: str | None = None) -> None:
        try:
            import pyttsx3  # noqa: PLC0415

            self._engine: Any = pyttsx3.init(driver)
        except Exception as error:  # pyttsx3 raises whatever its driver met
            raise EngineError(f"the system's voices do not load ({error})") from error
        self.name = str(self._engine)
        self.version = platform.release()
        self._finished = Event()
        self._set: tuple[str, int] | None = None
        self._engine.connect("finished-utterance", self._finish)
        self._default = str(self._engine.proxy._driver.getProperty("voice") or "")  # noqa: SLF001

    def _finish(self, name: str, completed: bool) -> None:  # noqa: ARG002
        if completed:
            self._finished.set()

    def voices(self) -> list[list[object]]:
        """See `Engine.voices`."""
        return [
            [str(voice.id), str(voice.name), [_tag(language) for language in voice.languages or ()]]
            for voice in self._engine.getProperty("voices")
        ]

    def forget(self) -> None:
        """See `Engine.forget`."""
        self._set = None

    def render(self, text: str, voice: str, rate: int) -> Rendered:
        """See `Engine.render`."""
        driver = self._engine.proxy._driver  # noqa: SLF001
        if self._set != (voice, rate):
            driver.setProperty("voice", voice or self._default)
            driver.setProperty("rate", rate)
            self._set = (voice, rate)
        for _ in range(_ATTEMPTS):
            samples = self._samples(text)
            if samples:
                return Rendered(samples, [])
        raise EngineError("the system's voice renders nothing of a text")

    def _samples(self, text: str) -> bytes:
        """The text by way of the file; none where the engine's loop ended without it."""
        handle, path = tempfile.mkstemp(prefix="rehearse-", suffix=".wav")
        os.close(handle)
        try:
            self._finished.clear()
            self._engine.save_to_file(text, path)
            self._engine.runAndWait()
            if not self._finished.wait(_LATE_S):
                return b""
            with open(path, "rb") as file:
                return pcm.decode(file.read())
        except (OSError, ValueError) as error:
            raise EngineError(f"the system's voice wrote no sound ({error})") from error
        finally:
            with suppress(OSError):
                os.unlink(path)


def _tag(language: Any) -> str:
    text = language.decode("utf-8", "ignore") if isinstance(language, bytes) else str(language)
    return text.strip("\x05\x02").replace("_", "-").lower()

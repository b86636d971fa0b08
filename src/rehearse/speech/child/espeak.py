"""eSpeak NG through pyttsx3's driver, taking samples and word marks where they are made."""

from __future__ import annotations

import ctypes
from threading import Event
from typing import Any

from rehearse.speech.child.engine import EngineError, Rendered
from rehearse.speech.child.espeak_library import bundled_library
from rehearse.speech.protocol import SAMPLE_BYTES

_EVENT_END, _EVENT_WORD, _EVENT_DONE = 0, 1, 6
"""espeak_EVENT_TYPE in speak_lib.h: list terminated, word, message terminated."""
_RATE = 1
"""espeakRATE in speak_lib.h."""
_ATTEMPTS = 3
_LOOK_S = 0.05
"""How often it is looked whether the engine still works, where it doesn't say that it is done."""


class EspeakEngine:
    """eSpeak NG.

    Rate and voice are set on the driver, between two `Synchronize`, and the rate is read back from
    the library: the engine object loses one change in ten without a sign, because its loop ends
    with a Cancel that wipes queued commands. For the same reason its loop is never run: the text is
    given to the driver's `Synth`, and the last event of the text ends the wait. `Synchronize` looks
    every 20 ms only (espeak_ng_Synchronize in speech.c), which is longer than a sentence takes.
    """

    name = "eSpeak NG"
    slowest = 80
    """espeak_RATE_MINIMUM in speak_lib.h."""
    fastest = 450
    """espeak_RATE_MAXIMUM in speak_lib.h; above, the sound is squeezed afterwards."""

    def __init__(self) -> None:
        try:
            with bundled_library():
                import pyttsx3  # noqa: PLC0415
                from pyttsx3.drivers import _espeak  # noqa: PLC0415
            self._engine: Any = pyttsx3.init("espeak")
        except Exception as error:  # pyttsx3 raises whatever its driver met
            raise EngineError(f"eSpeak NG does not load ({error})") from error
        self._driver: Any = self._engine.proxy._driver  # noqa: SLF001
        self._library: Any = _espeak
        self._samples: list[bytes] = []
        self._marks: list[list[int]] = []
        self._done = Event()
        self._set: tuple[str, int] | None = None
        self._default = str(self._driver.getProperty("voice") or "")
        self.version = self._read_version()
        self._library.SetSynthCallback(self._collect)

    def _read_version(self) -> str:
        info = self._library.dll.espeak_Info
        info.restype = ctypes.c_char_p
        return (info(None) or b"").decode("ascii", "replace").partition(" ")[0]

    def voices(self) -> list[list[object]]:
        """See `Engine.voices`; the order is eSpeak's priority, the lowest number first."""
        found: list[tuple[int, list[object]]] = []
        for voice in self._library.ListVoices(None):
            # A list of (priority byte, language, NUL); the binding shows the first.
            priority, language = voice.languages[0], voice.languages[1:].decode("utf-8", "replace")
            identifier = voice.identifier.decode("utf-8", "replace")
            name = voice.name.decode("utf-8", "replace")
            found.append((priority, [identifier, name, [language]]))
        return [voice for _, voice in sorted(found, key=lambda pair: pair[0])]

    def forget(self) -> None:
        """See `Engine.forget`."""
        self._set = None

    def render(self, text: str, voice: str, rate: int) -> Rendered:
        """See `Engine.render`."""
        self._use(voice or self._default, rate)
        self._samples.clear()
        self._marks.clear()
        self._done.clear()
        # NUL would end the text.
        data = text.replace("\0", " ").encode("utf-8", "replace")
        flags = self._library.ENDPAUSE | self._library.CHARS_UTF8
        if self._library.Synth(data, flags=flags) != self._library.EE_OK:
            raise EngineError("eSpeak NG refused a text")
        while not self._done.wait(_LOOK_S) and self._library.dll.espeak_IsPlaying():
            pass
        if not self._done.is_set():
            raise EngineError("eSpeak NG did not finish a text")
        return Rendered(b"".join(self._samples), [list(mark) for mark in self._marks])

    def _use(self, voice: str, rate: int) -> None:
        if self._set == (voice, rate):
            return
        self._set = None
        for _ in range(_ATTEMPTS):
            self._library.Synchronize()
            try:
                self._driver.setProperty("voice", voice)
                self._driver.setProperty("rate", rate)
            except ValueError as error:
                raise EngineError(f"eSpeak NG has no voice {voice!r}") from error
            self._library.Synchronize()
            if self._library.dll.espeak_GetParameter(_RATE, 1) == rate:
                self._set = (voice, rate)
                return
        raise EngineError(f"eSpeak NG does not take the rate {rate}")

    def _collect(self, wave: Any, count: int, events: Any) -> int:
        """Called by eSpeak with each block of samples and what falls into it."""
        index = 0
        while events[index].type != _EVENT_END:
            event = events[index]
            if event.type == _EVENT_WORD:
                self._marks.append([event.text_position - 1, event.length, event.sample])
            elif event.type == _EVENT_DONE:
                self._done.set()
            index += 1
        if count > 0:
            self._samples.append(ctypes.string_at(wave, count * SAMPLE_BYTES))
        return 0

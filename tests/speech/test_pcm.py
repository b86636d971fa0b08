from __future__ import annotations

import io
import struct
import wave
from array import array

import pytest

from rehearse.speech.child import pcm
from rehearse.speech.child.filed import FiledEngine
from rehearse.speech.protocol import SAMPLE_RATE

SAMPLES = array("h", [0, 1000, -1000, 32767, -32768, 5])


def wav(samples: array[int], channels: int = 1, rate: int = SAMPLE_RATE, width: int = 2) -> bytes:
    data = io.BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return data.getvalue()


def aiff(samples: array[int], rate: int = SAMPLE_RATE, kind: bytes = b"AIFF") -> bytes:
    """As Apple's system writes it: big-endian, the rate as an 80-bit float."""
    big = array("h", samples)
    exponent = rate.bit_length() - 1
    mantissa = rate << (63 - exponent)
    common = struct.pack(">hIhHQ", 1, len(samples), 16, 16383 + exponent, mantissa)
    if kind == b"AIFC":
        common += b"sowt\x00\x00"
    else:
        big.byteswap()
    sound = struct.pack(">II", 0, 0) + big.tobytes()
    chunks = b"".join(
        struct.pack(">4sI", name, len(body)) + body + b"\0" * (len(body) % 2)
        for name, body in ((b"FVER", b"\0" * 4), (b"COMM", common), (b"SSND", sound))
    )
    return b"FORM" + struct.pack(">I", 4 + len(chunks)) + kind + chunks


@pytest.mark.parametrize("data", [wav(SAMPLES), aiff(SAMPLES), aiff(SAMPLES, kind=b"AIFC")])
def test_samples_are_read_as_they_are(data: bytes) -> None:
    assert pcm.decode(data) == SAMPLES.tobytes()


def test_two_channels_become_one() -> None:
    assert array("h", pcm.decode(wav(array("h", [10, 20, -10, -30]), channels=2))).tolist() == [
        15,
        -20,
    ]


@pytest.mark.parametrize("make", [wav, aiff])
def test_another_rate_lasts_as_long(make: object) -> None:
    assert callable(make)
    second = array("h", [100] * 16_000)
    assert len(pcm.decode(make(second, rate=16_000))) == 2 * SAMPLE_RATE


@pytest.mark.parametrize(
    "data",
    [b"", b"RIFF", b"RIFFxxxxWAVE", b"FORM\0\0\0\0AIFF", b"ID3 no sound", wav(SAMPLES, width=1)],
)
def test_what_is_no_sound_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        pcm.decode(data)


def test_an_engine_that_writes_files_is_read_through_them(
    capfd: pytest.CaptureFixture[str],
) -> None:
    engine = FiledEngine("espeak")
    for text in ("All of it.", "And more."):
        rendered = engine.render(text, "", 150)
        assert len(rendered.samples) > 10_000
        assert rendered.marks == []
    assert len(engine.voices()) > 50
    capfd.readouterr()

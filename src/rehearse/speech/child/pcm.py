"""Sound files as samples of this program's one format."""

from __future__ import annotations

import io
import struct
import wave
from array import array

from rehearse.speech.protocol import SAMPLE_RATE


def decode(data: bytes) -> bytes:
    """The samples of a WAV or AIFF file of 16 bits, mixed to mono at `SAMPLE_RATE`.

    Raises:
        ValueError: it is neither.
    """
    if data[:4] == b"RIFF":
        channels, rate, samples = _wav(data)
    elif data[:4] == b"FORM" and data[8:12] in (b"AIFF", b"AIFC"):
        channels, rate, samples = _aiff(data)
    else:
        raise ValueError("neither WAV nor AIFF")
    return _resampled(_mono(samples, channels), rate)


def _wav(data: bytes) -> tuple[int, int, array[int]]:
    try:
        with wave.open(io.BytesIO(data)) as file:
            if file.getsampwidth() != 2:
                raise ValueError("not 16 bits")
            samples = array("h", file.readframes(file.getnframes()))
            return file.getnchannels(), file.getframerate(), samples
    except (wave.Error, EOFError) as error:
        raise ValueError(str(error) or "it is cut off") from error


def _aiff(data: bytes) -> tuple[int, int, array[int]]:
    """Apple's Audio Interchange File Format 1.3: chunks, big-endian, the rate as 80-bit float."""
    channels = rate = 0
    samples = array("h")
    position = 12
    while position + 8 <= len(data):
        name, size = struct.unpack(">4sI", data[position : position + 8])
        body = data[position + 8 : position + 8 + size]
        if name == b"COMM" and len(body) >= 18:
            channels, _, bits, exponent, mantissa = struct.unpack(">hIhHQ", body[:18])
            if bits != 16:
                raise ValueError("not 16 bits")
            rate = mantissa >> (16383 + 63 - (exponent & 0x7FFF))
            swapped = body[18:22] != b"sowt"
        elif name == b"SSND" and channels:
            samples = array("h", body[8 : 8 + (len(body) - 8) // 2 * 2])
            if swapped:
                samples.byteswap()
        position += 8 + size + size % 2
    if not channels or not rate:
        raise ValueError("no format in it")
    return channels, rate, samples


def _mono(samples: array[int], channels: int) -> array[int]:
    if channels == 1:
        return samples
    return array(
        "h",
        (
            sum(samples[i : i + channels]) // channels
            for i in range(0, len(samples) // channels * channels, channels)
        ),
    )


def _resampled(samples: array[int], rate: int) -> bytes:
    """Linear between neighbours: enough for a voice, and no library."""
    if rate != SAMPLE_RATE and samples:
        step = rate / SAMPLE_RATE
        last = len(samples) - 1
        out = array("h")
        for index in range(int(len(samples) / step)):
            at = index * step
            low = min(int(at), last)
            high = min(low + 1, last)
            out.append(round(samples[low] + (samples[high] - samples[low]) * (at - low)))
        samples = out
    return samples.tobytes()

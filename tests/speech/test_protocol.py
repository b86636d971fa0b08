from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.speech import protocol
from rehearse.speech.protocol import RubbishError, decode, encode

MESSAGES = [
    protocol.Load(1, 2),
    protocol.Part(1, 0, 'L\u00e4uft \u2014 \U0001f389 "so"', 0, "gmw/de", 130),
    protocol.Rate(1, 3, "", 99),
    protocol.Play(1, 0, 0),
    protocol.Sound(True),
    protocol.ListVoices(),
    protocol.Fetch(1, "x\ny", "", 80, False),
    protocol.Voices([["gmw/en", "English", ["en-gb"]]]),
    protocol.Utterance(1, 0, 500, [[0, 2, 10]], True),
    protocol.Anchor(1, 12.25, 0, 3),
    protocol.Ended(4),
    protocol.Error("engine", "no data"),
]


@pytest.mark.parametrize("message", MESSAGES)
def test_what_is_written_is_read(message: protocol.Message) -> None:
    line = encode(message)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode(line) == message


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"ALSA lib pcm.c:2664: Unknown PCM\n",
        b"[]\n",
        b"{}\n",
        b"3\n",
        b"null\n",
        b'["Anchor"]\n',
        b'["Nothing",1]\n',
        b'["Anchor",1,"2",3,4]\n',
        b'["Anchor",1,2.0,3,4,5]\n',
        b'["Ended",true]\n',
        b'["Ended",1.5]\n',
        b'["Utterance",1,0,500,[[0,2]],true]\n',
        b'["Voices",[["a","b","en"]]]\n',
        b'[["Ended"],1]\n',
        b"\xff\xfe\n",
        b"[" * 100_000,
    ],
)
def test_anything_else_is_rubbish(line: bytes) -> None:
    with pytest.raises(RubbishError):
        decode(line)


@given(st.binary(max_size=40))
def test_no_bytes_break_the_reader(line: bytes) -> None:
    with pytest.raises(RubbishError):
        decode(line)

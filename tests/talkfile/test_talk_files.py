"""Files that are no talk are told apart from talks, whatever they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rehearse.talkfile.load import TalkFileError, load

GOOD = "title: T\nsections:\n  - title: A\n    text: café\n"


def refused(path: str | Path) -> str:
    with pytest.raises(TalkFileError) as caught:
        load(str(path))
    return str(caught.value)


def test_a_talk_knows_its_path(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert load(str(path)).path == str(path)


def test_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    talk = load(str(path))
    assert (talk.sections[0].text, talk.sections[0].line) == ("café", 4)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"title: x\nspeaker: se\xf1or\n", "2:12: byte 0xF1 is not UTF-8, save the file as UTF-8"),
        ("é: ".encode() + b"\xff", "1:4: byte 0xFF is not UTF-8, save the file as UTF-8"),
        (b"title: \xed\xa0\x80\n", "1:8: byte 0xED is not UTF-8, save the file as UTF-8"),
        ("title: x".encode("utf-16"), "1:1: this is UTF-16, save the file as UTF-8"),
        (b"\x89PNG\r\n\x1a\n", "1:1: byte 0x89 is not UTF-8, save the file as UTF-8"),
        (b"\x7fELF\x02", "1:1: control character U+007F, take it out (2 such in the file)"),
        (b"", "1:1: the file is empty, a talk needs title: and sections:"),
        (b"\xef\xbb\xbf", "1:1: the file is empty, a talk needs title: and sections:"),
        (
            b"#" * 10_000_001,
            "1:1: larger than 10 MB, a talk is text: is this the right file?",
        ),
    ],
    ids=["latin-1", "byte", "surrogate", "utf-16", "png", "elf", "empty", "bom", "large"],
)
def test_contents(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "talk.yaml"
    path.write_bytes(content)
    assert refused(path) == f"{path}:{problem}"


def test_ten_megabytes_are_allowed(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_bytes(GOOD.encode() + b"#" * (10_000_000 - len(GOOD.encode())))
    assert load(str(path)).title == "T"


def test_no_file(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    assert refused(path) == f"{path}:1:1: no such file"


def test_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert refused(tmp_path / "file" / "x").endswith("x:1:1: no such file")


def test_a_directory(tmp_path: Path) -> None:
    assert refused(tmp_path) == f"{tmp_path}:1:1: this is a directory, name a talk in it"


def test_a_link_to_itself(tmp_path: Path) -> None:
    path = tmp_path / "loop"
    path.symlink_to(path)
    assert refused(path) == f"{path}:1:1: a link that leads back to itself"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    what = "this is a pipe, a socket or a device, a talk is read from a file"
    assert refused(path) == f"{path}:1:1: {what}"


def test_a_device_is_not_read() -> None:
    what = "this is a pipe, a socket or a device, a talk is read from a file"
    assert refused("/dev/zero") == f"/dev/zero:1:1: {what}"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(GOOD, encoding="utf-8")

    def forbidden(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    # Root may read everything, so the refusal is put in place of the call.
    monkeypatch.setattr(os, "open", forbidden)
    assert refused(path) == f"{path}:1:1: you may not read this file, change its permissions"


@pytest.mark.parametrize(
    ("name", "problem"),
    [("a\0b", "a b:1:1: no such file"), ("x" * 300, "a name too long for a file")],
)
def test_names_that_no_file_has(name: str, problem: str) -> None:
    assert refused(name).replace("ab:", "a b:").endswith(problem)

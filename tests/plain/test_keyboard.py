"""Keys and lines out of the bytes that come in."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from rehearse.plain.keyboard import Keyboard, keys_in
from rehearse.plain.orders import COMMANDS, Order, order_of_key, order_of_line, unknown_words


@pytest.fixture
def pipe() -> Iterator[tuple[Keyboard, int]]:
    ours, theirs = os.pipe()
    yield Keyboard(ours), theirs
    os.close(ours)


def test_keys_have_names() -> None:
    typed = "\r nN.\x7f\x1b[C\x1bOD\x1b[6~\x1b[1;5C\x1bOR\t?\x1bé"
    assert list(keys_in(typed)) == [
        *("enter", "space", "n", "N", ".", "backspace", "right", "left", "pagedown"),
        *("unknown", "f3", "tab", "?", "escape", "é"),
    ]


def test_lines_come_whole_whatever_the_pieces(pipe: tuple[Keyboard, int]) -> None:
    keyboard, theirs = pipe
    os.write(theirs, "go r\xc3".encode("latin-1"))
    keyboard.read()
    assert keyboard.next_line() is None
    os.write(theirs, b"\xb4les\r\n\nst")
    keyboard.read()
    assert [keyboard.next_line() for _ in range(3)] == ["go rôles", "", None]
    os.write(theirs, b"art")
    os.close(theirs)
    keyboard.read()
    keyboard.read()
    assert keyboard.is_at_end
    assert [keyboard.next_line(), keyboard.next_line()] == ["start", None]
    assert not keyboard.has_keys


def test_bytes_that_are_no_text_are_not_the_end(pipe: tuple[Keyboard, int]) -> None:
    keyboard, theirs = pipe
    os.write(theirs, b"\xff\xfe\n")
    os.close(theirs)
    keyboard.read()
    assert keyboard.next_line() == "\ufffd\ufffd"


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("", Order("next")),
        (" ", Order("start")),
        ("space", Order("start", "")),
        ("n", Order("next", "")),
        ("N", Order("next", "")),
        (".", Order("where", "")),
        (":", Order("command", "")),
        (":finish", Order("finish", "")),
        ("Finish", Order("finish", "")),
        ("go  Roles and more ", Order("go", "Roles and more")),
        ("slot until 15:40", Order("slot", "until 15:40")),
        ("quit", Order("leave", "")),
        ("rubbish here", Order("", "rubbish here")),
    ],
)
def test_a_line_is_an_order(line: str, order: Order) -> None:
    assert order_of_line(line) == order


def test_keys_are_orders_in_either_case() -> None:
    assert order_of_key("R").name == order_of_key("r").name == "retake"
    assert order_of_key("right").name == "next"
    assert unknown_words(order_of_key("y")) == "No such key, ? names them all."


def test_no_key_and_no_name_is_taken_twice() -> None:
    keys = [key for known in COMMANDS for key in known.keys]
    assert len(keys) == len(set(keys))
    names = [known.name for known in COMMANDS]
    assert len(names) == len(set(names))

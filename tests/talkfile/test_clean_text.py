"""Text that reaches the screen steers nothing."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.talkfile.clean import clean, one_line, printable, quoted

TAKEN_OUT = {
    *map(chr, (*range(0x20), *range(0x7F, 0xA0))),
    *"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    *map(chr, range(0xFDD0, 0xFDF0)),
    *"\ufeff\ufffe\uffff\u2028\u2029",
} - {"\n"}


@given(st.text(st.characters() | st.sampled_from(sorted(TAKEN_OUT)) | st.sampled_from("[]m0;")))
def test_nothing_that_steers_is_left(text: str) -> None:
    cleaned = clean(text)
    assert not TAKEN_OUT & set(cleaned)
    assert not any("\ud800" <= character <= "\udfff" for character in cleaned)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Cn", "Co", "Zl", "Zp"])))
def test_what_steers_nothing_stays(text: str) -> None:
    assert clean(text) == text


def test_letters_join_as_they_were_written() -> None:
    joined = "क्\u200dष \u200cm a\u00adb \u2060"
    assert clean(joined + "\x1b[0m") == joined
    assert {unicodedata.category(mark) for mark in "\u200d\u200c\u00ad\u2060"} == {"Cf"}


@pytest.mark.parametrize(
    ("text", "line"),
    [(" a \n\n b\t", "a b"), ("a\u00a0b\u3000c", "a b c"), ("\n", ""), ("", "")],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


def test_a_file_name_on_one_line() -> None:
    assert printable("a\n\x1b[2Jb\udcff.yaml") == "a b.yaml"


def test_quotes_are_short() -> None:
    assert quoted("a\nb") == "'a b'"
    assert quoted("x" * 40) == f"'{'x' * 40}'"
    assert quoted("x" * 41) == f"'{'x' * 40}...'"
    assert quoted("\0" * 10_000_000) == "'...'"


def test_strings_that_never_close_take_no_long_time() -> None:
    start = time.process_time()
    assert clean("\x90a" * 40_000) == "a" * 40_000
    # A hundredth of it; many seconds where each one is read to the end.
    assert time.process_time() - start < 1.0

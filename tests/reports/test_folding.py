"""Long lines in a narrow terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core.cells import width
from rehearse.reports.folding import fold


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("", [""]),
        ("a row of its own", ["a row of its own"]),
        ("a row that is too long for it", ["a row that is too", "long for it"]),
        (
            "  it begins further in, and so does the rest",
            ["  it begins further", "  in, and so does", "  the rest"],
        ),
        (
            "https://example.org/a/very/long/one here",
            ["https://example.org/a/very/long/one", "here"],
        ),
        (
            "  kind    none, as it is a pipe",
            ["  kind    none, as", "          it is a", "          pipe"],
        ),
        ("  kind    /one/long/path", ["  kind    /one/long/path"]),
        ("\x1b[31mred, and not too long\x1b[0m", ["\x1b[31mred, and not too", "long\x1b[0m"]),
        ("\x1b[31mjust twenty of them!\x1b[0m", ["\x1b[31mjust twenty of them!\x1b[0m"]),
        ("駅から五分の 図書館", ["駅から五分の 図書館"]),
        ("駅から五分の 図書館の本", ["駅から五分の", "図書館の本"]),
    ],
)
def test_lines_are_broken_between_words(line: str, rows: list[str]) -> None:
    assert fold(line, 20) == rows


@given(
    st.lists(st.text("ab駅", min_size=1, max_size=5), min_size=1, max_size=30), st.integers(0, 4)
)
def test_nothing_is_lost_and_nothing_is_too_wide(words: list[str], margin: int) -> None:
    rows = fold(" " * margin + " ".join(words), 20)
    assert " ".join(row.strip() for row in rows) == " ".join(words)
    assert all(width(row) <= 20 for row in rows)

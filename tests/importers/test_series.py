"""Numbers of headings, in figures, letters and words of many scripts."""

from __future__ import annotations

import pytest

from rehearse.importers.plain import read_plain
from rehearse.importers.series import Entry, entry, series_of
from rehearse.importers.tidy import lines_of
from rehearse.importers.units import units_of


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Day 3", Entry("day", 3, "")),
        ("Article 12.", Entry("article", 12, "")),
        ("Article premier", Entry("article", 1, "")),
        ("Chapter Two: The sea", Entry("chapter", 2, "The sea")),
        ("IV. Walls", Entry("I", 4, "Walls")),
        ("3) Salt", Entry("1", 3, "Salt")),
        ("7", Entry("1", 7, "")),
        ("\u0905\u0928\u0941\u091a\u094d\u091b\u0947\u0926 \u0967\u0966.", Entry("\u0905\u0928\u0941\u091a\u094d\u091b\u0947\u0926", 10, "")),  # noqa: E501
        ("\u7b2c\u4e8c\u5341\u4e09\u6761", Entry("\u7b2c\u6761", 23, "")),
        ("\u7b2c\uff11\uff12\u7ae0 \u6d77", Entry("\u7b2c\u7ae0", 12, "\u6d77")),
        ("\u4e8c\u3001\u6d77", Entry("\u4e00", 2, "\u6d77")),
        ("\u0e02\u0e49\u0e2d 15", Entry("\u0e02\u0e49\u0e2d", 15, "")),
        ("We were 3", Entry("we were", 3, "")),
        ("3 of them came", None),
        ("In 1994 it rained", None),
        ("I went home", None),
        ("Salt", None),
    ],
)  # fmt: skip
def test_the_number_of_a_line(line: str, found: Entry | None) -> None:
    assert entry(line) == found


@pytest.mark.parametrize(
    "notes",
    [
        "Three things:\n\n1. Salt\n2. Light\n3. Wind\n\nThat was it.\n",
        "It rains on\n\n3\n\nof the seven days, and on the others it only looks like it.\n",
        "40. Salt\n\nIs white.\n\n50. Light\n\nIs white too.\n\n60. Wind\n\nIs not.\n",
    ],
    ids=["a list", "one number", "too far apart"],
)
def test_what_is_no_series(notes: str) -> None:
    units = units_of(lines_of(notes))
    assert not any(series_of(units, [True] * len(units)))


def test_a_series_may_count_down() -> None:
    notes = "3. Salt\n\nIs white.\n\n2. Light\n\nIs white too.\n\n1. Wind\n\nIs not.\n"
    assert [part.title for part in read_plain(notes).sections] == ["Salt", "Light", "Wind"]

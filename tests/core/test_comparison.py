"""A talk given for real, held against the last rehearsal."""

from __future__ import annotations

import pytest
from review_runs import a_run, part, timed

from rehearse.core.comparison import earlier_heading, than_rehearsed
from rehearse.core.review import review_of

SECTIONS = (part("Opening", 60, 30.0), part("Roles", 120, 60.0), part("Closing", 120, 60.0))
REHEARSED = a_run(SECTIONS, timed(30.0, 60.0, 60.0), number=4)


@pytest.mark.parametrize(
    ("elapsed_s", "said"),
    [
        ((31.0, 75.0, 62.0), "0:18 longer than rehearsed in run 4, most of it in Roles (0:15)."),
        ((20.0, 58.0, 61.0), "0:11 shorter than rehearsed in run 4, most of it in Opening (0:10)."),
        ((32.0, 62.0, 62.0), "0:06 longer than rehearsed in run 4."),
        ((40.0, 52.0, 61.0), "As long as rehearsed in run 4."),
        ((None, 70.0, None), "0:10 longer than rehearsed in run 4."),
        ((None, None, None), ""),
    ],
)
def test_section_by_section(elapsed_s: tuple[float | None, ...], said: str) -> None:
    given = a_run(SECTIONS, timed(*elapsed_s), for_real=True, number=5)
    assert than_rehearsed(review_of(given, REHEARSED)) == said


def test_only_a_talk_given_for_real_is_held_against_a_rehearsal() -> None:
    rehearsal = review_of(a_run(SECTIONS, timed(40.0, 80.0, 70.0)), REHEARSED)
    given = a_run(SECTIONS, timed(40.0, 80.0, 70.0), for_real=True)
    again = review_of(given, REHEARSED._replace(for_real=True))
    first = review_of(given, None)
    assert [than_rehearsed(review) for review in (rehearsal, again, first)] == ["", "", ""]
    assert [earlier_heading(review) for review in (rehearsal, again, first)] == ["last"] * 3
    assert earlier_heading(review_of(given, REHEARSED)) == "rehearsed"

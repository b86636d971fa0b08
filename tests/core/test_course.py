"""How times went from run to run, in numbers and in a sentence."""

from __future__ import annotations

import pytest
from review_runs import SKIPPED, Take, a_run, part, timed

from rehearse.core.course import Timed, course_words, section_courses

SECTIONS = (part("Opening", 60, 30.0), part("Roles", 120, 60.0), part("Closing", 120, 60.0))


def course(*elapsed_s: float, given_s: float = 60.0) -> list[Timed]:
    return [Timed(number, took_s, given_s) for number, took_s in enumerate(elapsed_s, 3)]


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (course(), "Not spoken in a full run yet."),
        (course(62.0), "One full run."),
        (course(78.0), "One full run: 0:18 to lose."),
        (
            course(109.0, 90.0, 78.9),
            "Getting better: 0:31 shorter since the first run. Still 0:18 to lose.",
        ),
        (
            course(90.0, 64.0),
            "Getting better: 0:26 shorter since the first run. Inside its budget now.",
        ),
        (course(60.0, 50.0), "0:10 shorter since the first run."),
        (course(50.0, 64.0), "Getting longer: 0:14 more since the first run."),
        (
            course(60.0, 70.0),
            "Getting longer: 0:10 more since the first run. Still 0:10 to lose.",
        ),
        # A middle that goes against it as far makes no trend of the first and the last run.
        (
            course(75.0, 64.0, 80.0, 70.0),
            "Up and down: 0:05 shorter since the first run. Still 0:10 to lose.",
        ),
        (course(50.0, 40.0, 58.0), "Up and down: 0:08 more since the first run."),
        (course(50.0, 70.0, 50.0), "Up and down since the first run. Inside its budget now."),
        (course(60.0, 64.0), "Steady since the first run."),
        (course(70.0, 66.0), "Steady since the first run. Still 0:06 to lose."),
        # What is said is the difference of what is shown: 1:09 and 0:59.
        (
            course(69.9, 59.0),
            "Getting better: 0:10 shorter since the first run. Inside its budget now.",
        ),
    ],
)
def test_a_course_in_words(times: list[Timed], said: str) -> None:
    assert course_words(times, "budget") == said


def test_where_earlier_runs_are_not_looked_at_the_oldest_is_called_by_its_number() -> None:
    said = course_words(course(690.0, 612.0, given_s=600.0), "slot", from_first=False)
    assert said == "Getting better: 1:18 shorter since run 3. Still 0:12 to lose."


def test_sections_are_followed_through_edits_and_skipped_takes_are_left_out() -> None:
    edited = (part("Opening", 60, 30.0), part("Closing", 120, 55.0), part("New", 9, 5.0))
    skipped = (*timed(31.0)[:1], Take(1, 1, 2.0, SKIPPED), *timed(None, None, 70.0))
    runs = [
        a_run(edited, timed(29.0, 58.0, 6.0), number=6),
        a_run(SECTIONS, skipped, number=4),
        a_run(SECTIONS, timed(35.0, 80.0, 66.0), number=2),
    ]
    assert section_courses(edited, runs) == [
        (Timed(2, 35.0, 30.0), Timed(4, 31.0, 30.0), Timed(6, 29.0, 30.0)),
        (Timed(2, 66.0, 60.0), Timed(4, 70.0, 60.0), Timed(6, 58.0, 55.0)),
        (Timed(6, 6.0, 5.0),),
    ]
    assert section_courses(SECTIONS, runs)[1] == (Timed(2, 80.0, 60.0),)
    assert section_courses(SECTIONS, []) == [(), (), ()]

"""A run looked back at: its rows, what was lost and won, and how it ended."""

from __future__ import annotations

import pytest
from review_runs import OPEN, RETAKEN, SKIPPED, SPOKEN, Take, a_run, part, timed

from rehearse.core.pace import Pace
from rehearse.core.review import (
    LEFT_OUT,
    NOT_REACHED,
    balance,
    ending,
    last_ending,
    review_of,
    shell_line,
)
from rehearse.core.words import Count

SECTIONS = (
    part("Opening", 60, 30.0),
    part("Roles of everyone", 120, 60.0),
    part("Youth", 60, 30.0),
    part("Closing", 120, 60.0),
)


def test_a_row_for_each_section_with_the_worst_two_numbered() -> None:
    review = review_of(a_run(SECTIONS, timed(31.0, 78.5, 36.0, 52.0)), None)
    assert [row.rank for row in review.rows] == [None, 1, 2, None]
    assert [row.over_s for row in review.rows] == [0, 18, 6, 0]
    assert [round(row.wpm or 0) for row in review.rows] == [116, 92, 100, 138]
    assert [row.section.title for row in review.worst] == ["Roles of everyone", "Youth"]


def test_the_worst_come_by_size_and_only_two_get_a_number() -> None:
    review = review_of(a_run(SECTIONS, timed(40.0, 66.0, 50.0, 60.0)), None)
    assert [row.rank for row in review.rows] == [2, None, 1, None]
    assert [row.section.title for row in review.worst] == ["Youth", "Opening", "Roles of everyone"]


def test_five_seconds_over_are_marked_and_less_is_not() -> None:
    review = review_of(a_run(SECTIONS, timed(34.99, 65.0, 30.0, 60.0)), None)
    assert [row.over_s for row in review.rows] == [0, 5, 0, 0]
    assert [row.rank for row in review.rows] == [None, 1, None, None]


def test_lost_and_won_are_summed_over_what_was_spoken() -> None:
    takes = (*timed(32.0, 58.0, 30.0), Take(3, 1, 4.0, SKIPPED))
    review = review_of(a_run(SECTIONS, takes), None)
    assert (review.lost_s, review.lost_in) == (2.0, 1)
    assert (review.won_s, review.won_in) == (2.0, 1)


def test_what_was_skipped_has_no_pace_and_is_missing() -> None:
    review = review_of(a_run(SECTIONS, (*timed(30.0, 60.0, 30.0), Take(3, 1, 4.0, SKIPPED))), None)
    assert (review.rows[3].wpm, review.rows[3].outcome) == (None, SKIPPED)
    assert [row.position for row in review.missing] == [3]


def test_what_was_passed_over_is_left_out_and_what_came_after_the_end_was_not_reached() -> None:
    takes = (Take(0, 1, 30.0, SPOKEN), Take(2, 1, 12.0, OPEN))
    review = review_of(a_run(SECTIONS, takes, finished=False, position=2), None)
    assert [row.outcome for row in review.rows] == [SPOKEN, LEFT_OUT, OPEN, NOT_REACHED]
    assert [row.position for row in review.missing] == [1]
    assert review.place == 3


def test_a_section_that_was_broken_off_may_have_run_over() -> None:
    takes = (*timed(30.0, 66.0), Take(2, 1, 50.5, OPEN))
    review = review_of(a_run(SECTIONS, takes, cut_short=True, position=2), None)
    assert [row.rank for row in review.rows] == [None, 2, 1, None]
    assert [row.over_s for row in review.rows] == [0, 6, 20, 0]
    assert (review.lost_s, review.lost_in, review.drift_s) == (26.5, 2, 26.5)
    assert balance(review) == "0:26 lost in 2 sections."


def test_a_run_ended_early_over_its_slot_says_so() -> None:
    takes = (*timed(30.0, 60.0), Take(2, 1, 130.5, OPEN))
    run = a_run(SECTIONS, takes, cut_short=True, position=2, slot_s=180.0)
    assert ending(review_of(run, None)) == "ended at Youth, 3 of 4, 0:40 over"
    broken = run._replace(finished=False, cut_short=False)
    assert ending(review_of(broken, None)) == "stopped at Youth, 3 of 4, 0:40 over"
    assert ending(review_of(run._replace(slot_s=240.0), None)) == "ended at Youth, 3 of 4"


def test_an_optional_section_is_never_missing() -> None:
    sections = (*SECTIONS[:3], part("Closing", 120, 60.0, optional=True))
    assert review_of(a_run(sections, timed(30.0, 60.0, 30.0)), None).missing == ()


def test_a_part_has_rows_for_its_sections_only() -> None:
    run = a_run(SECTIONS, timed(None, 70.0, None, 60.0), scope=(1, 3), partial=True, position=3)
    review = review_of(run, None)
    assert [row.position for row in review.rows] == [1, 3]
    assert review.place == 2


def test_retakes_and_stumbles_are_counted() -> None:
    takes = (
        Take(0, 1, 12.0, RETAKEN),
        Take(0, 2, 14.0, RETAKEN, (3.0,)),
        Take(0, 3, 30.0, SPOKEN, (1.0, 9.0)),
        *timed(None, 60.0, 30.0, 60.0),
    )
    review = review_of(a_run(SECTIONS, takes), None)
    assert (review.rows[0].retakes, review.retakes, review.stumbles) == (2, 2, 2)
    assert review.rows[0].elapsed_s == 30.0


def test_the_last_time_is_found_by_id_then_by_title() -> None:
    last_sections = (
        part("Youth", 60, 30.0, id="closing"),
        part("Roles of everyone", 99, 60.0, id="old"),
        part("Gone", 60, 30.0),
    )
    last = a_run(last_sections, timed(21.0, 62.0, 33.0), number=4)
    review = review_of(a_run(SECTIONS, timed(30.0, 60.0, 30.0, 60.0)), last)
    assert [row.last_s for row in review.rows] == [None, 62.0, None, 21.0]


def test_a_section_that_was_skipped_last_time_has_no_last_time() -> None:
    last = a_run(SECTIONS, (*timed(30.0, 60.0), Take(2, 1, 2.0, SKIPPED)), number=4)
    review = review_of(a_run(SECTIONS, timed(30.0, 60.0, 30.0, 60.0)), last)
    assert [row.last_s for row in review.rows] == [30.0, 60.0, None, None]


def test_the_same_title_twice_is_matched_in_order() -> None:
    twice = (part("Demo", 9, 30.0, id="a"), part("Demo", 9, 30.0, id="b"))
    last = a_run((part("Demo", 9, 30.0, id="c"), part("Demo", 9, 30.0, id="d")), timed(31.0, 32.0))
    review = review_of(a_run(twice, timed(30.0, 30.0)), last)
    assert [row.last_s for row in review.rows] == [31.0, 32.0]


def test_the_pace_of_a_run_leaves_out_pauses_and_pins() -> None:
    sections = (
        part("Opening", 60, 40.0, pauses_s=10.0),
        part("Demo", 10, 120.0, pinned=True),
    )
    review = review_of(a_run(sections, timed(50.0, 120.0)), None)
    assert review.pace == pytest.approx(Pace(90.0, 180.0))


def test_a_run_without_words_has_no_pace() -> None:
    review = review_of(a_run((part("Demo", 0, 60.0, pinned=True),), timed(70.0)), None)
    assert review.pace is None
    assert review.rows[0].wpm is None


def test_characters_have_a_pace_of_their_own() -> None:
    sections = (part("駅", 0, 60.0, spoken=Count(0, 240)),)
    review = review_of(a_run(sections, timed(80.0)), None)
    assert (review.rows[0].wpm, review.rows[0].cpm) == (None, 180.0)
    assert review.pace == pytest.approx(Pace(90.0, 180.0))


# -- in words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("elapsed_s", "words"),
    [
        ((31.0, 78.5, 36.0, 52.0), "0:17 over"),
        ((30.0, 60.0, 30.0, 60.9), "on time to the second"),
        ((30.0, 60.0, 30.0, 59.5), "0:01 in hand"),
    ],
)
def test_how_a_full_run_ended(elapsed_s: tuple[float, ...], words: str) -> None:
    assert ending(review_of(a_run(SECTIONS, timed(*elapsed_s)), None)) == words


def test_how_a_run_with_sections_left_out_ended() -> None:
    assert ending(review_of(a_run(SECTIONS, timed(30.0, 60.0)), None)) == "2 sections not spoken"
    late = a_run(SECTIONS, timed(60.0, 90.0, None, 62.0))
    assert ending(review_of(late, None)) == "0:32 over"


def test_how_other_runs_ended() -> None:
    takes = (*timed(30.0, 60.0), Take(2, 1, 12.0, OPEN))
    stopped = a_run(SECTIONS, takes, finished=False, position=2)
    assert ending(review_of(stopped, None)) == "stopped at Youth, 3 of 4"
    ended = a_run(SECTIONS, takes, cut_short=True, position=2)
    assert ending(review_of(ended, None)) == "ended at Youth, 3 of 4"


@pytest.mark.parametrize(
    ("elapsed_s", "words"),
    [
        ((31.0, 78.0, 36.0, 52.0), "run 5 was 0:17 over"),
        ((30.0, 50.0, 30.0, 60.0), "run 5 had 0:10 in hand"),
        ((30.0, 60.0, 30.0, 60.0), "run 5 was on time to the second"),
    ],
)
def test_how_the_last_run_ended(elapsed_s: tuple[float, ...], words: str) -> None:
    assert last_ending(a_run(SECTIONS, timed(*elapsed_s))) == words


@pytest.mark.parametrize(
    ("elapsed_s", "words"),
    [
        ((31.0, 78.5, 36.0, 52.0), "0:25 lost in 3 sections, 0:08 won back in 1."),
        ((30.0, 50.0, 30.0, 60.0), "0:10 won in 1 section."),
        ((30.0, 70.0, 30.0, 60.0), "0:10 lost in 1 section."),
        ((30.0, 60.0, 30.4, 60.0), ""),
        # What is lost less what is won is how it ended, as they are shown.
        ((30.6, 70.6, 20.4, 60.0), "0:11 lost in 2 sections, 0:10 won back in 1."),
    ],
)
def test_lost_and_won_in_words(elapsed_s: tuple[float, ...], words: str) -> None:
    assert balance(review_of(a_run(SECTIONS, timed(*elapsed_s)), None)) == words


def test_pauses_retakes_and_stumbles_in_words() -> None:
    takes = (
        Take(0, 1, 12.0, RETAKEN),
        Take(0, 2, 30.0, SPOKEN),
        Take(1, 1, 12.0, RETAKEN),
        Take(1, 2, 60.0, SPOKEN, (3.0,)),
        *timed(None, None, 30.0, 60.0),
    )
    run = a_run(SECTIONS, takes, pauses=1)
    assert balance(review_of(run, None)) == "One pause, 2 retakes (1, 2), one stumble (2)."


def test_many_retakes_name_a_few_sections() -> None:
    sections = tuple(part(f"Part {number}", 10, 30.0) for number in range(8))
    takes = tuple(Take(index, 1, 12.0, RETAKEN) for index in range(8))
    run = a_run(sections, (*takes, *timed(*[30.0] * 8)))
    assert balance(review_of(run, None)) == "8 retakes (1, 2, 3, 4, 5, ...)."


def test_the_line_in_the_shell() -> None:
    run = a_run(SECTIONS, timed(31.0, 78.5, 36.0, 52.0))
    assert (
        shell_line(run)
        == "run 5: 3:17 of 3:00, 0:17 over, most in Roles of everyone. rehearse report 5"
    )


def test_the_line_of_a_run_on_time_names_no_section() -> None:
    run = a_run(SECTIONS, timed(30.0, 60.0, 30.0, 58.0))
    assert shell_line(run) == "run 5: 2:58 of 3:00, 0:02 in hand. rehearse report 5"


def test_the_line_of_a_part_says_so() -> None:
    run = a_run(SECTIONS, timed(None, 50.0), scope=(1,), partial=True, position=1, slot_s=60.0)
    assert shell_line(run) == "run 5: part 0:50 of 1:00, 0:10 in hand. rehearse report 5"


def test_the_line_of_a_run_that_is_not_kept_names_no_report() -> None:
    run = a_run(
        SECTIONS, (Take(0, 1, 12.0, OPEN),), finished=False, position=0, number=None, slot_s=180.0
    )
    assert shell_line(run) == "this run: 0:12 of 3:00, stopped at Opening, 1 of 4."

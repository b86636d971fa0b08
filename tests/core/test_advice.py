"""What to do after a run: one line for every way in which a run can end."""

from __future__ import annotations

from review_runs import OPEN, SKIPPED, Take, a_run, part, timed

from rehearse.core.advice import advice, practice
from rehearse.core.review import review_of
from rehearse.core.run import Run
from rehearse.core.words import Count

SECTIONS = (
    part("Opening", 60, 30.0),
    part("Roles of everyone", 120, 60.0),
    part("Youth", 60, 30.0),
    part("Closing", 120, 60.0),
)


def said(run: Run) -> str:
    return advice(review_of(run, None))


def test_over_in_one_section() -> None:
    # 10 s at the 120 words / 78 s of that section, rounded up.
    run = a_run(SECTIONS, timed(30.0, 78.0, 30.0, 52.0))
    assert said(run) == "Next: cut 16 words from Roles of everyone, and it fits."


def test_the_words_to_cut_are_the_run_over_at_the_pace_of_that_very_section() -> None:
    sections = (part("Roles", 219, 112.0), part("Rest", 976, 488.0))
    run = a_run(sections, timed(130.0, 482.0))
    assert said(run) == "Next: cut 21 words from Roles, and it fits."


def test_over_in_two_sections() -> None:
    run = a_run(SECTIONS, timed(42.0, 76.0, 30.0, 60.0))
    assert (
        said(run) == "Next: cut 26 words from Roles of everyone and 18 from Opening, and it fits."
    )


def test_over_everywhere() -> None:
    run = a_run(SECTIONS, timed(40.0, 76.0, 40.0, 76.0))
    assert (
        said(run) == "Next: cut 81 words, most of it in Roles of everyone and Closing, and it fits."
    )


def test_over_by_a_little_in_every_section() -> None:
    run = a_run(SECTIONS, timed(34.0, 64.0, 34.0, 64.0))
    assert said(run) == "Next: cut 30 words here and there, and it fits."


def test_over_in_a_demo() -> None:
    sections = (*SECTIONS[:3], part("Demo", 0, 60.0, pinned=True))
    run = a_run(sections, timed(30.0, 60.0, 30.0, 75.5))
    assert said(run) == "Next: shorten Demo by 0:16, and it fits."


def test_over_in_a_demo_and_in_words() -> None:
    sections = (*SECTIONS[:3], part("Demo", 0, 60.0, pinned=True))
    run = a_run(sections, timed(30.0, 72.0, 30.0, 80.0))
    assert (
        said(run)
        == "Next: shorten Demo by 0:20 and cut 20 words from Roles of everyone, and it fits."
    )


def test_over_without_any_words() -> None:
    sections = tuple(part(f"Demo {number}", 0, 60.0, pinned=True) for number in range(3))
    run = a_run(sections, timed(63.0, 63.0, 63.0))
    assert said(run) == "Next: be 0:09 shorter, and it fits."


def test_over_in_characters() -> None:
    sections = (
        part("逆さまに", 0, 60.0, spoken=Count(0, 240)),
        part("帰り道", 0, 60.0, spoken=Count(0, 240)),
    )
    run = a_run(sections, timed(80.0, 60.0))
    assert said(run) == "Next: cut 60 characters from 逆さまに, and it fits."


def test_two_units_are_both_named() -> None:
    sections = (
        part("Opening", 120, 60.0),
        part("帰り道", 0, 60.0, spoken=Count(0, 240)),
    )
    run = a_run(sections, timed(80.0, 75.0))
    assert (
        said(run) == "Next: cut 30 words from Opening and 48 characters from 帰り道, and it fits."
    )


def test_one_word_is_one_word() -> None:
    slow = (part("Opening", 6, 30.0), part("Closing", 3, 15.0))
    run = a_run(slow, timed(35.0, 15.0))
    assert said(run) == "Next: cut 1 word from Opening, and it fits."


def test_a_section_that_went_far_slower_than_the_rest_wants_practice() -> None:
    run = a_run(SECTIONS, timed(75.0, 60.0, 30.0, 60.0))
    assert said(run) == "Opening went at 48 wpm and the rest at 120 wpm: cut nothing."


def test_a_few_seconds_over_are_on_time() -> None:
    run = a_run(SECTIONS, timed(32.0, 60.0, 30.0, 60.0))
    assert said(run) == "Next: change nothing, 0:02 over is on time."


def test_it_fits() -> None:
    run = a_run(SECTIONS, timed(30.0, 55.0, 30.0, 60.0))
    assert said(run) == "It fits, 0:05 in hand. Next: the same again."


def test_it_fits_to_the_second() -> None:
    run = a_run(SECTIONS, timed(30.0, 60.0, 30.0, 60.0))
    assert said(run) == "It fits to the second. Next: the same again."


def test_it_fits_though_a_section_ran_over() -> None:
    run = a_run(SECTIONS, timed(40.0, 50.0, 28.0, 60.0))
    assert said(run) == "It fits, 0:02 in hand, though Opening ran 0:10 over."


def test_it_fits_with_much_room() -> None:
    run = a_run(SECTIONS, timed(25.0, 50.0, 25.0, 50.0))
    assert said(run) == "It fits, 0:30 in hand: room for about 72 words, or to breathe."


def test_a_part_that_fits() -> None:
    run = a_run(SECTIONS, timed(None, 55.0), scope=(1,), partial=True, position=1, slot_s=60.0)
    assert said(run) == "This part fits, 0:05 in hand. Next: the whole talk."


def test_a_part_that_does_not_fit() -> None:
    run = a_run(SECTIONS, timed(None, 72.0), scope=(1,), partial=True, position=1, slot_s=60.0)
    assert said(run) == "Next: cut 20 words from Roles of everyone, and this part fits."


def test_sections_that_were_skipped() -> None:
    takes = (*timed(30.0, 60.0), Take(2, 1, 2.0, SKIPPED), *timed(None, None, None, 60.0))
    assert said(a_run(SECTIONS, takes)) == "Next: speak Youth too, which was skipped."


def test_sections_that_were_skipped_and_left_out() -> None:
    takes = (*timed(30.0, None), Take(2, 1, 2.0, SKIPPED), *timed(None, None, None, 60.0))
    assert said(a_run(SECTIONS, takes)) == (
        "Next: speak Roles of everyone and Youth too, which were skipped or left out."
    )


def test_most_sections_were_left_out() -> None:
    run = a_run(SECTIONS, timed(None, None, None, 60.0))
    assert said(run) == "Next: speak it all. 3 of 4 sections were skipped or left out."


def test_over_although_something_was_left_out() -> None:
    run = a_run(SECTIONS, timed(30.0, 100.0, None, 80.0))
    assert said(run) == "Next: cut 36 words from Roles of everyone, and what was spoken fits."


def test_nothing_was_spoken_to_its_end() -> None:
    run = a_run(SECTIONS, (Take(0, 1, 20.0, OPEN),), finished=False, position=0)
    assert said(run) == (
        "Next: a run to speak aloud. No section of this one was spoken to its end."
    )


def test_an_unfinished_run() -> None:
    takes = (*timed(30.0, 90.0), Take(2, 1, 3.0, OPEN))
    run = a_run(SECTIONS, takes, finished=False, position=2)
    assert said(run) == "Next: resume it at Youth, or start afresh."


def test_a_run_that_was_late_when_it_was_ended() -> None:
    takes = (*timed(30.0, 78.0), Take(2, 1, 3.0, OPEN))
    run = a_run(SECTIONS, takes, cut_short=True, position=2)
    assert said(run) == "Next: cut 28 words from Roles of everyone: by the end it was 0:18 late."


def test_a_run_that_was_on_time_when_it_was_ended() -> None:
    takes = (*timed(30.0), Take(1, 1, 3.0, OPEN))
    run = a_run(SECTIONS, takes, cut_short=True, position=1)
    assert said(run) == "Next: speak it to its end, 2 sections went unspoken."


def test_a_run_that_was_ended_in_its_last_section() -> None:
    takes = (*timed(30.0, 60.0, 30.0), Take(3, 1, 3.0, OPEN))
    assert said(a_run(SECTIONS, takes, cut_short=True)) == "Next: speak it to its end."


def test_a_run_that_was_ended_in_a_section_that_ran_over() -> None:
    takes = (*timed(30.0, 58.0), Take(2, 1, 42.5, OPEN))
    run = a_run(SECTIONS, takes, cut_short=True, position=2)
    assert said(run) == "Next: cut 21 words from Youth: by the end it was 0:10 late."
    alone = a_run(SECTIONS[:1], (Take(0, 1, 42.5, OPEN),), cut_short=True)
    assert said(alone) == "Next: cut 25 words from Opening: by the end it was 0:12 late."


def test_sections_left_out_made_up_for_the_one_that_ran_over() -> None:
    takes = (*timed(30.0), Take(2, 1, 42.5, OPEN))
    run = a_run(SECTIONS, takes, cut_short=True, position=2)
    assert said(run) == "Next: speak it to its end, 2 sections went unspoken."


def test_more_words_than_a_section_has_are_not_named() -> None:
    sections = (
        part("Opening", 16, 8.0),
        part("Roles", 40, 20.0),
        *(part(f"Part {number}", 100, 50.0) for number in range(4)),
    )
    run = a_run(sections, timed(14.0, 28.0, *[54.9] * 4), slot_s=120.0)
    assert said(run) == "Next: cut 247 words here and there, and it fits."
    long = a_run((*sections[:2], part("Long", 200, 100.0)), timed(14.0, 30.0, 104.0), slot_s=60.0)
    assert said(long) == "Next: cut 153 words here and there, and it fits."


def test_more_words_than_there_are_are_not_named() -> None:
    sections = (part("Opening", 20, 10.0), part("Demo", 0, 60.0, pinned=True))
    run = a_run(sections, timed(16.0, 120.0), slot_s=40.0)
    assert said(run) == "Next: be 1:36 shorter, and it fits."


def test_most_of_a_cut_is_in_sections_that_have_so_many_words() -> None:
    sections = (*SECTIONS[:2], part("Youth", 3, 30.0), part("Closing", 3, 60.0))
    run = a_run(sections, timed(36.0, 70.0, 48.0, 90.0))
    assert said(run) == "Next: cut 49 words here and there, and it fits."


def test_what_to_practise() -> None:
    review = review_of(a_run(SECTIONS, timed(30.0, 78.0, 30.0, 72.0)), None)
    assert practice(review)[:2] == (
        (1, 3),
        "Or practise Roles of everyone and Closing, about 2 minutes.",
    )
    assert practice(review).whys == ("over in the last run",) * 2
    review = review_of(a_run(SECTIONS, timed(36.0, 60.0, 30.0, 60.0)), None)
    assert practice(review)[:2] == ((0,), "Or practise Opening, about a minute.")
    review = review_of(a_run(SECTIONS, timed(40.0, 50.0, 28.0, 60.0)), None)
    assert practice(review)[:2] == ((0,), "Next: practise Opening, about a minute.")
    review = review_of(a_run(SECTIONS, timed(30.0, 60.0, 30.0, 60.0)), None)
    assert practice(review)[:2] == ((), "")

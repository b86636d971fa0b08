"""What to do after a run, in one line, and what to practise."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rehearse.core import timespan
from rehearse.core.naming import listed
from rehearse.core.pace import Pace, pace_words
from rehearse.core.record import TYPE_CHECKING, NamedTuple
from rehearse.core.review import Review, ReviewRow, pace_of
from rehearse.core.run import OPEN, SPOKEN
from rehearse.core.stats.practise import Practice, Weakness, practice_of, weaknesses
from rehearse.core.timespan import clock
from rehearse.core.wording import plural
from rehearse.core.words import Count

if TYPE_CHECKING:
    from rehearse.core.stats.past import Past

ROOMY = 0.1
"""With more of the slot in hand than this, there is room for more words."""

HALTING = 0.5
"""A section slower than this part of the run's own pace wants practice, not a shorter text."""


def advice(review: Review) -> str:
    """One line: `Next: cut 21 words from Roles, and it fits.`"""
    run = review.run
    late_s = review.drift_s
    if run.cut_short and timespan.whole_down(late_s) >= review.on_time_s:
        late = clock(timespan.whole_down(late_s))
        return f"Next: {cut(review, late_s)}: by the end it was {late} late."
    if not any(row.is_spoken for row in review.rows):
        return "Next: a run to speak aloud. No section of this one was spoken to its end."
    if not run.finished:
        return f"Next: resume it at {review.name(_here(review))}, or start afresh."
    if run.cut_short:
        return _after_an_early_end(review)
    off_s = timespan.whole_down(run.elapsed_s - run.slot_s)
    if off_s >= review.on_time_s:
        return (
            _halting(review, off_s)
            or f"Next: {cut(review, run.elapsed_s - run.slot_s)}, and {_what_fits(review)}."
        )
    if review.missing:
        return _speak_the_rest(review)
    if off_s > 0:
        return f"Next: change nothing, {clock(off_s)} over is on time."
    return _in_hand(review, -off_s)


def practice(review: Review, past: Past | None = None, wall: float = 0.0) -> Practice:
    """The one or two sections worth the next ten minutes, to stand below the advice.

    By this run alone those that ran over most; better by the `past` of this run's sections, the
    run in it, looked at from the instant `wall` (`rehearse.core.stats.practise`).
    """
    run = review.run
    if past is None:
        found = [
            Weakness(
                position=row.position,
                takes_s=row.elapsed_s or 0.0,
                over_s=row.offset_s,
                spread_s=0.0,
                days=0,
                over_in=1,
                runs=1,
                is_edge=row.position in (0, len(run.sections) - 1),
            )
            for row in review.worst
        ]
    else:
        found = weaknesses(past, [part.budget_s for part in run.sections], Pace(*run.pace), wall)
    chosen = practice_of(found, [part.title for part in run.sections])
    if not chosen.positions:
        return chosen
    how = "Or " if "Next:" in advice(review) else "Next: "
    return chosen._replace(sentence=f"{how}{chosen.sentence}.")


def cut(review: Review, seconds: float) -> str:
    """What to cut to be so many seconds shorter, where the run lost them.

    `cut 21 words from Roles`, `cut 31 words from Roles and 12 from Youth`, `cut 90 words, most of
    it in Roles and Youth`, `shorten Demo by 0:40`. Words are counted at the pace at which that
    very section was spoken, rounded up, so that the cut is never too small. More words than there
    are, are not named.
    """
    worst = review.worst[:2]
    if not worst:
        return _cut_anywhere(review, seconds)
    first = worst[0]
    if first.offset_s >= seconds or (len(worst) == 1 and _is_most(first.offset_s, seconds)):
        return _cut_one(review, first, seconds)
    if len(worst) == 1:
        return _cut_anywhere(review, seconds)
    second = worst[1]
    rest_s = seconds - first.offset_s
    if rest_s > second.offset_s + 1:
        return _cut_anywhere(review, seconds)
    if _is_spoken_text(first) and _is_spoken_text(second):
        amount = _amount(review, [first], first.offset_s)
        rest = _amount(review, [second], rest_s)
        more = rest.number if rest.noun == amount.noun else rest
        return f"cut {amount} from {review.name(first)} and {more} from {review.name(second)}"
    return f"{_cut_one(review, first, first.offset_s)} and {_cut_one(review, second, rest_s)}"


def _cut_anywhere(review: Review, seconds: float) -> str:
    """`cut 90 words here and there`, or where most of them are where most of the time was lost."""
    amount = _amount(review, review.rows, seconds)
    if amount.number > amount.there_is:
        return f"be {clock(timespan.whole_up(seconds))} shorter"
    worst = review.worst[:2]
    lost_s = sum(row.offset_s for row in worst)
    in_worst = _amount(review, worst, lost_s)
    if not _is_most(lost_s, seconds) or not _is_most(in_worst.there_is, amount.number):
        return f"cut {amount} here and there"
    return f"cut {amount}, most of it in {listed([review.name(row) for row in worst])}"


def _is_most(part: float, whole: float) -> bool:
    return part * 2 > whole


class _Amount(NamedTuple):
    """So much text."""

    number: int
    noun: str
    there_is: int
    """How much of it these sections have."""

    def __str__(self) -> str:
        return plural(self.number, self.noun)


def _is_spoken_text(row: ReviewRow) -> bool:
    """There are words to cut."""
    return not row.section.pinned and any(row.section.spoken)


def _cut_one(review: Review, row: ReviewRow, seconds: float) -> str:
    name = review.name(row)
    if not _is_spoken_text(row):
        return f"shorten {name} by {clock(timespan.whole_up(seconds))}"
    amount = _amount(review, [row], seconds)
    if amount.number > amount.there_is:
        return _cut_anywhere(review, seconds)
    return f"cut {amount} from {name}"


def _halting(review: Review, off_s: float) -> str:
    """Words where one section alone ran over, by going far slower than the others."""
    row = review.worst[0] if review.worst else None
    if row is None or row.offset_s < off_s:
        return ""
    pace = pace_of(review.run, [row])
    others = [other for other in review.rows if other.is_spoken and other.position != row.position]
    rest = pace_of(review.run, others)
    if pace is None or rest is None or pace.wpm >= HALTING * rest.wpm:
        return ""
    spoken = row.section.spoken
    shown = (pace_words(pace, spoken), pace_words(rest, spoken))
    return f"{review.name(row)} went at {shown[0]} and the rest at {shown[1]}: cut nothing."


def _amount(review: Review, rows: Sequence[ReviewRow], seconds: float) -> _Amount:
    """`21 words` or `40 characters`: what these sections said in so many seconds, rounded up."""
    texts = [row for row in rows if row.take and not row.section.pinned]
    # How much of a section was said that was broken off, nobody knows.
    pace = pace_of(review.run, [row for row in texts if row.is_spoken]) or Pace(*review.run.pace)
    words = sum(row.section.spoken.words for row in texts)
    characters = sum(row.section.spoken.characters for row in texts)
    if pace.load_s(Count(0, characters)) > pace.load_s(Count(words, 0)):
        return _Amount(math.ceil(seconds * pace.cpm / 60 - 1e-6), "character", characters)
    return _Amount(math.ceil(seconds * pace.wpm / 60 - 1e-6), "word", words)


def _what_fits(review: Review) -> str:
    if review.missing:
        return "what was spoken fits"
    return "this part fits" if review.run.partial else "it fits"


def _in_hand(review: Review, in_hand_s: int) -> str:
    run = review.run
    fits = "This part fits" if run.partial else "It fits"
    if not in_hand_s:
        fits += " to the second"
    else:
        fits += f", {clock(in_hand_s)} in hand"
    if review.worst:
        worst = review.worst[0]
        return f"{fits}, though {review.name(worst)} ran {clock(worst.over_s)} over."
    if run.partial:
        return f"{fits}. Next: the whole talk."
    if in_hand_s > ROOMY * run.slot_s and review.pace is not None:
        return f"{fits}: room for about {_amount(review, review.rows, in_hand_s)}, or to breathe."
    return f"{fits}. Next: the same again."


def _speak_the_rest(review: Review) -> str:
    missing = review.missing
    if len(missing) > 2:
        total = plural(len(review.rows), "section")
        return f"Next: speak it all. {len(missing)} of {total} were skipped or left out."
    names = listed([review.name(row) for row in missing])
    were = "was" if len(missing) == 1 else "were"
    how = "skipped" if all(row.take for row in missing) else "left out"
    if len({row.take is None for row in missing}) > 1:
        how = "skipped or left out"
    return f"Next: speak {names} too, which {were} {how}."


def _after_an_early_end(review: Review) -> str:
    unspoken = sum(row.outcome not in (SPOKEN, OPEN) for row in review.rows)
    if unspoken:
        return f"Next: speak it to its end, {plural(unspoken, 'section')} went unspoken."
    return "Next: speak it to its end."


def _here(review: Review) -> ReviewRow:
    return review.rows[review.place - 1]

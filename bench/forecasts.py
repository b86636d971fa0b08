"""Do forecasts keep their word? Simulated speakers, what they were told, and how it ended.

    python bench/forecasts.py [SPEAKERS]

Of all the times that about 80% was said, about 80% are to end inside the slot, whatever the
speaker is like. Prints for each situation what was said and what came of it, in tenths, and ends
with 1 where the two are further apart than chance explains. The last two situations are known
limits, which docs/statistics.md tells: they are printed and not judged.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rehearse.core.pace import Pace
from rehearse.core.plan import Plan, make_plan
from rehearse.core.reading import RUNNING, Reading
from rehearse.core.run import RunSection
from rehearse.core.stats.forecast import forecast_of
from rehearse.core.stats.past import FULL, Past, PastRun
from rehearse.core.talk import Section, Talk
from rehearse.core.words import Count

PACE = Pace(120.0, 240.0)


class Speaker(NamedTuple):
    """How a simulated speaker varies."""

    together: float
    """Standard deviation by which a whole run goes slower or faster, as part of 1."""
    alone: float
    """The same of a section by itself."""
    is_skewed: bool
    """Sections vary as with lapses of memory: mostly a little shorter, seldom much longer."""
    gain: float
    """By how much of its length each run is shorter than the one before."""


class Told(NamedTuple):
    """A forecast and what came of it."""

    chance: float
    in_time: bool


def steady(dice: random.Random) -> Speaker:
    """Somebody, drawn from all kinds of speakers whose runs are of one level."""
    return Speaker(dice.uniform(0.0, 0.1), dice.uniform(0.02, 0.2), dice.random() < 0.3, 0.0)


def alone(dice: random.Random) -> Speaker:
    """One whose sections have nothing to do with each other."""
    return steady(dice)._replace(together=0.0)


def together(dice: random.Random) -> Speaker:
    """One whose runs go slow or fast as a whole."""
    return steady(dice)._replace(together=0.1, alone=0.05)


def improving(dice: random.Random) -> Speaker:
    """One who gets shorter by 2% with every run."""
    return steady(dice)._replace(gain=0.02)


def told(
    dice: random.Random,
    kind: Callable[[random.Random], Speaker],
    runs: int,
    share: float | None,
    reach: float = 3.0,
) -> Told:
    """A talk rehearsed so many times, then once more: what was said, and whether it was in time.

    Args:
        dice: what is drawn comes from here.
        kind: what the speaker is like.
        runs: how many full runs there are.
        share: how much of the sections were spoken when it was asked; None asks before the start.
        reach: how far at most the slot is from what the talk takes on average, in standard
            deviations of a run.
    """
    speaker = kind(dice)
    words = [dice.randint(20, 250) for _ in range(dice.choice((3, 6, 12)))]
    plan = make_plan(_talk(words))
    loads_s = [part.load_s for part in plan.sections]
    taken_s = [_spoken(dice, speaker, loads_s, runs - at) for at in range(runs + 1)]
    *before_s, now_s = taken_s
    whole_s = sum(loads_s)
    varies_s = math.hypot(
        whole_s * speaker.together, math.hypot(*(load * speaker.alone for load in loads_s))
    )
    given_s = whole_s + dice.uniform(-reach, reach) * varies_s
    forecast = forecast_of(_past(plan, before_s), plan, given_s=given_s)
    in_time = sum(now_s) <= given_s
    if share is None:
        assert forecast.chance is not None
        return Told(forecast.chance, in_time)
    here = min(len(words) - 2, int(len(words) * share))
    spent_s = dict(enumerate(now_s[: here + 1]))
    standing = forecast.standing(_reading(plan, here, spent_s, given_s), spent_s)
    assert standing is not None
    return Told(standing.chance_leaving_now, in_time)


def _spoken(
    dice: random.Random, speaker: Speaker, loads_s: Sequence[float], runs_left: int
) -> list[float]:
    how = math.exp(dice.gauss(0, speaker.together)) * (1 + speaker.gain * runs_left)
    return [load_s * how * _by_itself(dice, speaker) for load_s in loads_s]


def _by_itself(dice: random.Random, speaker: Speaker) -> float:
    if speaker.is_skewed:
        return 1 + speaker.alone * (dice.expovariate(1) - 1)
    return math.exp(dice.gauss(0, speaker.alone))


def _talk(words: Sequence[int]) -> Talk:
    sections = tuple(
        Section(f"s{at}", f"Section {at}", f"text {at}", Count(number, 0), 0.0)
        for at, number in enumerate(words)
    )
    return Talk("talk", "Talk", sections, PACE)


def _past(plan: Plan, taken_s: Sequence[Sequence[float]]) -> Past:
    """The runs that took so long, given oldest first."""
    then = tuple(
        RunSection(
            part.section.id,
            part.section.title,
            part.section.text,
            part.section.spoken,
            part.section.pauses_s,
            part.budget_s,
            pinned=False,
            optional=False,
        )
        for part in plan.sections
    )
    runs = [
        PastRun(
            number,
            "2024-01-01T00:00:00Z",
            plan.slot_s,
            sum(row_s),
            FULL,
            False,
            then,
            tuple(row_s),
            {},
        )
        for number, row_s in enumerate(taken_s, 1)
    ]
    return Past(plan.talk.sections, tuple(reversed(runs)))


def _reading(plan: Plan, here: int, spent_s: dict[int, float], given_s: float) -> Reading:
    return Reading(
        phase=RUNNING,
        position=here,
        place=here + 1,
        places=len(plan.sections),
        elapsed_s=sum(spent_s.values()),
        given_s=given_s,
        section_elapsed_s=spent_s[here],
        budget_s=plan.sections[here].budget_s,
        drift_s=0.0,
        lands_s=0.0,
        left_out=0,
        next_position=here + 1,
        partial=False,
        can_undo="",
    )


class Band(NamedTuple):
    """The forecasts that said about the same."""

    said: float
    """Their mean."""
    came: float
    """The share of them that ended in time."""
    number: int

    @property
    def off(self) -> float:
        """How far apart the two are, in standard errors, beyond two points of a hundred.

        So much is left to speakers that no distribution fits.
        """
        error = math.sqrt(max(self.said * (1 - self.said), 0.01) / self.number)
        return max(0.0, abs(self.said - self.came) - 0.02) / error


def bands(found: Sequence[Told], number: int = 10) -> list[Band]:
    """The forecasts in so many bands of what was said, empty ones left out."""
    sorted_in: list[list[Told]] = [[] for _ in range(number)]
    for one in found:
        sorted_in[min(number - 1, int(one.chance * number))].append(one)
    return [
        Band(
            sum(one.chance for one in band) / len(band),
            sum(one.in_time for one in band) / len(band),
            len(band),
        )
        for band in sorted_in
        if band
    ]


SITUATIONS: dict[str, tuple[Callable[[random.Random], Speaker], int, float | None]] = {
    "5 runs, before the start": (steady, 5, None),
    "10 runs, before the start": (steady, 10, None),
    "5 runs, sections vary alone": (alone, 5, None),
    "5 runs, sections vary together": (together, 5, None),
    "5 runs, after a quarter": (steady, 5, 0.25),
    "6 runs, half way": (steady, 6, 0.5),
    "8 runs, after three quarters": (steady, 8, 0.75),
    "5 runs, half way, together": (together, 5, 0.5),
    "5 runs, half way, alone": (alone, 5, 0.5),
}
ERRS_LOW = "7 runs, each 2% shorter"
"""What is said here is less than what comes of it: the gain of the next run isn't counted on."""

TOO_BOLD = "5 runs, a slot close by"
"""Here the slot is within one standard deviation of what the talk takes: nothing is sure, and what
is said far from 50% is by runs that happened to be alike."""

FARTHEST = 4.0
"""Standard errors: in a hundred bands that are right one is hardly ever farther off."""


def situation(name: str, speakers: int, seed: int = 1) -> list[Band]:
    """What was said in a situation, in tenths, and what came of it."""
    dice = random.Random(f"{name} {seed}")
    known = {**SITUATIONS, ERRS_LOW: (improving, 7, None), TOO_BOLD: (steady, 5, None)}
    kind, runs, share = known[name]
    reach = 1.0 if name == TOO_BOLD else 3.0
    return bands([told(dice, kind, runs, share, reach) for _ in range(speakers)])


def main() -> int:
    """Print every situation; 1 where a forecast didn't keep its word."""
    speakers = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    worst = 0.0
    for name in [*SITUATIONS, ERRS_LOW, TOO_BOLD]:
        found = situation(name, speakers)
        if name in SITUATIONS:
            worst = max(worst, *(band.off for band in found))
        print(f"{name:32}", " ".join(f"{b.said:4.0%}:{b.came:4.0%}" for b in found))
    print(f"farthest off: {worst:.1f} standard errors beyond 2 points")
    return int(worst > FARTHEST)


if __name__ == "__main__":
    sys.exit(main())

"""The one or two sections worth the next ten minutes.

Practice goes where most is to be won: where a section runs over, where it never goes twice the
same, where it was left alone for long; and a little sooner to how the talk opens and closes, which
is what listeners keep (the first and the last of a series: Murdock, J. Exp. Psychol. 64, 1962).
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core import timespan
from rehearse.core.clock import wall_of
from rehearse.core.naming import listed, short_name
from rehearse.core.pace import Pace
from rehearse.core.record import NamedTuple
from rehearse.core.stats.numbers import MAD_TO_SD, mad, median
from rehearse.core.stats.past import Past
from rehearse.core.stats.todays import as_today_s
from rehearse.core.timespan import clock
from rehearse.core.wording import ON_TIME_S, plural

RECENT_TAKES = 5
"""How many takes of a section are looked at, the newest ones, of runs of any kind."""

EDGE = 1.25
"""How much more the opening and the close count."""

LONG_AGO_DAYS = 28
"""Beyond this a section is no more forgotten."""

AT_A_TIME_S = 600.0
"""Two sections that take longer than this together are not practised together."""

_DAY_S = 86400


class Weakness(NamedTuple):
    """How much a section would win by practice."""

    position: int
    takes_s: float
    """Seconds that it takes: the newest take."""
    over_s: float
    """How far over its budget its middle take is; under it is negative."""
    spread_s: float
    """The standard deviation of its takes, by their median absolute deviation."""
    days: int
    """Whole days since it was spoken last, in a run of any kind."""
    over_in: int
    """In how many of its newest takes it was over by `ON_TIME_S` or more."""
    runs: int
    """How many newest takes were looked at."""
    is_edge: bool
    """It opens or closes the talk."""

    @property
    def is_weak(self) -> bool:
        """It runs over, or never goes twice the same, by enough to be marked."""
        return max(self.over_s, self.spread_s) >= ON_TIME_S

    @property
    def weight(self) -> float:
        """Overrun x spread x days, none of which makes up for another's being 0.

        Each is 1 and what it has in units that count alike: 5 s, 5 s and a week.
        """
        over = 1 + max(0.0, self.over_s) / ON_TIME_S
        spread = 1 + self.spread_s / ON_TIME_S
        days = 1 + min(self.days, LONG_AGO_DAYS) / 7
        return over * spread * days * (EDGE if self.is_edge else 1.0)


class Practice(NamedTuple):
    """Sections worth practising alone."""

    positions: tuple[int, ...]
    """Their indices, in the talk's order; empty where nothing is weak."""
    sentence: str
    """`practise Roles and Accountability, about 3 minutes`."""
    whys: tuple[str, ...] = ()
    """For each of them, `over in 4 of 5 runs, not practised for 6 days`."""


def weaknesses(past: Past, budgets_s: Sequence[float], pace: Pace, wall: float) -> list[Weakness]:
    """What would be won by practising each section that was ever spoken.

    Args:
        past: runs of any kind; its sections are those that the budgets are of.
        budgets_s: seconds planned for each section.
        pace: the talk's, to weigh words against characters.
        wall: the present, in seconds since 1970.
    """
    found = []
    for at, (part, budget_s) in enumerate(zip(past.sections, budgets_s, strict=True)):
        times_s: list[float] = []
        newest_at = ""
        for run in past.runs:
            then, seconds = run.then[at], run.times_s[at]
            if then is not None and seconds is not None:
                newest_at = newest_at or run.started_at
                times_s.append(as_today_s(part, then, seconds, pace))
                if len(times_s) == RECENT_TAKES:
                    break
        if times_s:
            offsets_s = [seconds - budget_s for seconds in times_s]
            found.append(
                Weakness(
                    position=at,
                    takes_s=times_s[0],
                    over_s=median(offsets_s),
                    spread_s=MAD_TO_SD * mad(times_s),
                    days=_days_since(newest_at, wall),
                    over_in=sum(timespan.whole_down(each) >= ON_TIME_S for each in offsets_s),
                    runs=len(times_s),
                    is_edge=at in (0, len(budgets_s) - 1),
                )
            )
    return found


def _days_since(instant: str, wall: float) -> int:
    try:
        return max(0, int((wall - wall_of(instant)) // _DAY_S))
    except ValueError:
        return 0


def practice_of(found: Sequence[Weakness], titles: Sequence[str]) -> Practice:
    """The weakest section, and the next one if both are spoken within ten minutes."""
    weak = sorted(
        (one for one in found if one.is_weak), key=lambda one: (-one.weight, one.position)
    )
    chosen = weak[:2]
    if sum(one.takes_s for one in chosen) > AT_A_TIME_S:
        chosen = weak[:1]
    chosen.sort(key=lambda one: one.position)
    if not chosen:
        return Practice((), "")
    minutes = max(1, round(sum(one.takes_s for one in chosen) / 60))
    long = "about a minute" if minutes == 1 else f"about {minutes} minutes"
    names = listed([short_name(titles, one.position) for one in chosen])
    return Practice(
        tuple(one.position for one in chosen),
        f"practise {names}, {long}",
        tuple(map(why, chosen)),
    )


def why(one: Weakness) -> str:
    """`over in 4 of 5 runs, not practised for 6 days`."""
    said = []
    if one.over_in:
        of = f"{one.over_in} of {one.runs} runs" if one.runs > 1 else "the last run"
        said.append(f"over in {of}")
    if one.spread_s >= ON_TIME_S:
        said.append(f"off by {clock(timespan.whole_down(one.spread_s))} from run to run")
    if one.days:
        said.append(f"not practised for {plural(one.days, 'day')}")
    return ", ".join(said)


def why_sentence(practice: Practice, titles: Sequence[str]) -> str:
    """`Roles: over in 4 of 5 runs. Youth: not practised for 6 days.`; empty for nothing."""
    return " ".join(
        f"{short_name(titles, at)}: {reason}."
        for at, reason in zip(practice.positions, practice.whys, strict=True)
        if reason
    )

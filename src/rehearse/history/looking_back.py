"""What statistics need of a talk's runs, read without whole runs being made."""

# ruff: noqa: S608 - statements are made of constants of this package, values are bound

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from rehearse.core.matching import matched
from rehearse.core.run import RETAKEN, SPOKEN, RunSection
from rehearse.core.stats.past import Past, PastRun, kind_of, stumbles_of
from rehearse.core.talk import Section
from rehearse.history.plans import Plans
from rehearse.history.rows import storable
from rehearse.history.values import instant, moments, seconds

FULL_RUNS, ANY_RUNS = 50, 50
"""How many runs are looked at unless more are asked for: older ones tell little of today."""

_CHOSEN = """
    WITH chosen AS (
        SELECT number FROM (
            SELECT number FROM run WHERE talk = :talk AND is_full = 1 AND variant = :variant
            ORDER BY number DESC LIMIT :full
        )
        UNION
        SELECT number FROM (
            SELECT number FROM run WHERE talk = :talk ORDER BY number DESC LIMIT :any
        )
    )
"""
RUNS = f"""{_CHOSEN}
    SELECT number, started_at, slot_s, elapsed_s, for_real, partial, is_full,
        variant = :variant, plan
    FROM chosen JOIN run USING (number) ORDER BY number DESC
"""
TAKES = f"""{_CHOSEN}
    SELECT take.run, take.section, take.elapsed_s, take.stumbles_s, take.outcome = '{SPOKEN}'
    FROM chosen CROSS JOIN take ON take.run = chosen.number
    WHERE take.outcome = '{SPOKEN}' OR (take.outcome = '{RETAKEN}' AND take.stumbles_s <> '')
    ORDER BY take.run DESC
"""


class _Matching(NamedTuple):
    """Which section of a plan is which of today's."""

    then: tuple[RunSection | None, ...]
    today: dict[int, int]
    """Today's index by the plan's."""


def past(
    connection: sqlite3.Connection,
    plans: Plans,
    talk: str,
    sections: Sequence[Section | RunSection],
    variant: str,
    full: int,
    any_kind: int,
) -> Past:
    """The newest runs of a talk, matched to these sections once for each plan; see `Store.past`."""
    values = {
        "talk": storable(talk),
        "variant": storable(variant),
        "full": full,
        "any": any_kind,
    }
    today = tuple(sections)
    runs = connection.execute(RUNS, values).fetchall()
    takes = groupby(connection.execute(TAKES, values), itemgetter(0))
    known: dict[int, _Matching] = {}
    nothing: list[float | None] = [None] * len(today)
    found = []
    at, group = next(takes, (0, ()))
    for number, started_at, slot_s, elapsed_s, for_real, partial, is_full, is_same, plan in runs:
        if plan not in known:
            known[plan] = _matching(today, plans.sections(plan))
        then, place_of = known[plan]
        times_s = nothing.copy()
        marks_s: dict[int, list[float]] = {}
        if at == number:
            for _, section, elapsed, stumbles, is_spoken in group:
                if section in place_of:
                    place = place_of[section]
                    if is_spoken:
                        times_s[place] = seconds(elapsed)
                    if stumbles:
                        marks_s.setdefault(place, []).extend(moments(stumbles))
            at, group = next(takes, (0, ()))
        kind = kind_of(partial=partial == 1, full=is_full == 1, same_variant=is_same == 1)
        found.append(
            PastRun(
                number,
                instant(started_at),
                seconds(slot_s),
                seconds(elapsed_s),
                kind,
                for_real == 1,
                then,
                tuple(times_s),
                stumbles_of(marks_s, times_s) if marks_s else {},
            )
        )
    return Past(today, tuple(found))


def _matching(today: tuple[Section | RunSection, ...], before: tuple[RunSection, ...]) -> _Matching:
    here = matched(today, before)
    return _Matching(
        tuple(before[here[at]] if at in here else None for at in range(len(today))),
        {there: at for at, there in here.items()},
    )

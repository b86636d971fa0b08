"""The speaker's own pace, learned from the runs of a talk."""

from __future__ import annotations

from rehearse.cli.errors import NoPaceError
from rehearse.cli.keeping import kept_runs
from rehearse.core.pace import Pace
from rehearse.core.plan import make_plan
from rehearse.core.stats.own_pace import own_pace, unknown_sentence
from rehearse.core.talk import Talk


def learned_pace(talk: Talk) -> Pace:
    """The pace at which the talk takes its speaker as long as it does, changes of section included.

    Raises:
        NoPaceError: there are too few full runs.
        UsageError: the history can't be read.
    """
    # Without a slot: what it takes does not depend on one, and none can be too short for it.
    plan = make_plan(talk._replace(slot_s=None))
    with kept_runs() as store:
        key = store.key_of(talk)
        pasts = [store.past(key, talk.sections, variant=talk.variant)]
        if talk.variant:
            # Who has spoken the whole talk so far speaks a variant of it no other way.
            pasts.append(store.past(key, talk.sections))
    for past in pasts:
        own = own_pace(past, plan.pace)
        if own is not None:
            return own.in_plan(plan)
    full_runs = max(len(past.full) for past in pasts)
    raise NoPaceError(f"--pace mine: {unknown_sentence(full_runs)}")

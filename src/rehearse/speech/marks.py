"""From the marks an engine sets while it speaks to the words that are lit on screen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from rehearse.speech.utterances import Token


def onsets(tokens: Sequence[Token], marks: Sequence[Sequence[int]], samples: int) -> list[int]:
    """At which sample of the utterance each of its tokens begins.

    `marks` are the engine's: [character, length, sample]. A token may have several ("460,000" has
    three): the first counts. Marks of punctuation belong to no token. Where a token has none, or
    the engine sets none at all, the time between its neighbours is shared out by letters.
    """
    starts = [token.start for token in tokens]
    known: dict[int, int] = {}
    latest = -1
    for character, _, sample in sorted(marks, key=lambda mark: mark[2]):
        index = bisect_right(starts, character) - 1
        # Words are spoken in order: a mark that goes back is a slip of the engine.
        if index > latest and character < tokens[index].end:
            known[index] = min(max(sample, 0), samples)
            latest = index
    known.setdefault(0, 0)
    return _filled(tokens, known, samples)


def _filled(tokens: Sequence[Token], known: dict[int, int], samples: int) -> list[int]:
    found = [0] * len(tokens)
    stops = [*sorted(known), len(tokens)]
    for first, behind in pairwise(stops):
        begin = known[first]
        end = known.get(behind, samples)
        letters = [max(1, token.end - token.start) for token in tokens[first:behind]]
        whole, before = sum(letters), 0
        for index, count in zip(range(first, behind), letters, strict=True):
            found[index] = begin + (end - begin) * before // whole
            before += count
    return found

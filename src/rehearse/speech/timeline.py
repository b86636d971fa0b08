"""Where in a narration one is: parts of known length, and the words within them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Spot(NamedTuple):
    """A sample of a part."""

    seq: int
    sample: int


class Timeline:
    """The lengths of the parts as far as they are rendered, and the onsets of their words."""

    def __init__(self, parts: int) -> None:
        self._lengths: list[int | None] = [None] * parts
        self._onsets: list[Sequence[int]] = [()] * parts

    def __len__(self) -> int:
        return len(self._lengths)

    def put(self, seq: int, samples: int, onsets: Sequence[int] = ()) -> None:
        """Part `seq` was rendered, perhaps anew."""
        self._lengths[seq] = samples
        self._onsets[seq] = onsets

    def forget(self, seq: int) -> int | None:
        """Part `seq` is to be rendered anew; how many samples it had."""
        length, self._lengths[seq] = self._lengths[seq], None
        self._onsets[seq] = ()
        return length

    def length(self, seq: int) -> int | None:
        """Samples of a part, None while it isn't rendered."""
        return self._lengths[seq]

    def forward(self, spot: Spot, samples: int) -> Spot:
        """The spot so many samples on; it stands still before a part that isn't rendered."""
        seq, sample = spot.seq, spot.sample + max(samples, 0)
        while seq < len(self._lengths):
            length = self._lengths[seq]
            if length is None:
                return Spot(seq, 0 if seq != spot.seq else spot.sample)
            if sample < length:
                return Spot(seq, sample)
            sample -= length
            seq += 1
        return Spot(seq, 0)

    def back(self, spot: Spot, samples: int) -> Spot:
        """The spot so many samples before; it stands still behind a part that isn't rendered."""
        seq, sample = spot.seq, spot.sample - samples
        while sample < 0:
            length = self._lengths[seq - 1] if seq else None
            if length is None:
                return Spot(seq, 0)
            seq -= 1
            sample += length
        return Spot(seq, sample)

    def word(self, spot: Spot) -> int | None:
        """Which word of its part is spoken there, None before the first and in silence."""
        if spot.seq >= len(self._onsets):
            return None
        index = bisect_right(self._onsets[spot.seq], spot.sample) - 1
        return index if index >= 0 else None

    def until_change(self, spot: Spot) -> int | None:
        """Samples until the next word or part begins, None where that isn't known."""
        if spot.seq >= len(self._lengths):
            return None
        length = self._lengths[spot.seq]
        if length is None:
            return None
        onsets = self._onsets[spot.seq]
        index = bisect_right(onsets, spot.sample)
        upcoming = onsets[index] if index < len(onsets) else length
        return upcoming - spot.sample

    def samples(self, first: int, behind: int) -> int:
        """Samples of all parts from `first` up to `behind` that are rendered."""
        return sum(filter(None, self._lengths[first:behind]))

    def is_whole(self, first: int, behind: int) -> bool:
        """All parts from `first` up to `behind` are rendered."""
        return None not in self._lengths[first:behind]

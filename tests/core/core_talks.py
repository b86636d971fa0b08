"""Talks of every shape, for properties of the plan and of the rehearsal."""

from __future__ import annotations

from hypothesis import strategies as st

from rehearse.core.pace import Pace
from rehearse.core.talk import Section, Talk, section, talk


def words(number: int) -> str:
    """So many words."""
    return " ".join(["word"] * number)


def talk_of(*numbers: int, pace: float = 60.0, slot_s: float | None = None) -> Talk:
    """A talk with sections of so many words, a second a word unless the pace says otherwise."""
    parts = [section(f"Part {at}", words(number)) for at, number in enumerate(numbers, 1)]
    return talk("T", parts, pace=Pace(pace, 60.0), slot_s=slot_s)


tenths_of_a_minute = st.integers(0, 600).map(lambda tenths: tenths / 10)


@st.composite
def sections(draw: st.DrawFn) -> Section:
    """A section with words, characters, pauses or a pin, or with none of them."""
    number = draw(st.sampled_from([0, 1, 2, 3, 10, 50, 300]))
    characters = draw(st.sampled_from([0, 0, 0, 1, 40]))
    pause_s = draw(st.just(0.0) | tenths_of_a_minute)
    pin_s = draw(st.none() | tenths_of_a_minute)
    text = f"{words(number)} [pause {pause_s:.1f}s] " + "\u5b57" * characters
    return section("Part", text, pin_s=pin_s, optional=draw(st.booleans()))


paces = st.builds(
    Pace, st.sampled_from([30.0, 90.5, 125.0, 400.0]), st.sampled_from([60.0, 220.0, 1200.0])
)
slots = st.sampled_from([60.0, 300.0, 600.0, 3600.0, 86400.0]) | st.integers(1, 20000).map(
    lambda tenths: tenths / 10
)


def talks(most: int = 12, least: int = 1) -> st.SearchStrategy[Talk]:
    """A talk of so many sections, with a slot or without."""
    return st.builds(
        talk,
        st.just("T"),
        st.lists(sections(), min_size=least, max_size=most),
        pace=paces,
        slot_s=st.none() | slots,
    )

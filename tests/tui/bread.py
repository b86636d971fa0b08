"""A talk to look at: six sections on baking bread."""

from __future__ import annotations

from rehearse.core.talk import Talk, section, talk

_KITCHEN = (
    "Flour, water and salt lie on the table, and nothing else. *Nothing else* is needed, "
    "though every shop will tell you otherwise. "
)
_TIME = (
    "What bread takes is time, and time is what nobody sells. The dough rises while you sleep, "
    "while you work, while you read the letter that you should have answered last week. "
)
_HEAT = "Heat the oven until you think that it is hot enough, and then wait as long again. "


def bread() -> Talk:
    """Stress, a cue, written pauses, a pinned demonstration, an optional section, a long title."""
    return talk(
        "Three things and a night: what a loaf of bread taught me about waiting for others",
        (
            section("The table", f"{_KITCHEN}\n\n[SLIDE 2]\nThree things, and a night."),
            section("What nobody sells", f"{_TIME}{_KITCHEN}\n\n[pause 2s]\n\n{_TIME}"),
            section("Heat", f"{_HEAT * 2}\n\n{_TIME}\n\n- the crust\n- the crumb\n\n{_KITCHEN}"),
            section("Kneading, shown by hand", pin_s=30.0, notes="Breathe. Show, do not talk."),
            section("What my neighbour says of it", _TIME * 2, optional=True),
            section("The morning", f"{_HEAT}\n\nAnd then you *share* it."),
        ),
        slot_s=240.0,
        language="en",
        event="An evening in the library",
    )

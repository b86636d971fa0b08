"""Where sections of plain notes begin otherwise: at a question above an agenda, below a rule."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.importers.units import Unit, is_rule

_LEAST_STATEMENT = 12
"""Words of a unit that is said rather than asked or named."""
_LONGEST_QUESTION = 25
"""Words."""
_LEAST_CUTS = 2
"""Rules that part a text; a single one ends a letter."""


def questions_above(
    agendas: Sequence[int], units: Sequence[Unit], spoken: Sequence[bool], headings: Sequence[bool]
) -> list[int]:
    """Indices of questions above agendas, where something was said before: headings, and spoken.

    Args:
        agendas: indices of the units that they begin at.
        units: of the whole text.
        spoken: for each unit whether it can be spoken.
        headings: for each unit whether it is one by itself.
    """
    found: list[int] = []
    for at in agendas:
        before = at - 1
        if before < 0 or not spoken[before] or headings[before] or not _asks(units[before]):
            continue
        for index in range(before - 1, -1, -1):
            if headings[index] or index in found or not spoken[index]:
                break
            said = units[index]
            if said.size >= _LEAST_STATEMENT and said.text[-1] not in "?\uff1f":
                found.append(before)
                break
    return found


def _asks(unit: Unit) -> bool:
    return (
        "\n" not in unit.text
        and unit.size <= _LONGEST_QUESTION
        and unit.text[-1] in "?:\uff1f\uff1a"
    )


def starts_below_rules(units: Sequence[Unit], spoken: Sequence[bool], start: int) -> list[int]:
    """Indices of the units right below rules, none where there are too few to part the notes."""
    found: list[int] = []
    is_below_rule = False
    for at in range(start, len(units)):
        if is_rule(units[at].text):
            is_below_rule = True
        elif spoken[at] and is_below_rule:
            found.append(at)
            is_below_rule = False
    return found if len(found) >= _LEAST_CUTS else []

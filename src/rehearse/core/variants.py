"""Variants of a talk: the same sections without some of them, for another slot."""

from __future__ import annotations

import re

from rehearse.core.choice import find_section
from rehearse.core.naming import short_name
from rehearse.core.optional import Piece, optional_paragraphs, optional_pieces, without
from rehearse.core.script import written_paragraphs
from rehearse.core.talk import Talk, Variant

OPTIONAL = "optional"
"""Stands for all that is marked optional."""

_MOST_NAMED = 8
_PARAGRAPH = r"(?s)(.*\S)\s*(?:\u00b6|\s(?i:paragraph)\b)\s*(\d{1,6})"


def variant_of(talk: Talk, name: str) -> Talk:
    """The variant of this name, or whose name alone begins so: a talk with ids as before.

    Raises:
        ValueError: there is none, or more than one, or it can't be made; the message says which
            there are, or what is wrong.
    """
    variant = find_variant(talk, name)
    try:
        left = without(talk.sections, left_out(talk, variant))
    except ValueError as error:
        raise ValueError(f"{variant.name}: {error}") from None
    has_slot = variant.slot_s is not None
    made = talk._replace(
        sections=tuple(left.values()),
        slot_s=variant.slot_s if has_slot else talk.slot_s,
        slot_place=variant.slot_place if has_slot else talk.slot_place,
        variants=(),
        variant=variant.name,
    )
    if not any(any(part.spoken) or part.pin_s for part in made.sections):
        raise ValueError(f"{variant.name} leaves nothing of the talk to be spoken")
    return made


def find_variant(talk: Talk, name: str) -> Variant:
    """The variant with this name, or whose name alone begins so.

    Raises:
        ValueError: there is none, or more than one; the message names the nearest.
    """
    if not talk.variants:
        raise ValueError("this talk has no variants, write `variants:` in its file")
    wanted = _folded(name)
    names = [each.name for each in talk.variants]
    there_are = _named(names)
    if not wanted:
        raise ValueError(f"no variant is named, this talk has {there_are}")
    for found in (
        [each for each in talk.variants if _folded(each.name) == wanted],
        [each for each in talk.variants if _folded(each.name).startswith(wanted)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            several = " or ".join(each.name for each in found[:_MOST_NAMED])
            raise ValueError(f"{_shown(name)} could be {several}: write more of it")
    import difflib  # noqa: PLC0415 - only for a message

    folded = {_folded(each): each for each in names}
    near = difflib.get_close_matches(wanted[:80], folded, 1)
    hint = f"did you mean {folded[near[0]]!r}?" if near else f"this talk has {there_are}"
    raise ValueError(f"no variant is called {_shown(name)}, {hint}")


def _named(names: list[str]) -> str:
    """`short, long and longest`, `short, long and 90 more`: a message stays short."""
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[:_MOST_NAMED])} and {len(names) - _MOST_NAMED} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def left_out(talk: Talk, variant: Variant) -> frozenset[Piece]:
    """The sections and paragraphs that a variant of this talk leaves out.

    Raises:
        ValueError: something that it leaves out is not there.
    """
    pieces: set[Piece] = set()
    for choice in variant.leave_out:
        pieces |= chosen_pieces(talk, choice)
    return frozenset(pieces)


def chosen_pieces(talk: Talk, choice: str) -> frozenset[Piece]:
    """What one entry of `leave_out:` means.

    That is a section by its number, id or the beginning of its title; a paragraph of one that is
    marked `[optional]` (`Resources ¶3`, `resources paragraph 3`); or `optional`, all that is
    marked so.

    Raises:
        ValueError: it is not there; the message names the nearest.
    """
    if _folded(choice) == OPTIONAL:
        pieces = optional_pieces(talk)
        if not pieces:
            raise ValueError(
                "nothing is marked optional, write optional: true in a section or [optional] "
                "before a paragraph"
            )
        return pieces
    match = re.fullmatch(_PARAGRAPH, choice.strip())
    try:
        return frozenset({Piece(find_section(talk, choice))})
    except ValueError:
        if match is None:
            raise
    at, number = find_section(talk, match[1]), int(match[2])
    numbers = [each.number for each in optional_paragraphs(talk.sections[at].text)]
    if number not in numbers:
        raise ValueError(_no_such_paragraph(talk, at, number, numbers))
    return frozenset({Piece(at, number)})


def written_piece(talk: Talk, piece: Piece) -> str:
    """What `chosen_pieces` takes for this piece: the id of its section where that will do."""
    name = talk.sections[piece.section].id
    # The sign stands on few keyboards.
    paragraph = f" paragraph {piece.paragraph}" if piece.paragraph else ""
    wanted = frozenset({piece})
    try:
        if chosen_pieces(talk, name + paragraph) == wanted:
            return name + paragraph
    except ValueError:
        pass
    return f"{piece.section + 1}{paragraph}"


def written_pieces(talk: Talk, pieces: frozenset[Piece]) -> tuple[str, ...]:
    """What `leave_out:` says for these pieces: `optional` where they are all that is marked so."""
    if not pieces:
        return ()
    every = optional_pieces(talk)
    rest = sorted(pieces - every if pieces >= every and every else pieces)
    names = [written_piece(talk, piece) for piece in rest]
    return (OPTIONAL, *names) if every and pieces >= every else tuple(names)


def that_still_apply(talk: Talk, variants: tuple[Variant, ...]) -> tuple[Variant, ...]:
    """These variants for another text: without the choices that mean nothing there any more."""
    kept = []
    for variant in variants:
        choices = tuple(choice for choice in variant.leave_out if _means_something(talk, choice))
        if not choices and variant.slot_s is None:
            continue
        kept.append(variant._replace(leave_out=choices))
    made = talk._replace(variants=tuple(kept))
    return tuple(each for each in kept if _can_be_made(made, each.name))


def _means_something(talk: Talk, choice: str) -> bool:
    try:
        return bool(chosen_pieces(talk, choice))
    except ValueError:
        return False


def _can_be_made(talk: Talk, name: str) -> bool:
    try:
        variant_of(talk, name)
    except ValueError:
        return False
    return True


def _no_such_paragraph(talk: Talk, at: int, number: int, marked: list[int]) -> str:
    part = talk.sections[at]
    name = short_name([each.title for each in talk.sections], at)
    count = len(written_paragraphs(part.text))
    if not 1 <= number <= count:
        what = f"{name} has no paragraph {number}, it has {count}"
    else:
        what = f"paragraph {number} of {name} is not marked [optional]"
    if marked:
        these = ", ".join(map(str, marked[:5]))
        verb = "is" if len(marked) == 1 else "are"
        return f"{what}; {these} {verb}" if "marked" in what else f"{what}; {these} may be left out"
    return f"{what}, write [optional] before what may be left out"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:40] + "...")

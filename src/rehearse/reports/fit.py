"""How a talk gets into another slot, as text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core import timespan
from rehearse.core.fit import BY_PIN, BY_RUNS, Fit, FittedSection
from rehearse.core.optional import PARAGRAPH, piece_name
from rehearse.core.pace import pace_words
from rehearse.core.record import TYPE_CHECKING
from rehearse.core.timespan import budget_clock, clock
from rehearse.core.wording import OVER, Words, plural
from rehearse.core.words import Count
from rehearse.reports.look import DIM, STRONG, Look
from rehearse.reports.plan import title_line
from rehearse.reports.table import Column, table, title_column, words_column

if TYPE_CHECKING:
    from typing import Any


def fit_text(made: Fit, look: Look, *, variant: str = "") -> str:
    """The proposal for people: what it takes, a row for each section, and what to do.

    `variant` is the name of the variant that it starts from; empty for the whole talk.
    """
    talk = made.talk._replace(variant=variant)
    lines = [look.paint(title_line(talk, look), STRONG), look.words(_verdict(made)), ""]
    lines += [*_table(made, look), ""]
    lines += [_sources(made), *_what_to_do(made)]
    text = "\n".join(lines)
    # As everywhere, what can't show an ellipsis can't show this.
    return text if look.ellipsis == "\u2026" else text.replace(PARAGRAPH, "#")


def fit_json(made: Fit, *, variant: str, choices: Sequence[str]) -> dict[str, Any]:
    """The proposal for programs.

    `{title, variant, slot_s, takes_s, fits, can_fit, problem, lands_s, leave_out: [choice],
    pieces: [{section, paragraph, saves_s}], lose_words, lose_characters, sections: [{id, title,
    takes_s, source, runs, left_out, lose_words, lose_characters, then_s}]}`

    `choices` is what `leave_out:` of a talk file says for all that is left out in the end.
    """
    parts = made.talk.sections
    return {
        "title": made.talk.title,
        "variant": variant or None,
        "slot_s": made.slot_s,
        "takes_s": round(made.takes_s, 3),
        "fits": made.fits,
        "can_fit": not made.problem,
        "problem": made.problem or None,
        "lands_s": None if made.problem else round(made.lands_s, 3),
        "leave_out": list(choices),
        "pieces": [
            {
                "section": parts[saving.piece.section].id,
                "paragraph": saving.piece.paragraph or None,
                "saves_s": round(saving.seconds, 3),
            }
            for saving in made.leave_out
        ],
        "lose_words": made.lose.words,
        "lose_characters": made.lose.characters,
        "sections": [
            {
                "id": part.section.id,
                "title": part.section.title,
                "takes_s": round(part.takes_s, 3),
                "source": part.source,
                "runs": part.runs,
                "left_out": part.position in _gone(made),
                "lose_words": part.lose.words,
                "lose_characters": part.lose.characters,
                "then_s": round(part.then_s, 3),
            }
            for part in made.sections
        ],
    }


def _gone(made: Fit) -> frozenset[int]:
    """Sections of which nothing stays."""
    return frozenset(part.position for part in made.sections if part.left_out and not part.then_s)


def _verdict(made: Fit) -> Words:
    takes_s, slot = timespan.whole_up(made.takes_s), budget_clock(made.slot_s)
    if made.fits:
        in_hand_s = max(0, timespan.whole_down(made.slot_s) - takes_s)
        return Words(f"It fits as it is: {clock(takes_s)} of {slot}, {clock(in_hand_s)} in hand.")
    over_s = takes_s - timespan.whole_down(made.slot_s)
    return Words(f"It takes {clock(takes_s)}, {clock(over_s)} more than {slot}.", OVER)


def _table(made: Fit, look: Look) -> list[str]:
    gone = _gone(made)
    columns = [
        Column(""),
        title_column("section"),
        Column("words"),
        Column("characters"),
        Column("takes"),
        words_column("from")._replace(tone=DIM),
        words_column("leave out"),
        words_column("cut"),
        Column("then"),
    ]
    rows: list[list[str | Words]] = [
        [
            str(part.position + 1),
            part.section.title,
            _number(part.section.spoken.words),
            _number(part.section.spoken.characters),
            _near(part.takes_s),
            _source(part, made),
            _left_out(part, is_gone=part.position in gone),
            _amount(part.lose) if any(part.lose) else "",
            "" if made.fits or made.problem or part.position in gone else _near(part.then_s),
        ]
        for part in made.sections
    ]
    return table(columns, rows, look)


def _number(number: int) -> str:
    return f"{number:,}" if number else ""


def _near(seconds: float) -> str:
    """To the nearest second: these are estimates."""
    return clock(timespan.whole_down(seconds + 0.5))


def _source(part: FittedSection, made: Fit) -> str:
    if part.source == BY_PIN:
        return "pinned"
    if part.source == BY_RUNS:
        return plural(part.runs, "run")
    return pace_words(made.pace, part.section.spoken)


def _left_out(part: FittedSection, *, is_gone: bool) -> str:
    if is_gone:
        return "all of it"
    return ", ".join(f"{PARAGRAPH}{number}" for number in part.left_out)


def _amount(count: Count) -> str:
    """`21 words`, `40 characters`, or both."""
    parts = [plural(count.words, "word")] if count.words else []
    if count.characters:
        parts.append(plural(count.characters, "character"))
    return " and ".join(parts)


def _sources(made: Fit) -> str:
    """Where the times are from."""
    own = [part for part in made.sections if part.source == BY_RUNS]
    others = [part for part in made.sections if part.source not in (BY_RUNS, BY_PIN)]
    at = pace_words(made.pace, made.talk.spoken)
    if not own:
        return f"Times are at {at}: no full run of it is kept yet."
    most = max(part.runs for part in own)
    runs = "your last full run"
    if most > 1:
        runs = f"your last {most} full runs, the middle one of each section"
    return f"Times are from {runs}, and else at {at}." if others else f"Times are from {runs}."


def _what_to_do(made: Fit) -> list[str]:
    """What goes first and what then, in sentences."""
    if made.fits:
        return []
    lines = []
    if made.leave_out:
        lines.append(f"Leave out {_listed(made)}{_why(made)}.")
    if made.problem:
        even_so = "Even so it can't" if made.leave_out else "It can't"
        lines.append(f"{even_so} be done: {made.problem}. Ask for a longer slot.")
        return lines
    if any(made.lose):
        over = clock(timespan.whole_up(made.without_s - made.slot_s))
        spoken = Count(
            sum(part.section.spoken.words for part in made.sections if part.then_s),
            sum(part.section.spoken.characters for part in made.sections if part.then_s),
        )
        nothing = "Nothing more" if made.before else "Nothing"
        still = f"That leaves {over} too much"
        if not made.leave_out:
            still = f"{nothing} is marked optional, and {over} are too much"
        where = "most where your own times run over" if _has_own(made) else "each section its share"
        lines.append(f"{still}: cut {_of(made.lose, spoken)} in the texts, {where}.")
    lines.append(f"So it lands at {clock(timespan.whole_up(made.lands_s - 1e-3))}.")
    return lines


def _has_own(made: Fit) -> bool:
    return any(part.source == BY_RUNS for part in made.sections)


def _listed(made: Fit) -> str:
    titles = [part.title for part in made.talk.sections]
    names = [f"{piece_name(titles, each.piece)} ({_near(each.seconds)})" for each in made.leave_out]
    return f"{', '.join(names[:-1])} and {names[-1]}" if names[1:] else names[0]


def _why(made: Fit) -> str:
    """What that comes to, and why these and no others."""
    is_one = len(made.leave_out) == 1
    in_all = "" if is_one else f", {_near(sum(each.seconds for each in made.leave_out))} in all"
    if any(made.lose) or made.problem:
        return f"{in_all}: nothing else is marked optional"
    return (
        f"{in_all}: the smallest optional part that suffices"
        if is_one
        else (f"{in_all}: fewer optional parts don't suffice")
    )


def _of(lose: Count, spoken: Count) -> str:
    """`248 of 1,142 words`, or what there is of words and characters."""
    if spoken.words and spoken.characters:
        return f"{_amount(lose)} of {_amount(spoken)}"
    return f"{lose.words or lose.characters:,} of {_amount(spoken)}"

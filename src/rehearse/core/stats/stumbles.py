"""Where in the text the speaker stumbled, and at which sentences more than once."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.core.naming import short_name
from rehearse.core.pace import Pace
from rehearse.core.record import NamedTuple
from rehearse.core.run import RETAKEN, SPOKEN, Run
from rehearse.core.script import paragraphs
from rehearse.core.spoken_line import pieces, spoken_line
from rehearse.core.stats.past import Past
from rehearse.core.words import count

HAND_S = 0.5
"""The key comes about so much later than the slip of the tongue."""

RECENT_RUNS = 5
"""Stumbles in older runs are forgotten."""

QUOTED_WORDS, QUOTED_CHARACTERS = 4, 30
"""How much of a sentence is quoted, so that it is found."""


class Sentence(NamedTuple):
    """A sentence of a section and how much there is of it."""

    number: int
    """From 0 in the section."""
    paragraph: int
    """Index among the section's paragraphs, as `rehearse.core.script.paragraphs` gives them."""
    offset: int
    """Where it begins: characters from the start of the paragraph as shown, the texts of its spans
    joined."""
    text: str
    """As it is spoken, without cues and stress marks."""
    load_s: float
    """Seconds of its words at the pace."""
    pauses_s: float
    """Seconds of the silences written within and behind it."""


def sentences_of(text: str, pace: Pace, language: str = "en") -> list[Sentence]:
    """The sentences of a section's text, numbered as the voice numbers them."""
    found: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs(text)):
        line = spoken_line(paragraph)
        begun: Sentence | None = None
        for piece in pieces(line, language):
            written = line.text[piece.start : piece.end]
            spoken = count(written)
            if any(spoken):
                if begun is None:
                    lead = len(written) - len(written.lstrip())
                    offset = line.shown_at[piece.start + lead]
                    begun = Sentence(len(found), index, offset, "", 0.0, 0.0)
                begun = begun._replace(
                    text=f"{begun.text} {' '.join(written.split())}".strip(),
                    load_s=begun.load_s + pace.load_s(spoken),
                )
            if begun is not None:
                begun = begun._replace(pauses_s=begun.pauses_s + piece.silence_s)
            elif piece.silence_s and found:
                found[-1] = found[-1]._replace(pauses_s=found[-1].pauses_s + piece.silence_s)
            if piece.ends_sentence and begun is not None:
                found.append(begun)
                begun = None
    return found


def stumbled_at(
    sentences: Sequence[Sentence], stumbles_s: Sequence[float], elapsed_s: float
) -> list[Sentence]:
    """The sentence in which each stumble fell, by its share of the take.

    The take is shared out over the text: written pauses take their time, words the rest of it.

    Args:
        sentences: of the text that was spoken (`sentences_of`).
        stumbles_s: seconds into the take, when the key was pressed.
        elapsed_s: the whole take; a stumble beyond it is at its end.
    """
    if not sentences:
        return []
    pauses_s = sum(one.pauses_s for one in sentences)
    load_s = sum(one.load_s for one in sentences)
    # Who is faster than the written pauses alone shortens everything alike.
    slower = (elapsed_s - pauses_s) / load_s if elapsed_s > pauses_s and load_s > 0 else 0.0
    lengths_s = [one.load_s * slower + one.pauses_s for one in sentences]
    if not slower:
        lengths_s = [one.load_s + one.pauses_s for one in sentences]
    total_s = sum(lengths_s)
    found = []
    for marked_s in stumbles_s:
        slip_s = max(0.0, marked_s - HAND_S)
        reached_s = slip_s / elapsed_s * total_s if elapsed_s > 0 else 0.0
        at = 0
        while at < len(sentences) - 1 and reached_s >= lengths_s[at]:
            reached_s -= lengths_s[at]
            at += 1
        found.append(sentences[at])
    return found


class Trouble(NamedTuple):
    """A sentence that was stumbled at, of the text as it is now."""

    position: int
    """Index of the section."""
    sentence: Sentence
    runs: tuple[int, ...]
    """The numbers of the runs, newest first."""


def troubles(past: Past, pace: Pace, language: str = "en") -> list[Trouble]:
    """The sentences that were stumbled at in the last five runs of any kind, in the talk's order.

    A sentence that was edited since is no trouble any more: only those that stand there unchanged
    are named.
    """
    at_sentences: dict[int, dict[int, list[int]]] = {}
    now: dict[int, list[Sentence]] = {}
    for run in past.runs[:RECENT_RUNS]:
        for at, stumbles_s in run.stumbles_s.items():
            then, elapsed_s = run.then[at], run.times_s[at]
            if then is None or elapsed_s is None:
                continue
            if at not in now:
                now[at] = sentences_of(past.sections[at].text, pace, language)
            before = (
                now[at]
                if then.text == past.sections[at].text
                else sentences_of(then.text, pace, language)
            )
            for sentence in stumbled_at(before, stumbles_s, elapsed_s):
                number = _same(sentence, before, now[at])
                if number is not None:
                    runs = at_sentences.setdefault(at, {}).setdefault(number, [])
                    if run.number not in runs:
                        runs.append(run.number)
    return [
        Trouble(at, now[at][number], tuple(runs))
        for at, numbers in sorted(at_sentences.items())
        for number, runs in sorted(numbers.items())
    ]


def _same(sentence: Sentence, before: Sequence[Sentence], now: Sequence[Sentence]) -> int | None:
    """The number of this very sentence now; of several alike, the one in the same order."""
    if before is now:
        return sentence.number
    nth = sum(one.text == sentence.text for one in before[: sentence.number])
    alike = [one.number for one in now if one.text == sentence.text]
    return alike[min(nth, len(alike) - 1)] if alike else None


def stumbles_sentence(run: Run) -> str:
    """Where a run was stumbled at: `You stumbled in Roles at "Who pays", and once more.`

    Empty for none.
    """
    titles = [part.title for part in run.sections]
    found: list[tuple[int, Sentence]] = []
    for take in run.takes:
        # How much of a take that was broken off was said, nobody knows.
        if take.stumbles_s and take.elapsed_s > 0 and take.outcome in (SPOKEN, RETAKEN):
            sentences = sentences_of(run.sections[take.section].text, Pace(*run.pace))
            placed = stumbled_at(sentences, sorted(take.stumbles_s), take.elapsed_s)
            found += [(take.section, sentence) for sentence in placed]
    if not found:
        return ""
    position, sentence = found[0]
    more = len(found) - 1
    again = f", and {'once' if more == 1 else f'{more} times'} more" if more else ""
    where = short_name(titles, position)
    return f"You stumbled in {where} at {_quoted(sentence.text)}{again}."


def _quoted(sentence: str) -> str:
    """Its first words."""
    words = sentence.split()
    few = words[:QUOTED_WORDS]
    shown = " ".join(few)[:QUOTED_CHARACTERS].rstrip()
    is_whole = shown == " ".join(words)
    return f'"{shown}"' if is_whole else f'"{shown.rstrip(",;:.!?")} ..."'

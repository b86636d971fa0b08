"""Changing what an import proposes, before it is written: each change gives a new draft.

Words are never lost: what is not spoken any more is a cue, which is shown where it stands.
"""

from __future__ import annotations

from collections.abc import Callable

from rehearse.core.pace import default_pace
from rehearse.core.script import measure
from rehearse.importers.draft import Draft, DraftSection
from rehearse.importers.naming import opening_words
from rehearse.importers.passages import (
    Passage,
    as_cue,
    as_speech,
    joined,
    passages_of,
    settled_text,
)
from rehearse.importers.proposal import Proposal, propose, without_empty
from rehearse.talkfile.write import fit_title


class Shaping:
    """A draft that is being changed, with what is proposed of it and the way back."""

    def __init__(self, draft: Draft, name: str) -> None:
        """`name` is what the talk is called where the draft has no title.

        Raises:
            NotImportedError: nothing in it is to be spoken.
        """
        self._name = name
        self._before: list[tuple[Draft, int]] = []
        self.draft: Draft = begun(draft)
        """As it is now; its sections are those of the proposal, one for one."""
        self.proposal: Proposal = propose(self.draft, name)

    @property
    def is_changed(self) -> bool:
        """There is a change to be taken back."""
        return bool(self._before)

    def change(self, change: Callable[[Draft], Draft], at: int = 0) -> None:
        """Take a change over; `at` is the index of the section that it was made at.

        Raises:
            ValueError: it can't be made; a sentence for the speaker. All is as before.
        """
        changed = change(self.draft)
        if changed != self.draft:
            self.proposal = propose(changed, self._name)
            self._before.append((self.draft, at))
            self.draft = changed

    def undo(self) -> int | None:
        """Take the last change back; the section that it was made at, None without a change."""
        if not self._before:
            return None
        self.draft, at = self._before.pop()
        self.proposal = propose(self.draft, self._name)
        return at


def begun(draft: Draft) -> Draft:
    """A draft whose sections can be changed: empty ones left out, texts as they will be written."""
    return without_empty(
        draft._replace(
            sections=tuple(
                part._replace(text=settled_text(part.text), notes=settled_text(part.notes))
                for part in draft.sections
            )
        )
    )


def merge(draft: Draft, at: int) -> Draft:
    """The section at an index joined to the one before it, its title as a cue between them.

    A title of nothing but the text's first words, as `split` makes them, is left out.

    Raises:
        ValueError: there is none before it.
    """
    if at < 1:
        raise ValueError("there is no section above this one")
    above, below = draft.sections[at - 1], draft.sections[at]
    heading = _heading_cue(below)
    pieces = [above.text, heading, below.text]
    lines = above.lines + ((below.place.line,) if heading else ()) + below.lines
    known = all(len(part.lines) == _paragraphs(part.text) for part in (above, below))
    pin_s = _sum(above.pin_s, below.pin_s)
    if pin_s is None:
        # What is pinned and has no words is a silence of that length among words.
        pieces = [_with_silence(above), heading, _with_silence(below)]
        known = known and pieces[0] == above.text and pieces[2] == below.text
    whole = above._replace(
        text="\n\n".join(filter(None, pieces)),
        notes="\n\n".join(filter(None, (above.notes, below.notes))),
        pin_s=pin_s,
        planned_s=_sum(above.planned_s, below.planned_s),
        lines=lines if known else (),
    )
    return _with(draft, at - 1, at + 1, whole)


def split(draft: Draft, at: int, passage: int) -> Draft:
    """The section at an index cut in two before a passage; the second is called by its first words.

    Raises:
        ValueError: one of the two would have no text.
    """
    part = draft.sections[at]
    found = passages_of(part.text)
    if not 0 < passage < len(found):
        raise ValueError("there is nothing above this to cut off")
    texts = joined(found[:passage]), joined(found[passage:])
    before, after = _lines_around(part, found, passage)
    share = _load(texts[0]) / ((_load(texts[0]) + _load(texts[1])) or 1.0)
    pins, plans = _shared(part.pin_s, share), _shared(part.planned_s, share)
    title = fit_title(opening_words(texts[1])) or f"{part.title} (2)"
    place = part.place._replace(line=after[0] if after else 0)
    upper = part._replace(text=texts[0], pin_s=pins[0], planned_s=plans[0], lines=before)
    lower = DraftSection(title, texts[1], place, "", pins[1], plans[1], after)
    return _with(draft, at, at + 1, upper, lower)


def rename(draft: Draft, at: int, title: str) -> Draft:
    """The section at an index with another title.

    Raises:
        ValueError: it is no title.
    """
    fitted = fit_title(title)
    if not fitted:
        raise ValueError("a title has a letter or a digit at least")
    return _with(draft, at, at + 1, draft.sections[at]._replace(title=fitted))


def mark(draft: Draft, at: int, passage: int) -> Draft:
    """A passage of the section at an index as a cue where it is spoken, and the other way round.

    Raises:
        ValueError: it can't be the other.
    """
    part = draft.sections[at]
    found = list(passages_of(part.text))
    one = found[passage]
    found[passage] = one._replace(text=(as_cue if one.is_spoken else as_speech)(one.text))
    text = joined(found)
    # The lines stand where they stood, unless words from a bracket are a paragraph more.
    lines = part.lines if _paragraphs(text) == _paragraphs(part.text) else ()
    return _with(draft, at, at + 1, part._replace(text=text, lines=lines))


def _with(draft: Draft, start: int, end: int, *parts: DraftSection) -> Draft:
    return draft._replace(sections=(*draft.sections[:start], *parts, *draft.sections[end:]))


def _paragraphs(text: str) -> int:
    return text.count("\n\n") + 1 if text else 0


def _heading_cue(part: DraftSection) -> str:
    """Its title as a cue; empty where the text begins with it."""
    title = fit_title(part.title)
    if not title or title == fit_title(opening_words(part.text)) or title.endswith(" (2)"):
        return ""
    return as_cue(title)


def _with_silence(part: DraftSection) -> str:
    if part.pin_s is None or any(measure(part.text)[0]):
        return part.text
    silence = f"[pause {part.pin_s:g}s]"
    return f"{part.text}\n\n{silence}" if part.text else silence


def _lines_around(
    part: DraftSection, found: tuple[Passage, ...], passage: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The lines of the paragraphs above a cut, and of those below it, as far as they are known."""
    if len(part.lines) != _paragraphs(part.text):
        return (), ()
    begun = sum(each.begins for each in found[: passage + 1])
    if found[passage].begins:
        return part.lines[: begun - 1], part.lines[begun - 1 :]
    # A line below another one: counted on from its paragraph.
    first = max(at for at in range(passage) if found[at].begins)
    on = sum(each.text.count("\n") + 1 for each in found[first:passage])
    return part.lines[:begun], (part.lines[begun - 1] + on, *part.lines[begun:])


def _load(text: str) -> float:
    count, pauses_s = measure(text)
    pace = default_pace("en")
    return pace.load_s(count) + pauses_s


def _shared(seconds: float | None, share: float) -> tuple[float | None, float | None]:
    """Seconds in two parts that add up again, in tenths as they are written in talk files."""
    if seconds is None:
        return None, None
    tenths = round(seconds * 10)
    if tenths < 2:
        return seconds, None
    unit = 10 if tenths >= 20 else 1
    first = unit * min((tenths - 1) // unit, max(1, round(tenths * share / unit)))
    return first / 10, (tenths - first) / 10


def _sum(one: float | None, other: float | None) -> float | None:
    """What two sections take; None where one of them is not known."""
    return None if one is None or other is None else round((one + other) * 10) / 10

"""A proposal is merged, cut, renamed and marked, and no word of it is ever lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core.script import measure
from rehearse.core.talk import Talk
from rehearse.importers.draft import Draft, DraftSection, Place
from rehearse.importers.passages import SILENT, joined, passages_of, settled_text
from rehearse.importers.proposal import Proposal
from rehearse.importers.shaping import (
    Shaping,
    begun,
    mark,
    merge,
    rename,
    split,
)
from rehearse.importers.slot_and_pace import slot_of, with_pace, with_slot
from rehearse.talkfile.load import loads
from rehearse.talkfile.write import dump

WORDS = st.sampled_from(
    ("bread", "rises", "*slowly*", "**overnight**", "at", "5", "degrees.", "\\[sic\\]", "Why?")
)
BRACKETS = st.sampled_from(
    ("[SLIDE 4]", "[pause 2s]", "[optional]", "(click)", "[look [left] first]", "Pause", "\\", "]")
)
LINES = st.lists(st.one_of(WORDS, WORDS, WORDS, BRACKETS), min_size=1, max_size=14).map(" ".join)
TEXTS = st.lists(
    st.lists(LINES, min_size=1, max_size=3).map("\n".join), min_size=1, max_size=4
).map("\n\n".join)
TITLES = st.sampled_from(("Flour", "Pause here", "The oven", "[x]", "Flour", "optional", "\u7a93"))


@st.composite
def sections(draw: st.DrawFn) -> DraftSection:
    text = draw(TEXTS)
    known = draw(st.booleans())
    line = draw(st.integers(1, 90))
    seconds = st.none() | st.integers(1, 300).map(float)
    return DraftSection(
        draw(TITLES),
        text,
        Place(line),
        draw(st.sampled_from(("", "breathe"))),
        draw(seconds),
        draw(seconds),
        tuple(range(line, line + text.count("\n\n") + 1)) if known else (),
    )


DRAFTS = st.lists(sections(), min_size=1, max_size=4).map(lambda each: Draft("Bread", tuple(each)))


def all_words(draft: Draft) -> Counter[str]:
    """Every word of its texts and notes, spoken or shown."""
    texts = [part.text for part in draft.sections] + [part.notes for part in draft.sections]
    return Counter(word for text in texts for word in re.findall(r"\w+", text.replace(SILENT, "")))


def written(proposal: Proposal) -> Talk:
    """The proposal, once it is a file."""
    text = dump(proposal.talk, proposal.origins, with_pace=proposal.has_pace)
    return loads(text, "t.yaml")


def same_when_written(shaping: Shaping) -> None:
    """What the file says is what was proposed, and its ids are unique."""
    talk, again = shaping.proposal.talk, written(shaping.proposal)
    assert [part._replace(line=1) for part in again.sections] == [
        part._replace(line=1) for part in talk.sections
    ]
    assert (again.title, again.slot_s, again.pace) == (talk.title, talk.slot_s, talk.pace)
    ids = [part.id for part in talk.sections]
    assert len(set(ids)) == len(ids) == len(shaping.draft.sections)


@given(TEXTS)
def test_passages_joined_again_are_the_text(text: str) -> None:
    settled = settled_text(text)
    assert joined(passages_of(settled)) == settled


@given(DRAFTS, st.data())
def test_no_word_is_lost_whatever_is_changed(draft: Draft, data: st.DataObject) -> None:
    shaping = Shaping(draft, "bread")
    first = shaping.draft
    for _ in range(data.draw(st.integers(1, 6))):
        before = all_words(shaping.draft)
        at = data.draw(st.integers(0, len(shaping.draft.sections) - 1))
        passages = passages_of(shaping.draft.sections[at].text)
        passage = data.draw(st.integers(0, max(0, len(passages) - 1)))
        changes: tuple[Callable[[Draft], Draft], ...] = (
            partial(merge, at=at),
            partial(split, at=at, passage=passage),
            partial(mark, at=at, passage=passage),
        )
        change = changes[data.draw(st.integers(0, 2))]
        try:
            shaping.change(change)
        except ValueError:
            assert all_words(shaping.draft) == before
        else:
            assert not before - all_words(shaping.draft)
        same_when_written(shaping)
    while shaping.undo() is not None:
        pass
    assert shaping.draft == first


@given(DRAFTS, st.data())
def test_what_is_cut_and_merged_again_is_as_before(draft: Draft, data: st.DataObject) -> None:
    draft = begun(draft)
    at = data.draw(st.integers(0, len(draft.sections) - 1))
    passages = passages_of(draft.sections[at].text)
    cuts = [number for number, passage in enumerate(passages) if passage.begins and number]
    if not cuts:
        with pytest.raises(ValueError, match="nothing above this"):
            split(draft, at, 0)
        return
    assert merge(split(draft, at, data.draw(st.sampled_from(cuts))), at + 1) == draft


@given(DRAFTS, st.data())
def test_what_is_marked_twice_is_as_before(draft: Draft, data: st.DataObject) -> None:
    draft = begun(draft)
    at = data.draw(st.integers(0, len(draft.sections) - 1))
    passages = passages_of(draft.sections[at].text)
    number = data.draw(st.integers(0, len(passages) - 1))
    if not passages[number].is_spoken:
        return
    try:
        marked = mark(draft, at, number)
    except ValueError:
        return
    found = passages_of(marked.sections[at].text)
    if len(found) != len(passages):
        return  # a longer line makes others look wrapped
    silent = found[number]
    assert not silent.is_spoken
    assert not measure(silent.text)[1]
    back = mark(marked, at, number)
    assert measure(back.sections[at].text)[0] >= measure(draft.sections[at].text)[0]
    if "]" not in re.sub(r"\\.|\[[^\[\]]*\]", "", passages[number].text):
        assert back == draft


LOAF = Draft(
    "Bread",
    (
        DraftSection("Flour", "Flour is milled.\n\nAnd sifted.", Place(3), lines=(4, 6)),
        DraftSection("Trust the oven.", "It knows.", Place(8), planned_s=30, lines=(9,)),
    ),
)


def test_a_title_becomes_a_cue_that_can_be_spoken() -> None:
    merged = merge(LOAF, 1)
    (part,) = merged.sections
    assert part.text == "Flour is milled.\n\nAnd sifted.\n\n[Trust the oven.]\n\nIt knows."
    assert part.lines == (4, 6, 8, 9)
    assert part.planned_s is None
    assert mark(merged, 0, 2).sections[0].text.split("\n\n")[2] == "Trust the oven."


def test_a_cut_goes_by_place_and_shares_the_time() -> None:
    cut = split(LOAF._replace(sections=(LOAF.sections[0]._replace(pin_s=50.0),)), 0, 1)
    assert [(part.title, part.place.line, part.pin_s) for part in cut.sections] == [
        ("Flour", 3, 30.0),
        ("And sifted.", 6, 20.0),
    ]


def test_what_is_pinned_and_has_no_words_stays_as_a_silence() -> None:
    demo = DraftSection("Demo", "", Place(12), pin_s=90.0)
    merged = merge(LOAF._replace(sections=(*LOAF.sections, demo)), 2)
    assert merged.sections[1].text == "It knows.\n\n[Demo]\n\n[pause 90s]"


def test_lines_that_stand_for_themselves_are_marked_and_cut_by_line() -> None:
    draft = Draft("List", (DraftSection("Steps", "Mix it.\nKnead it.\nBake it.", Place(1)),))
    assert mark(draft, 0, 1).sections[0].text == "Mix it.\n[Knead it.]\nBake it."
    cut = split(draft._replace(sections=(draft.sections[0]._replace(lines=(2,)),)), 0, 2)
    assert [part.text for part in cut.sections] == ["Mix it.\nKnead it.", "Bake it."]
    assert cut.sections[1].place.line == 4


def test_a_line_that_was_wrapped_goes_with_its_paragraph() -> None:
    text = "The dough is left alone for a whole night in a cold room,\nand in the morning it rose."
    assert len(passages_of(text)) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [("[pause 2s]", "this is a pause"), ("[...]", "there are no words")],
)
def test_what_can_not_be_spoken(text: str, said: str) -> None:
    draft = Draft("T", (DraftSection("A", f"Words.\n\n{text}", Place(1)),))
    with pytest.raises(ValueError, match=said):
        mark(draft, 0, 1)


def test_what_begins_like_a_pause_is_shown_and_not_silent() -> None:
    draft = Draft("T", (DraftSection("A", "Pause for a thought.\n\nThen go on.", Place(1)),))
    marked = mark(draft, 0, 0)
    assert marked.sections[0].text.startswith("[not spoken: Pause for a thought.]")
    assert mark(marked, 0, 0) == draft


def test_titles() -> None:
    assert rename(LOAF, 0, " Rye \n").sections[0].title == "Rye"
    with pytest.raises(ValueError, match="a letter or a digit"):
        rename(LOAF, 0, "---")
    with pytest.raises(ValueError, match="no section above"):
        merge(LOAF, 0)


def test_slot_and_pace() -> None:
    assert [slot_of(answer) for answer in ("7", "7m30s", " ")] == [420.0, 450.0, None]
    for answer in ("soon", "0m"):
        with pytest.raises(ValueError, match="write"):
            slot_of(answer)
    shaping = Shaping(LOAF, "bread")
    shaping.change(lambda draft: with_slot(draft, 60.0))
    shaping.change(lambda draft: with_pace(draft, "100", shaping.proposal.talk))
    assert (shaping.proposal.talk.slot_s, shaping.proposal.talk.pace.wpm) == (60.0, 100.0)
    same_when_written(shaping)
    shaping.undo()
    assert shaping.proposal.talk.pace.wpm == 125.0


def test_a_bare_pace_goes_by_how_the_talk_is_counted() -> None:
    draft = Draft(
        "\u7a93", (DraftSection("\u7a93", "\u7a93\u3092\u958b\u3051\u308b\u3002", Place(1)),)
    )
    shaping = Shaping(draft, "t")
    shaping.change(lambda draft: with_pace(draft, "300", shaping.proposal.talk))
    assert shaping.proposal.talk.pace.cpm == 300.0
    assert written(shaping.proposal).pace.cpm == 300.0

"""What is proposed gets a talk into its slot, and asks for no more than that."""

from __future__ import annotations

from core_talks import paces, words
from hypothesis import given, settings
from hypothesis import strategies as st
from review_runs import SKIPPED, Take, a_run, part, timed

from rehearse.core.fit import BY_PACE, BY_PIN, BY_RUNS, Fit, fit
from rehearse.core.optional import Piece, optional_pieces
from rehearse.core.pace import Pace
from rehearse.core.plan import make_plan
from rehearse.core.stats.past import past_of
from rehearse.core.stats.splits import OwnTime, own_times
from rehearse.core.talk import Section, Talk, Variant, section, talk
from rehearse.core.variants import variant_of, written_pieces
from rehearse.core.words import Count


def harbour() -> Talk:
    """A second a word: 60 s, of which 10 and 20 may be left out."""
    return talk(
        "Harbour",
        [
            section("Gate", f"{words(15)}\n\n[optional] {words(10)}"),
            section("Boats", words(15)),
            section("Lamps", words(20), optional=True),
        ],
        pace=Pace(60.0, 60.0),
    )


def gone(made: Fit) -> list[Piece]:
    return [saving.piece for saving in made.leave_out]


def test_a_talk_that_fits_is_left_alone() -> None:
    made = fit(harbour(), 60.0)
    assert made.fits
    assert (made.takes_s, made.lands_s, made.leave_out, made.problem) == (60.0, 60.0, (), "")
    assert [each.source for each in made.sections] == [BY_PACE] * 3


def test_what_is_optional_goes_first_and_no_more_than_needed() -> None:
    assert gone(fit(harbour(), 52.0)) == [Piece(0, 2)]
    assert gone(fit(harbour(), 45.0)) == [Piece(2)]
    made = fit(harbour(), 31.0)
    assert gone(made) == [Piece(0, 2), Piece(2)]
    assert made.lose == Count(0, 0)
    assert [each.then_s for each in made.sections] == [15.0, 15.0, 0.0]
    assert [each.left_out for each in made.sections] == [(2,), (), (0,)]


def test_then_words_go_by_their_share() -> None:
    made = fit(harbour(), 20.0)
    assert [each.lose for each in made.sections] == [Count(5, 0), Count(5, 0), Count(0, 0)]
    assert (made.without_s, made.lands_s) == (30.0, 20.0)


def test_words_go_where_the_speaker_runs_over() -> None:
    own = {0: OwnTime(25.0, 3), 1: OwnTime(30.0, 2), 2: OwnTime(20.0, 3)}
    made = fit(harbour(), 30.0, own=own)
    assert [(each.source, each.runs, each.takes_s) for each in made.sections] == [
        (BY_RUNS, 3, 25.0), (BY_RUNS, 2, 30.0), (BY_RUNS, 3, 20.0),
    ]  # fmt: skip
    # 15 s of gate stay as they are; a word of the boats takes two seconds.
    assert [each.lose.words for each in made.sections] == [0, 8, 0]
    assert made.lands_s == 29.0


def test_pins_stay_and_can_be_too_much() -> None:
    whole = harbour()
    pinned = whole._replace(sections=(*whole.sections, section("Demo", "x", pin_s=30.0)))
    made = fit(pinned, 40.0)
    assert made.sections[3].source == BY_PIN
    assert (made.lands_s, made.problem) == (40.0, "")
    assert fit(pinned, 25.0).problem == "pinned budgets and pauses alone take 0:30"
    assert fit(pinned, 31.0).problem == "with one word left in each section it takes 0:32"
    assert fit(pinned, 32.0).problem == ""


def test_something_is_left_though_all_is_optional() -> None:
    parts = [section(f"Part {at}", words(10), optional=True) for at in range(3)]
    made = fit(talk("T", parts, pace=Pace(60.0, 60.0)), 4.0)
    assert gone(made) == [Piece(1), Piece(2)]
    assert (made.lose, made.lands_s) == (Count(6, 0), 4.0)


def test_a_variant_is_gone_on_from() -> None:
    made = fit(harbour(), 25.0, before=frozenset({Piece(2)}), own={0: OwnTime(50.0, 1)})
    assert [(each.position, each.takes_s) for each in made.sections] == [(0, 50.0), (1, 15.0)]
    assert gone(made) == [Piece(0, 2)]
    assert made.pieces == {Piece(2), Piece(0, 2)}
    shorter = fit(harbour(), 60.0, before=frozenset({Piece(0, 2)}), own={0: OwnTime(50.0, 1)})
    assert shorter.sections[0].takes_s == 30.0


@st.composite
def marked(draw: st.DrawFn) -> Section:
    """A section of paragraphs in any script, with pauses or a pin, and some of it optional."""
    texts = []
    for _ in range(draw(st.integers(1, 3))):
        mark = draw(st.sampled_from(["", "", "[optional] "]))
        pause = draw(st.sampled_from(["", "[pause 3s] "]))
        said = words(draw(st.sampled_from([1, 2, 10, 80])))
        texts.append(mark + pause + said + "\u5b57" * draw(st.sampled_from([0, 0, 30])))
    pin_s = draw(st.sampled_from([None, None, None, 20.0]))
    return section("Part", "\n\n".join(texts), pin_s=pin_s, optional=draw(st.booleans()))


@settings(max_examples=150)
@given(
    st.lists(marked(), min_size=1, max_size=5),
    paces,
    st.integers(1, 400),
    st.dictionaries(st.integers(0, 4), st.floats(0.5, 300).map(lambda s: OwnTime(s, 2))),
)
def test_the_proposal_lands_in_the_slot(
    parts: list[Section], pace: Pace, slot_s: int, own: dict[int, OwnTime]
) -> None:
    whole = talk("T", parts, pace=pace)
    made = fit(whole, float(slot_s), own=own)
    every = optional_pieces(whole)
    assert set(gone(made)) <= every
    if made.fits:
        assert not made.leave_out
    if not made.problem:
        assert made.lands_s <= slot_s + 1e-3
    for each in made.sections:
        assert 0 <= each.lose.words <= each.section.spoken.words
        assert 0 <= each.lose.characters <= each.section.spoken.characters
        assert each.section.pin_s is None or each.lose == (0, 0)
    if any(made.lose):
        # Words go only once nothing optional is left that takes time, but for the last section.
        left = every - made.pieces
        assert all(
            made.sections[piece.section].takes_s == 0
            or piece.section == min(each.position for each in made.sections if each.then_s)
            or made.talk.sections[piece.section].pin_s is not None
            for piece in left
        )
    choices = written_pieces(whole, made.pieces)
    if choices:
        shown = variant_of(whole._replace(variants=(Variant("v", float(slot_s), choices),)), "v")
        if not own:
            needed_s = make_plan(shown, slot_s=86400.0).needed_s
            assert abs(needed_s - made.without_s) < 1e-3


def test_own_times_are_medians_of_takes_as_the_words_are_today() -> None:
    whole = harbour()
    then = (
        part("Gate", 25, 25.0),
        part("Boats", 30, 15.0),
        part("Gone", 9, 20.0, optional=True),
    )
    runs = [
        a_run(then, timed(20.0, 40.0, 9.0)),
        a_run(then, timed(30.0, 60.0)),
        a_run(then, (Take(0, 1, 90.0, "spoken"), Take(1, 1, 2.0, SKIPPED))),
    ]
    # The boats had twice the words that they have now, and the third run was no full one.
    past = past_of(whole.sections, runs)
    assert own_times(past, whole.pace) == {0: OwnTime(25.0, 2), 1: OwnTime(25.0, 2)}
    assert own_times(past._replace(runs=()), whole.pace) == {}


def test_own_times_of_pins_and_pauses() -> None:
    parts = [section("Demo", pin_s=60.0), section("Talk", "[pause 10s] a b"), section("Lamps", "a")]
    then = (
        part("Demo", 0, 60.0, pinned=True),
        part("Talk", 4, 10.0, pauses_s=6.0),
        part("Lamps", 1, 30.0, pinned=True),
    )
    run = a_run(then, timed(70.0, 10.0, 30.0))
    # What was given a time once has no words to be scaled by.
    found = own_times(past_of(parts, [run]), harbour().pace)
    assert found == {0: OwnTime(70.0, 1), 1: OwnTime(12.0, 1), 2: OwnTime(30.0, 1)}

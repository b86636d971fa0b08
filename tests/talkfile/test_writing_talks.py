"""A talk that is written and loaded again is the same talk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core.pace import Pace
from rehearse.core.script import bad_pauses, measure
from rehearse.core.talk import Section, Talk, Variant, section, slug, talk
from rehearse.talkfile.load import load, loads
from rehearse.talkfile.write import dump, fit_text, fit_title, save

texts = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            ["- a list", "key: value", "# no comment", "'", '"', "| ", "---", "...", "", "  two",
             "\t", "*stress*", "[pause 2s]", "\\[", "1. one", "\u2028", "\u0085", "null", "{a: b}",
             "&a", "*a", "!tag", "%", "@", "`", "? ", ": ", "Ça va", "東京", "\ufeff", "\r\n"]
        ),
        max_size=8,
    ).map("\n".join),
)  # fmt: skip
titles = st.text(min_size=1, max_size=40).map(fit_title).filter(bool)


@st.composite
def sections(draw: st.DrawFn) -> Section:
    title = draw(titles)
    text = fit_text(draw(texts))
    if any(bad_pauses(text)) or measure(text) == ((0, 0), 0.0):
        text = f"Words, {len(text)} of them."
    pin_s = draw(st.none() | st.integers(1, 36000).map(lambda tenths: tenths / 10))
    notes = fit_text(draw(texts))
    wanted = slug(title)[:60].strip("-")
    return section(title, text, id=wanted, pin_s=pin_s, notes=notes, optional=draw(st.booleans()))


@st.composite
def talks(draw: st.DrawFn) -> Talk:
    parts = draw(st.lists(sections(), min_size=1, max_size=4))
    return talk(
        draw(titles),
        parts,
        pace=draw(st.sampled_from([None, Pace(140, 220), Pace(125, 300), Pace(97.5, 180)])),
        slot_s=draw(st.none() | st.integers(1, 72000).map(lambda tenths: tenths / 10)),
        speaker="Anna",
        event=fit_title(draw(st.text(max_size=20))),
        say=(("UNHCR", "U N H C R"), ("a: b", "- c")),
        voices=(("Anna", "en-gb"),),
        language=draw(st.sampled_from(["en", "fr", "ja", "no"])),
        variants=(Variant("the 20-minute one", draw(st.none() | st.just(1200.0)), ("1",)),)
        if len(parts) > 1
        else (),
    )


def comparable(one: Talk) -> Talk:
    """Without what says where in the file it stands."""
    parts = tuple(part._replace(line=1) for part in one.sections)
    variants = tuple(each._replace(slot_place=None) for each in one.variants)
    return one._replace(sections=parts, slot_place=None, path="", variants=variants)


@given(talks(), st.booleans())
def test_loading_gives_the_same_talk(written: Talk, with_pace: bool) -> None:
    origins = {part.id: "slide 3, line: 40\n# none" for part in written.sections}
    text = dump(written, origins, with_pace=with_pace)
    assert comparable(loads(text, "t.yaml")) == comparable(written)
    assert "\npace: " in text or not with_pace


def test_it_reads_as_people_write() -> None:
    made = talk(
        "Ten bridges: a walk",
        [
            section("Start", "We *start* here.\n\n[pause 2s] And go on."),
            section("Demo", pin_s=90, notes="the second window"),
        ],
        slot_s=600,
    )
    made = made._replace(
        variants=(Variant("short", 420.0, ("demo",)), Variant("no: 2", None, ("start",)))
    )
    assert comparable(loads(dump(made), "t.yaml")) == comparable(made)
    assert dump(made, {"start": "line 4"}, with_pace=True) == (
        'title: "Ten bridges: a walk"\n'
        "slot: 10m\n"
        "pace: 125 wpm\n"
        "variants:\n"
        "  short:\n"
        "    slot: 7m\n"
        "    leave_out: [demo]\n"
        '  "no: 2":\n'
        "    leave_out: [start]\n"
        "sections:\n"
        "  # line 4\n"
        "  - title: Start\n"
        "    id: start\n"
        "    text: |\n"
        "      We *start* here.\n"
        "\n"
        "      [pause 2s] And go on.\n"
        "  - title: Demo\n"
        "    id: demo\n"
        "    budget: 1:30\n"
        "    notes: |\n"
        "      the second window\n"
    )


@pytest.mark.parametrize(
    ("written", "fitting"),
    [("a\r\nb  \n\n c\t", "a\nb\n\n c"), ("\x1b[31mred\x07", "red"), ("a\u2028b\u0085c", "a b c")],
)
def test_a_text_is_made_to_fit(written: str, fitting: str) -> None:
    assert fit_text(written) == fitting


def test_a_title_is_one_line_of_three_hundred_characters() -> None:
    assert fit_title(" One\n two ") == "One two"
    assert fit_title("***") == ""
    assert len(fit_title("word " * 100)) <= 300


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        save("new", str(path), replace=False)
    assert path.read_text() == "mine"
    save("new", str(path), replace=True)
    assert path.read_text() == "new"
    assert os.listdir(tmp_path) == ["t.yaml"]


def test_a_new_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    made = talk("T", [section("A", "Some words.")])
    save(dump(made), str(path), replace=False)
    assert comparable(load(str(path))) == comparable(made)
    assert os.listdir(tmp_path) == ["t.yaml"]

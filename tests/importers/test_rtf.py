"""RTF, as word processors and text editors write it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kept import refusal_of
from talks_again import assert_loads_the_same

from rehearse.importers.draft import LEFT, TAKEN, NotImportedError
from rehearse.importers.read import Import, read

HEAD = rb"{\rtf1\ansi\ansicpg1252\deff0"
DOCUMENT = (
    HEAD
    + rb"""{\fonttbl{\f0\froman\fcharset0 Serif;}{\f1\fcharset204 Cyr;}{\f2\fcharset128 Kana;}}
{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 Chapter;}{\s2 heading 2;}{\*\cs3 Strong;}}
{\info{\title Not this}{\author Nor this}}{\header Page}
{\pict\wmetafile8 ffff\bin4 }}}}ff}
\pard\plain\s1 Herons of the canal\par
\pard\plain Every morning a {\b tall} heron\line stands {\i still}. It\'92s a caf\'e9 \u8211? 3 * 4.
{\v secret}{\deleted gone}{\revised new}{\footnote\pard The first came by bus.} [sic]\par
{\listtext 1.\tab}One fish\par{\listtext 2.\tab}Two fish\par
\pard\plain\s2\f1\'cc\'e8\'f0\f2 \'93\'8c\f0\par\pard\plain
It {\field{\*\fldinst{HYPERLINK "http://x.org"}}{\fldrslt turns}}, \u-10179?\u-8704? and stops.\
\trowd\intbl 1\cell 2\cell\row
\pard{\*\annotation nobody}That is all of it, and it is enough for today.\par}And no more."""
)
MORNING = """\
Every morning a *tall* heron
stands *still*. It\u2019s a caf\u00e9 \u2013 3 \\* 4.new \\[sic\\]

- One fish
- Two fish"""
TURN = """\
It turns, \U0001f600 and stops.

[table: 1, 2]

That is all of it, and it is enough for today."""


def imported(path: Path, data: bytes) -> Import:
    path.write_bytes(data)
    return read(str(path))


def text_of(path: Path, data: bytes) -> str:
    return imported(path / "a.rtf", data).draft.sections[0].text


def test_a_document(tmp_path: Path) -> None:
    made = imported(tmp_path / "herons.txt", DOCUMENT)
    draft = made.draft
    assert (made.kind.name, draft.title) == ("rtf", "Herons of the canal")
    assert [(part.title, str(part.place), part.notes, part.text) for part in draft.sections] == [
        (
            "Herons of the canal",
            "paragraph 1",
            "The first came by bus.",
            MORNING,
        ),
        (
            "\u041c\u0438\u0440\u6771",
            "paragraph 5",
            "",
            TURN,
        ),
    ]
    told = {(mark.tone, f"{mark.place}: {mark.what}") for mark in draft.account}
    assert told == {
        (TAKEN, ": 1 line as cues: shown, never spoken"),
        (TAKEN, ": 1 footnote as notes: shown, never spoken"),
        (TAKEN, ": tracked changes are accepted: 1 insertion, 1 deletion left out"),
        (LEFT, ": 1 comment, not spoken"),
        (LEFT, "paragraph 2: hidden text, not spoken"),
        (LEFT, ": headers and footers, not spoken"),
    }
    assert_loads_the_same(made.proposal.talk)


def test_bold_lines_are_headings_where_no_style_is(tmp_path: Path) -> None:
    body = rb"{\b Rain}\par Rain is what we wait for.\par \b Wind\b0\par Wind comes by itself.\par}"
    draft = imported(tmp_path / "a.rtf", HEAD + body).draft
    assert [(part.title, part.text) for part in draft.sections] == [
        ("Rain", "Rain is what we wait for."),
        ("Wind", "Wind comes by itself."),
    ]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (rb"{\rtf1\ansicpg1251 \'cc\'e8\'f0}", "\u041c\u0438\u0440"),
        (rb"{\rtf1\mac caf\'8e}", "caf\u00e9"),
        (rb"{\rtf1\ansicpg99999 caf\'e9}", "caf\u00e9"),
        (b"{\\rtf1 caf\xe9}", "caf\u00e9"),
        (b"{\\rtf1 caf\xc3\xa9 \xf0\x9f\x98\x80}", "caf\u00e9 \U0001f600"),
        (rb"{\rtf1\uc2 a\u8211--b{\uc0\u8211}c\u8211--d}", "a\u2013b\u2013c\u2013d"),
        (rb"{\rtf1 a\u99999999 b\u-99999 c\uc d\u e}", "abcde"),
        (rb"{\rtf1 a\bin3 }}}b\bin-3 c\bin9999999999 d}", "abc"),
        (rb"{\rtf1 a \{b\} \\c\~d\_e\-f}", "a {b} \\c d\u2011ef"),
        (rb"{\rtf1 \f7 a {\fonttbl{\f7\fcharset9999999999 x;}}b", "a b"),
        (rb"{\rtf1 a}}}} b", "a"),
        (rb"{\rtf1 a {{\b b {c", "a *b c*"),
        (rb"{\rtf1 a {\*\x {\*\y b}} c\q", "a c"),
        (b"{\\rtf1 a \0\x1b[31m \xff\xfe\\'ff b\\", "a \u00ff\u00fe\u00ff b"),
    ],
    ids=range(14),
)
def test_how_it_is_written(tmp_path: Path, data: bytes, text: str) -> None:
    assert text_of(tmp_path, data) == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{\\rtf1", "no text"),
        (b"{\\rtf1 {\\pict " + b"{" * 100_000, "no text"),
        (b"{\\rtf1" + b"{" * 100_000, "damaged"),
        (b"{\\rtf1" + b"\\par" * 100_001, "more than a script can"),
        (b"#!/bin/sh\necho {\\\\rtf1}\n", "named .rtf and is none"),
    ],
    ids=range(5),
)
def test_what_gives_no_talk(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(NotImportedError, match=said):
        imported(tmp_path / "a.rtf", data)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(HEAD)
    with path.open("r+b") as file:
        file.truncate(51_000_000)
    with pytest.raises(NotImportedError, match="51 MB, and notes are 50 MB at most"):
        read(str(path))


@pytest.mark.parametrize(
    "again",
    [
        rb'{\field{\*\fldinst{HYPERLINK "x"}}{\fldrslt x}}',
        rb"{\fonttbl\f1\f1}",
        rb"{\fonttbl\f1\fcharset0 }",
        rb"\b x\b0 y",
        rb"{\footnote x}",
        rb"\'e9",
    ],
)
def test_what_comes_again_and_again_takes_no_long_time(tmp_path: Path, again: bytes) -> None:
    data = HEAD + b"words" + again * (60_000 // len(again))
    start = time.process_time()
    imported(tmp_path / "a.rtf", data)
    # A tenth of it where nothing else runs; striprtf alone takes minutes for some of these.
    assert time.process_time() - start < 3


WORDS = [
    rb"\par ", rb"\b ", rb"\b0 ", rb"\i ", rb"\v ", rb"\v0 ", rb"\deleted ", b"{", b"}", b"\\\n",
    rb"{\footnote ", rb"{\*\x ", rb"\u-10179?", rb"\uc0 ", rb"\uc ", rb"\'93", rb"\'", rb"\bin2 ",
    rb"\cell ", rb"\intbl ", rb"\f3 ", rb"\f ", rb"{\fonttbl{\f3\fcharset128 x;}}", rb"\ansicpg ",
    rb"{\stylesheet{\s1 heading 1;}}", rb"\s1 ", rb"{\listtext 1.\tab}", rb"\outlinelevel1 ",
    rb"\plain ", rb"\pard ", b"\\", b"words and words. ", b"A heading", b"* [x] (pause)", b"\xe9",
]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(data=st.lists(st.sampled_from(WORDS) | st.binary(max_size=6), max_size=40).map(b"".join))
def test_any_words_in_any_order(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(HEAD + data)
    assert "\n" not in refusal_of(path)


@pytest.mark.parametrize(
    ("group", "is_told"),
    [
        (rb"{\header Draft}", True),
        (rb"{\footerf {\b Draft}}", True),
        (rb"{\footer\pard\qc\chpgn\par}", False),
        (rb"{\header{\pict\wmetafile8 00ffab}}", False),
    ],
)
def test_headers_with_words_are_told(tmp_path: Path, group: bytes, is_told: bool) -> None:
    draft = imported(tmp_path / "a.rtf", HEAD + group + rb" Eels are long.\par}").draft
    left = [mark.what for mark in draft.account if mark.tone == LEFT]
    assert left == ["headers and footers, not spoken"] * is_told
    assert [part.text for part in draft.sections] == ["Eels are long."]

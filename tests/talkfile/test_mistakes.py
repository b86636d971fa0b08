"""Whoever mistypes a talk is told where, and what to write instead."""

from __future__ import annotations

import pickle

import pytest
from mistakes import FILE, FILES, Case, cases

from rehearse.talkfile import source, tree
from rehearse.talkfile.load import TalkFileError, loads
from rehearse.talkfile.reading import read_talk

SYNTAX, PROBLEMS = map(cases, FILES)


def named(case: Case) -> str:
    return case.name


@pytest.mark.parametrize("pure", [False, True], ids=["c", "pure"])
@pytest.mark.parametrize("case", [*SYNTAX, *PROBLEMS], ids=named)
def test_every_mistake_is_told_in_the_same_words_by_both_parsers(case: Case, pure: bool) -> None:
    given = source.from_text(case.text, FILE)
    with pytest.raises(TalkFileError) as caught:
        read_talk(given, tree.parse(given, pure=pure))
    assert str(caught.value).split("\n") == list(case.lines)


@pytest.mark.parametrize("case", SYNTAX, ids=named)
def test_a_syntax_error_stands_alone(case: Case) -> None:
    with pytest.raises(TalkFileError) as caught:
        loads(case.text, FILE)
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize("case", [*SYNTAX, *PROBLEMS], ids=named)
def test_windows_line_ends_move_nothing(case: Case) -> None:
    with pytest.raises(TalkFileError) as caught:
        loads("\ufeff" + case.text.replace("\n", "\r\n"), FILE)
    assert str(caught.value).split("\n") == list(case.lines)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: T\nsections:\n\t- title: A\n", "3:1: a tab indents this line, use spaces"),
        (
            "title: T\nsections:\n  - title: A\n\ttext: x\n",
            "4:1: a tab indents this line, use spaces",
        ),
        ("title: one\n\ttwo\nsections: []\n", "2:1: a tab indents this line, use spaces"),
        ("say: {\n\tA: B}\n", "2:1: a tab indents this line, use spaces"),
        (
            "title: T\nsections:\n  - title: A\n    text: |\n            \n      one\n",
            "5:1: this empty line holds more spaces than the text is indented by, take them out",
        ),
        ("", "1:1: the file is empty, a talk needs title: and sections:"),
        (" \n\t\n", "1:1: the file is empty, a talk needs title: and sections:"),
        ("title: a\0b\n", "1:9: control character U+0000 (NUL: is this a text file?), take it out"),
        ("title: a\nb\x0cc\n", "2:2: control character U+000C (form feed), take it out"),
        (
            "title: a\r\nb: c\rd\r\n",
            "2:5: control character U+000D (carriage return without a newline), take it out",
        ),
        (
            "title: \x1b[31mred\x1b[0m\n",
            "1:8: control character U+001B (escape), take it out (2 such in the file)",
        ),
        ("title: é\x9b31m\n", "1:9: control character U+009B, take it out"),
        ("title: é\uffff\n", "1:9: control character U+FFFF, take it out"),
        ("title: a\x7f\n", "1:9: control character U+007F, take it out"),
    ],
)
def test_what_no_text_may_hold(text: str, line: str) -> None:
    with pytest.raises(TalkFileError) as caught:
        loads(text, FILE)
    assert str(caught.value) == f"{FILE}:{line}"


def test_a_problem_has_its_parts() -> None:
    with pytest.raises(TalkFileError) as caught:
        loads("title: T\nsections:\n  - title: A\n    budget: 70\n", "a/b.yaml")
    (problem,) = caught.value.problems
    assert problem == (
        "a/b.yaml",
        4,
        13,
        "sections.1.budget",
        "70 has no unit, write 70m or 70s",
    )


def test_a_file_name_can_not_steer_the_terminal() -> None:
    with pytest.raises(TalkFileError, match=r"^a b\.yaml:1:1: the file is empty"):
        loads("", "a\n\x1b[2Jb.yaml")


def test_of_thousands_of_problems_the_last_are_counted() -> None:
    text = "title: T\nsections:\n" + "  - {titles: x}\n" * 3000
    with pytest.raises(TalkFileError) as caught:
        loads(text, FILE)
    lines = str(caught.value).split("\n")
    assert len(lines) == 1001
    assert lines[0].startswith(f"{FILE}:3:5: sections.1: no text, write text: | and the words")
    assert lines[-1].endswith(": and 5000 more problems after this")
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.number == caught.value.number == 6000
    assert (str(again), again.problems) == (str(caught.value), caught.value.problems)

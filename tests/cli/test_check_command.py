"""`rehearse check`, run as a program: for people, CI and git hooks."""

from __future__ import annotations

from pathlib import Path

from bread_talk import BREAD, written
from program import rehearse

FITS = "talks/bread.yaml: fits: 4:40 of 5:00, 0:20 in hand\n"


def test_all_fit(tmp_path: Path, bread: Path) -> None:
    written(tmp_path, "rye", BREAD.replace("slot: 5m\n", ""))
    ended = rehearse("check", home=tmp_path)
    assert ended == (0, FITS + "talks/rye.yaml: fits: 4:40, and no slot is given\n", "")


def test_one_does_not_fit(tmp_path: Path, bread: Path) -> None:
    written(tmp_path, "rye", BREAD.replace("slot: 5m", "slot: 4m"))
    ended = rehearse("check", "rye", "bread", home=tmp_path)
    assert (ended.code, ended.err) == (1, "")
    assert ended.out.splitlines() == [
        "rye: does not fit: 4:40 of 4:00, 0:40 too long, cut 80 words",
        "bread: fits: 4:40 of 5:00, 0:20 in hand",
    ]


VARIANTS = """\
variants:
  quick: {{slot: 2m, leave_out: [flour, demo]}}
  tight: {{slot: 1m, leave_out: [1, 2]}}
sections:
"""


def test_every_variant_has_a_line(tmp_path: Path) -> None:
    written(tmp_path, "rye", BREAD.replace("sections:\n", VARIANTS))
    ended = rehearse("check", home=tmp_path)
    assert (ended.code, ended.out.splitlines()) == (
        2,
        [
            "talks/rye.yaml: fits: 4:40 of 5:00, 0:20 in hand",
            "talks/rye.yaml (quick): fits: 2:00 of 2:00, 0:00 in hand",
            "talks/rye.yaml (tight): can't be planned",
        ],
    )
    assert ended.err.startswith("talks/rye.yaml:6:17: slot: pinned budgets and pauses fill")
    ended = rehearse("check", "rye", "--variant", "quick", home=tmp_path)
    assert ended == (0, "rye (quick): fits: 2:00 of 2:00, 0:00 in hand\n", "")
    ended = rehearse("check", "rye", "--variant", "qwick", home=tmp_path)
    assert (ended.code, ended.out) == (2, "rye: has no such variant\n")
    assert ended.err == (
        "rehearse: rye: --variant: no variant is called 'qwick', did you mean 'quick'?\n"
    )


def test_what_can_not_be_read_outweighs_what_does_not_fit(tmp_path: Path, bread: Path) -> None:
    written(tmp_path, "bad", "xtitle: x\n")
    written(tmp_path, "rye", BREAD.replace("slot: 5m", "slot: 4m"))
    written(tmp_path, "short", BREAD.replace("slot: 5m", "slot: 50s"))
    ended = rehearse("check", "bad", "rye", "short", "nothing", "bread", home=tmp_path)
    assert ended.code == 2
    assert [line.partition(", ")[0] for line in ended.out.splitlines()] == [
        "bad: can't be read",
        "rye: does not fit: 4:40 of 4:00",
        "short: can't be planned",
        "nothing: not found",
        "bread: fits: 4:40 of 5:00",
    ]
    errors = ended.err.splitlines()
    assert errors[0].startswith("talks/bad.yaml:1:1: xtitle: unknown key 'xtitle'")
    assert errors[-2] == (
        "talks/short.yaml:2:7: slot: pinned budgets and pauses take 1:00 of a slot of 0:50, "
        "shorten them or ask for a longer slot"
    )
    assert errors[-1].startswith("rehearse: no talk 'nothing'")


def test_the_number_of_mistakes_is_told(tmp_path: Path) -> None:
    written(tmp_path, "bad", "title: x\nslot: 10\nsections:\n  - title: A\n")
    ended = rehearse("check", "bad", home=tmp_path)
    assert ended.out == "bad: can't be read, 2 mistakes\n"
    assert len(ended.err.splitlines()) == 2


def test_all_mistakes_are_counted_though_not_all_are_listed(tmp_path: Path) -> None:
    written(tmp_path, "bad", "title: x\nsections:\n" + "  - title: A\n" * 1500)
    ended = rehearse("check", "bad", home=tmp_path)
    assert ended.out == "bad: can't be read, 1,500 mistakes\n"
    assert len(ended.err.splitlines()) == 1001


def test_a_talk_of_pauses_is_told_where_it_begins(tmp_path: Path) -> None:
    written(tmp_path, "calm", "title: x\nsections:\n  - title: A\n    text: '[pause 9s]'\n")
    ended = rehearse("check", "calm", home=tmp_path)
    assert (ended.code, ended.out) == (2, "calm: can't be planned\n")
    assert ended.err == (
        "talks/calm.yaml:4:1: sections: the talk has no words and no pinned time, "
        "write a text or a budget\n"
    )


def test_a_folder_of_talks(tmp_path: Path, bread: Path) -> None:
    (tmp_path / "talks" / "notes.txt").write_text("no talk")
    (tmp_path / "talks" / ".draft.yaml").write_text("no talk")
    ended = rehearse("check", "talks", home=tmp_path)
    assert ended == (0, FITS, "")


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "talks").mkdir()
    expected = "rehearse: no talks in talks, a talk is a file that ends in .yaml\n"
    assert rehearse("check", home=tmp_path) == (2, "", expected)


def test_no_folder_of_talks(tmp_path: Path) -> None:
    expected = "rehearse: there is no ./talks here, name a talk: rehearse check my/talk.yaml\n"
    assert rehearse("check", home=tmp_path) == (2, "", expected)

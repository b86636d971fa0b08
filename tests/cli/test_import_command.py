"""`rehearse import`: shown first, written when it is said so, never over what is there."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest
from program import PROGRAM, environment, rehearse

from rehearse.talkfile.load import load

NOTES = """\
130 words/minute, 8 minutes

The tide mill

The wheel

Twice a day the sea fills the pond, and twice a day it leaves through the wheel.

The miller

He sleeps when the water says so, and so does his daughter, who counts in tides.
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    (tmp_path / "talks").mkdir()
    path = tmp_path / "tide mill.txt"
    path.write_text(NOTES, encoding="utf-8")
    return path


def answered(*line: str, home: Path, answers: str) -> tuple[int, str]:
    """Run the program in a terminal that can't draw, with what is typed into it."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [PROGRAM, *line],
        cwd=home,
        env=environment(home, TERM="dumb"),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        os.write(ours, answers.encode())
        shown = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other side is closed: it has ended
                break
            if not piece:
                break
            shown += piece
        os.close(ours)
        return process.wait(60), shown.decode()


def test_it_is_shown_and_nothing_is_written(tmp_path: Path, notes: Path) -> None:
    ended = rehearse("import", notes.name, home=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "tide mill.txt: plain notes, as \u201cThe tide mill\u201d\n"
        "2 sections, 33 words: 0:16 at 130 wpm, 7:44 in hand.\n"
        "\n"
        "   section     from    words  needs\n"
        "1  The wheel   line 5     17   0:08\n"
        "2  The miller  line 9     16   0:08\n"
        "\n"
        "Found:\n"
        "  line 1: says 130 wpm, slot 8:00\n"
        "\n"
        "Nothing is written yet: --yes writes talks/tide-mill.yaml\n"
    )
    assert os.listdir(tmp_path / "talks") == []


def test_it_is_written_and_can_be_rehearsed(tmp_path: Path, notes: Path) -> None:
    ended = rehearse("import", notes.name, "--yes", home=tmp_path)
    assert ended.code == 0
    assert ended.out.endswith("Written to talks/tide-mill.yaml. Next: rehearse tide-mill\n")
    written = (tmp_path / "talks/tide-mill.yaml").read_text(encoding="utf-8")
    assert written.startswith(
        "title: The tide mill\nslot: 8m\npace: 130 wpm\nsections:\n  # line 5\n"
        "  - title: The wheel\n    id: the-wheel\n    text: |\n      Twice a day"
    )
    assert rehearse("check", home=tmp_path).code == 0


def test_what_is_there_is_never_replaced_unasked(tmp_path: Path, notes: Path) -> None:
    there = tmp_path / "talks/tide-mill.yaml"
    there.write_text("mine")
    ended = rehearse("import", notes.name, "--yes", home=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "rehearse: talks/tide-mill.yaml is there already: --force replaces it (ids, pins and "
        "titles that you edited stay), -o OTHER.yaml leaves it alone\n"
    )
    assert there.read_text() == "mine"


def test_importing_again_keeps_what_was_edited_by_hand(tmp_path: Path, notes: Path) -> None:
    assert rehearse("import", notes.name, "--yes", home=tmp_path).code == 0
    path = tmp_path / "talks/tide-mill.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("- title: The miller", "- title: Who sleeps?")
    text = text.replace("id: the-wheel\n", "id: the-wheel\n    budget: 0:45\n    notes: slowly\n")
    text = text.replace("sections:", "variants: {quick: {leave_out: Who sleeps}}\nsections:")
    path.write_text(f"speaker: Ada\n{text}", encoding="utf-8")
    notes.write_text(
        NOTES.replace("The wheel\n", "The great wheel\n").replace("his daughter", "his cat")
        + "\nThe end\n\nAnd so the sea ground flour for three hundred years, and asked nothing.\n"
    )
    ended = rehearse("import", notes.name, "--yes", "--force", home=tmp_path)
    assert ended.code == 0
    assert "line 9: its title stays Who sleeps?, not The miller" in ended.out
    assert "line 9: its text in the file is replaced by that of the notes" in ended.out
    assert "line 5: its text" not in ended.out
    assert "2 of 3 sections are in the file already, their ids and pins stay" in ended.out
    again = load(str(path))
    assert [(part.id, part.title, part.pin_s) for part in again.sections] == [
        ("the-wheel", "The great wheel", 45),
        ("the-miller", "Who sleeps?", None),
        ("the-end", "The end", None),
    ]
    assert again.sections[0].notes == "slowly"
    assert "his cat" in again.sections[1].text
    assert (again.speaker, again.slot_s) == ("Ada", 480)
    assert again.variants[0].leave_out == ("Who sleeps",)


def test_a_terminal_that_can_not_draw_is_asked_first(tmp_path: Path, notes: Path) -> None:
    code, shown = answered("import", notes.name, home=tmp_path, answers="\n")
    assert code == 0
    assert "Write talks/tide-mill.yaml? (enter: yes, n: no)" in shown
    assert (tmp_path / "talks/tide-mill.yaml").exists()


def test_no_is_no(tmp_path: Path, notes: Path) -> None:
    code, shown = answered("import", notes.name, home=tmp_path, answers="n\n")
    assert code == 1
    assert "Nothing is written." in shown
    assert os.listdir(tmp_path / "talks") == []


def test_the_slot_is_asked_for_where_the_notes_name_none(tmp_path: Path, notes: Path) -> None:
    notes.write_text(NOTES.replace(", 8 minutes", ""))
    code, shown = answered("import", notes.name, home=tmp_path, answers="soon\n7\n\n")
    assert code == 0
    assert "'soon' is not a duration" in shown
    assert load(str(tmp_path / "talks/tide-mill.yaml")).slot_s == 420


def test_the_slot_can_be_given(tmp_path: Path, notes: Path) -> None:
    ended = rehearse("import", notes.name, "--yes", "--slot", "5m", "-o", "t.yaml", home=tmp_path)
    assert ended.out.endswith("Written to t.yaml. Next: rehearse t.yaml\n")
    assert load(str(tmp_path / "t.yaml")).slot_s == 300


def test_a_speech_without_headings_is_cut(tmp_path: Path) -> None:
    paragraphs = "The river is long, and nobody has ever seen all of it at once.\n\n" * 30
    (tmp_path / "river.txt").write_text(paragraphs)
    shown = rehearse("import", "river.txt", home=tmp_path)
    assert "It is one section: --every 150 cuts it, about every 150 words." in shown.out
    target = str(tmp_path / "r.yaml")
    ended = rehearse("import", "river.txt", "--every=100", "--yes", "-o", target, home=tmp_path)
    assert ended.code == 0
    assert [part.spoken.words for part in load(target).sections] == [98, 98, 98, 98, 28]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ((), "rehearse: import needs a file, as in: rehearse import notes.txt\n"),
        (("none.txt",), "none.txt: no such file\n"),
        (("talks",), "talks: this is a folder, name a file in it\n"),
        (("tide mill.txt", "-o", "talks"), "a talk file ends in .yaml, as in -o talks/mine.yaml\n"),
        (
            ("tide mill.txt", "-o", "no/t.yaml"),
            "-o no/t.yaml: there is no folder no, make it first",
        ),
        (("tide mill.txt", "--every", "2"), "--every '2' is no number of words, write 20 or more"),
        (("tide mill.txt", "--kind", "pptx"), "it is not a PowerPoint deck, leave out --kind pptx"),
        (("tide mill.txt", "--slot", "10"), "--slot 10 has no unit, write 10m or 10s"),
    ],
)
def test_what_is_wrong_is_told_in_a_line_and_nothing_written(
    tmp_path: Path, notes: Path, line: tuple[str, ...], said: str
) -> None:
    ended = rehearse("import", *line, "--yes", home=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert os.listdir(tmp_path / "talks") == []


def test_without_a_folder_of_talks_it_goes_among_your_own(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(NOTES)
    elsewhere = tmp_path / "home"
    elsewhere.mkdir()
    ended = rehearse("import", "n.txt", "--yes", home=elsewhere, folder=tmp_path)
    assert ended.out.endswith(f"Written to {elsewhere}/talks/n.yaml. Next: rehearse n\n")
    assert load(str(elsewhere / "talks/n.yaml")).title == "The tide mill"

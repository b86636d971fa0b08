"""The command without a name: what it hands to the screens, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import rehearse

from rehearse.cli import screens as terminals
from rehearse.cli.main import main
from rehearse.core.pace import Pace
from rehearse.talkfile.settings import find_settings
from rehearse.tui import launch
from rehearse.tui.launch import Outcome, Request


class Screens:
    """Stands for the screens: remembers what they were asked to open."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.outcome = Outcome(0, ())

    def run(self, request: Request) -> Outcome:
        self.asked.append(request)
        return self.outcome


@pytest.fixture
def screens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, bread: Path) -> Screens:
    made = Screens()
    monkeypatch.setattr(launch, "run", made.run)
    monkeypatch.setattr(terminals, "is_terminal", lambda _stream: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return made


def test_the_library(screens: Screens) -> None:
    assert main([]) == 0
    (request,) = screens.asked
    settings = find_settings()
    assert not settings.exists
    nothing = Request(None, None, None, None, resume=False, for_real=False, settings=settings)
    assert request == nothing


def test_a_talk(screens: Screens) -> None:
    assert main(["bread"]) == 0
    (request,) = screens.asked
    assert request.talk is not None
    assert request.talk.title == "Bread and patience"
    assert request[1:-2] == (None, None, None, False, False, "", None)
    assert not request.weak


def test_a_command_beats_a_talk_of_the_same_name(screens: Screens, bread: Path) -> None:
    plan = bread.with_name("plan.yaml")
    plan.write_text(bread.read_text().replace("Bread", "Plan"))
    assert main(["plan"]) == 2
    assert not screens.asked
    assert main(["./talks/plan"]) == 0
    assert main(["./plan"]) == 0
    for request in screens.asked:
        assert request.talk is not None
        assert request.talk.title == "Plan and patience"


@pytest.mark.parametrize(
    ("line", "scope"),
    [
        (["--from", "3"], (2, 3)),
        (["--to", "flour"], (0, 1)),
        (["--from", "2", "--to", "demo"], (1, 2)),
        (["--from", "2", "--to", "2"], (1,)),
        (["--only", "4,flour"], (1, 3)),
        (["--only", "Flour, water and salt"], (1,)),
        (["--only", "1,2,3,4"], None),
        (["--from", "1"], None),
    ],
)
def test_sections(screens: Screens, line: list[str], scope: tuple[int, ...] | None) -> None:
    assert main(["bread", *line]) == 0
    assert screens.asked[0].scope == scope


def of_two(bread: Path) -> None:
    """Anna opens the talk on bread, and has the demonstration; the rest is Ben's."""
    text = bread.read_text()
    for title in ("Good morning", "Demo"):
        text = text.replace(f"{title}\n", f"{title}\n    speaker: Anna\n")
    bread.write_text(f"speaker: Ben\n{text}")


@pytest.mark.parametrize(
    ("line", "speaker", "resume"),
    [
        (["--as", "Anna"], "Anna", False),
        (["--as", "be", "--slot", "6m"], "Ben", False),
        (["--as", "anna", "--resume"], "Anna", True),
    ],
)
def test_one_of_several_speakers(
    screens: Screens, bread: Path, line: list[str], speaker: str, resume: bool
) -> None:
    of_two(bread)
    assert main(["bread", *line]) == 0
    (request,) = screens.asked
    assert (request.speaker, request.scope, request.resume) == (speaker, None, resume)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("--as Cid", "--as: nobody is called 'Cid', the speakers are Anna and Ben"),
        ("--as=", "--as: nobody is named, the speakers are Anna and Ben"),
        ("--as", "--as needs a value, as in --as Anna"),
        ("--as Anna --from 2", "--as Anna says which sections, leave out --from"),
        ("--to 2 --as Anna", "--as Anna says which sections, leave out --to"),
        ("--as Anna --only 1", "--as Anna says which sections, leave out --only"),
        ("--as Anna --for-real", "--as has the voice speak, and there is no sound while you give"),
    ],
)
def test_who_can_not_be_rehearsed(
    screens: Screens, bread: Path, capsys: pytest.CaptureFixture[str], line: str, problem: str
) -> None:
    of_two(bread)
    assert main(["bread", *line.split()]) == 2
    assert not screens.asked
    assert capsys.readouterr().err.startswith(f"rehearse: {problem}")


def test_a_talk_of_one_person_is_not_rehearsed_as_somebody(
    screens: Screens, bread: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bread", "--as", "Anna"]) == 2
    assert "--as: no section of this talk says who speaks it, write" in capsys.readouterr().err
    text = bread.read_text().replace("Demo\n", "Demo\n    speaker: Anna\n")
    bread.write_text(f"speaker: Anna\n{text}")
    assert main(["bread", "--as", "Anna"]) == 2
    assert "--as: Anna speaks every section, leave out --as" in capsys.readouterr().err
    assert not screens.asked


def test_slot_and_pace(screens: Screens) -> None:
    assert main(["--slot", "4m30s", "--pace", "140", "bread", "--for-real"]) == 0
    (request,) = screens.asked
    assert (request.slot_s, request.pace) == (270.0, Pace(140.0, 220.0))
    assert (request.resume, request.for_real) == (False, True)


def test_a_pace_changes_only_what_it_names(screens: Screens, bread: Path) -> None:
    bread.write_text(bread.read_text().replace("pace: 120", "pace: 120 wpm, 300 cpm"))
    for pace, expected in (("140", (140.0, 300.0)), ("260cpm", (120.0, 260.0))):
        main(["bread", "--pace", pace])
        assert screens.asked[-1].pace == expected
    main(["bread", "--pace", "90 wpm, 200 cpm"])
    assert screens.asked[-1].pace == (90.0, 200.0)


def test_resuming(screens: Screens) -> None:
    assert main(["bread", "--resume"]) == 0
    assert screens.asked[0].resume


def test_how_it_ended_is_said_in_the_shell(
    screens: Screens, capsys: pytest.CaptureFixture[str]
) -> None:
    screens.outcome = Outcome(143, ("run 5: 10:12 of 10:00.", "Kept."))
    assert main(["bread"]) == 143
    assert capsys.readouterr() == ("run 5: 10:12 of 10:00.\nKept.\n", "")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("plna", "there is no command and no talk 'plna', did you mean the command plan?"),
        ("bred", "there is no command and no talk 'bred', did you mean the talk bread?"),
        ("bxzq", "there is no command and no talk 'bxzq', rehearse --help says more"),
        ("plna lake", "there is no command 'plna', did you mean plan?"),
        ("bread rye", "one talk at a time: 'rye' is one word too many"),
        ("--slot 7m", "--slot needs a talk, as in: rehearse lake --slot ..."),
        ("--as Anna", "--as needs a talk, as in: rehearse lake --as ..."),
        ("bread --slot 7", "--slot 7 has no unit, write 7m or 7s"),
        ("bread --slot 30s", "talks/bread.yaml: pinned budgets and pauses take 1:00 of a slot"),
        ("bread --pace fast", "--pace 'fast' is not a pace, write 125"),
        ("bread --from 9", "--from: there is no section '9', the talk has 4"),
        ("bread --to xyz", "--to: no section is called 'xyz', write its number"),
        ("bread --only 1,,2", "--only: '1,,2' names no section between two commas"),
        ("bread --from 3 --to 2", "--from 3 is section 3, after --to 2, section 2"),
        ("bread --only 1 --from 2", "--only says which sections, leave out --from"),
        ("bread --resume --only 1", "--resume goes on with the run as it was, leave out --only"),
        ("bread --sloth 7m", "there is no option '--sloth' here, did you mean --slot?"),
    ],
)
def test_what_is_refused_before_any_screen(
    screens: Screens, capsys: pytest.CaptureFixture[str], line: str, problem: str
) -> None:
    assert main(line.split()) == 2
    assert not screens.asked
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"rehearse: {problem}")
    assert err.count("\n") == 1


def test_a_command_and_a_talk_may_both_be_near(
    screens: Screens, bread: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bread.rename(bread.with_name("plant.yaml"))
    assert main(["plann"]) == 2
    assert "did you mean the command plan or the talk plant?" in capsys.readouterr().err


def test_a_talk_that_can_not_be_read(
    screens: Screens, bread: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bread.write_text("xtitle: x\n")
    assert main(["bread"]) == 2
    assert not screens.asked
    assert capsys.readouterr().err.startswith("talks/bread.yaml:1:1: xtitle: unknown key")


def test_a_talk_of_characters_has_no_pace_in_words(
    screens: Screens, bread: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bread.write_text("title: 駅\nsections:\n  - title: 五分\n    text: 駅から五分\n")
    assert main(["bread", "--pace", "100"]) == 2
    assert "this talk is counted in characters, write 100cpm" in capsys.readouterr().err


def test_without_a_terminal_it_names_the_plan(tmp_path: Path, bread: Path) -> None:
    why = "rehearse: the screens need a terminal, and this is a pipe or a file; as lines: "
    ways = "rehearse bread --plain, as text: rehearse plan bread\n"
    assert rehearse("bread", home=tmp_path) == (2, "", why + ways)
    ways = "rehearse --plain, as text: rehearse plan TALK\n"
    assert rehearse(home=tmp_path) == (2, "", why + ways)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (["bread", "--plain", "--signals", "loud"], "--signals loud: write all, talk or none"),
        (["bread", "--bell"], "--bell needs --plain"),
        (["bread", "--signals", "none"], "--signals needs --plain"),
        (["bread", "--plain", "--from", "9"], "--from: "),
    ],
)
def test_what_plain_mode_refuses(
    tmp_path: Path, bread: Path, line: list[str], sentence: str
) -> None:
    ended = rehearse(*line, home=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"rehearse: {sentence}")


def test_plain_mode_comes_by_the_option_or_the_environment(tmp_path: Path, bread: Path) -> None:
    asked = rehearse("bread", "--plain", home=tmp_path)
    assert (asked.code, asked.err) == (0, "")
    assert "Section 1 of" in asked.out
    assert rehearse("bread", home=tmp_path, REHEARSE_PLAIN="1") == asked
    assert rehearse("bread", home=tmp_path, REHEARSE_PLAIN="0").code == 2
    assert rehearse("--plain", home=tmp_path).out.startswith("1 talk.\n1, ")


def test_notes_are_previewed_as_text_where_plain_mode_is_wanted(
    tmp_path: Path, bread: Path
) -> None:
    notes = tmp_path / "mill.txt"
    notes.write_text(NOTES)
    said = rehearse("mill.txt", "--plain", home=tmp_path)
    assert said.code == 0
    assert "rehearse import mill.txt --yes" in said.out


NOTES = "The mill\n\nTwice a day the sea fills the pond.\n\nTHE MILLER\n\nHe sleeps by the tides.\n"


@pytest.fixture
def mill(tmp_path: Path, bread: Path) -> Path:
    path = tmp_path / "mill.txt"
    path.write_text(NOTES)
    return path


def test_notes_are_previewed(
    screens: Screens, mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["mill.txt", "--slot", "7m", "--pace", "100"]) == 0
    (request,) = screens.asked
    assert request.talk is None
    assert request.notes is not None
    assert request.notes.target == "talks/mill.yaml"
    talk = request.notes.talk
    assert (talk.slot_s, talk.pace.wpm, len(talk.sections)) == (420.0, 100.0, 2)
    assert capsys.readouterr().out == "Nothing is written.\n"


def test_where_notes_were_written_is_said_in_the_shell(
    screens: Screens, mill: Path, bread: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screens.outcome = Outcome(0, ("run 1: 0:12 of 7:00.",), "talks/bread.yaml")
    assert main(["mill.txt"]) == 0
    said = "Written to talks/bread.yaml. Next: rehearse bread\nrun 1: 0:12 of 7:00.\n"
    assert capsys.readouterr().out == said


def test_import_opens_the_same_preview(screens: Screens, mill: Path) -> None:
    assert main(["import", "mill.txt", "-o", "talks/m.yaml", "--force"]) == 1
    screens.outcome = Outcome(0, (), "talks/bread.yaml")
    assert main(["import", "mill.txt", "--every", "20"]) == 0
    first, second = (request.notes for request in screens.asked)
    assert first is not None
    assert second is not None
    assert (first.target, first.replaces) == ("talks/m.yaml", True)
    assert (second.target, second.replaces) == ("talks/mill.yaml", False)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("mill.txt --slot 7", "rehearse: --slot 7 has no unit, write 7m or 7s"),
        ("mill.txt --pace fast", "rehearse: --pace 'fast' is not a pace"),
        ("mill.txt --for-real", "rehearse: --for-real needs a talk, and this is a file of notes: "),
        ("mill.pdf", "mill.pdf: this is a PDF"),
        ("mill.yaml", "mill.yaml:1:"),
        ("talk.txt", "talk.txt:1:1: titel: unknown key"),
    ],
)
def test_what_notes_can_not_be_previewed(
    screens: Screens, mill: Path, capsys: pytest.CaptureFixture[str], line: str, said: str
) -> None:
    mill.with_suffix(".pdf").write_bytes(b"%PDF-1.4 ...")
    mill.with_suffix(".yaml").write_text(NOTES)
    mill.with_name("talk.txt").write_text("titel: T\nsections:\n  - {title: A, text: B}\n")
    assert main(line.split()) == 2
    assert not screens.asked
    assert capsys.readouterr().err.startswith(said)


def test_a_talk_beats_notes_of_the_same_name(screens: Screens, mill: Path) -> None:
    mill.rename("bread")
    assert main(["bread"]) == 0
    assert main(["./bread"]) == 0
    by_name, by_path = screens.asked
    assert by_name.talk is not None
    assert by_name.talk.title == "Bread and patience"
    assert by_path.notes is not None


def test_without_a_terminal_notes_are_shown_as_text(tmp_path: Path, mill: Path) -> None:
    ended = rehearse("mill.txt", "--slot", "5m", home=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("mill.txt: plain notes, as \u201cThe mill\u201d\n2 sections, ")
    assert ended.out.endswith(
        "\nNothing is written yet. To rehearse it: rehearse import mill.txt --slot 5m --yes\n"
    )

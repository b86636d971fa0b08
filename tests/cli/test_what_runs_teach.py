"""Own pace, losses and forecasts, as commands print them."""

from __future__ import annotations

from pathlib import Path

import pytest

from rehearse.cli.dispatch import carry_out
from rehearse.core.plan import make_plan
from rehearse.core.rehearsal import Rehearsal
from rehearse.history.store import Store
from rehearse.talkfile.load import load

FULL_RUNS = ((31.0, 140.0, 60.0, 88.0), (30.0, 141.0, 62.0, 87.0), (32.0, 139.0, 60.0, 88.0))
MORE = ((31.0, 138.0, 61.0, 86.0), (30.0, 140.0, 60.0, 87.0))


@pytest.fixture
def at_home(tmp_path: Path, bread: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return bread


def speak(home: Path, bread: Path, runs: tuple[tuple[float, ...], ...], first: int = 1) -> None:
    plan = make_plan(load(str(bread)))
    with Store.open(str(home / "data" / "history.db")) as store:
        for number, times_s in enumerate(runs, first):
            rehearsal, now = Rehearsal(plan, key=f"run {number}"), 0.0
            rehearsal.start(now, f"2026-11-{10 + number}T19:00:00Z")
            for seconds in times_s:
                now += seconds
                rehearsal.next(now)
            store.save(rehearsal.record(now))


def test_my_pace_is_learned_from_three_full_runs(
    tmp_path: Path, at_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    speak(tmp_path, at_home, FULL_RUNS[:2])
    for command in ("plan bread --pace mine", "bread --pace mine", "say bread --pace mine"):
        assert carry_out(command.split()) == 2
        said = capsys.readouterr().err
        assert said.strip() == (
            "rehearse: --pace mine: your pace is not known yet: one more full run and it is"
        )
    assert carry_out(["check", "bread", "--pace", "mine"]) == 2
    assert capsys.readouterr().out == "bread: your pace is not known yet\n"

    speak(tmp_path, at_home, FULL_RUNS[2:], 3)
    assert carry_out(["plan", "bread", "--pace", "mine"]) == 0
    assert " 5:19 at " in capsys.readouterr().out
    assert carry_out(["check", "bread", "--pace", "mine"]) == 1
    assert "5:19 of 5:00, 0:19 too long" in capsys.readouterr().out


def test_history_and_report_say_what_the_runs_teach(
    tmp_path: Path, at_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    speak(tmp_path, at_home, (*FULL_RUNS, *MORE))
    assert carry_out(["history", "bread"]) == 0
    told = capsys.readouterr().out
    assert "budget  last  median  best  leave by" in told
    assert "+0:31 in 5 of 5 runs, clear" in told
    assert "Your last five full runs ended between 5:16 and 5:20." in told
    assert "A chance of under 1% to end inside 5:00, by your last five full runs." in told
    assert "runs over in all 5 runs, by about 0:31 (clear)." in told
    assert "this talk takes you 5:18." in told
    assert carry_out(["report", "4"]) == 0
    told = capsys.readouterr().out
    assert "runs over in all 4 runs, by about 0:30. Likely: between 0:29 and 0:32 over" in told
    assert "A chance" not in told, "there were four runs by then"
    for form in ("text", "markdown", "html"):
        assert carry_out(["report", "--format", form]) == 0
        told = capsys.readouterr().out
        assert "A chance of under 1% to end inside 5:00" in told
        assert "Clear: between" in told


def test_weak_alone_says_which_sections(at_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert carry_out(["bread", "--weak", "--only", "2"]) == 2
    assert "--weak says which sections, leave out --only" in capsys.readouterr().err

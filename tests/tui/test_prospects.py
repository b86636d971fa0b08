"""What several runs say, where the speaker needs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from stage import ManualClock, a_talk, perform, words

from rehearse.core.clock import utc
from rehearse.core.plan import make_plan
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.talk import Talk, section
from rehearse.history.place import history_path
from rehearse.history.store import Store
from rehearse.tui.screens.library import LibraryScreen
from rehearse.tui.screens.overview import OverviewScreen
from rehearse.tui.screens.rehearse import RehearseScreen
from rehearse.tui.screens.summary import SummaryScreen

DAY_S = 86400.0
SENTENCES = ". ".join(words(9, f"s{number}w").capitalize() for number in range(1, 6)) + "."


def ferry(**changes: object) -> Talk:
    """Three sections, the middle one of five sentences; two minutes."""
    parts = (
        section("Opening", words(40)),
        section("Roles", SENTENCES),
        section("Closing", words(30)),
    )
    return a_talk(*parts, **{"slot_s": 70.0, **changes})


def keep(talk: Talk, *runs: tuple[float, float, float], stumble_s: float = 0.0) -> None:
    """Full runs, the oldest first, a day between them; each stumbles in the second section."""
    plan = make_plan(talk)
    with Store.open(history_path()) as store:
        for number, times_s in enumerate(runs):
            rehearsal, now = Rehearsal(plan, key=f"key {number}"), 0.0
            rehearsal.start(now, utc(1795000000.0 + DAY_S * number))
            for at, seconds in enumerate(times_s):
                if at == 1 and stumble_s:
                    rehearsal.stumble(now + stumble_s)
                now += seconds
                rehearsal.next(now)
            store.save(rehearsal.record(now))


FIVE = (
    (24.0, 38.0, 18.0),
    (25.0, 37.0, 19.0),
    (24.0, 39.0, 18.0),
    (23.0, 36.0, 17.0),
    (24.0, 37.0, 18.0),
)


async def test_before_a_start_it_says_what_five_runs_know(clock: ManualClock) -> None:
    keep(ferry(), *FIVE, stumble_s=20.0)
    async with perform(ferry(), clock) as stage:
        assert "; you take 1:19." in stage.text
        await stage.resize(60, 20)
        # How long it takes stands whole; how much there is gives way.
        assert "in hand; you take 1:19." in stage.text
        assert "3 sections" not in stage.text
        await stage.resize(80, 24)
        assert "to end inside 1:10, by five runs." in stage.text
        await stage.press("n")
        assert "w practise" in stage.text
        await stage.press("w")
        assert "part 1 of 1" in stage.text
        assert "Practise Roles: 0:28." in stage.text
        assert "w whole talk" in stage.text
        assert "Roles: over in 5 of 5 runs" in stage.text
        await stage.press("w")
        assert "the whole talk again" in stage.text
        assert stage.rehearse.rehearsal.scope == (0, 1, 2)


async def test_while_a_run_goes_on_the_overview_forecasts_it(clock: ManualClock) -> None:
    keep(ferry(), *FIVE, stumble_s=20.0)
    async with perform(ferry(), clock) as stage:
        await stage.press("space", "o")
        stage.on(OverviewScreen)
        header = next(line for line in stage.lines if "section" in line)
        assert header.split() == ["section", "starts", "budget", "last", "spoken"]
        assert "  Under 1% to end inside 1:10; leave Opening by 0:18 to be 90% safe." in stage.lines
        assert "At your own pace this lands 1:" in stage.text
        await stage.resize(120, 30)
        header = next(line for line in stage.lines if "section" in line)
        assert header.split()[3:7] == ["budget", "last", "median", "best"]
        assert header.split()[7:] == ["leave", "by", "spoken"]
        last_moments = [
            next(line for line in stage.lines if f" {name} " in line).split()[8:10]
            for name in ("Opening", "Roles", "Closing")
        ]
        assert last_moments == [["0:24", "0:18"], ["0:52"], ["1:10"]]
        await stage.press("escape")
        for seconds in (24.0, 37.0, 18.0):
            await stage.turn(seconds)
            await stage.press("n")
        stage.on(SummaryScreen)
        header = next(line for line in stage.lines if "section" in line)
        assert header.split() == ["section", "budget", "spoken", "last", "median", "best", "wpm"]
        roles = next(line for line in stage.lines if " Roles " in line)
        assert roles.split()[:7] == ["1", "2", "Roles", "0:28", "0:37", "0:37", "0:37"]
        assert "0:36  +0:09 over" in roles
        assert "Roles runs over in all 6 runs, by about 0:09 (clear)." in stage.text
        assert "by your last six full runs." in stage.text
        assert "w practise" in stage.text
        await stage.press("w")
        stage.on(RehearseScreen)
        assert "Practise Roles: 0:28." in stage.text


async def test_no_last_moment_is_told_once_a_section_was_left_out(clock: ManualClock) -> None:
    keep(ferry(), *FIVE)
    async with perform(ferry(), clock, size=(120, 30)) as stage:
        await stage.press("o")
        assert "leave by" in stage.text
        await stage.press("escape", "space")
        await stage.turn(24.0)
        await stage.press("o", "down", "down", "enter", "o")
        stage.on(OverviewScreen)
        assert "leave by" not in stage.text


async def test_what_was_cut_is_told_with_where_it_lands(
    clock: ManualClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(ferry(), (24.0, 36.0, 18.0))
    shorter = section("Roles", SENTENCES.rpartition(" S5w1 ")[0])
    parts = ferry().sections
    async with perform(a_talk(parts[0], shorter, parts[2], slot_s=70.0), clock) as stage:
        assert "Since run 1 Roles lost 9 words: you land at 1:11." in stage.text
        assert "you take" not in stage.text
        await stage.press("space", "w")
        assert "before the start only" in stage.text


async def test_a_stumble_stands_before_its_sentence(clock: ManualClock) -> None:
    keep(ferry(), (24.0, 30.0, 18.0), stumble_s=15.0)
    async with perform(ferry(), clock) as stage:
        assert " ! " not in stage.text
        await stage.press("n")
        (marked,) = [line for line in stage.lines if "! " in line[:5]]
        assert "S3w1 " in marked
        await stage.press("space")
        await stage.turn(15.0)
        await stage.press("m")
        await stage.turn(15.0)
        await stage.press("n", "f")
        assert 'You stumbled in Roles at "S3w1 s3w2 s3w3 s3w4 ...".' in stage.text


async def test_nothing_is_practised_before_a_run(clock: ManualClock) -> None:
    async with perform(ferry(), clock) as stage:
        assert "w practise" not in stage.text
        await stage.press("w")
        assert "one run of the talk shows what to practise" in stage.text


async def test_the_library_tells_and_practises(
    clock: ManualClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "talks"
    folder.mkdir()
    text = f"title: Bridges\nslot: 70s\nsections:\n  - {{title: Opening, text: {words(40)}}}\n"
    text += f"  - {{title: Roles, text: {SENTENCES}}}\n  - {{title: Closing, text: {words(30)}}}\n"
    (folder / "bridges.yaml").write_text(text, encoding="utf-8")
    keep(ferry(), *FIVE)
    async with perform(None, clock) as stage:
        stage.on(LibraryScreen)
        await stage.settle()
        assert "to end inside 1:10, by your last five full runs." in stage.text
        assert "Practise Roles, about a minute." in stage.text
        await stage.press("w")
        await stage.settle()
        stage.on(RehearseScreen)
        assert "Practise Roles: 0:28." in stage.text

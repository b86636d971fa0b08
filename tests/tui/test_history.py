"""The history screen: runs, the sections through them, the chart, and what is deleted."""

from __future__ import annotations

import pytest
from kept_runs import a_line
from stage import ManualClock, Stage, a_talk, perform

from rehearse.core.clock import utc
from rehearse.core.course import Timed
from rehearse.core.plan import make_plan
from rehearse.core.rehearsal import Rehearsal
from rehearse.history.errors import HistoryError
from rehearse.history.place import history_path
from rehearse.history.store import Deleted, Store
from rehearse.tui.deleting import Deletions
from rehearse.tui.draw.glyphs import ASCII, UNICODE, Glyphs
from rehearse.tui.draw.row import Row, width_of
from rehearse.tui.draw.time_rows import time_rows, times_heading
from rehearse.tui.screens.history import HistoryScreen
from rehearse.tui.screens.rehearse import RehearseScreen

TIMES = [Timed(1, 161.0, 112.0), Timed(2, 153.4, 112.0), Timed(5, 112.0, 112.0), Timed(7, 90.0, 80)]


def plain(row: Row) -> str:
    return "".join(piece.text for piece in row).rstrip()


def test_a_bar_for_each_run_with_a_mark_at_its_budget() -> None:
    assert [plain(row) for row in time_rows(TIMES, 56, ASCII)] == [
        "     1  2:41  ##################|%%%%%%%%  +0:49 over",
        "     2  2:33  ##################|%%%%%%%   +0:41 over",
        "     5  1:52  ##################|          on time",
        "     7  1:30  #############|%%             +0:10 over",
        "                           ' budget",
    ]
    assert time_rows([], 80, ASCII) == []


@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_bars_of_any_length_fit(width: int, glyphs: Glyphs) -> None:
    for times in (TIMES, [Timed(123456, 36000.0, 1.0), Timed(123457, 0.0, 36000.0)], TIMES[2:3]):
        for row in time_rows(times, width, glyphs):
            assert width_of(row) < width
        for title in ("Roles", "駅から五分の図書館" * 30):
            assert width_of(times_heading(title, times, "3 of 12", width, glyphs)) < width
    assert "▒" in plain(time_rows(TIMES, 80, UNICODE)[0])


def keep_runs(*spoken_s: tuple[float, ...], open_s: float = 0.0) -> None:
    """Runs of the three sections, the oldest first, and one that was left in the second."""
    plan = make_plan(a_talk())
    with Store.open(history_path()) as store:
        for number, times_s in enumerate(spoken_s):
            rehearsal, now = Rehearsal(plan, key=f"key {number}"), 0.0
            rehearsal.start(now, utc(1795000000.0 + 90000 * number))
            for seconds in times_s:
                now += seconds
                rehearsal.next(now)
            store.save(rehearsal.record(now))
        if open_s:
            rehearsal = Rehearsal(plan, key="open")
            rehearsal.start(0.0, utc(1795400000.0))
            rehearsal.next(20.0)
            store.save(rehearsal.record(20.0 + open_s))


def numbers() -> list[int]:
    with Store.open(history_path()) as store:
        return [line.number for line in store.runs()]


def listed(stage: Stage) -> list[str]:
    """Numbers of the runs in sight."""
    rows = (line.strip(" ▸").split() for line in stage.lines[2:9])
    return [row[0] for row in rows if row and row[0].isdecimal() and ":" not in row[1]]


async def test_sections_run_by_run_the_chart_and_a_run_that_goes(clock: ManualClock) -> None:
    keep_runs((30.0, 61.0, 30.0), (31.0, 50.0, 33.0), (30.0, 42.0, 32.0), open_s=5.0)
    async with perform(a_talk(), clock) as stage:
        assert "Run 4 is unfinished" in stage.text
        await stage.press("h")
        screen = stage.on(HistoryScreen)
        assert listed(stage) == ["4", "3", "2", "1"]
        assert "  Your last three full runs ended between 1:44 and 2:01." in stage.lines
        assert "Two more full runs, and a forecast stands here." in stage.text
        # The section in which the last run lost most.
        (heading,) = [line for line in stage.lines if "budget 0:30" in line]
        assert heading.split() == ["The", "bridge", "budget", "0:30", "2", "of", "3"]
        assert "     1  1:01  ██" in stage.text
        assert "Getting better: 0:19 shorter since the first run. Still 0:12 to lose." in stage.text
        assert "best 0:42; over in all 3 runs (likely)." in stage.text
        await stage.press("left", "left")
        assert "Steady since the first run." in stage.text
        await stage.press("c")
        assert "slot 1:30" in stage.text
        assert "run 3" in stage.text
        assert "Steady" not in stage.text
        await stage.press("c", "right")
        assert "The bridge" in stage.text
        # Another key than yes keeps it, and so does backspace until the screen is left.
        await stage.press("d", "down", "d")
        assert "Delete run 3? d or y: yes, any other key: no" in stage.text
        await stage.press("d")
        assert listed(stage) == ["4", "2", "1"]
        assert "run 3 deleted; backspace brings it back" in stage.text
        assert "Your last two full runs ended between 1:54 and 2:01." in stage.text
        await stage.press("d", "y", "backspace")
        assert listed(stage) == ["4", "2", "1"]
        assert "run 2 is back" in stage.text
        assert screen._chosen.at == 1
        await stage.press("backspace", "backspace")
        assert "nothing was deleted here" in stage.text
        assert numbers() == [4, 3, 2, 1]
        await stage.press("home", "d", "d", "d", "d", "escape")
        stage.on(RehearseScreen)
        assert numbers() == [2, 1]
        # What the screen below knew of them is asked anew.
        assert "unfinished" not in stage.text
        assert stage.rehearse.earlier.last_full is not None
        assert stage.rehearse.earlier.last_full.number == 2


async def test_a_run_that_goes_on_stays_and_leaving_the_program_deletes_too(
    clock: ManualClock,
) -> None:
    keep_runs((30.0, 61.0, 30.0))
    async with perform(a_talk(), clock) as stage:
        await stage.press("space")
        await stage.turn(15.0)
        await stage.press("h")
        assert listed(stage) == ["2", "1"]
        assert "One full run: 0:31 to lose." in stage.text
        await stage.press("c")
        assert "a chart takes two full runs" in stage.text
        await stage.press("d")
        assert "run 2 goes on: end it first" in stage.text
        await stage.press("y")
        assert listed(stage) == ["2", "1"]
        await stage.press("down", "d", "y", "q")
    assert numbers() == [2]
    assert stage.app.outcome().lines[0].startswith("run 2: ")


class FullDisk:
    """A history in which nothing can be changed, or some runs go on elsewhere."""

    def __init__(self, answer: Deleted | HistoryError) -> None:
        self.answer = answer

    def delete(self, numbers: list[int]) -> Deleted:
        """See `Store.delete`."""
        if isinstance(self.answer, HistoryError):
            raise self.answer
        return self.answer


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (HistoryError("the disk is full"), "1 run not deleted: the disk is full"),
        (Deleted((), (3,)), "Not deleted, as it goes on in another window: run 3."),
    ],
)
async def test_what_can_not_be_deleted_is_told_on_the_screen_or_in_the_shell(
    clock: ManualClock,
    answer: Deleted | HistoryError,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with perform(a_talk(), clock) as stage:
        monkeypatch.setattr(Store, "delete", FullDisk(answer).delete)
        deletions = Deletions()
        deletions.add(a_line(3))
        deletions.carry_out(stage.app)
        await stage.settle()
        assert said in stage.text
        assert stage.app.untold == []
        deletions.add(a_line(3))
        deletions.carry_out(stage.app)
        stage.app.exit()
    assert stage.app.outcome().lines == (said,)
    assert stage.app.outcome().exit_code == 1

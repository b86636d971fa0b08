from __future__ import annotations

from rehearse.tui.rehearsing.stop_watch import StopWatch


def test_it_is_paused_until_it_is_begun() -> None:
    watch = StopWatch()
    assert not watch.is_running
    assert watch.elapsed_s(50.0) == 0.0
    watch.leave_out(3.0)
    assert watch.elapsed_s(60.0) == 0.0


def test_it_spends_time_only_while_it_runs() -> None:
    watch = StopWatch()
    watch.begin(100.0, runs=True, spent_s=2.0)
    assert watch.is_running
    assert watch.elapsed_s(103.0) == 5.0
    watch.pause(104.0)
    watch.pause(105.0)
    assert watch.elapsed_s(200.0) == 6.0
    watch.go_on(300.0)
    watch.go_on(301.0)
    assert watch.elapsed_s(302.0) == 8.0


def test_what_is_begun_anew_forgets_what_was_spent() -> None:
    watch = StopWatch()
    watch.begin(100.0, runs=True)
    watch.begin(110.0, runs=False)
    assert watch.elapsed_s(120.0) == 0.0
    watch.go_on(120.0)
    assert watch.elapsed_s(121.0) == 1.0


def test_sleep_is_left_out() -> None:
    watch = StopWatch()
    watch.begin(100.0, runs=True)
    watch.leave_out(60.0)
    assert watch.elapsed_s(170.0) == 10.0

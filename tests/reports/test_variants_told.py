"""What reports say of variants, and of getting a talk into another slot."""

from __future__ import annotations

from report_runs import NOW, bread_talk, full_run, library_talk, some_lines, words

from rehearse.core.fit import fit
from rehearse.core.plan import make_plan
from rehearse.core.stats.splits import OwnTime
from rehearse.core.talk import Variant, section
from rehearse.core.variants import variant_of
from rehearse.reports.fit import fit_json, fit_text
from rehearse.reports.history import full_before, history_json, history_text, run_kind
from rehearse.reports.look import Look
from rehearse.reports.plan import plan_json, plan_text
from rehearse.reports.run import run_json, run_text

SHORT = Variant("short", 270.0, ("optional",))


def test_a_plan_says_which_variant_it_is_of() -> None:
    whole = bread_talk()._replace(variants=(SHORT,))
    plan = make_plan(variant_of(whole, "short"))
    assert plan_json(plan)["variant"] == "short"
    assert plan_json(plan)["slot_s"] == 270.0
    assert "variant" not in plan_json(make_plan(whole))
    first = plan_text(plan, Look(60)).split("\n")[0]
    assert len(first) == 60
    assert first.endswith("\u2026 (short)")


def test_runs_of_variants_are_named_and_never_compared_with_others() -> None:
    lines = some_lines()
    lines[0] = lines[0]._replace(variant="short", for_real=False)
    lines[1] = lines[1]._replace(variant="short")
    lines[2] = lines[2]._replace(variant="short")
    kinds = [
        run_kind(line, before, "\u2026")
        for line, before in zip(lines, full_before(lines), strict=True)
    ]
    assert kinds[:6] == [
        "full (short)",
        "part (short): 2, 6",
        "ended early (short), at Waiting",
        "full",
        "full, 60 words fewer",
        "unfinished, at Waiting",
    ]
    made = history_json(lines)["runs"]
    assert [run.get("variant") for run in made] == ["short"] * 3 + [None] * 5
    shown = history_text(lines, NOW, Look(), of_one_talk=True)
    assert "Your last" not in shown
    lines[3] = lines[3]._replace(variant="short")
    shown = history_text(lines, NOW, Look(), of_one_talk=True)
    assert "Your last two full runs of short ended between 5:18 and 5:20.\n" in shown


def test_a_report_names_the_variant() -> None:
    run = full_run()._replace(variant="short")
    assert run_json(run)["variant"] == "short"
    assert "variant" not in run_json(full_run())
    first = run_text(run, None, NOW, Look(80)).split("\n")[0]
    assert "\u2026 (short)    " in first
    assert len(first) <= 80


def test_where_the_times_are_from() -> None:
    whole = bread_talk()
    own = {0: OwnTime(30.0, 3), 1: OwnTime(90.0, 2)}
    lines = fit_text(fit(whole, 120.0, own=own), Look(80)).split("\n")
    assert max(map(len, lines[:10])) <= 80
    rows = [line.split("  ") for line in lines[4:10]]
    assert ["3 runs" in row for row in rows] == [True, False, False, False, False, False]
    # 56 s are left for words; of 190 s of load the flour has 75.
    assert lines[5].endswith("0:22")
    assert (
        "Times are from your last 3 full runs, the middle one of each section, and else at 120 wpm."
    ) in lines
    assert "Leave out For bakers only (0:30): nothing else is marked optional." in lines
    assert lines[-2].startswith("That leaves 2:39 too much: cut ")
    assert lines[-2].endswith(" of 380 words in the texts, most where your own times run over.")
    assert lines[-1] == "So it lands at 2:00."
    every = {index: OwnTime(20.0, 1) for index in range(6)}
    assert "Times are from your last full run." in fit_text(fit(whole, 60.0, own=every), Look())


def test_two_optional_parts_and_characters() -> None:
    whole = bread_talk()
    parts = (*whole.sections, section("And more", words(20), optional=True))
    made = fit(whole._replace(sections=parts), whole.slot_s or 0.0)
    said = fit_text(made._replace(slot_s=made.takes_s - 35.0), Look())
    assert "It takes 4:54" in said
    both = fit_text(fit(whole._replace(sections=parts), made.takes_s - 35.0), Look())
    assert (
        "Leave out For bakers only (0:30) and And more (0:10), 0:40 in all: "
        "fewer optional parts don't suffice.\n"
    ) in both
    mixed = fit(library_talk(), 40.0)
    assert " characters of " in fit_text(mixed, Look())
    shown = fit_json(mixed, variant="short", choices=("optional",))
    assert (shown["variant"], shown["leave_out"], shown["lands_s"] <= 40.0) == (
        "short", ["optional"], True,
    )  # fmt: skip
    assert shown["lose_words"] + shown["lose_characters"] == sum(
        part["lose_words"] + part["lose_characters"] for part in shown["sections"]
    )

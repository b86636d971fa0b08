"""`rehearse fit`, run as a program: what to leave out and what to cut."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bread_talk import BREAD, written
from program import rehearse

from rehearse.core.plan import make_plan
from rehearse.core.rehearsal import Rehearsal
from rehearse.core.variants import variant_of
from rehearse.history.store import Store
from rehearse.talkfile.load import load

RYE = BREAD.replace(
    "    text: {breaking}", "    text: |\n      {breaking}\n\n      [optional] {morning}"
).replace("  - title: Demo", "    optional: true\n  - title: Demo")


@pytest.fixture
def rye(tmp_path: Path) -> Path:
    """Bread, of which the flour (1:40) and the last paragraph (0:30) may be left out."""
    return written(tmp_path, "rye", RYE)


def test_the_smallest_part_that_suffices(tmp_path: Path, rye: Path) -> None:
    ended = rehearse("fit", "rye", home=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert (
        ended.out
        == """\
Bread and patience
It takes 5:10, 0:10 more than 5:00.

   section                words  takes  from     leave out  then
1  Good morning              60   0:30  120 wpm             0:30
2  Flour, water and salt    200   1:40  120 wpm             1:40
3  Demo                           1:00  pinned              1:00
4  Breaking it              240   2:00  120 wpm  \u00b62         1:30

Times are at 120 wpm: no full run of it is kept yet.
Leave out Breaking it \u00b62 (0:30): the smallest optional part that suffices.
So it lands at 4:40.

For the talk file, above sections:

    variants:
      short:
        slot: 5m
        leave_out: ["breaking-it paragraph 2"]

Then: rehearse rye --variant short
"""
    )


def test_the_lines_can_be_pasted(tmp_path: Path, rye: Path) -> None:
    for slot in ("4m50s", "3m"):
        out = rehearse("fit", "rye", "--slot", slot, home=tmp_path).out
        lines = out.partition("above sections:\n\n")[2].partition("\n\nThen:")[0].split("\n")
        pasted = "\n".join(line.removeprefix("    ") for line in lines)
        text = rye.read_text(encoding="utf-8")
        with_variant = text.replace("sections:", f"{pasted}\nsections:")
        (tmp_path / "talks" / "bun.yaml").write_text(with_variant, encoding="utf-8")
        checked = rehearse("check", "bun", "--variant", "short", home=tmp_path)
        assert checked.out.startswith("bun (short): "), checked
        assert checked.code == 0
    assert "leave_out: [optional]" in out
    again = rehearse("fit", "bun", "--variant", "short", "--slot", "2m", home=tmp_path)
    assert again.code == 0
    assert "Bread and patience (short)\nIt takes 3:00, 1:00 more than 2:00." in again.out
    too_much = "Nothing more is marked optional, and 1:00 are too much: cut 120 of 240 words"
    assert too_much in again.out
    assert "in place of short, below variants:\n\n      short:\n        slot: 2m\n" in again.out
    other = rehearse("fit", "bun", "--slot", "2m", home=tmp_path)
    assert "below variants:\n\n      shorter:\n" in other.out


def test_it_fits_or_it_can_not(tmp_path: Path, rye: Path) -> None:
    ended = rehearse("fit", "rye", "--slot", "6m", home=tmp_path)
    assert (ended.code, "variants:" in ended.out) == (0, False)
    assert "\nIt fits as it is: 5:10 of 6:00, 0:50 in hand.\n" in ended.out
    ended = rehearse("fit", "rye", "--slot", "1m", home=tmp_path)
    assert (ended.code, "variants:" in ended.out) == (1, False)
    assert (
        "Even so it can't be done: pinned budgets and pauses alone take 1:00. "
        "Ask for a longer slot.\n"
    ) in ended.out


def test_json(tmp_path: Path, rye: Path) -> None:
    ended = rehearse("fit", "rye", "--slot", "2m30s", "--json", "--pace", "240", home=tmp_path)
    made = json.loads(ended.out)
    assert ended.code == 0
    assert (made["takes_s"], made["fits"], made["can_fit"]) == (185.0, False, True)
    assert made["pieces"] == [
        {"section": "flour-water-and-salt", "paragraph": None, "saves_s": 50.0}
    ]
    assert (made["leave_out"], made["lands_s"]) == (["flour-water-and-salt"], 135.0)
    assert (made["variant"], made["lose_words"], made["problem"]) == (None, 0, None)
    assert [part["source"] for part in made["sections"]] == ["pace", "pace", "pin", "pace"]
    assert [part["left_out"] for part in made["sections"]] == [False, True, False, False]
    short = json.loads(rehearse("fit", "rye", "--slot", "70s", "--json", home=tmp_path).out)
    assert (short["lose_words"], short["can_fit"], short["lands_s"]) == (220, True, 70.0)


def test_a_slot_is_needed(tmp_path: Path) -> None:
    written(tmp_path, "rye", RYE.replace("slot: 5m\n", ""))
    ended = rehearse("fit", "rye", home=tmp_path)
    assert ended == (2, "", "rehearse: this talk has no slot, write: rehearse fit rye --slot 7m\n")
    assert rehearse("fit", home=tmp_path).err.startswith("rehearse: fit needs a talk")
    assert "no variants" in rehearse("fit", "rye", "--variant", "x", home=tmp_path).err


def test_times_are_from_full_runs(three_runs: Path) -> None:
    ended = rehearse("fit", "bread", "--slot", "4m30s", home=three_runs)
    assert ended.code == 0
    assert "It takes 5:23, 0:53 more than 4:30." in ended.out
    assert "Times are from your last full run.\n" in ended.out
    assert "2  Flour, water and salt    200   2:20  1 run" in ended.out
    assert "most where your own times run over." in ended.out


def test_times_are_from_runs_of_the_variant_where_the_whole_was_never_spoken(
    tmp_path: Path,
) -> None:
    varied = RYE.replace("sections:", "variants:\n  short:\n    leave_out: optional\nsections:")
    short = variant_of(load(str(written(tmp_path, "rye", varied))), "short")
    plan = make_plan(short)
    with Store.open(str(tmp_path / "data" / "history.db")) as store:
        run = Rehearsal(plan, key="short")
        run.start(0.0, "2026-11-20T19:00:00Z")
        for section in range(1, len(plan.sections) + 1):
            run.next(140.0 * section)
        store.save(run.record(140.0 * len(plan.sections)))
    out = rehearse("fit", "rye", "--variant", "short", "--slot", "3m", home=tmp_path).out
    assert "Times are from your last full run.\n" in out
    assert "2:20  1 run" in out
    assert "no full run" in rehearse("fit", "rye", "--slot", "3m", home=tmp_path).out

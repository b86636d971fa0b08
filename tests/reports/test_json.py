"""The JSON for programs: exactly these keys, in this order, with these meanings."""

from __future__ import annotations

import json

import pytest
from report_runs import bread_talk, eventful_run, full_run, library_talk, part_run, some_lines

from rehearse.core.plan import make_plan
from rehearse.core.run import RETAKEN
from rehearse.reports.history import history_json
from rehearse.reports.plan import plan_json
from rehearse.reports.run import run_json


def test_a_plan() -> None:
    made = plan_json(make_plan(bread_talk()))
    assert list(made) == [
        "title",
        "slot_s",
        "needed_s",
        "in_hand_s",
        "fits",
        "words",
        "characters",
        "pace",
        "plan_pace",
        "sections",
        "speakers",
    ]
    assert made["title"] == bread_talk().title
    assert (made["slot_s"], made["needed_s"], made["in_hand_s"]) == (300.0, 284.0, 16.0)
    assert (made["fits"], made["words"], made["characters"]) == (True, 440, 0)
    assert made["pace"] == {"wpm": 120.0, "cpm": 240.0}
    assert made["plan_pace"] == {"wpm": 111.86, "cpm": 223.73}
    assert made["sections"][1] == {
        "id": "flour-water-and-salt-are-all-that-there-is-in-it-and-time",
        "title": "Flour, water and salt are all that there is in it, and time",
        "speaker": "",
        "words": 150,
        "characters": 0,
        "share": 0.340909,
        "budget_s": 80.0,
        "starts_at_s": 22.0,
        "pinned": False,
        "optional": False,
    }
    assert [part["pinned"] for part in made["sections"]] == [False] * 3 + [True] + [False] * 2
    assert [part["optional"] for part in made["sections"]] == [False] * 4 + [True, False]


def test_the_budgets_of_a_plan_sum_to_its_slot() -> None:
    for plan in (make_plan(bread_talk()), make_plan(bread_talk(None)), make_plan(library_talk())):
        made = plan_json(plan)
        assert sum(part["budget_s"] for part in made["sections"]) == made["slot_s"]
        assert sum(part["share"] for part in made["sections"]) == pytest.approx(1.0, abs=1e-4)


def test_a_talk_that_does_not_fit() -> None:
    made = plan_json(make_plan(bread_talk(), slot_s=240.0))
    assert (made["fits"], made["in_hand_s"]) == (False, -44.0)


def test_a_talk_of_pins_alone_has_no_plan_pace() -> None:
    talk = bread_talk()
    demo = talk._replace(sections=talk.sections[3:4])
    assert plan_json(make_plan(demo))["plan_pace"] is None


def test_speakers_and_characters_of_a_plan() -> None:
    made = plan_json(make_plan(library_talk()))
    assert [part["speaker"] for part in made["sections"]] == ["Aoi", "Ben"]
    assert [part["characters"] for part in made["sections"]] == [180, 0]
    assert made["speakers"] == [
        {
            "speaker": "Aoi",
            "words": 0,
            "characters": 180,
            "budget_s": 77.0,
            "sections": ["五分"],
        },
        {
            "speaker": "Ben",
            "words": 50,
            "characters": 0,
            "budget_s": 43.0,
            "sections": ["and-in-english"],
        },
    ]
    assert plan_json(make_plan(bread_talk()))["speakers"] == []


def test_a_run() -> None:
    made = run_json(full_run())
    takes = made.pop("takes")
    assert made == {
        "id": 5,
        "talk": bread_talk().id,
        "started_at": "2026-11-24T20:14:00Z",
        "slot_s": 300.0,
        "elapsed_s": 320.5,
        "overrun_s": 20.5,
        "finished": True,
        "full": True,
        "partial": False,
    }
    assert takes[1] == {
        "section": "flour-water-and-salt-are-all-that-there-is-in-it-and-time",
        "title": "Flour, water and salt are all that there is in it, and time",
        "words": 150,
        "characters": 0,
        "budget_s": 80.0,
        "elapsed_s": 98.5,
        "overrun_s": 18.5,
        "wpm": 91.37,
        "cpm": None,
        "outcome": "spoken",
    }
    # 100 words in 55 s, of which 4 are a written pause.
    assert takes[2]["wpm"] == 117.65
    assert (takes[3]["words"], takes[3]["wpm"]) == (0, None)
    assert list(made) == [
        "id",
        "talk",
        "started_at",
        "slot_s",
        "elapsed_s",
        "overrun_s",
        "finished",
        "full",
        "partial",
    ]


def test_every_outcome_is_told() -> None:
    made = run_json(eventful_run())
    told = [(take["section"][:5], take["elapsed_s"], take["outcome"]) for take in made["takes"]]
    assert told == [
        ("good-", 21.0, "spoken"),
        ("flour", 29.0, "retaken"),
        ("flour", 79.0, "spoken"),
        ("waiti", 6.0, "skipped"),
        ("demo", 0.0, "skipped"),
        ("for-b", 47.0, "open"),
    ]
    assert [take["wpm"] for take in made["takes"] if take["outcome"] != "spoken"] == [None] * 4
    counted = [take["elapsed_s"] for take in made["takes"] if take["outcome"] != RETAKEN]
    assert sum(counted) == made["elapsed_s"]
    assert (made["full"], made["finished"], made["partial"]) == (False, True, False)


def test_a_part() -> None:
    made = run_json(part_run())
    assert (made["full"], made["partial"]) == (False, True)
    assert (made["slot_s"], made["elapsed_s"], made["overrun_s"]) == (128.0, 125.0, 0.0)


def test_a_history() -> None:
    made = history_json(some_lines())
    assert list(made) == ["runs"]
    assert made["runs"][0] == {
        "id": 8,
        "talk": "bread",
        "started_at": "2026-11-24T20:41:00Z",
        "slot_s": 300.0,
        "elapsed_s": 318.4,
        "overrun_s": 18.4,
        "finished": True,
        "full": True,
        "partial": False,
    }
    assert [run["id"] for run in made["runs"]] == [8, 7, 6, 5, 4, 3, 2, 1]
    assert history_json([]) == {"runs": []}


def test_everything_is_json() -> None:
    for made in (plan_json(make_plan(bread_talk())), run_json(full_run()), history_json([])):
        assert json.loads(json.dumps(made, allow_nan=False)) == made

"""docs/talk-file.md says of every key what the loader does."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from rehearse.core.plan import make_plan
from rehearse.talkfile import rules
from rehearse.talkfile.load import loads

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(DOCS / "talk_file.py"))


def test_the_page_is_what_the_table_says(script: dict[str, Any]) -> None:
    page = (DOCS / "talk-file.md").read_text(encoding="utf-8")
    assert page == script["document"](), "write it anew: python docs/talk_file.py"


def test_every_key_stands_on_the_page_with_its_sentence(script: dict[str, Any]) -> None:
    page = script["document"]()
    for rule in (*rules.TALK, *rules.SECTION):
        assert f"| `{rule.key}` | " in page
        assert rule.help in page


def test_the_example_is_a_talk(script: dict[str, Any]) -> None:
    made = loads(script["EXAMPLE"], "example.yaml")
    assert make_plan(made).fits
    assert f"```yaml\n{script['EXAMPLE']}```\n" in script["document"]()

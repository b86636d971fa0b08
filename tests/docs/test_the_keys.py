"""docs/keys.md says of every key what the screens do."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_what_the_commands_say() -> None:
    script = runpy.run_path(str(DOCS / "keys.py"))
    written = (DOCS / "keys.md").read_text(encoding="utf-8")
    assert written == script["document"](), "write it anew: python docs/keys.py"
    assert set(script["TITLES"]) == set(script["ORDER"])
    for title in script["TITLES"].values():
        assert written.count(f"\n## {title}\n") == 1
    assert max(len(line) for line in written.split("\n") if not line.startswith("|")) <= 100

"""The loop, closed: a run ends over, is told what to cut, cuts it, and lands on time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from harbour import written
from terminals import an_environment, opened

TALK = """\
title: The ferry that stopped
id: ferry
slot: 10m
sections:
  - title: Opening
    text: |
      {opening}
  - title: Roles
    text: |
      {roles}
  - title: Closing
    text: |
      {closing}
"""

EDITOR = """\
#!{python}
import pathlib, sys

line, path = int(sys.argv[1].removeprefix("+")), pathlib.Path(sys.argv[2])
folder = pathlib.Path(__file__).parent
lines = path.read_text().splitlines()
(folder / "opened-at").write_text(lines[line - 1])
at = next(number for number in range(line - 1, len(lines)) if "pier" in lines[number])
kept = lines[at].split()[: -int((folder / "how-many").read_text())]
lines[at] = "      " + " ".join(kept)
path.write_text("\\n".join(lines) + "\\n")
"""

ALMOST_DONE = """
import sys
from rehearse.core.plan import make_plan
from rehearse.core.rehearsal import Rehearsal
from rehearse.history.place import history_path
from rehearse.history.store import Store
from rehearse.talkfile.load import load

plan = make_plan(load(sys.argv[1]))
budgets = [part.budget_s for part in plan.sections]
rehearsal = Rehearsal(plan, key="almost done")
rehearsal.start(0.0, "2026-11-23T18:02:00Z")
rehearsal.next(budgets[0])
rehearsal.next(budgets[0] + budgets[1] + 15.0)
with Store.open(history_path()) as store:
    # Three seconds of the last section's budget are left to be won back.
    store.save(rehearsal.record(sum(budgets) + 12.0))
"""


def words(count: int, word: str) -> str:
    return " ".join([word] * count)


def test_a_run_that_is_over_is_cut_and_lands(home: Path, tmp_path: Path) -> None:
    talk = written(
        tmp_path / "ferry.yaml",
        TALK.format(
            opening=words(300, "tide"), roles=words(500, "pier"), closing=words(250, "rope")
        ),
    )
    editor = tmp_path / "nano"
    editor.write_text(EDITOR.format(python=sys.executable), encoding="utf-8")
    editor.chmod(0o755)
    subprocess.run(
        [sys.executable, "-c", ALMOST_DONE, talk], env=an_environment(home), check=True, timeout=30
    )
    with opened(talk, home=home, environment={"EDITOR": str(editor)}) as terminal:
        terminal.wait_for(" is unfinished: 10:12, at Closing.", "u resume")
        terminal.press("u", "as you left it; space goes on")
        terminal.press(" ", "RUNNING   3 of 3")
        terminal.press("n", "space again", "e edit it")
        terminal.wait_for_match(r"10:1[2-5] of 10:00 +0:1[2-5] over")
        said = terminal.wait_for_match(r"Next: cut (\d+) words from Roles, and it fits\.")
        (tmp_path / "how-many").write_text(said[1], encoding="utf-8")
        terminal.press("e", "READY   1 of 3", "Edited, and planned anew.")
        terminal.wait_for(f"Roles lost {said[1]} words: you land at 10:00.")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    assert (tmp_path / "opened-at").read_text(encoding="utf-8").split()[0] == "pier"

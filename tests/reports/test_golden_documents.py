"""The documents, whole: what is written is what the files in `golden_documents` hold.

After a change that is meant, `REWRITE_GOLDEN=1 pytest tests/reports` writes them anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from report_runs import eventful_run, full_run, part_run, run_before, some_lines

from rehearse.core.run import Run
from rehearse.reports.run import run_json
from rehearse.reports.run_csv import run_csv
from rehearse.reports.run_markdown import run_markdown
from rehearse.reports.run_page import run_page

GOLDEN = Path(__file__).parent / "golden_documents"

RUNS: dict[str, tuple[Run, Run | None]] = {
    "full": (full_run(), run_before()),
    "for-real": (eventful_run(), full_run()),
    "part": (part_run(), None),
}

FORMATS: dict[str, Callable[[Run, Run | None], str]] = {
    "md": run_markdown,
    "csv": run_csv,
    "html": lambda run, last: run_page(run, last, some_lines()),
    "json": lambda run, _: json.dumps(run_json(run), indent=2, ensure_ascii=False) + "\n",
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", RUNS)
def test_golden(name: str, form: str) -> None:
    path = GOLDEN / f"{name}.{form}"
    text = FORMATS[form](*RUNS[name]).encode()
    if os.environ.get("REWRITE_GOLDEN"):
        path.write_bytes(text)
    assert text == path.read_bytes()


def test_every_golden_file_is_tested() -> None:
    expected = {f"{name}.{form}" for name in RUNS for form in FORMATS}
    assert {path.name for path in GOLDEN.iterdir()} == expected

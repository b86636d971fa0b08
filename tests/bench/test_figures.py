"""The arithmetic of the benchmark: a wrong figure would look like a right one."""

from __future__ import annotations

import importlib.util
import os
from types import ModuleType

import pytest


def _figures() -> ModuleType:
    path = os.path.join(os.path.dirname(__file__), "..", "..", "bench", "figures.py")
    spec = importlib.util.spec_from_file_location("bench_figures", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


figures = _figures()


@pytest.mark.parametrize(
    ("percent", "value"), [(0, 1.0), (50, 3.0), (75, 4.0), (95, 4.8), (100, 5.0)]
)
def test_a_percentile_lies_between_its_neighbours(percent: float, value: float) -> None:
    assert figures.percentile([5.0, 1.0, 4.0, 2.0, 3.0], percent) == pytest.approx(value)


def test_a_machine_that_slows_down_leaves_the_ratio_alone() -> None:
    assert figures.paired_ratio([2, 4, 20], [1, 2, 10]) == 2


@pytest.mark.parametrize(
    ("limit", "measured", "words"),
    [
        (2.0, 1.5, "met, 25% to spare"),
        (2.0, 2.0, "met, 0% to spare"),
        (2.0, 2.5, "MISSED by 25%"),
        (0.0, 0.0, "met"),
        (0.0, 31.0, "MISSED by 31 bytes/s"),
        (2.0, None, "not measured"),
        (None, 3.0, ""),
    ],
)
def test_a_verdict_says_by_how_much(
    limit: float | None, measured: float | None, words: str
) -> None:
    finding = figures.Finding("row", "what", limit, measured, unit="bytes/s")
    assert figures.verdict(finding) == words

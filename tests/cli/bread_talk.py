"""A talk about bread, as a file."""

from __future__ import annotations

from pathlib import Path

BREAD = """\
title: Bread and patience
slot: 5m
pace: 120
sections:
  - title: Good morning
    text: {morning}
  - title: Flour, water and salt
    text: {flour}
  - title: Demo
    budget: 1m
  - title: Breaking it
    text: {breaking}
"""


def written(folder: Path, name: str, pattern: str) -> Path:
    """A talk in the folder's `talks`."""
    (folder / "talks").mkdir(exist_ok=True)
    path = folder / "talks" / f"{name}.yaml"
    texts = {"morning": "crumb " * 60, "flour": "crumb " * 200, "breaking": "crumb " * 180}
    path.write_text(pattern.format_map(texts), encoding="utf-8")
    return path

"""Texts are measured in the cells of a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core.cells import fit, left, right, width


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("Roles", 5),
        ("Ça va", 5),
        ("C\u0327a va", 5),
        ("駅から", 6),
        ("ｱｲｳ", 3),
        ("Ａ", 2),
        ("مرحبا", 5),
        ("a\u200bb", 2),
    ],
)
def test_widths(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "fitted"),
    [
        ("Roles", 5, "Roles"),
        ("Roles of all", 6, "Roles…"),
        ("Roles of all", 7, "Roles…"),
        ("駅から五分", 6, "駅か…"),
        ("駅から五分", 5, "駅か…"),
        ("駅から五分", 1, "…"),
        ("駅から五分", 0, ""),
        ("C\u0327a va", 4, "C\u0327a…"),
    ],
)
def test_texts_are_cut_with_an_ellipsis(text: str, cells: int, fitted: str) -> None:
    assert fit(text, cells) == fitted


def test_an_ellipsis_of_dots() -> None:
    assert fit("Roles of all", 8, "...") == "Roles..."
    assert fit("Roles of all", 2, "...") == ".."


@given(st.text("a駅e\u0301 ", max_size=12), st.integers(0, 14))
def test_a_fitted_text_is_never_too_wide(text: str, cells: int) -> None:
    assert width(fit(text, cells)) <= cells


def test_columns() -> None:
    assert left("駅", 4) == "駅  "
    assert right("駅", 4) == "  駅"
    assert right("12345", 4) == "12345"

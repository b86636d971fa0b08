"""The language that a script tells, and the pace that follows from it."""

from __future__ import annotations

import pytest

from rehearse.importers.draft import Draft, DraftSection, Place
from rehearse.importers.language import language_by_script
from rehearse.importers.proposal import propose


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("\u6f6e\u306f\u65e5\u306b\u4e8c\u5ea6\u6e80\u3061\u308b\u3002", "ja"),
        ("\u6f6e\u6c34\u4e00\u5929\u6da8\u4e24\u6b21\u3002", "zh"),
        ("\u0e19\u0e49\u0e33\u0e02\u0e36\u0e49\u0e19", "th"),
        ("\u092a\u093e\u0928\u0940 \u0906\u0924\u093e \u0939\u0948", "hi"),
        ("\u0627\u0644\u0628\u062d\u0631 \u0647\u0646\u0627", "ar"),
        ("La mer\u00e9e monte, \u6f6e.", ""),
        ("Twice a day.", ""),
    ],
)
def test_the_script_tells_the_language(text: str, language: str) -> None:
    assert language_by_script(text) == language


def test_the_pace_is_that_of_the_language() -> None:
    part = DraftSection(
        "\u6f6e", "\u6f6e\u306f\u65e5\u306b\u4e8c\u5ea6\u6e80\u3061\u308b\u3002", Place(1)
    )
    made = propose(Draft("\u6f6e", (part,)), "notes")
    assert (made.talk.language, made.talk.pace.cpm) == ("ja", 260)
    assert propose(Draft("\u6f6e", (part,), language="en"), "notes").talk.language == "en"

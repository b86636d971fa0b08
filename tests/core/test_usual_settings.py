"""What is settled for all talks, and what holds where nothing is."""

from __future__ import annotations

from rehearse.core.pace import Pace, default_pace
from rehearse.core.settings import Settings, UsualPace, UsualVoice
from rehearse.core.thresholds import Thresholds


def test_without_settings_the_language_decides() -> None:
    assert Settings().pace_for("fr") == default_pace("fr")
    assert Settings().voice_for("fr") == UsualVoice()


def test_a_pace_by_language_leaves_the_others_alone() -> None:
    settings = Settings(paces=(("en", UsualPace(wpm=140)), ("ja", UsualPace(cpm=280))))
    assert settings.pace_for("en-GB") == Pace(140, 220)
    assert settings.pace_for("ja") == Pace(125, 280)
    assert settings.pace_for("fr") == Pace(140, 220)
    everywhere = Settings(paces=(("", UsualPace(wpm=150)),))
    assert everywhere.pace_for("ja") == Pace(150, 260)


def test_the_nearest_tag_has_the_voice() -> None:
    settings = Settings(voices=(("en", "en-gb"), ("en-US", "en-us"), ("", "Annie")))
    assert settings.voice_for("en-us") == UsualVoice("en-us", is_for_language=True)
    assert settings.voice_for("en-au").name == "en-gb"
    assert settings.voice_for("fr") == UsualVoice("Annie", is_for_language=False)


def test_a_warning_keeps_within_its_seconds() -> None:
    thresholds = Thresholds(5, 0.25, 10.0, 30.0)
    assert [thresholds.warning_s(s) for s in (20.0, 60.0, 600.0)] == [10.0, 15.0, 30.0]
    assert Thresholds(5, 0.2, 10.0, 10.0).warning_s(600.0) == 10.0

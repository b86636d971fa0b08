"""Settings as they would be written: what stands in effect, and a file to begin with."""

from __future__ import annotations

import textwrap

from rehearse.core.record import TYPE_CHECKING
from rehearse.core.settings import Settings, UsualPace
from rehearse.talkfile.settings_rules import SETTINGS

if TYPE_CHECKING:
    from typing import Any

WHERE_NOTHING_IS_SET = {
    "pace": "by the talk's language",
    "voice": "by the talk's language",
    "keys": "those that the help names",
}
"""What stands in effect there, in words."""


def written(settings: Settings) -> dict[str, Any]:
    """Each key with what could be written after it; None where nothing stands for that.

    Texts, whole numbers, lists and mappings of these, as JSON has them too.
    """
    calm = settings.thresholds
    least, most = _seconds(calm.warning_least_s), _seconds(calm.warning_most_s)
    share = f"{calm.warning_share * 100:.4g}%"
    return {
        "pace": _by_language([(tag, _pace(pace)) for tag, pace in settings.paces]),
        "warning": least if least == most else f"{share}, {least}, {most}",
        "on_time": f"{calm.on_time_s}s",
        "theme": settings.theme,
        "glyphs": settings.glyphs,
        "text_width": settings.text_width,
        "line_spacing": settings.line_spacing,
        "voice": _by_language(list(settings.voices)),
        "audio_delay": settings.audio_delay_ms,
        "bell": settings.bell,
        "keys": {command: list(keys) for command, keys in settings.keys} or None,
    }


def in_words(key: str, value: Any) -> str:
    """What stands in effect for a key, on one line: `{en: 140 wpm}`."""
    if value is None:
        return WHERE_NOTHING_IS_SET[key]
    return _flow(value)


def skeleton() -> str:
    """A settings file in which everything is explained and nothing is set."""
    effective = written(Settings())
    lines = [
        "# Settings of rehearse. Take the # before a key away, and it counts.",
        "# `rehearse config` tells what is in effect, and what is wrong with this file.",
    ]
    for setting in SETTINGS:
        rule = setting.rule
        default = in_words(rule.key, effective[rule.key])
        lines.append("")
        lines += [f"# {line}" for line in textwrap.wrap(rule.help, 76)]
        lines += [f"# {line}" for line in textwrap.wrap(f"Unless it is set: {default}.", 76)]
        lines.append(f"# {rule.key}: {rule.example}")
    return "\n".join(lines) + "\n"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    text = str(value)
    # Within braces and brackets these would end the value.
    return f"'{text}'" if text[:1] in set("{}[],?:&*!|>@`#%'\"-") and len(text) == 1 else text


def _by_language(pairs: list[tuple[str, str]]) -> str | dict[str, str] | None:
    if not pairs:
        return None
    return pairs[0][1] if pairs[0][0] == "" else dict(pairs)


def _pace(pace: UsualPace) -> str:
    terms = [f"{pace.wpm:g} wpm"] if pace.wpm else []
    if pace.cpm:
        terms.append(f"{pace.cpm:g} cpm")
    return ", ".join(terms)


def _seconds(seconds: float) -> str:
    return f"{seconds:g}s"

"""The rules of events: when a light is shown to the speaker, and how long a talk may take.

Where the figures are from:

* Toastmasters: Speech Contest Rulebook (Item 1171) of Toastmasters International, "Timing" of each
  contest: lights at the least, the middle and the most; disqualified when 30 seconds short or over,
  but for one to two minutes (Table Topics) no second short.
* 3MT: the competition rules of the University of Queensland: three minutes, whoever exceeds them is
  disqualified.
* TED: the format of TED and TEDx: 18 minutes or less.
"""

from __future__ import annotations

import re

from rehearse.core import timespan
from rehearse.core.record import TYPE_CHECKING, NamedTuple
from rehearse.core.timespan import budget_clock, clock
from rehearse.core.wording import OVER, Words

if TYPE_CHECKING:
    from rehearse.core.run import Run

GREEN, YELLOW, RED = "green", "yellow", "red"

EXAMPLES = "toastmasters 5-7, 3mt, ted, conference 12+3, or lights 5m 6m 7m, from 4m30s to 7m30s"
_GRACE_S = 30.0
"""Toastmasters: so much short of the least or over the most still qualifies."""
_TABLE_TOPICS_S = (60.0, 120.0)
"""The one contest that knows no grace at its least."""
_MINUTES = r"\d{1,3}(?:\.5)?"
_TIME = r"[\d:.hms]+"
_FROM_TO = rf"({_MINUTES})\s*(?:-|–|to)\s*({_MINUTES})"
_AND = rf"({_MINUTES})\s*\+\s*({_MINUTES})"
_LIGHTS = rf"({_TIME}) ({_TIME}) ({_TIME})(?:,? from ({_TIME}) to ({_TIME}))?"
GRAMMAR = rf"(?:3mt|tedx?|toastmasters {_FROM_TO}|conference {_AND}|lights {_LIGHTS})"
"""What `rule_of` takes, in either case and with any space for a blank, but for what is in order."""


class Light(NamedTuple):
    """What is shown to the speaker from a moment on."""

    at_s: float
    """Seconds into the talk."""
    word: str
    """`green`, `yellow`, `red`, or what a signal says: `2:00 left`, `time`."""
    is_card: bool = False
    """It is held up for a while only, and what was lit before stays."""


class TimingRule(NamedTuple):
    """How long a talk may take, and what its speaker is shown."""

    text: str
    """As it stands in a talk file."""
    slot_s: float
    """Seconds that it gives where the talk file names no slot."""
    lights: tuple[Light, ...] = ()
    least_s: float = 0.0
    """A talk that is shorter breaks the rule."""
    most_s: float = 0.0
    """One that is longer breaks it; 0 where nothing is too long."""
    questions_s: float = 0.0
    """Seconds of `most_s` that are meant for questions."""
    kept: str = "within the rule"
    """What is said of a talk that keeps it."""
    broken: str = "outside the rule"
    """What is said of one that breaks it."""


def rule_of(text: str) -> TimingRule:
    """The rule that an author wrote, such as `toastmasters 5-7`.

    Raises:
        ValueError: with a sentence that says what to write instead.
    """
    written = " ".join(text.split())
    name = written.casefold()
    if name == "3mt":
        return TimingRule(
            "3mt",
            180.0,
            (Light(180.0, RED),),
            most_s=180.0,
            kept="within three minutes",
            broken="disqualified",
        )
    if name in ("ted", "tedx"):
        return TimingRule(
            name,
            1080.0,
            (Light(1080.0, RED),),
            most_s=1080.0,
            kept="within the ceiling",
            broken="over the ceiling",
        )
    for word, reader in (
        ("toastmasters", _toastmasters),
        ("conference", _conference),
        ("lights", _lights),
    ):
        if name == word or name.startswith(f"{word} "):
            return reader(name.removeprefix(word).strip())
    raise ValueError(f"{written!r} is no rule that is known, write {EXAMPLES}")


def _toastmasters(rest: str) -> TimingRule:
    match = re.fullmatch(_FROM_TO, rest, re.ASCII)
    least_s, most_s = (float(part) * 60 for part in match.groups()) if match else (0.0, 0.0)
    if not 0 < least_s < most_s:
        raise ValueError("toastmasters needs its minutes, least and most: toastmasters 5-7")
    short_s = 0.0 if (least_s, most_s) == _TABLE_TOPICS_S else _GRACE_S
    return TimingRule(
        f"toastmasters {least_s / 60:g}-{most_s / 60:g}",
        most_s,
        (Light(least_s, GREEN), Light((least_s + most_s) / 2, YELLOW), Light(most_s, RED)),
        least_s=max(0.0, least_s - short_s),
        most_s=most_s + _GRACE_S,
        kept="qualifies",
        broken="does not qualify",
    )


def _conference(rest: str) -> TimingRule:
    match = re.fullmatch(_AND, rest, re.ASCII)
    talk_s, questions_s = (float(part) * 60 for part in match.groups()) if match else (0.0, 0.0)
    if not talk_s:
        raise ValueError(
            "conference needs the minutes of the talk and of the questions: conference 12+3"
        )
    return TimingRule(
        f"conference {talk_s / 60:g}+{questions_s / 60:g}",
        talk_s,
        (Light(talk_s, YELLOW), Light(talk_s + questions_s, RED))
        if questions_s
        else (Light(talk_s, RED),),
        most_s=talk_s + questions_s,
        questions_s=questions_s,
        kept="in time",
        broken="past the end",
    )


def _lights(rest: str) -> TimingRule:
    match = re.fullmatch(_LIGHTS, rest, re.ASCII)
    if match is None:
        raise ValueError(
            "lights needs three times, for green, yellow and red, and may say how long a talk "
            "may take: lights 5m 6m 7m, from 4m30s to 7m30s"
        )
    times_s = [timespan.parse(part) for part in match.groups() if part]
    green_s, yellow_s, red_s = times_s[:3]
    if not 0 < green_s < yellow_s < red_s:
        raise ValueError("lights come in order: green before yellow, and yellow before red")
    least_s, most_s = times_s[3:] or (0.0, 0.0)
    if times_s[3:] and least_s >= most_s:
        raise ValueError("a talk may take from less to more: from 4m30s to 7m30s")
    within = f", from {match[4]} to {match[5]}" if most_s else ""
    return TimingRule(
        f"lights {match[1]} {match[2]} {match[3]}{within}",
        red_s,
        (Light(green_s, GREEN), Light(yellow_s, YELLOW), Light(red_s, RED)),
        least_s=least_s,
        most_s=most_s,
    )


# -- in words ------------------------------------------------------------------------------------


def verdict(rule: TimingRule, elapsed_s: float) -> Words:
    """Whether a whole talk of so many seconds keeps the rule: `qualifies, 6:42 of 4:30 to 7:30`."""
    spent = timespan.whole_down(elapsed_s)
    if rule.most_s and spent > rule.most_s:
        over = clock(timespan.whole_down(elapsed_s - rule.most_s))
        return Words(f"{rule.broken}, {over} over {budget_clock(rule.most_s)}", OVER)
    if spent < rule.least_s:
        short = clock(timespan.whole_up(rule.least_s - spent))
        return Words(f"{rule.broken}, {short} short of {budget_clock(rule.least_s)}", OVER)
    if rule.questions_s:
        return Words(_of_the_questions(rule, spent))
    if rule.most_s:
        return Words(f"{rule.kept}, {clock(spent)} of {limits(rule)}")
    return Words(f"{clock(spent)}, {_last_light(rule, spent)}")


def run_verdict(run: Run) -> Words | None:
    """`Rule toastmasters 5-7: qualifies, 6:42 of 4:30 to 7:30.`, once a whole talk has ended."""
    if not run.rule or run.partial or not run.finished:
        return None
    try:
        rule = rule_of(run.rule)
    except ValueError:
        # A later version may know more rules.
        return None
    said, tone = verdict(rule, run.elapsed_s)
    return Words(f"Rule {rule.text}: {said}.", tone)


def keeps(rule: TimingRule, seconds: float) -> bool:
    """Whether a talk of so many seconds keeps the rule."""
    return verdict(rule, seconds).tone != OVER


def _of_the_questions(rule: TimingRule, spent: int) -> str:
    left_s = rule.most_s - max(spent, rule.most_s - rule.questions_s)
    questions = budget_clock(rule.questions_s)
    if left_s == rule.questions_s:
        return f"{rule.kept}, {questions} for questions"
    return f"{rule.kept}, but only {budget_clock(left_s)} of {questions} is left for questions"


def _last_light(rule: TimingRule, spent: int) -> str:
    shown = [light.word for light in rule.lights if light.at_s <= spent]
    return f"at {shown[-1]}" if shown else f"before {rule.lights[0].word}"


def limits(rule: TimingRule) -> str:
    """`4:30 to 7:30`, `at most 18:00`; empty where nothing is too long."""
    if not rule.most_s:
        return ""
    most = budget_clock(rule.most_s)
    return f"{budget_clock(rule.least_s)} to {most}" if rule.least_s else f"at most {most}"


def rule_words(rule: TimingRule) -> str:
    """`toastmasters 5-7: green 5:00, yellow 6:00, red 7:00, 4:30 to 7:30`."""
    lights = [f"{light.word} {budget_clock(light.at_s)}" for light in rule.lights]
    # The text of own lights says it all.
    if rule.text.startswith("lights "):
        return rule.text
    return f"{rule.text}: {', '.join(filter(None, [*lights, limits(rule)]))}"

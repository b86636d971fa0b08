"""What may stand in a talk file: the one table behind the loader, its messages and the docs."""

from __future__ import annotations

from rehearse.core.record import NamedTuple

TITLE = "title"
"""One line that holds a letter or a digit."""
LINE = "line"
"""One line of text."""
TEXT = "text"
"""Text of any length, with paragraphs."""
ID = "id"
"""Letters and digits of any script, with `-`, `_` and `.` between them."""
LANGUAGE = "language"
"""A language tag (BCP 47) such as `en` or `pt-BR`."""
DURATION = "duration"
"""A time such as `10m`, `90s` or `1:30`, more than none."""
PACE = "pace"
"""Words or characters a minute."""
FLAG = "flag"
"""`true` or `false`."""
RESPELLINGS = "respellings"
"""Words with what the voice says instead."""
VOICES = "voices"
"""Speakers with the voice that reads what they say."""
VARIANTS = "variants"
"""Names of variants, each with its keys."""
CHOICES = "choices"
"""What a variant leaves out: one or a list."""
RULE = "rule"
"""A rule of an event, such as `toastmasters 5-7`."""
SIGNALS = "signals"
"""A list of moments at which the speaker is told of the time."""
SECTIONS = "sections"
"""A list of sections, one at least."""


class Rule(NamedTuple):
    """What a key is for and what its value may be."""

    key: str
    kind: str
    help: str
    """A sentence for the docs."""
    example: str
    """A value to show where one is missing."""
    required: bool = False
    longest: int = 0
    """Characters; 0 where only the size of the file is a limit."""
    same_as: str = ""
    """The key that this is another name for."""
    meant_by: tuple[str, ...] = ()
    """Words that people write for it; they are not accepted, only understood in messages."""


TALK = (
    Rule(
        "title",
        TITLE,
        "What the talk is called.",
        "The name of the talk",
        required=True,
        longest=300,
        meant_by=("name", "talk", "heading"),
    ),
    Rule(
        "speaker",
        LINE,
        "Who gives it.",
        "A. Speaker",
        longest=200,
        meant_by=("author", "presenter", "by"),
    ),
    Rule(
        "event",
        LINE,
        "Where it is given.",
        "PyCon 2027, Lisbon",
        longest=200,
        meant_by=("conference", "venue", "where", "date"),
    ),
    Rule(
        "id",
        ID,
        "What its history is kept under; otherwise the title is, or else the file.",
        "my-talk",
        longest=80,
    ),
    Rule(
        "language",
        LANGUAGE,
        "The language of the script as a BCP 47 tag, `en` unless given; sets the default pace.",
        "en",
        longest=35,
        meant_by=("lang", "locale"),
    ),
    Rule("voice", LINE, "The voice that reads it aloud.", "en-gb", longest=200, meant_by=("tts",)),
    Rule(
        "voices",
        VOICES,
        "Speakers with the voice that reads what they say.",
        "{Anna: en-gb}",
        longest=200,
        meant_by=("cast",),
    ),
    Rule(
        "slot",
        DURATION,
        "The time the event gives; without it the plan is what the talk needs.",
        "10m",
        longest=40,
        meant_by=("duration", "length", "total", "time", "budget"),
    ),
    Rule(
        "rule",
        RULE,
        "The rule of the event: its lights while you speak, and how long it lets you.",
        "toastmasters 5-7",
        longest=80,
        meant_by=("rules", "timing", "lights", "contest"),
    ),
    Rule(
        "signals",
        SIGNALS,
        "Moments at which you are told of the time, from the end of the slot or `at 5m`.",
        "[5m left, 2m left, 0]",
        longest=40,
        meant_by=("signal", "cards", "warnings", "alerts", "bell"),
    ),
    Rule(
        "pace",
        PACE,
        "How fast it is spoken: `125`, `125 wpm`, `260 cpm` or `125 wpm, 260 cpm`.",
        "125",
        longest=60,
        meant_by=("wpm", "cpm", "speed", "rate"),
    ),
    Rule(
        "say",
        RESPELLINGS,
        "Words with the respelling that the voice reads instead.",
        "{UNHCR: U N H C R}",
        longest=200,
        meant_by=("pronunciation", "respelling", "respellings"),
    ),
    Rule(
        "variants",
        VARIANTS,
        "Other forms of the talk by their names, each with a slot and what it leaves out.",
        "{short: {slot: 7m, leave_out: [optional]}}",
        longest=40,
        meant_by=("variant", "versions", "version", "alternatives", "forms"),
    ),
    Rule(
        "sections",
        SECTIONS,
        "The sections in the order in which they are spoken.",
        "and below it - title: A heading",
        required=True,
        meant_by=("slides", "slide", "section", "parts", "chapters"),
    ),
)
"""The keys of a talk."""

SECTION = (
    Rule(
        "title",
        TITLE,
        "The heading; it is shown, not spoken.",
        "A heading",
        required=True,
        longest=300,
        meant_by=("name", "heading", "section", "slide"),
    ),
    Rule(
        "text",
        TEXT,
        "What is said; required unless the section has a budget of its own.",
        "| and the words below it",
        meant_by=("script", "body", "content", "words", "speech"),
    ),
    Rule(
        "budget",
        DURATION,
        "Pins the time of the section, its pauses included; otherwise its words decide.",
        "1m30s",
        longest=40,
        meant_by=("duration", "slot", "length", "minutes", "pin", "limit"),
    ),
    Rule("time", DURATION, "The same as budget.", "1m30s", longest=40, same_as="budget"),
    Rule(
        "id",
        ID,
        "What its history is kept under; otherwise a slug of the title is.",
        "resources",
        longest=80,
    ),
    Rule(
        "speaker",
        LINE,
        "Who speaks it, where a talk has several speakers.",
        "Anna",
        longest=200,
        meant_by=("author", "presenter", "by"),
    ),
    Rule(
        "notes",
        TEXT,
        "Shown beside the text, never spoken or counted.",
        "breathe",
        meant_by=("note", "comment", "cue"),
    ),
    Rule(
        "optional",
        FLAG,
        "May be left out of a shorter talk.",
        "true",
        meant_by=("skip", "maybe"),
    ),
)
"""The keys of a section."""

VARIANT = (
    Rule(
        "slot",
        DURATION,
        "The time that this variant gets; otherwise that of the talk.",
        "7m",
        longest=40,
        meant_by=("duration", "length", "total", "time", "budget"),
    ),
    Rule(
        "leave_out",
        CHOICES,
        "What is left out: sections by number, id or the beginning of a title, paragraphs marked "
        "`[optional]` (`resources paragraph 3`), or `optional` for all that is marked so; one or "
        "a list.",
        "[optional]",
        longest=300,
        meant_by=(
            "leave-out",
            "leave out",
            "leaveout",
            "without",
            "omit",
            "skip",
            "drop",
            "cut",
            "exclude",
            "sections",
        ),
    ),
)
"""The keys of a variant."""

KEYS = frozenset(rule.key for rule in (*TALK, *SECTION, *VARIANT))
"""Every key that a talk file knows, wherever it stands."""

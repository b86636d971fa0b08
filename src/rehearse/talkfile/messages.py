"""What to say of keys and values that a talk file can't have, and what to write instead."""

from __future__ import annotations

from rehearse.core.script import BadPause
from rehearse.talkfile import rules
from rehearse.talkfile.clean import quoted
from rehearse.talkfile.nodes import Mapping, Node, Scalar, Sequence, is_absent
from rehearse.talkfile.problem import REMEDY
from rehearse.talkfile.rules import SECTION, TALK, VARIANT, Rule

_TEXTUAL = frozenset(
    {rules.TITLE, rules.LINE, rules.TEXT, rules.RESPELLINGS, rules.VOICES, rules.CHOICES}
)


def nearest_key(written: str, known: dict[str, Rule]) -> str:
    """The known key that was probably meant, empty where none comes near."""
    wanted = written.strip().casefold()[:40]
    if wanted in known:
        return wanted
    for rule in known.values():
        if wanted in rule.meant_by:
            return rule.key
    if wanted in _ELSEWHERE:
        return ""
    import difflib  # noqa: PLC0415 - only for a message

    return next(iter(difflib.get_close_matches(wanted, known, 1)), "")


def about_unknown(written: str, near: str, known: dict[str, Rule]) -> str:
    """The message for a key that is not among the known ones; `near` is the nearest that is."""
    if not written.strip():
        return "a key is missing before the colon"
    unknown = f"unknown key {quoted(written)}"
    if near:
        return f"{unknown}, did you mean '{near}'?"
    if written in _ELSEWHERE:
        return f"{unknown} here, it belongs {_ELSEWHERE[written]}"
    return f"{unknown}, known here are {', '.join(known)}"


_ELSEWHERE = {
    **{rule.key: "to a variant, below its name in variants:" for rule in VARIANT},
    **{rule.key: "in a section" for rule in SECTION},
    **{rule.key: "to the talk, above sections:" for rule in TALK},
}
"""Every key of a talk file, with where it belongs."""


def about_twice(key: str, line: int) -> str:
    """The message for a key that stands twice in its mapping, first on `line`."""
    return f"duplicate key {quoted(key)}, it stands already on line {line}: keep one of them"


def about_type(rule: Rule, node: Node) -> str:
    """The message for a list or mapping where a value belongs, or the other way round."""
    what = _kind(node)
    if rule.kind == rules.SECTIONS:
        return f"{what} where a list of sections belongs, write - before each title:"
    if rule.kind == rules.RESPELLINGS and not isinstance(node, Mapping):
        return f"{what} where words and respellings belong, write say: {rule.example}"
    if rule.kind == rules.VOICES and not isinstance(node, Mapping):
        return f"{what} where speakers and voices belong, write voices: {rule.example}"
    if rule.kind == rules.VARIANTS and not isinstance(node, Mapping):
        return f"{what} where names of variants belong, write variants: {rule.example}"
    if rule.kind == rules.CHOICES and isinstance(node, Mapping):
        return f"{what} where a list belongs, write {rule.key}: {rule.example}"
    if rule.kind == rules.SIGNALS and isinstance(node, Scalar):
        return f"{what} where a list of moments belongs, write signals: {rule.example}"
    if rule.kind not in _TEXTUAL:
        return f"{what} where one value belongs, write {rule.key}: {rule.example}"
    if isinstance(node, Mapping | Sequence) and node.flow:
        return f"the value begins with {'{' if isinstance(node, Mapping) else '['}, {REMEDY}"
    return f"{what} where text belongs, write | after the key and the text on the lines below"


def about_no_speaker(name: str, speakers: list[str]) -> str:
    """The message for a voice of somebody who speaks nowhere in the talk."""
    import difflib  # noqa: PLC0415 - only for a message

    folded = {speaker.casefold(): speaker for speaker in speakers}
    near = difflib.get_close_matches(name.casefold()[:80], folded, 1)
    hint = f"did you mean {quoted(folded[near[0]])}?" if near else "write speaker: in a section"
    return f"nobody called {quoted(name)} speaks in this talk, {hint}"


def about_bad_pause(bad: BadPause) -> str:
    """The message for a bracket that begins with "pause" and is none."""
    shown = quoted(bad.text)
    if "unit" in bad.problem and len(bad.text) < 40:
        return f"{shown}: {bad.problem}"
    return (
        f"{shown} is no pause, write [pause] or [pause 2s], begin a cue with another word, "
        "or write \\[ where the text has a bracket"
    )


def about_no_variant(node: Node, example: str) -> str:
    """The message for a variant that is no mapping."""
    return f"{_kind(node)} where the keys of a variant belong, write {example}"


NO_WORDS = "no words, write what is said there (or budget: 2m for a demo or for questions)"
"""The message for a section of cues or of marks alone."""


def about_no_section(node: Node) -> str:
    """The message for an entry of `sections:` that has no keys."""
    if isinstance(node, Scalar):
        if is_absent(node):
            return "an empty entry, write title: after the - or take it out"
        return f"{quoted(node.value)} is no section, write title: before it and text: below it"
    return f"{_kind(node)} where a section belongs, write - and its title:"


def _kind(node: Node) -> str:
    if isinstance(node, Mapping):
        return "a mapping"
    return "a list" if isinstance(node, Sequence) else "text"

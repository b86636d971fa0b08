"""The JSON Schema of a talk file, for editors: from the table that the loader reads by.

Draft 2020-12 (https://json-schema.org/draft/2020-12). It sees values as YAML 1.2 resolves them,
which is what editors do; patterns keep to what ECMA-262 and Python's `re` both read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rehearse.core import pace, signals, timespan, timing_rule
from rehearse.core.record import TYPE_CHECKING
from rehearse.talkfile import fields, rules
from rehearse.talkfile.rules import Rule

if TYPE_CHECKING:
    from typing import Any

    Schema = dict[str, Any]

ID = "urn:rehearse:talk-file"
"""What the schema is known by."""
FILE_NAME = "talk.schema.json"

_MARKS = r"!-/:-@\[-`{-~"
"""All of ASCII that is neither a letter, a digit nor a space."""
_MARKS_WITHIN_IDS = r"!-,/:-@\[-^`{-~"
_NAMED = rf"[^\s{_MARKS}]"
_ID = rf"{_NAMED}(?:[^\s{_MARKS_WITHIN_IDS}]*{_NAMED})?"
_SCALARS = ["string", "number", "boolean"]
"""A title may be `1984`: every value is read as it is written."""


def talk_schema() -> Schema:
    """The schema of a talk file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        "title": "A talk for rehearse",
        **_mapping(rules.TALK),
        "$defs": {
            "section": _section(),
            "variant": {
                **_mapping(rules.VARIANT),
                "anyOf": [_has(rule.key) for rule in rules.VARIANT],
            },
        },
    }


def field_schema(rule: Rule) -> Schema:
    """What may stand after a key."""
    return _VALUES[rule.kind](rule)


def _mapping(table: Iterable[Rule]) -> Schema:
    table = tuple(table)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [rule.key for rule in table if rule.required],
        "properties": {rule.key: _property(rule) for rule in table},
    }


def _property(rule: Rule) -> Schema:
    shown: Schema = {"description": f"{rule.help}{_NOTES.get(rule.kind, '')}"}
    if rule.kind in _LINES:
        shown["examples"] = [rule.example]
    value = field_schema(rule)
    # A key without a value is as good as none.
    return {**shown, **(value if rule.required else _or_nothing(value))}


def _or_nothing(value: Schema) -> Schema:
    if "enum" in value:
        return {"enum": [*value["enum"], None]}
    if "type" in value:
        kinds = value["type"]
        return {**value, "type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}
    return {"anyOf": [*value["anyOf"], {"type": "null"}]}


def _has(key: str, **value: str) -> Schema:
    """The key is there, and has a value."""
    return {"required": [key], "properties": {key: {"not": {"type": "null"}, **value}}}


def _section() -> Schema:
    section = _mapping(rules.SECTION)
    pins = [rule.key for rule in rules.SECTION if "budget" in (rule.key, rule.same_as)]
    return {
        **section,
        # A text without words stands beside a budget only.
        "anyOf": [_has("text", pattern=_NAMED), *map(_has, pins)],
        "not": {"required": pins},
    }


def _line(rule: Rule, **more: Any) -> Schema:
    line: Schema = {"type": _SCALARS}
    if rule.longest:
        line["maxLength"] = rule.longest
    return {**line, **more}


def _whole(pattern: str) -> str:
    return rf"^\s*(?:{pattern})\s*$"


def _either_case(pattern: str) -> str:
    """The pattern with a class for each letter: ECMA-262 has no flag within one."""
    spaced = pattern.replace(" ", r"\s+")
    return re.sub(r"\\.|\[[^\]]*\]|[a-z]", _case_free, spaced)


def _case_free(piece: re.Match[str]) -> str:
    """An escape, a class or a letter that capitals match too."""
    written = piece[0]
    if written[0] == "\\":
        return written
    if written[0] == "[":
        letters = "".join(filter(str.islower, re.sub(r"\\.", "", written)))
        return f"{written[:-1]}{letters.upper()}]"
    return f"[{written}{written.upper()}]"


def _title(rule: Rule) -> Schema:
    return _line(rule, pattern=_NAMED)


def _id(rule: Rule) -> Schema:
    return _line(rule, pattern=_whole(_ID))


def _language(rule: Rule) -> Schema:
    return {**_line(rule, pattern=_whole(fields.LANGUAGE_TAG)), "type": "string"}


def _duration(rule: Rule) -> Schema:
    # More than none: somewhere in it is a digit that counts.
    pattern = f"^(?=.*[1-9]){_whole(_either_case(timespan.GRAMMAR))[1:]}"
    return {**_line(rule, pattern=pattern), "type": "string"}


def _pace(rule: Rule) -> Schema:
    return {
        **_line(rule, pattern=_whole(_either_case(pace.GRAMMAR))),
        "type": ["string", "number"],
        "minimum": pace.SLOWEST_WPM,
        "maximum": pace.FASTEST_WPM,
    }


def _flag(_: Rule) -> Schema:
    return {"enum": [True, False, *fields.FLAGS]}


def _pairs(rule: Rule) -> Schema:
    return {
        "type": "object",
        "propertyNames": {"pattern": r"\S"},
        "additionalProperties": _line(rule),
    }


def _variants(rule: Rule) -> Schema:
    return {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": _NAMED, "maxLength": rule.longest},
        "additionalProperties": {"$ref": "#/$defs/variant"},
    }


def _choices(rule: Rule) -> Schema:
    one = _line(rule, pattern=r"\S")
    return {"anyOf": [one, {"type": "array", "minItems": 1, "items": one}]}


def _rule(rule: Rule) -> Schema:
    return {**_line(rule, pattern=_whole(_either_case(timing_rule.GRAMMAR))), "type": "string"}


def _signals(rule: Rule) -> Schema:
    written = _line(rule, pattern=_whole(_either_case(signals.GRAMMAR)))
    items = {"anyOf": [{**written, "type": "string"}, {"const": 0}]}
    return {"type": "array", "items": items, "uniqueItems": True}


def _sections(_: Rule) -> Schema:
    return {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/section"}}


_LINES = frozenset(
    {
        rules.TITLE,
        rules.LINE,
        rules.ID,
        rules.LANGUAGE,
        rules.DURATION,
        rules.PACE,
        rules.RULE,
    }
)
"""Kinds with an example that can stand for itself."""

_NOTES = {
    rules.DURATION: f" A time: {timespan.EXAMPLES}.",
    rules.RULE: f" {timing_rule.EXAMPLES[0].upper()}{timing_rule.EXAMPLES[1:]}.",
    rules.TEXT: " With paragraphs, below a `|`.",
}

_VALUES = {
    rules.TITLE: _title,
    rules.LINE: _line,
    rules.TEXT: _line,
    rules.ID: _id,
    rules.LANGUAGE: _language,
    rules.DURATION: _duration,
    rules.PACE: _pace,
    rules.FLAG: _flag,
    rules.RESPELLINGS: _pairs,
    rules.VOICES: _pairs,
    rules.VARIANTS: _variants,
    rules.CHOICES: _choices,
    rules.RULE: _rule,
    rules.SIGNALS: _signals,
    rules.SECTIONS: _sections,
}

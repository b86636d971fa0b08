"""The schema that editors get says of a talk file what the loader does."""

from __future__ import annotations

import ast
import json
import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from mistakes import Case, cases

from rehearse.talkfile import fields, rules, source, tree
from rehearse.talkfile.load import TalkFileError, loads
from rehearse.talkfile.nodes import Mapping, Node, Refused, Scalar
from rehearse.talkfile.rules import Rule
from rehearse.talkfile.schema import field_schema, talk_schema

ROOT = Path(__file__).parents[2]
TALKS = sorted((ROOT / "talks").glob("*.yaml"))
VALIDATOR = Draft202012Validator(talk_schema())

BEYOND_A_SCHEMA = {
    "ids twice": "it compares values in different places",
    "keys twice": "the document has one of them by then",
    "a key in braces": "the editor says so itself",
    "a list for a key": "the editor says so itself",
    "pauses in texts of every style": "the words of a text have no grammar there",
    "brackets that only begin like a pause": "the words of a text have no grammar there",
    "sections of cues alone": "the words of a text have no grammar there",
    "variants that leave out what is not there": "it compares values in different places",
    "optional, where nothing is, in variants": "it compares values in different places",
}
"""Mistakes that `rehearse check` finds and an editor doesn't, and why."""


def seen_by_an_editor(text: str) -> Any:
    """The document with its scalars as YAML 1.2 resolves them (core schema, chapter 10.3)."""
    root = tree.parse(source.from_text(text, "talk.yaml")).root
    return None if root is None else _value(root)


def _value(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {key.value: _value(value) for key, value in node.entries}
    if isinstance(node, Scalar):
        return _resolved(node.value) if node.plain else node.value
    if isinstance(node, Refused):
        return ["refused"]
    return [_value(item) for item in node.items]


def _resolved(written: str) -> Any:
    if written in {"", "~", "null", "Null", "NULL"}:
        return None
    if written in {"true", "True", "TRUE", "false", "False", "FALSE"}:
        return written.lower() == "true"
    if re.fullmatch(r"[-+]?\d+", written, re.ASCII):
        return int(written)
    if re.fullmatch(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?", written, re.ASCII):
        return float(written)
    return written


def problems(text: str) -> list[str]:
    found = VALIDATOR.iter_errors(seen_by_an_editor(text))
    return [f"{error.json_path}: {error.message}" for error in found]


def test_it_is_a_schema_itself() -> None:
    schema = talk_schema()
    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


def test_it_knows_the_keys_of_the_table_each_with_its_sentence() -> None:
    schema = talk_schema()
    parts = (schema, schema["$defs"]["section"], schema["$defs"]["variant"])
    for part, table in zip(parts, (rules.TALK, rules.SECTION, rules.VARIANT), strict=True):
        assert list(part["properties"]) == [rule.key for rule in table]
        assert part["required"] == [rule.key for rule in table if rule.required]
        for rule in table:
            assert part["properties"][rule.key]["description"].startswith(rule.help)


@pytest.mark.parametrize("path", TALKS, ids=lambda path: path.stem)
def test_every_sample_is_right(path: Path) -> None:
    assert problems(path.read_text(encoding="utf-8")) == []


def test_every_example_of_the_docs_is_right() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "talk_file.py"))["EXAMPLE"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (whole,) = re.findall(r"```yaml\n(title: .*?)```", readme, re.DOTALL)
    for text in (page, whole):
        loads(text, "talk.yaml")
        assert problems(text) == []


def test_every_talk_in_the_tests_that_loads_is_right() -> None:
    talks = dict.fromkeys(_texts_in_tests())
    loaded = 0
    for text in talks:
        try:
            loads(text, "talk.yaml")
        except TalkFileError:
            continue
        loaded += 1
        assert problems(text) == [], text
    assert loaded > 30


def _texts_in_tests() -> Iterator[str]:
    """Whatever stands in quotes in the tests and has sections."""
    for path in sorted((ROOT / "tests").rglob("*.py")):
        source_text = path.read_text(encoding="utf-8")
        if "sections:" in source_text:
            for node in ast.walk(ast.parse(source_text)):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield from [node.value] if "sections:" in node.value else []


@pytest.mark.parametrize("case", cases("talk_problems.txt"), ids=lambda case: case.name)
def test_a_mistake_is_marked_where_a_schema_can_tell(case: Case) -> None:
    assert bool(problems(case.text)) != (case.name in BEYOND_A_SCHEMA)


def _scalar_rules() -> list[Rule]:
    kinds: dict[str, Rule] = {}
    for rule in (*rules.TALK, *rules.SECTION):
        kinds.setdefault(rule.kind, rule)
    structured = {rules.RESPELLINGS, rules.VOICES, rules.VARIANTS, rules.SECTIONS, rules.SIGNALS}
    return [rule for kind, rule in kinds.items() if kind not in structured]


VALUES = """\
10m|1h5m|90s|9m30s|2.5m|10:00|1:02:30|0:30|00:00|0m|1:75|1:60:00|90|5 min|3 HOURS|2 h 5 m|m|1m2h|-5m
1 hr|1.5.2m|.5m|10 m|1:2|1:2:03|true|false|yes|no|en|pt-BR|en_US|english|zh-Hant-TW|x|de-x-priv
125|125 wpm|260cpm|260 cpm, 120 WPM|125, 260 cpm|fast|29|400|401|125wpm 260cpm|42.5 wpm|125.25
toastmasters 5-7|Toastmasters 5 to 7|toastmasters|toastmasters 5|3mt|3MT|ted|TEDx|tedy
conference 12+3|conference 12 + 3|conference|lights 5m 6m 7m|lights 5m 6m 7m, from 4m30s to 7m30s
lights 5m 6m
ab 3mt|a|-|a-b|a.b_c|a b|-a|a-|é-ü|図書|A1|_a|a/b|!?|(a)|Who?|1984|1.5|*a*|#|  a  """


@pytest.mark.parametrize("rule", _scalar_rules(), ids=lambda rule: rule.kind)
def test_a_value_is_right_for_both_or_for_neither(rule: Rule) -> None:
    values = VALUES.replace("\n", "|").split("|")
    in_talks = {value for value in values if is_right_in_a_talk(rule, value)}
    assert in_talks == {value for value in values if is_right_in_an_editor(rule, value)}
    assert in_talks


@given(st.from_regex(r"[0125]{1,3}[:. hm][0125]{0,2}[:hms]?[0125]{0,2}[ Mms]?", fullmatch=True))
def test_any_time_is_right_for_both_or_for_neither(written: str) -> None:
    rule = next(rule for rule in rules.TALK if rule.key == "slot")
    told = ""
    try:
        fields.read(rule, written)
    except ValueError as error:
        told = str(error)
    # That it is more than a day no pattern can tell.
    expected = not told or "more than a day" in told
    assert Draft202012Validator(field_schema(rule)).is_valid(_resolved(written)) == expected


SIGNALS = "5m left|at 5m|AT 1:30|0|0 left|0m|0s|5m|left|at 5m left|0:30  left|at|2m  LEFT|at 0m"


@pytest.mark.parametrize("value", SIGNALS.split("|"))
def test_a_signal_is_right_for_both_or_for_neither(value: str) -> None:
    rule = next(rule for rule in rules.TALK if rule.kind == rules.SIGNALS)
    try:
        fields.read(rule, value)
        is_right = True
    except ValueError:
        is_right = False
    assert Draft202012Validator(field_schema(rule)).is_valid([_resolved(value)]) == is_right


def test_what_is_too_long_is_too_long_for_both() -> None:
    for rule in (*rules.TALK, *rules.SECTION):
        if rule.longest and rule.kind in {rules.TITLE, rules.LINE, rules.ID}:
            for length, is_right in ((rule.longest, True), (rule.longest + 1, False)):
                assert is_right_in_a_talk(rule, "a" * length) == is_right
                assert is_right_in_an_editor(rule, "a" * length) == is_right


def in_a_talk(rule: Rule, value: str) -> str:
    """A talk file that is right but for this value; in quotes where that changes nothing."""
    written = value if _resolved(value) != value else json.dumps(value, ensure_ascii=False)
    talk, section = {"title": "T"}, {"title": "A", "text": "b"}
    (talk if rule in rules.TALK else section)[rule.key] = written
    text = "".join(f"{key}: {of}\n" for key, of in talk.items())
    return f"{text}sections:\n  - " + "\n    ".join(f"{key}: {of}" for key, of in section.items())


def is_right_in_a_talk(rule: Rule, value: str) -> bool:
    try:
        loads(in_a_talk(rule, value), "talk.yaml")
    except TalkFileError:
        return False
    return True


def is_right_in_an_editor(rule: Rule, value: str) -> bool:
    return not problems(in_a_talk(rule, value))

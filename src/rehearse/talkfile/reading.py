"""From the tree of a talk file to a talk, by the table of rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from rehearse.core import talk as core
from rehearse.core.pace import Pace, default_pace, parse_pace
from rehearse.core.record import TYPE_CHECKING, NamedTuple
from rehearse.core.script import bad_pauses, measure
from rehearse.core.words import Count
from rehearse.talkfile import fields, rules
from rehearse.talkfile.clean import one_line, quoted, shortened
from rehearse.talkfile.messages import (
    NO_WORDS,
    about_bad_pause,
    about_no_section,
    about_no_speaker,
    about_twice,
    about_type,
    about_unknown,
    nearest_key,
)
from rehearse.talkfile.nodes import Mapping, Node, Refused, Scalar, Sequence, Tree, is_absent
from rehearse.talkfile.places import first_text_line, place_in_text
from rehearse.talkfile.problem import MOST_PROBLEMS, NO_TALK, Problem, TalkFileError
from rehearse.talkfile.rules import Rule
from rehearse.talkfile.source import Source

if TYPE_CHECKING:
    from typing import Any

    from rehearse.core.signals import Signal
    from rehearse.talkfile.variants import WrittenVariants

_TALK = {rule.key: rule for rule in rules.TALK}
_SECTION = {rule.key: rule for rule in rules.SECTION}
_STRUCTURED = frozenset(
    {rules.SECTIONS, rules.RESPELLINGS, rules.VOICES, rules.VARIANTS, rules.CHOICES, rules.SIGNALS}
)
_PAIRS = {
    "say": ("a word", "what the voice says"),
    "voices": ("a speaker", "the voice"),
}
"""What stands before and after the colons of a mapping."""
_SHAPES: dict[str, tuple[type, ...]] = {
    rules.SECTIONS: (Sequence,),
    rules.RESPELLINGS: (Mapping,),
    rules.VOICES: (Mapping,),
    rules.SIGNALS: (Sequence,),
    rules.VARIANTS: (Mapping,),
    rules.CHOICES: (Sequence, Scalar),
}


UsualPace = Callable[[str], Pace]
"""The pace of a talk that states none, by its language."""


def read_talk(source: Source, tree: Tree, usual_pace: UsualPace = default_pace) -> core.Talk:
    """The talk that a tree describes; what it doesn't say of its pace is `usual_pace`.

    Raises:
        TalkFileError: with all problems, those that the tree brings along included.
    """
    reader = _Reader(source, tree.problems, usual_pace)
    made = reader.talk(tree.root)
    if made is None or reader.problems:
        raise TalkFileError(reader.problems)
    return made


class _Fields(NamedTuple):
    """What an author wrote in one mapping, for the keys that belong there."""

    path: str
    node: Mapping
    keys: dict[str, Scalar]
    """Every key that is written, with a value or without."""
    nodes: dict[str, Node]
    """What stands after the keys that have a value."""
    values: dict[str, Any]
    """What those mean, where they are not wrong."""


class _Reader:
    def __init__(self, source: Source, problems: Iterable[Problem], usual_pace: UsualPace) -> None:
        self._source = source
        self._usual_pace = usual_pace
        self.problems = list(problems)
        self._near: dict[tuple[str, bool], str] = {}
        """Keys that nobody knows, each with whether it stands in the talk, and the nearest key."""
        self._ids: dict[str, int] = {}
        """The ids that authors gave to sections, with their lines."""
        self._speakers: dict[str, None] = {}
        """Everybody who speaks."""

    def talk(self, root: Node | None) -> core.Talk | None:
        """The talk, None where that is impossible; not to be used where there are problems."""
        if not isinstance(root, Mapping):
            self._tell_no_talk(root)
            return None
        got = self._fields(root, _TALK, "")
        self._note_speaker(got)
        language = got.values.get("language", "en")
        pace = self._pace(got, language)
        say = self._pairs(got, "say")
        voices = self._pairs(got, "voices")
        signals = self._signals(got)
        sections = self._sections(got)
        self._check_speakers(got)
        variants = self._variants(got)
        if self.problems:
            return None
        made = core.talk(
            got.values["title"],
            sections,
            id=got.values.get("id", ""),
            pace=pace,
            slot_s=got.values.get("slot"),
            slot_place=_place(got.nodes["slot"]) if "slot" in got.nodes else None,
            rule=got.values.get("rule"),
            signals=signals,
            language=language,
            speaker=got.values.get("speaker", ""),
            event=got.values.get("event", ""),
            voice=got.values.get("voice", ""),
            say=say,
            voices=voices,
            path=self._source.file,
        )
        return variants.checked(made) if variants else made

    def _variants(self, got: _Fields) -> WrittenVariants | None:
        node = got.nodes.get("variants")
        if not isinstance(node, Mapping):
            return None
        from rehearse.talkfile.variants import WrittenVariants  # noqa: PLC0415 - most have none

        return WrittenVariants(node, self._fields, self._tell)

    def _tell_no_talk(self, root: Node | None) -> None:
        if root is None or is_absent(root):
            self._tell((1, 1), "", "the file holds no talk, write title: and sections:")
        elif not isinstance(root, Refused):
            self._tell(_place(root), "", NO_TALK)

    def _pace(self, got: _Fields, language: str) -> Pace:
        usual = self._usual_pace(language)
        written = got.values.get("pace")
        if written is None:
            return usual
        try:
            return parse_pace(written, usual)
        except ValueError as error:
            self._tell(_place(got.nodes["pace"]), "pace", str(error))
            return usual

    def _pairs(self, got: _Fields, name: str) -> tuple[tuple[str, str], ...]:
        """What stands in a mapping of one line to another, in order."""
        node = got.nodes.get(name)
        if not isinstance(node, Mapping):
            return ()
        rule = _TALK[name]
        left, right = _PAIRS[name]
        lines: dict[str, int] = {}
        pairs = []
        for key, value in node.entries:
            word = one_line(key.value)
            path = f"{name}.{shortened(word)}"
            if not word:
                self._tell(_place(key), name, f"{left} is missing before the colon")
            elif word in lines:
                self._tell(_place(key), path, about_twice(word, lines[word]))
            elif is_absent(value):
                self._tell(_place(key), path, f"{right} is missing, as in {rule.example}")
            elif isinstance(value, Scalar):
                pairs.append((word, self._value(rule, value, path)))
            elif not isinstance(value, Refused):
                self._tell(_place(value), path, about_type(rule, value))
            lines.setdefault(word, key.line)
        return tuple(pairs)

    def _signals(self, got: _Fields) -> tuple[Signal, ...]:
        """The moments in a list, in the order in which they stand there."""
        node = got.nodes.get("signals")
        if not isinstance(node, Sequence):
            return ()
        rule = _TALK["signals"]
        found: dict[Signal, int] = {}
        for number, item in enumerate(node.items, 1):
            path = f"signals.{number}"
            if isinstance(item, Scalar):
                signal = self._value(rule, item, path)
                if signal in found:
                    before = f"the same moment stands on line {found[signal]} already"
                    self._tell(_place(item), path, f"{before}: keep one of them")
                elif signal is not None:
                    found[signal] = item.line
            elif not isinstance(item, Refused):
                self._tell(_place(item), path, about_type(rule, item))
        return tuple(found)

    def _check_speakers(self, got: _Fields) -> None:
        """A voice of somebody who says nothing is a slip of the pen."""
        node = got.nodes.get("voices")
        if not isinstance(node, Mapping):
            return
        for key, _ in node.entries:
            name = one_line(key.value)
            if name and name not in self._speakers:
                path = f"voices.{shortened(name)}"
                self._tell(_place(key), path, about_no_speaker(name, list(self._speakers)))

    def _sections(self, got: _Fields) -> list[core.Section]:
        node = got.nodes.get("sections")
        if not isinstance(node, Sequence):
            return []
        if not node.items:
            self._tell(_place(node), "sections", "the list is empty, write - title: A heading")
        made = [
            self._section(item, f"sections.{number}") for number, item in enumerate(node.items, 1)
        ]
        return _own_ids_first([part for part in made if part])

    def _section(self, node: Node, path: str) -> tuple[core.Section, bool] | None:
        """A section, and whether its id is the author's."""
        if isinstance(node, Refused):
            return None
        if not isinstance(node, Mapping):
            self._tell(_place(node), path, about_no_section(node))
            return None
        got = self._fields(node, _SECTION, path)
        self._note_speaker(got)
        self._check_id(got)
        text = got.values.get("text", "")
        self._check_text(got, text)
        if self.problems:
            return None
        section = core.section(
            got.values["title"],
            text,
            id=got.values.get("id", ""),
            pin_s=got.values.get("budget"),
            speaker=got.values.get("speaker", ""),
            notes=got.values.get("notes", ""),
            optional=got.values.get("optional", False),
            line=first_text_line(got.nodes["text"]) if text else node.line,
        )
        return section, "id" in got.values

    def _note_speaker(self, got: _Fields) -> None:
        if speaker := got.values.get("speaker"):
            self._speakers[speaker] = None

    def _check_id(self, got: _Fields) -> None:
        wanted = got.values.get("id")
        if wanted is None:
            return
        place = _place(got.nodes["id"])
        if wanted in self._ids:
            before = f"it stands already on line {self._ids[wanted]}"
            message = f"duplicate id {quoted(wanted)}, {before}: change one of them"
            self._tell(place, f"{got.path}.id", message)
        self._ids.setdefault(wanted, place[0])

    def _check_text(self, got: _Fields, text: str) -> None:
        node = got.nodes.get("text")
        if isinstance(node, Scalar) and _may_hold_bad_pauses(text):
            for bad in bad_pauses(text):
                if len(self.problems) > MOST_PROBLEMS:
                    return
                place = place_in_text(node, text, bad.offset, self._source)
                self._tell(place, f"{got.path}.text", about_bad_pause(bad))
        if "budget" in got.nodes or (node and not isinstance(node, Scalar)):
            return
        if text:
            if not _may_hold_words(text) and measure(text) == NOTHING:
                self._tell(_place(got.nodes["text"]), f"{got.path}.text", NO_WORDS)
            return
        if node and "text" not in got.values:
            return
        place = _place(got.keys["text"]) if "text" in got.keys else _place(got.node)
        self._tell(
            place,
            got.path,
            f"no text{self._comment_hint(got, 'text')}, write text: | and the words below it "
            "(or budget: 2m for a demo or for questions)",
        )

    def _fields(self, node: Mapping, table: dict[str, Rule], path: str) -> _Fields:
        """Sorts the entries of a mapping and reads the simple ones."""
        got = _Fields(path, node, {}, {}, {})
        meant = set()
        for key, value in node.entries:
            name = key.value
            rule = table.get(name)
            if rule is None:
                meant.add(self._tell_unknown(key, table, path))
                continue
            if rule.same_as:
                name = rule.same_as
            if name in got.keys:
                before = got.keys[name]
                message = about_twice(key.value, before.line)
                if before.value != key.value:
                    message = f"the same as {before.value} on line {before.line}, keep one of them"
                self._tell(_place(key), _join(path, key.value), message)
                continue
            got.keys[name] = key
            if is_absent(value):
                continue
            got.nodes[name] = value
            if not isinstance(value, Scalar) or rule.kind in _STRUCTURED:
                self._check_type(rule, value, _join(path, key.value))
                continue
            read = self._value(rule, value, _join(path, key.value))
            if read is not None:
                got.values[name] = read
        for rule in table.values():
            if rule.required and rule.key not in got.nodes and rule.key not in meant:
                self._tell_missing(got, rule)
        return got

    def _value(self, rule: Rule, node: Scalar, path: str) -> Any:
        """What a scalar means by its rule, None where it is wrong."""
        try:
            return fields.read(rule, node.value)
        except ValueError as error:
            self._tell(_place(node), path, str(error))
            return None

    def _check_type(self, rule: Rule, node: Node, path: str) -> None:
        right = _SHAPES.get(rule.kind, (Scalar,))
        if not isinstance(node, (*right, Refused)):
            self._tell(_place(node), path, about_type(rule, node))

    def _tell_missing(self, got: _Fields, rule: Rule) -> None:
        key = got.keys.get(rule.key)
        message = f"missing{self._comment_hint(got, rule.key)}, write {rule.key}: {rule.example}"
        self._tell(_place(key or got.node), _join(got.path, rule.key), message)

    def _comment_hint(self, got: _Fields, name: str) -> str:
        """Says so where `title: #1 of all` left nothing but a comment."""
        key = got.keys.get(name)
        if key is None:
            return ""
        rest = self._source.lines[key.line - 1][key.column + len(key.value) :].lstrip(" :")
        return " (what follows # is a comment unless it is in quotes)" if rest[:1] == "#" else ""

    def _tell_unknown(self, key: Scalar, table: dict[str, Rule], path: str) -> str:
        """Says that a key is unknown; returns the key that was probably meant."""
        asked = (key.value, table is _TALK)
        near = self._near.get(asked)
        if near is None:
            # Looking for likeness is slow, and beyond this number nobody is shown the message.
            is_shown = len(self.problems) <= MOST_PROBLEMS
            near = self._near[asked] = nearest_key(key.value, table) if is_shown else ""
        message = about_unknown(key.value, near, table)
        self._tell(_place(key), _join(path, shortened(key.value)), message)
        return near

    def _tell(self, place: tuple[int, int], path: str, message: str) -> None:
        self.problems.append(Problem(self._source.file, *place, path, message))


NOTHING = (Count(0, 0), 0.0)
"""What cues alone take: no words and no pauses."""


def _may_hold_words(text: str) -> bool:
    """True for nearly every text, and without counting the words of a long one."""
    return any(map(str.isalnum, re.sub(r"\[[^\[\]]*\]?", "", text[:200])))


def _may_hold_bad_pauses(text: str) -> bool:
    """False where every bracket that begins with "pause" is written in the commonest ways."""
    if "[" not in text or "pause" not in text.lower():
        return False
    written = len(re.findall(r"\[\s*pause", text, re.IGNORECASE))
    return written > len(re.findall(r"\[pause(?: \d{1,3}s)?\]", text, re.IGNORECASE | re.ASCII))


def _place(node: Node) -> tuple[int, int]:
    return node.line, node.column


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _own_ids_first(parts: list[tuple[core.Section, bool]]) -> list[core.Section]:
    """The sections; no id that an author gave (True) is taken by the slug of a title."""
    order = sorted(range(len(parts)), key=lambda at: not parts[at][1])
    settled = core.with_unique_ids(parts[at][0] for at in order)
    back = dict(zip(order, settled, strict=True))
    return [back[at] for at in range(len(parts))]

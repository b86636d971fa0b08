"""From the tree of the settings file to settings, by the table of rules."""

from __future__ import annotations

import os
from collections.abc import Callable

from rehearse.core.record import TYPE_CHECKING
from rehearse.core.settings import Settings
from rehearse.core.thresholds import Thresholds
from rehearse.talkfile import fields, rules, settings_rules, settings_values, source
from rehearse.talkfile.clean import one_line, quoted, shortened
from rehearse.talkfile.messages import about_twice, about_unknown, nearest_key
from rehearse.talkfile.nodes import Mapping, Node, Refused, Scalar, Sequence, is_absent
from rehearse.talkfile.problem import Problem, TalkFileError
from rehearse.talkfile.rules import Rule
from rehearse.talkfile.settings import SettingsFile
from rehearse.talkfile.settings_rules import RULES, SETTINGS, Setting
from rehearse.talkfile.tree import parse

if TYPE_CHECKING:
    from typing import Any, ClassVar

WHAT = "a settings file"
_LANGUAGE = Rule("language", rules.LANGUAGE, "", "en", longest=35)
_NOTHING = "nothing is set, write a key such as text_width: 60"
LARGEST_BYTES = 1_000_000
"""Nobody writes so many settings."""


def read_settings(path: str) -> SettingsFile:
    """The settings of a file; what is wrong with them stands in `problems`."""
    reader = _Reader(path)
    try:
        reader.read()
    except TalkFileError as error:
        reader.problems.extend(error.problems)
    problems = TalkFileError(reader.problems).problems
    settings, places = reader.settings, tuple(reader.places.items())
    if any(problem.path.partition(".")[0] == "keys" for problem in problems):
        # Half of a change of keys is worse than none.
        settings = settings._replace(keys=())
        places = tuple(pair for pair in places if pair[0].partition(".")[0] != "keys")
    return SettingsFile(path, settings, places, problems)


class _Reader:
    def __init__(self, path: str) -> None:
        self._path = path
        self.settings = Settings()
        self.places: dict[str, tuple[int, int]] = {}
        self.problems: list[Problem] = []

    def read(self) -> None:
        """Take what the file says.

        Raises:
            TalkFileError: it is no YAML, or can't be read at all.
        """
        if os.path.isdir(self._path):
            self._tell((1, 1), "", "this is a directory, the settings are a file: move it away")
            return
        data = source.content(self._path, WHAT)
        if len(data) > LARGEST_BYTES:
            self._tell((1, 1), "", "larger than 1 MB, is this a settings file?")
            return
        if not data.removeprefix(b"\xef\xbb\xbf").strip():
            return
        tree = parse(source.from_bytes(data, self._path, WHAT))
        self.problems.extend(tree.problems)
        root = tree.root
        if root is None or is_absent(root) or isinstance(root, Refused):
            return
        if not isinstance(root, Mapping):
            self._tell(_place(root), "", f"these are no settings: {_NOTHING}")
            return
        by_key = {setting.rule.key: setting for setting in SETTINGS}
        for name, key, value in self._entries(root, "", self._is_known):
            if not is_absent(value):
                self._take(by_key[name], key, value)

    def _is_known(self, key: Scalar) -> bool:
        if key.value in RULES:
            return True
        near = nearest_key(key.value, RULES)
        message = about_unknown(key.value, near, RULES)
        if not near and key.value in rules.KEYS:
            message = f"unknown key {quoted(key.value)} here, it belongs into a talk file"
        self._tell(_place(key), shortened(key.value), message)
        return False

    def _entries(
        self, node: Mapping, path: str, is_known: Callable[[Scalar], bool]
    ) -> list[tuple[str, Scalar, Node]]:
        """The entries of a mapping, each key once."""
        found: dict[str, tuple[Scalar, Node]] = {}
        for key, value in node.entries:
            name = one_line(key.value)
            if not is_known(key):
                continue
            if name in found:
                message = about_twice(name, found[name][0].line)
                self._tell(_place(key), _join(path, shortened(name)), message)
                continue
            found[name] = key, value
        return [(name, key, value) for name, (key, value) in found.items()]

    def _take(self, setting: Setting, key: Scalar, node: Node) -> None:
        """Settle what one key says, where it is not wrong."""
        name = setting.rule.key
        take = self._TAKERS.get(setting.rule.kind)
        if take is not None:
            before = self.settings
            take(self, setting, node)
            is_taken = self.settings is not before
        else:
            value = self._scalar(setting, node, name, lambda text: _value(setting, text))
            is_taken = value is not None
            if is_taken:
                self._settle(setting, value)
        if is_taken:
            self.places[name] = _place(key)

    def _settle(self, setting: Setting, value: Any) -> None:
        name = setting.rule.key
        thresholds = self.settings.thresholds
        if name == "on_time":
            self.settings = self.settings._replace(thresholds=thresholds._replace(on_time_s=value))
        elif name == "warning":
            made = value._replace(on_time_s=thresholds.on_time_s)
            self.settings = self.settings._replace(thresholds=made)
        else:
            field = {"audio_delay": "audio_delay_ms"}.get(name, name)
            self.settings = self.settings._replace(**{field: value})

    def _paces(self, setting: Setting, node: Node) -> None:
        made = self._by_language(setting, node, settings_values.usual_pace)
        if made:
            self.settings = self.settings._replace(paces=made)

    def _voices(self, setting: Setting, node: Node) -> None:
        made = self._by_language(setting, node, str)
        if made:
            self.settings = self.settings._replace(voices=made)

    def _by_language(
        self, setting: Setting, node: Node, read: Callable[[str], Any]
    ) -> tuple[tuple[str, Any], ...]:
        """One value for "", or the values of languages."""
        name = setting.rule.key
        if not isinstance(node, Mapping):
            value = self._scalar(setting, node, name, read)
            return () if value is None else (("", value),)
        made = []
        for language, key, value_node in self._entries(node, name, self._is_language(name)):
            path = f"{name}.{shortened(language)}"
            if is_absent(value_node):
                self._tell(_place(key), path, f"the value is missing, as in {setting.rule.example}")
                continue
            value = self._scalar(setting, value_node, path, read)
            if value is not None:
                made.append((language, value))
                self.places[path] = _place(key)
        return tuple(made)

    def _is_language(self, name: str) -> Callable[[Scalar], bool]:
        def is_known(key: Scalar) -> bool:
            try:
                fields.read(_LANGUAGE, key.value)
            except ValueError as error:
                self._tell(_place(key), _join(name, shortened(key.value)), str(error))
                return False
            return True

        return is_known

    def _keys(self, setting: Setting, node: Node) -> None:
        if not isinstance(node, Mapping):
            if not isinstance(node, Refused):
                what = f"commands with their keys belong here, write keys: {setting.rule.example}"
                self._tell(_place(node), "keys", what)
            return
        made = []
        for command, key, value in self._entries(node, "keys", self._is_command):
            path = f"keys.{shortened(command)}"
            items = value.items if isinstance(value, Sequence) else (value,)
            if is_absent(value) or not items:
                message = "no key is named, a command keeps one at least: [n, right]"
                self._tell(_place(key), path, message)
                continue
            read = [self._scalar(setting, item, path, settings_values.key) for item in items]
            keys = tuple(dict.fromkeys(found for found in read if found is not None))
            if None not in read:
                made.append((command, keys))
                self.places[path] = _place(key)
        if made:
            self.settings = self.settings._replace(keys=tuple(made))

    def _is_command(self, key: Scalar) -> bool:
        if one_line(key.value):
            return True
        self._tell(_place(key), "keys", "a command is missing before the colon")
        return False

    def _scalar(
        self, setting: Setting, node: Node, path: str, read: Callable[[str], Any]
    ) -> Any | None:
        """What one value means, None where it is wrong."""
        if not isinstance(node, Scalar):
            if not isinstance(node, Refused):
                what = "a mapping" if isinstance(node, Mapping) else "a list"
                rule = setting.rule
                message = f"{what} where one value belongs, write {rule.key}: {rule.example}"
                self._tell(_place(node), path, message)
            return None
        try:
            return read(_sane(node.value, setting.rule.longest))
        except ValueError as error:
            self._tell(_place(node), path, str(error))
            return None

    def _tell(self, place: tuple[int, int], path: str, message: str) -> None:
        self.problems.append(Problem(self._path, *place, path, message))

    _TAKERS: ClassVar[dict[str, Callable[[_Reader, Setting, Node], None]]] = {
        settings_rules.PACES: _paces,
        settings_rules.VOICES: _voices,
        settings_rules.KEYS: _keys,
    }


def _sane(written: str, longest: int) -> str:
    """What was written, on one line.

    Raises:
        ValueError: it is nothing, or too long.
    """
    text = one_line(written)
    if not text:
        raise ValueError(f"{quoted(text)} says nothing, write a value or take the key out")
    if len(text) > longest:
        raise ValueError(f"{len(text):,} characters long, {longest} at most: shorten it")
    return text


def _value(setting: Setting, text: str) -> Any:
    """What a single value means.

    Raises:
        ValueError: it can't stand there.
    """
    match setting.rule.kind:
        case settings_rules.CHOICE:
            return settings_values.choice(text, setting)
        case settings_rules.SECONDS:
            return settings_values.seconds(text, setting)
        case settings_rules.MILLISECONDS:
            return settings_values.number(text, setting, "ms")
        case settings_rules.NUMBER:
            return settings_values.number(text, setting)
    return settings_values.warning(text, Thresholds())


def _place(node: Node) -> tuple[int, int]:
    return node.line, node.column


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key

"""Other keys than a command's own, as the settings name them: what they change, and clashes."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding, BindingsMap
from textual.keys import _character_to_key

from rehearse.talkfile.problem import Problem, TalkFileError
from rehearse.talkfile.settings import SettingsFile
from rehearse.tui.commands import Command, in_either_case, key_name

if TYPE_CHECKING:
    from rehearse.tui.room import Room

Keys = Mapping[str, tuple[str, ...]]
"""Commands, by id or by screen and id, with the keys they have instead; as the settings have it."""


class Bound(NamedTuple):
    """A command of a screen with its own keys, as Textual names them."""

    id: str
    keys: tuple[str, ...]
    action: str
    help: str


def textual_key(key: str) -> str:
    """What Textual calls a key of the settings: `question_mark` for `?`."""
    if len(key) == 1:
        return _character_to_key(key)
    modifiers, plus, last = key.rpartition("+")
    return f"{modifiers}+{_character_to_key(last)}" if plus and len(last) == 1 else key


def keys_of(keys: Keys, screen: str, command: str, own: Sequence[str]) -> tuple[str, ...]:
    """The keys that a command has on a screen, the one to be shown first.

    Function keys stay with their commands: they are where a keyboard that is laid out otherwise,
    and whoever forgot what they changed, find the way.
    """
    new = keys.get(f"{screen}.{command}") or keys.get(command)
    if not new:
        return tuple(own)
    named = [textual_key(key) for key in new]
    return tuple(dict.fromkeys([*named, *(key for key in own if _is_function_key(key))]))


def with_keys(keys: Keys, screen: str, commands: Iterable[Command]) -> tuple[Command, ...]:
    """The commands with the keys that they have on a screen."""
    return tuple(
        command._replace(keys=keys_of(keys, screen, command.id, command.keys))
        for command in commands
    )


def rebound(keys: Keys, screen: str, bindings: BindingsMap) -> BindingsMap:
    """The bindings of a screen with these keys."""
    own: dict[str, list[Binding]] = {}
    made = BindingsMap()
    for _, binding in bindings:
        if binding.id and (f"{screen}.{binding.id}" in keys or binding.id in keys):
            own.setdefault(binding.id, []).append(binding)
        else:
            made._add_binding(binding)  # noqa: SLF001 - `bind` takes no id
    for command, old in own.items():
        named = keys_of(keys, screen, command, [binding.key for binding in old])
        for key in in_either_case(named):
            made._add_binding(old[0].with_key(key))  # noqa: SLF001
    return made


# -- checking ------------------------------------------------------------------------------------


def screens() -> dict[str, type[Room]]:
    """Every screen that has commands, by its name in the settings; all of them are imported."""
    from rehearse.tui import screens as package  # noqa: PLC0415
    from rehearse.tui.room import Room  # noqa: PLC0415

    for module in pkgutil.iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    rooms = _below(Room)
    # Those of others, such as a test's own, stand apart.
    own = [
        room
        for room in rooms
        if room.__dict__.get("BINDINGS") and room.__module__.startswith(package.__name__)
    ]
    return {room.settings_name(): room for room in sorted(own, key=lambda each: each.__name__)}


def _below(room: type[Room]) -> list[type[Room]]:
    return [each for kind in room.__subclasses__() for each in (kind, *_below(kind))]


def bound(room: type[Room]) -> tuple[Bound, ...]:
    """The commands of a screen."""
    return tuple(
        Bound(
            binding.id,
            tuple(key for key in binding.key.split(",") if len(key) > 1 or not key.isupper()),
            binding.action,
            binding.description,
        )
        for binding in room.BINDINGS
        if isinstance(binding, Binding) and binding.id
    )


def with_keys_checked(found: SettingsFile) -> SettingsFile:
    """The settings; where their keys name no command or clash, with that told and none changed."""
    problems = tuple(key_problems(found))
    if not problems:
        return found
    every = TalkFileError((*found.problems, *problems)).problems
    return found._replace(
        settings=found.settings._replace(keys=()),
        places=tuple(pair for pair in found.places if pair[0].partition(".")[0] != "keys"),
        problems=every,
    )


def key_problems(found: SettingsFile) -> Iterator[Problem]:
    """What is wrong with the keys of the settings, given the commands that there are."""
    keys, rooms = dict(found.settings.keys), screens()
    tables = {name: bound(room) for name, room in rooms.items()}

    def problem(command: str, message: str) -> Problem:
        path = f"keys.{command}"
        return Problem(found.path, *(found.place_of(path) or (1, 1)), path, message)

    unknown = [command for command in keys if not _is_known(command, tables)]
    for command in unknown:
        yield problem(command, _about_unknown(command, tables))
    told: set[tuple[str, str, str]] = set()
    for name, room in rooms.items():
        own = {command.id: command.keys for command in tables[name]}
        for at_once in room.AT_ONCE or (frozenset(own),):
            taken: dict[str, str] = {}
            # What is changed comes last, and is told of.
            changed = [key for key in own if f"{name}.{key}" in keys or key in keys]
            for command in sorted(at_once & own.keys(), key=lambda each: each in changed):
                for key in keys_of(keys, name, command, own[command]):
                    other = taken.setdefault(key, command)
                    if other == command or command not in changed:
                        continue
                    written = f"{name}.{command}" if f"{name}.{command}" in keys else command
                    if (written, other, key) not in told:
                        told.add((written, other, key))
                        yield problem(written, _about_clash(key, command, other, name))


def _about_clash(key: str, command: str, other: str, screen: str) -> str:
    if _is_function_key(key):
        return (
            f"{key_name(key)} belongs to '{other}' on the screen '{screen}', and function keys "
            "stay with their commands: take another key"
        )
    return (
        f"{key_name(key)} would belong to '{command}' and to '{other}' on the screen '{screen}': "
        f"take another key, or give '{other}' others too"
    )


def _is_known(command: str, tables: Mapping[str, Sequence[Bound]]) -> bool:
    screen, dot, name = command.rpartition(".")
    within = [tables.get(screen, ())] if dot else tables.values()
    return any(each.id == name for table in within for each in table)


def _about_unknown(command: str, tables: Mapping[str, Sequence[Bound]]) -> str:
    import difflib  # noqa: PLC0415 - only for a message

    screen, dot, name = command.rpartition(".")
    if dot and screen not in tables:
        near = difflib.get_close_matches(screen, tables, 1)
        hint = f"did you mean '{near[0]}.{name}'?" if near else f"there are {', '.join(tables)}"
        return f"there is no screen '{screen}', {hint}"
    table = tables[screen] if dot else tuple(each for table in tables.values() for each in table)
    meant = {each.action.partition("(")[0]: each.id for each in reversed(table)}
    meant |= {each.id: each.id for each in table}
    # `pause` is what start_pause does, however it is called.
    parts = [action for action in meant if name in action.split("_")]
    near = parts or difflib.get_close_matches(name, meant, 1)
    where = f" on the screen '{screen}'" if dot else ""
    shown = f"{screen}." if dot else ""
    hint = f"did you mean '{shown}{meant[near[0]]}'?" if near else "docs/settings.md names them all"
    return f"there is no command '{name}'{where}, {hint}"


def _is_function_key(key: str) -> bool:
    return key[:1] == "f" and key[1:].isdigit()

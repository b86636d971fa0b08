"""`rehearse config`: the settings in effect, and a way to change them."""

from __future__ import annotations

import os

from rehearse.cli.command import Arguments, Command
from rehearse.cli.errors import DONE, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import JSON
from rehearse.cli.output import complain, look_here, say, say_json
from rehearse.cli.settings import refuse_broken
from rehearse.core.record import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from rehearse.talkfile.settings import SettingsFile

COMMAND = Command(
    name="config",
    usage=("config [--json]", "config edit", "config path"),
    summary=SUMMARIES["config"],
    about="""\
Prints every setting that is in effect, and where each comes from: the
default, the settings file with its line, or a variable of the environment,
which beats the file.

edit opens the settings file in $VISUAL or $EDITOR, and checks it when that
is closed. Where there is none yet, it begins with one in which every
setting is explained and nothing is set. path prints where it is.

Mistakes in the file are named with line and column. Commands that need
settings then refuse to go on; the screens open all the same, with the
default for whatever is wrong, and say so.""",
    options=(JSON,),
    examples=(
        ("config", "what is in effect?"),
        ("config edit", "change it"),
        ("config --json", "for a script"),
    ),
    exits=(
        ("0", "done, and nothing is wrong with the file"),
        ("2", "something in the file is wrong, or no editor opens"),
    ),
    most_words=1,
)

GLYPHS_VARIABLE = "REHEARSE_GLYPHS"


def run(given: Arguments) -> int:
    """Print the settings, or have them edited.

    Raises:
        UsageError: what was asked for can't be done.
        InputError: something in the settings file is wrong.
    """
    from rehearse.talkfile.settings import settings_path  # noqa: PLC0415 - the help does without

    word = given.words[0] if given.words else ""
    if word not in {"", "edit", "path"}:
        raise UsageError(f"config has no {word!r}, it is edit, path or nothing")
    if word and given.has("--json"):
        raise UsageError(f"--json prints the settings, leave out {word}")
    if word == "path":
        say(settings_path())
        return DONE
    if word == "edit":
        _edit(settings_path())
    found = checked_settings()
    if word == "edit":
        refuse_broken(found)
        say(f"{found.path}: {_counted(found)}")
        return DONE
    if given.has("--json"):
        say_json(_json(found))
    else:
        for line in _lines(found):
            say(line)
    refuse_broken(found)
    return DONE


def checked_settings() -> SettingsFile:
    """The settings, their keys checked against the screens' own; these are loaded only for that."""
    from rehearse.talkfile.settings import find_settings  # noqa: PLC0415 - the help does without

    found = find_settings()
    if not found.settings.keys:
        return found
    from rehearse.tui.keymap import with_keys_checked  # noqa: PLC0415 - slow

    return with_keys_checked(found)


def _counted(found: SettingsFile) -> str:
    from rehearse.core.wording import plural  # noqa: PLC0415

    keys = [key for key, _ in found.places if "." not in key]
    return f"{plural(len(keys), 'setting')}, all well" if keys else "nothing is set"


def _settings(found: SettingsFile) -> Iterator[tuple[str, Any, str, int]]:
    """Each key with its value, and where it comes from: a variable, a line of the file, or 0."""
    from rehearse.talkfile.settings_words import written  # noqa: PLC0415

    for key, value in written(found.settings).items():
        place = found.place_of(key)
        if key == "glyphs" and os.environ.get(GLYPHS_VARIABLE, "").lower() == "ascii":
            yield key, "ascii", GLYPHS_VARIABLE, 0
        else:
            yield key, value, "", place[0] if place else 0


def _lines(found: SettingsFile) -> Iterator[str]:
    from rehearse.reports.look import DIM  # noqa: PLC0415
    from rehearse.talkfile.clean import printable  # noqa: PLC0415
    from rehearse.talkfile.settings_words import in_words  # noqa: PLC0415

    look = look_here()
    path = printable(found.path)
    yield path if found.exists else f"{path} (made by rehearse config edit)"
    yield ""
    rows = [
        (key, printable(in_words(key, value)), variable or (f"{path}:{line}" if line else ""))
        for key, value, variable, line in _settings(found)
    ]
    column = min(max(len(value) for _, value, _ in rows), 32)
    for key, value, origin in rows:
        if len(value) > column:
            yield f"  {key:<14}{value}"
            yield look.paint(f"  {'':<14}{'':<{column}}  {origin or 'default'}", DIM)
        else:
            yield f"  {key:<14}{value:<{column}}  " + look.paint(origin or "default", DIM)


def _json(found: SettingsFile) -> dict[str, Any]:
    """`{path, exists, settings: {KEY: {value, from, line}}, problems: [{line, column, key, what}]}`

    `value` is what could be written after the key, null where nothing stands for what is in effect;
    `from` is `default`, `file` or the name of a variable; `line` is null but for `file`.
    """
    return {
        "path": found.path,
        "exists": found.exists,
        "settings": {
            key: {
                "value": value,
                "from": variable or ("file" if line else "default"),
                "line": line or None,
            }
            for key, value, variable, line in _settings(found)
        },
        "problems": [
            {"line": each.line, "column": each.column, "key": each.path, "what": each.message}
            for each in found.problems
        ],
    }


def _edit(path: str) -> None:
    """Have the file edited; where there is none it is made first.

    Raises:
        UsageError: it can't be made, or the editor did not do its work.
    """
    import subprocess  # noqa: PLC0415 - only where something is edited

    from rehearse.talkfile.editor import editor_command  # noqa: PLC0415
    from rehearse.talkfile.settings import find_settings  # noqa: PLC0415

    found = find_settings()
    if not found.exists:
        _make(path)
        complain(f"made {path}")
    line = found.problems[0].line if found.problems else 1
    try:
        code = subprocess.call(editor_command(path, line))  # noqa: S603 - the user's own editor
    except (OSError, ValueError) as error:
        raise UsageError(f"the editor could not be started, set $EDITOR: {error}") from None
    if code:
        raise UsageError(f"the editor ended with {code}; the settings are as it left them")


def _make(path: str) -> None:
    from rehearse.talkfile.settings_words import skeleton  # noqa: PLC0415

    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "x", encoding="utf-8") as file:
            file.write(skeleton())
    except OSError as error:
        raise UsageError(
            f"{path}: the settings can't be made ({error.strerror}); allow writing there, "
            "or set REHEARSE_HOME to a folder of yours"
        ) from None

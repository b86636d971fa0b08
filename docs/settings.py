"""Writes docs/settings.md from the table that the settings are read by: python docs/settings.py."""

from __future__ import annotations

import os
from collections.abc import Iterator

from rehearse.core.settings import Settings
from rehearse.talkfile.settings_rules import SETTINGS, Setting
from rehearse.talkfile.settings_words import in_words, written
from rehearse.tui.commands import key_name
from rehearse.tui.keymap import bound, screens

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "settings.md")

EXAMPLE = """\
pace: {en: 140, ja: 280 cpm}
warning: 25%, 5s, 30s
on_time: 10s
theme: nord
text_width: 60
voice: {en: en-gb, fr: fr}
audio_delay: 200
bell: signals
keys:
  next: [x, right]
  rehearse.stumble: ["!"]
"""

HEAD = f"""\
# Settings

Everything works without any. What you want otherwise for all talks stands in one file in YAML:

| command | does |
|---|---|
| `rehearse config` | prints every setting in effect, and where it comes from |
| `rehearse config edit` | opens the file in $VISUAL or $EDITOR, and checks it afterwards |
| `rehearse config path` | prints where the file is: `~/.config/rehearse/config.yaml` on Linux |

```yaml
{EXAMPLE}```

Values are read as they are written, as in a talk file. What a talk says of itself (`pace:`,
`voice:`) goes before the settings, an option of a command before both. `REHEARSE_HOME=DIR` makes
the file `DIR/config/config.yaml`.

Every mistake is told with its line and column and what to write instead. Commands that need the
settings (`plan`, `check`, `say`, `voices`, `report`) then end with code 2, and so does
`rehearse config`. **The screens open all the same**: what can be read counts, what is wrong has its
default, and one line says what it is. Of `keys` it is all or nothing. `rehearse doctor` names the
file and its state.
"""

KEYS = """\
## Keys

`keys:` gives commands other keys, by id; the keys that they come with are gone then, but for
function keys, which stay with their commands. A command that several screens have changes in all of
them; `rehearse.next` changes one screen alone, and goes before. While the voice is heard, commands
of their own (`voice-...`, `stand-in-...`) answer. The first key is the one that the line of keys
names; help and hints show the new ones.

A key is a character (`n`, `"?"`), a name (`enter`, `space`, `tab`, `esc`, `backspace`, `delete`,
`home`, `end`, `pgup`, `pgdn`, `up`, `down`, `left`, `right`, `F4`), or one of them behind `ctrl+`,
`alt+` or `shift+`. Letters work in either case. `ctrl+c`, `ctrl+q`, `ctrl+z` and `ctrl+p` always do
what they do. Two commands of a screen with one key are refused, with both names.
"""


def document() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_settings(), "", KEYS, *_commands()]) + "\n"


def _settings() -> Iterator[str]:
    effective = written(Settings())
    yield "| key | value | unless it is set | what it is |"
    yield "|---|---|---|---|"
    for setting in SETTINGS:
        rule = setting.rule
        default = in_words(rule.key, effective[rule.key])
        shown = default if effective[rule.key] is None else f"`{default}`"
        yield f"| `{rule.key}` | {_value(setting)} | {shown} | {rule.help} |"


def _value(setting: Setting) -> str:
    if setting.choices:
        return ", ".join(f"`{choice}`" for choice in setting.choices)
    if setting.most:
        unit = "s" if setting.rule.key == "on_time" else ""
        return f"{setting.least}{unit} to {setting.most}{unit}"
    return f"as in `{setting.rule.example}`"


def _commands() -> Iterator[str]:
    for name, room in screens().items():
        yield f"### {name}\n"
        yield "| id | keys | what it does |"
        yield "|---|---|---|"
        for command in bound(room):
            keys = ", ".join(f"`{key_name(key)}`" for key in command.keys)
            yield f"| `{command.id}` | {keys} | {command.help} |"
        yield ""


if __name__ == "__main__":
    with open(PATH, "w", encoding="utf-8") as page:
        page.write(document().rstrip("\n") + "\n")

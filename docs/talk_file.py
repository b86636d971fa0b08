"""Writes docs/talk-file.md from the table that the loader reads by: python docs/talk_file.py."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from rehearse.talkfile import rules
from rehearse.talkfile.rules import Rule

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "talk-file.md")

KINDS = {
    rules.TITLE: "a line that holds a letter or a digit",
    rules.LINE: "a line",
    rules.TEXT: "text, with paragraphs",
    rules.ID: "letters and digits, with `-`, `_` and `.` between them",
    rules.LANGUAGE: "a language tag",
    rules.DURATION: "a time",
    rules.PACE: "a pace",
    rules.FLAG: "`true` or `false`",
    rules.RESPELLINGS: "words, each with its respelling",
    rules.VOICES: "speakers, each with a voice",
    rules.VARIANTS: "names, each with its keys",
    rules.CHOICES: "a line, or a list of lines",
    rules.RULE: "a rule, see below",
    rules.SIGNALS: "a list of moments, see below",
    rules.SECTIONS: "a list of sections",
}
"""What the value of each kind is."""

EXAMPLE = """\
title: The tram that came back
slot: 10m
pace: 125 wpm
say: {LRT: light rail}
sections:
  - title: Who asked?
    text: |
      Who asked for a *tram*?

      [pause 2s] [SLIDE 4] Nobody did, and everybody rides the LRT.

      [optional] I am happy to say more about the rails.
  - title: Demo
    budget: 1:30
    notes: The second window
"""

HEAD = f"""\
# The talk file

A talk is a file in YAML, UTF-8, that ends in `.yaml` or `.yml`. It stands in a folder `talks/`, or
anywhere else. `rehearse check FILE` tells every mistake in it with its line and its column.

```yaml
{EXAMPLE}```

Every value is read as it is written: `10:00` is ten minutes and `no` is a word. A text that begins
with `[` or `*`, or that holds `: `, stands below a `|` or in quotes. Anchors, aliases, `<<` and
tags are refused. A file may be as large as 10 MB.

`rehearse new my-talk --slot 10m` writes one to fill in, with every key, its sentence, and the words
that each section may have. `rehearse schema -o talks/talk.schema.json` writes the rules for editors
(JSON Schema, draft 2020-12, from the same table as this page). An editor with the YAML language
server then offers keys and marks mistakes while you type, without any network, in every talk that
begins with this line:

```yaml
# yaml-language-server: $schema=talk.schema.json
```

Its path is seen from the talk. `rehearse new` writes that line where a schema stands beside the
talk.

A time is `10m`, `1h5m`, `90s`, `9m30s`, `2.5m`, `10:00` or `1:02:30`; a number alone is none.
"""

VARIANTS = """\
## Keys of a variant

Below `variants:` each variant stands under its name. `--variant NAME` takes it in every command;
`rehearse check` checks them all, and `rehearse fit` proposes one.

```yaml
variants:
  short:
    slot: 7m
    leave_out: [optional]
  without-lawyers:
    leave_out: [For the lawyers, Who gets up paragraph 4]
```
"""

RULES = """\
## Rules and signals

| `rule:` | lights while you speak | keeps the rule |
|---|---|---|
| `toastmasters 5-7` (1) | green at 5:00, yellow at 6:00, red at 7:00 | from 4:30 to 7:30 |
| `toastmasters 1-2` (2) | green at 1:00, yellow at 1:30, red at 2:00 | from 1:00 to 2:30 |
| `3mt` (3) | red at 3:00 | up to 3:00 |
| `ted` (4) | red at 18:00 | up to 18:00 |
| `conference 12+3` | yellow at 12:00, red at 15:00 | up to 15:00, 3:00 of it for questions |
| `lights 5m 6m 7m, from 4m30s to 7m30s` | as written | as written; always without `from` |

(1) Toastmasters International, Speech Contest Rulebook (item 1171): disqualified when more than 30
seconds short or over. Other minutes go likewise. (2) The same, Table Topics: no second short.
(3) The University of Queensland, Three Minute Thesis, competition rules: whoever exceeds three
minutes is disqualified. (4) TED and TEDx: 18 minutes or less.

Without a `slot:` the talk gets that of its rule: 7:00 of `toastmasters 5-7`, 12:00 of
`conference 12+3`. The light stands as a word beside the clock of the talk; after a whole run the
summary and the report say whether it kept the rule.

`signals: [5m left, 2m left, 0]` are the cards of whoever chairs: each is shown for 20 seconds, the
last one, at the end of the slot, stays. `at 5m` counts from the start.
"""

TEXT = """\
## In a text

| written | means |
|---|---|
| a blank line | the paragraph ends |
| `*stress*`, `**stress**` | stressed on screen |
| `[pause]`, `[pause 2s]` | silence of one second, or of so many, which counts in the budget |
| `[optional]` before a paragraph | the paragraph may be left out of a shorter talk |
| `[anything else]` | a cue: shown, not spoken, not counted; it can't begin with "pause" |
| `\\[`, `\\]`, `\\*`, `\\\\` | the character itself |

Words are what stands between spaces and holds a letter or a digit; in scripts that are written
without spaces each character counts. A section needs words or a pause, unless it has a budget.
"""


def document() -> str:
    """The whole page."""
    return (
        "\n".join(
            [
                HEAD,
                "## Keys of the talk\n",
                *_table(rules.TALK),
                "\n## Keys of a section\n",
                *_table(rules.SECTION),
                "",
                VARIANTS,
                *_table(rules.VARIANT),
                "",
                RULES,
                TEXT,
            ]
        ).rstrip("\n")
        + "\n"
    )


def _table(table: Iterable[Rule]) -> Iterator[str]:
    yield "| key | value | what it is |"
    yield "|---|---|---|"
    for rule in table:
        needed = " Required." if rule.required else ""
        yield f"| `{rule.key}` | {_value(rule)} | {rule.help}{needed} |"


def _value(rule: Rule) -> str:
    most = f", {rule.longest} characters at most" if rule.longest else ""
    return KINDS[rule.kind] + most


if __name__ == "__main__":
    with open(PATH, "w", encoding="utf-8") as page:
        page.write(document())

"""`rehearse schema`: what may stand in a talk file, for editors."""

from __future__ import annotations

import os

from rehearse.cli.command import Arguments, Command
from rehearse.cli.errors import DONE, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import OUT
from rehearse.cli.output import say, say_json

COMMAND = Command(
    name="schema",
    usage=("schema [-o FILE]",),
    summary=SUMMARIES["schema"],
    about="""\
Prints the JSON Schema (draft 2020-12) of a talk file. An editor that knows
it offers the keys, says what each is for, and marks mistakes while you
type. It comes from the rules that talk files are read by, so it is that of
this version: write it anew after an upgrade.

With -o it is written to FILE. Editors with the YAML language server (VS
Code, Neovim, Helix, Emacs, Kate) take it from a first line in the talk
file, by its path from there, without any network:

  # yaml-language-server: $schema=talk.schema.json

`rehearse new` writes that line where a talk.schema.json stands beside the
new talk. What no schema can say, such as a key that stands there twice or a
[pause 2] without a unit, `rehearse check` does.""",
    options=(OUT._replace(example="talks/talk.schema.json"),),
    examples=(
        ("schema", "look at it"),
        ("schema -o talks/talk.schema.json", "beside your talks"),
    ),
    exits=(("0", "done"), ("2", "it can't be written, or FILE is no such schema")),
    most_words=0,
)


def run(given: Arguments) -> int:
    """Print the schema, or write it."""
    from rehearse.talkfile.schema import talk_schema  # noqa: PLC0415 - the help does without

    path = given.get("-o")
    if path is None:
        say_json(talk_schema())
        return DONE
    _write(path)
    say(
        f"Written to {path}. In talks of that folder, as the first line:\n"
        f"{modeline(os.path.basename(path))}"
    )
    return DONE


def modeline(schema: str) -> str:
    """The comment by which an editor knows the schema of a file (YAML language server)."""
    return f"# yaml-language-server: $schema={schema}"


def _write(path: str) -> None:
    """Write it, over an older one too.

    Raises:
        UsageError: something else stands there, or it can't be written.
    """
    import json  # noqa: PLC0415

    from rehearse.talkfile.schema import ID, talk_schema  # noqa: PLC0415
    from rehearse.talkfile.write import save  # noqa: PLC0415

    try:
        if os.path.lexists(path) and not _is_ours(path, ID):
            raise UsageError(f"{path} is there already, and is no schema of talks: name another")
        text = json.dumps(talk_schema(), indent=2, ensure_ascii=False)
        save(f"{text}\n", path, replace=True)
    except OSError as error:
        raise UsageError(f"{path}: it can't be written ({error.strerror})") from None


def _is_ours(path: str, known_by: str) -> bool:
    with open(path, "rb") as file:
        return known_by.encode() in file.read(500)

"""How a line of words is read by a command's table of options."""

from __future__ import annotations

import pytest

from rehearse.cli.command import Command, Option, read_arguments
from rehearse.cli.errors import UsageError

COMMAND = Command(
    name="bake",
    usage=("bake BREAD [--heat 230] [--dry]",),
    summary="put it into the oven",
    about="",
    options=(
        Option("--heat", "DEGREES", "how hot", "230"),
        Option("--dry", "", "without steam"),
    ),
    examples=(),
    exits=(),
    most_words=2,
)


@pytest.mark.parametrize(
    ("line", "words", "values"),
    [
        ("", (), {}),
        ("rye", ("rye",), {}),
        ("rye --heat 230 --dry", ("rye",), {"--heat": "230", "--dry": ""}),
        ("--heat=230 rye", ("rye",), {"--heat": "230"}),
        ("--heat= rye", ("rye",), {"--heat": ""}),
        ("--heat -5 rye", ("rye",), {"--heat": "-5"}),
        ("--dry -- --heat", ("--heat",), {"--dry": ""}),
        ("- rye", ("-", "rye"), {}),
    ],
)
def test_lines(line: str, words: tuple[str, ...], values: dict[str, str]) -> None:
    assert read_arguments(COMMAND, line.split()) == (words, values)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("--hat 3", "there is no option '--hat' here, did you mean --heat?"),
        ("-x", "there is no option '-x' here, rehearse bake --help names them"),
        ("--" + "y" * 60, f"there is no option '--{'y' * 38}...' here, rehearse bake --help"),
        ("--heat", "--heat needs a value, as in --heat 230"),
        ("--heat --dry", "--heat needs a value, as in --heat 230"),
        ("--dry=no", "--dry takes no value, leave out 'no'"),
        ("--dry --dry", "--dry is given twice, give it once"),
        ("rye oat wheat", "'wheat' is one word too many, it goes: rehearse bake BREAD"),
    ],
)
def test_lines_that_are_no_good(line: str, problem: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_arguments(COMMAND, line.split())
    assert str(caught.value).startswith(problem)

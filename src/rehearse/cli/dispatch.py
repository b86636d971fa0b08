"""Which command is meant, and what is said when it can't be carried out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rehearse.cli.command import Arguments, Command, read_arguments
from rehearse.cli.errors import BAD_INPUT, DONE, NO_VOICE, InputError, NoSoundError, UsageError
from rehearse.cli.names import FOR_SHELLS, SUMMARIES
from rehearse.cli.output import complain, say


def carry_out(line: Sequence[str]) -> int:
    """Carry out a command line; the exit code."""
    if line and line[0] == FOR_SHELLS:
        from rehearse.cli.completing import print_candidates  # noqa: PLC0415

        return print_candidates(line[1:])
    name = line[0] if line and line[0] in SUMMARIES else ""
    rest = line[1:] if name else line
    options = rest[: rest.index("--")] if "--" in rest else rest
    if not name and "--version" in options:
        from rehearse import __version__  # noqa: PLC0415

        say(f"rehearse {__version__}")
        return DONE
    command, run = _command(name)
    if "--help" in options or "-h" in options:
        from rehearse.cli.help import page  # noqa: PLC0415

        say(page(command))
        return DONE
    try:
        return run(read_arguments(command, rest))
    except UsageError as error:
        complain(f"rehearse: {error}")
    except InputError as error:
        complain(str(error))
    except NoSoundError as error:
        complain(f"rehearse: {error}")
        return NO_VOICE
    return BAD_INPUT


def command_called(name: str) -> Command:
    """The table of a command."""
    return _command(name)[0]


def _command(name: str) -> tuple[Command, Callable[[Arguments], int]]:
    """The command of this name and its function; only its own module is imported."""
    if name == "plan":
        from rehearse.cli import plan  # noqa: PLC0415

        return plan.COMMAND, plan.run
    if name == "fit":
        from rehearse.cli import fit  # noqa: PLC0415

        return fit.COMMAND, fit.run
    if name == "check":
        from rehearse.cli import check  # noqa: PLC0415

        return check.COMMAND, check.run
    if name == "import":
        from rehearse.cli import importing  # noqa: PLC0415

        return importing.COMMAND, importing.run
    if name == "say":
        from rehearse.cli import say as reading  # noqa: PLC0415

        return reading.COMMAND, reading.run
    if name == "voices":
        from rehearse.cli import voices  # noqa: PLC0415

        return voices.COMMAND, voices.run
    if name == "history":
        from rehearse.cli import history  # noqa: PLC0415

        return history.COMMAND, history.run
    if name == "report":
        from rehearse.cli import report  # noqa: PLC0415

        return report.COMMAND, report.run
    if name == "doctor":
        from rehearse.cli import doctor  # noqa: PLC0415

        return doctor.COMMAND, doctor.run
    if name == "new":
        from rehearse.cli import new  # noqa: PLC0415

        return new.COMMAND, new.run
    if name == "schema":
        from rehearse.cli import schema  # noqa: PLC0415

        return schema.COMMAND, schema.run
    if name == "completion":
        from rehearse.cli import completion  # noqa: PLC0415

        return completion.COMMAND, completion.run
    if name == "config":
        from rehearse.cli import config  # noqa: PLC0415

        return config.COMMAND, config.run
    from rehearse.cli import rehearse  # noqa: PLC0415

    return rehearse.COMMAND, rehearse.run

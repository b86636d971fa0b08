"""`rehearse report`: one run, section by section."""

from __future__ import annotations

from rehearse.cli.command import Arguments, Command, Option
from rehearse.cli.errors import DONE, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import VARIANT
from rehearse.cli.output import look_here, say, say_json
from rehearse.core.record import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.core.run import Run
    from rehearse.history.store import Store

FORMATS = ("text", "json")

COMMAND = Command(
    name="report",
    usage=("report [RUN | TALK] [--format text|json]", "report TALK --variant NAME [...]"),
    summary=SUMMARIES["report"],
    about="""\
Prints what each section took against its budget and in the last full run,
numbers the two that ran over most, and says what to cut or to practise.

RUN is the number of a run, as `rehearse history` lists it. With TALK it is
the newest run of that talk; with nothing, the newest run there is.""",
    options=(Option("--format", "FORMAT", "text (unless given) or json", "json"), VARIANT),
    examples=(
        ("report", "the newest run"),
        ("report 5", "run 5"),
        ("report lake --format json", "the newest run of a talk, for a script"),
    ),
    exits=(
        ("0", "done"),
        ("2", "there is no such run, or the history can't be read"),
    ),
    most_words=1,
)


def run(given: Arguments) -> int:
    """Print a run."""
    form = given.get("--format") or "text"
    if form not in FORMATS:
        raise UsageError(f"--format {form!r} is not known, write {' or '.join(FORMATS)}")
    from rehearse.cli.keeping import kept_runs  # noqa: PLC0415 - the help does without

    with kept_runs() as store:
        found = _found(store, given.words[0] if given.words else None, given.get("--variant"))
        last = store.last_full(found.talk, before=found.number, variant=found.variant)
    if form == "json":
        from rehearse.reports.run import run_json  # noqa: PLC0415

        say_json(run_json(found))
    else:
        from rehearse.cli.settings import settings_here  # noqa: PLC0415
        from rehearse.core.clock import SystemClock  # noqa: PLC0415
        from rehearse.reports.run import run_text  # noqa: PLC0415

        calm = settings_here().thresholds
        say(run_text(found, last, SystemClock().wall(), look_here(), calm.on_time_s))
    return DONE


def _found(store: Store, word: str | None, variant: str | None) -> Run:
    """The run that was named.

    Raises:
        UsageError: there is none.
    """
    if word is not None and not word.isdecimal():
        from rehearse.cli.history import talk_id  # noqa: PLC0415

        talk = talk_id(store, word)
        found = store.latest(talk) if variant is None else _latest(store, talk, word, variant)
        if found is None:
            raise UsageError(f"no run of {word!r} is kept yet, rehearse {word} makes one")
        return found
    if variant is not None:
        raise UsageError("--variant needs a talk, as in: rehearse report lake --variant short")
    newest = next(iter(store.runs(limit=1)), None)
    if newest is None:
        raise UsageError("no run is kept yet, rehearse TALK makes one")
    number = newest.number if word is None else int(word) if len(word) < 10 else 0
    found = store.run(number)
    if found is None:
        raise UsageError(f"there is no run {word}, rehearse history lists them")
    return found


def _latest(store: Store, talk: str, name: str, variant: str) -> Run | None:
    """The newest run of a variant."""
    from rehearse.cli.history import variant_called  # noqa: PLC0415

    lines = store.runs(talk)
    called = variant_called(name, variant, [line.variant for line in lines])
    number = next((line.number for line in lines if line.variant == called), None)
    return None if number is None else store.run(number)

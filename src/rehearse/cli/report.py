"""`rehearse report`: one run, section by section."""

from __future__ import annotations

import os
import sys

from rehearse.cli.command import Arguments, Command, Option
from rehearse.cli.errors import DONE, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import FORCE, OUT, VARIANT
from rehearse.cli.output import look_here, say, say_json
from rehearse.cli.report_file import check_target, write_report
from rehearse.core.record import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rehearse.core.run import Run
    from rehearse.core.stats.past import Past
    from rehearse.history.lines import RunLine
    from rehearse.history.store import Store

ENDINGS = {
    "text": (".txt", ".text"),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "csv": (".csv",),
    "json": (".json",),
}
"""The formats, each with the endings of the files that have it."""

COMMAND = Command(
    name="report",
    usage=(
        "report [RUN | TALK] [--format FORMAT] [-o FILE [--force]]",
        "report TALK --variant NAME [...]",
    ),
    summary=SUMMARIES["report"],
    about="""\
Prints what each section took against its budget and in the last full run,
numbers the two that ran over most, and says what to cut or to practise,
where time is regularly lost, and whether the next run will fit.
After a talk given for real, the times beside it are those of the last
rehearsal.

RUN is the number of a run, as `rehearse history` lists it. With TALK it is
the newest run of that talk; with nothing, the newest run there is.

HTML is one file with charts that needs no network, light or dark as the
reader has it, and prints well. CSV has a row for each section. With -o the
ending of the file (.md .html .csv .json .txt) chooses the format; -o -
prints.""",
    options=(
        Option("--format", "FORMAT", "text (unless given), markdown, html, csv or json", "html"),
        OUT._replace(example="run5.html"),
        FORCE,
        VARIANT,
    ),
    examples=(
        ("report", "the newest run"),
        ("report 5 -o run5.html", "run 5 with charts, to look at or print"),
        ("report lake --format markdown", "the newest run of a talk, for a note"),
        ("report lake --format json", "the same for a script"),
    ),
    exits=(
        ("0", "done"),
        ("2", "there is no such run, or the history can't be read,\nor the file can't be written"),
    ),
    most_words=1,
)


class _Found(NamedTuple):
    """What a report is made of."""

    run: Run
    last: Run | None
    """What it is compared with."""
    lines: list[RunLine]
    """The runs of its talk, newest first, where the format shows them."""
    past: Past | None
    """What the runs up to this one say of its sections, where the format tells it."""
    on_time_s: int
    """An overrun under so many seconds is on time."""


def run(given: Arguments) -> int:
    """Print a run, or write it to a file."""
    target = given.get("-o")
    if target == "-":
        # What other programs write to standard output for; nobody means a file of this name.
        target = None
    form = _format(given.get("--format"), target)
    if target is None and given.has("--force"):
        raise UsageError("--force replaces a file, name it with -o FILE")
    if target is not None:
        check_target(target, may_replace=given.has("--force"))
    from rehearse.cli.keeping import kept_runs  # noqa: PLC0415 - the help does without
    from rehearse.cli.settings import settings_here  # noqa: PLC0415

    with kept_runs() as store:
        found = _found(store, given.words[0] if given.words else None, given.get("--variant"))
        lines = store.runs(found.talk) if form == "html" else []
        lines = [line for line in lines if line.variant == found.variant]
        last = store.compared(
            found.talk, found.number, for_real=found.for_real, variant=found.variant
        )
        past = None
        if form not in ("csv", "json"):
            past = store.past(found.talk, found.sections, variant=found.variant)
            past = past.before((found.number or 0) + 1)
        made = _Found(found, last, lines, past, settings_here().thresholds.on_time_s)
    if target is not None:
        write_report(_document(made, form, for_file=True), target, replace=given.has("--force"))
        say(f"Written to {target}.")
    elif form == "json":
        from rehearse.reports.run import run_json  # noqa: PLC0415

        say_json(run_json(made.run))
    elif form == "text":
        say(_document(made, form))
    elif sys.stdout is not None:
        # Documents are UTF-8 whatever the terminal is, and no line of them is folded.
        sys.stdout.flush()
        sys.stdout.buffer.write(_document(made, form).encode("utf-8", "backslashreplace"))
    return DONE


def _format(named: str | None, target: str | None) -> str:
    """The format that is asked for by name, else by the ending of the file.

    Raises:
        UsageError: there is no such format.
    """
    if named is None and target is not None:
        ending = os.path.splitext(target)[1].lower()
        return next((form for form, endings in ENDINGS.items() if ending in endings), "text")
    form = {"md": "markdown", None: "text"}.get(named, named or "")
    if form not in ENDINGS:
        names = list(ENDINGS)
        raise UsageError(
            f"--format {named!r} is not known, write {', '.join(names[:-1])} or {names[-1]}"
        )
    return form


def _document(made: _Found, form: str, *, for_file: bool = False) -> str:
    """The text of the report."""
    if form == "markdown":
        from rehearse.reports.run_markdown import run_markdown  # noqa: PLC0415

        return run_markdown(made.run, made.last, made.past, made.on_time_s)
    if form == "html":
        from rehearse.reports.run_page import run_page  # noqa: PLC0415

        return run_page(made.run, made.last, made.lines, made.past, made.on_time_s)
    if form == "csv":
        from rehearse.reports.run_csv import run_csv  # noqa: PLC0415

        return run_csv(made.run, made.last, made.on_time_s)
    if form == "json":
        import json  # noqa: PLC0415

        from rehearse.reports.run import run_json  # noqa: PLC0415

        return json.dumps(run_json(made.run), indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    from rehearse.core.clock import SystemClock  # noqa: PLC0415
    from rehearse.reports.look import Look  # noqa: PLC0415
    from rehearse.reports.run import run_text  # noqa: PLC0415

    look = Look() if for_file else look_here()
    text = run_text(made.run, made.last, SystemClock().wall(), look, made.past, made.on_time_s)
    return f"{text}\n" if for_file else text


def _found(store: Store, word: str | None, variant: str | None) -> Run:
    """The run that was named.

    Raises:
        UsageError: there is none.
    """
    if word is not None and not word.isdecimal():
        from rehearse.cli.history import talk_id  # noqa: PLC0415

        talk = talk_id(store, word)
        found = store.latest(talk) if variant is None else _latest(store, talk, word, variant)
        if found is None and variant is not None and store.latest(talk) is not None:
            how = f"rehearse {word} --variant {variant}"
            raise UsageError(f"no run of the variant {variant} is kept yet, {how} makes one")
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

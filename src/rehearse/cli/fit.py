"""`rehearse fit`: what to leave out and what to cut, so that a talk fits a slot."""

from __future__ import annotations

from rehearse.cli.command import Arguments, Command
from rehearse.cli.errors import DONE, NO, UsageError
from rehearse.cli.names import SUMMARIES
from rehearse.cli.options import JSON, PACE, SLOT, VARIANT
from rehearse.cli.output import look_here, say, say_json
from rehearse.core.record import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rehearse.core.fit import Fit
    from rehearse.core.stats.splits import OwnTime
    from rehearse.core.talk import Talk, Variant

COMMAND = Command(
    name="fit",
    usage=("fit TALK [--slot 7m] [--pace 140] [--variant NAME] [--json]",),
    summary=SUMMARIES["fit"],
    about="""\
Proposes how a talk gets into a slot. First it leaves out sections and
paragraphs that are marked optional, as few as suffice; where all of them
don't, it says how many words each section must lose.

A section takes what it took you: the middle one of your last full runs.
What you have not spoken yet is reckoned at the pace of the talk, or at
--pace. Where each figure is from stands beside it.

It ends with lines for the talk file that make a variant of it. Nothing is
changed by itself.""",
    options=(SLOT, PACE, VARIANT, JSON),
    examples=(
        ("fit lake --slot 7m", "what would have to go?"),
        ("fit lake --variant short", "does the short one fit, and what else?"),
        ("fit lake --slot 7m --json", "for a script"),
    ),
    exits=(
        ("0", "it fits, or it does once all that is done"),
        ("1", "it can't fit: pinned time and pauses are too long"),
        ("2", "the talk or the history can't be found or read"),
    ),
    most_words=1,
)


def run(given: Arguments) -> int:
    """Propose what to leave out."""
    from rehearse.cli.talks import read_pace, read_slot, read_talk  # noqa: PLC0415
    from rehearse.core.fit import fit  # noqa: PLC0415
    from rehearse.core.variants import left_out, written_pieces  # noqa: PLC0415

    if not given.words:
        raise UsageError("fit needs a talk, as in: rehearse fit lake --slot 7m")
    name, slot, pace = given.words[0], given.get("--slot"), given.get("--pace")
    talk = read_talk(name)
    variant = _variant(talk, given.get("--variant"))
    slot_s = talk.slot_s if variant is None or variant.slot_s is None else variant.slot_s
    if slot is not None:
        slot_s = read_slot(slot)
    if slot_s is None:
        raise UsageError(f"this talk has no slot, write: rehearse fit {name} --slot 7m")
    made = fit(
        talk,
        slot_s,
        pace=None if pace is None else read_pace(pace, talk),
        own=_own_times(talk),
        before=left_out(talk, variant) if variant else (),
    )
    choices = written_pieces(talk, made.pieces)
    called = variant.name if variant else ""
    if given.has("--json"):
        from rehearse.reports.fit import fit_json  # noqa: PLC0415

        say_json(fit_json(made, variant=called, choices=choices))
    else:
        from rehearse.reports.fit import fit_text  # noqa: PLC0415

        say(fit_text(made, look_here(), variant=called))
        _say_lines(name, talk, made, choices, called)
    return NO if made.problem else DONE


def _variant(talk: Talk, name: str | None) -> Variant | None:
    from rehearse.cli.talks import varied  # noqa: PLC0415

    if name is None:
        return None
    from rehearse.core.variants import find_variant  # noqa: PLC0415

    varied(talk, name)
    return find_variant(talk, name)


def _own_times(talk: Talk) -> Mapping[int, OwnTime]:
    """What each section took in the last full runs of the talk."""
    from rehearse.cli.keeping import kept_runs  # noqa: PLC0415
    from rehearse.core.stats.splits import own_times  # noqa: PLC0415

    with kept_runs() as store:
        past = store.past(store.key_of(talk), talk.sections, any_kind=0)
    return own_times(past, talk.pace)


def _say_lines(name: str, talk: Talk, made: Fit, choices: tuple[str, ...], variant: str) -> None:
    """Lines for the talk file, where it can fit by leaving something out."""
    from rehearse.core.talk import Variant  # noqa: PLC0415
    from rehearse.talkfile.write import variant_lines  # noqa: PLC0415

    if made.problem or made.fits:
        return
    called = variant or _free_name(talk)
    lines = variant_lines([Variant(called, made.slot_s, choices)])
    where = "above sections:"
    if variant:
        lines, where = lines[1:], f"in place of {variant}, below variants:"
    elif talk.variants:
        lines, where = lines[1:], "below variants:"
    say(f"\nFor the talk file, {where}\n")
    for line in lines:
        say(f"    {line}")
    say(f"\nThen: rehearse {name} --variant {_quoted(called)}")


def _free_name(talk: Talk) -> str:
    """`short`, or `shorter` where the talk has a variant of that name, and so on."""
    taken = {each.name.casefold() for each in talk.variants}
    names = ("short", "shorter", *(f"short-{number}" for number in range(3, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _quoted(name: str) -> str:
    import shlex  # noqa: PLC0415 - only for a line of text

    return shlex.quote(name)

"""Measure `rehearse` against the numbers it is meant to reach, side by side with its peers.

    python bench/run.py --peers DIR

README.md beside this file says what each row means.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import tempfile
from collections.abc import Callable

from commands import commands
from figures import Finding, table, verdict
from first_frame import first_frame, memory
from importing import importing
from keeping import lists, save
from keys import growth, keys
from loading import load
from running import listening, paused, running
from setting import Setting, python_of, say
from terminal import Silent

ROWS: dict[str, Callable[[Setting], list[Finding]]] = {
    "frame": first_frame,
    "commands": commands,
    "running": running,
    "paused": paused,
    "listening": listening,
    "keys": keys,
    "growth": growth,
    "load": load,
    "import": importing,
    "memory": memory,
    "save": save,
    "lists": lists,
}


def main() -> int:
    """Measure the rows asked for and print them; 1 when a target is missed."""
    options = _parser().parse_args()
    names = options.rows.split(",") if options.rows else list(ROWS)
    unknown = [name for name in names if name not in ROWS]
    if unknown:
        print(f"no row {', '.join(unknown)}; there are {', '.join(ROWS)}", file=sys.stderr)
        return 2
    _warn_if_busy()
    gc.disable()  # no pause of the harness within a measurement
    with tempfile.TemporaryDirectory(prefix="rehearse-bench-") as folder:
        rehearse = os.path.abspath(options.rehearse)
        setting = Setting(rehearse, python_of(rehearse), options.peers, options.runs, folder)
        findings = [finding for name in names for finding in _measured(name, setting)]
    say("")
    if options.json:
        print(json.dumps([_record(finding) for finding in findings], indent=2))
    else:
        print(table(findings))
    return int(any(verdict(finding).startswith("MISSED") for finding in findings))


def _warn_if_busy() -> None:
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    if load > cores / 4:
        print(
            f"This machine is busy (load {load:.1f} on {cores} cores): percentiles, and the ratios "
            "of what takes milliseconds, will be those of the other work.",
            file=sys.stderr,
        )


def _measured(name: str, setting: Setting) -> list[Finding]:
    gc.collect()
    try:
        return ROWS[name](setting)
    except (Silent, OSError, RuntimeError) as problem:
        say("")
        print(f"{name}: {problem}", file=sys.stderr)
        return [Finding(name, name, None, None, note=str(problem).partition("\n")[0])]


def _record(finding: Finding) -> dict[str, object]:
    return {**finding._asdict(), "verdict": verdict(finding)}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Measure rehearse against the numbers it is meant to reach."
    )
    parser.add_argument("--rows", metavar="NAMES", help=f"some of {','.join(ROWS)}; default all")
    parser.add_argument("--runs", metavar="N", type=int, default=20, help="repetitions, default 20")
    parser.add_argument(
        "--rehearse",
        metavar="PATH",
        default=os.path.join(os.path.dirname(sys.executable), "rehearse"),
        help="the installed executable, default the one beside this python",
    )
    parser.add_argument(
        "--peers",
        metavar="DIR",
        help="a virtual environment with termdown and lookatme, default what PATH finds",
    )
    parser.add_argument("--json", action="store_true", help="print records instead of a table")
    return parser


if __name__ == "__main__":
    sys.exit(main())

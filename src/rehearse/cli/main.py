"""The way in and out of the process."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence

from rehearse.cli.errors import BAD_INPUT, HUNG_UP, INTERRUPTED, PIPE_CLOSED


def run() -> int:
    """Carry out the command line; the exit code. The installed program begins here."""
    # A short command ends before collecting garbage pays. The screens switch it on again.
    gc.disable()
    code = main(sys.argv[1:])
    if "textual" not in sys.modules:
        _leave(code)
    return code


def main(line: Sequence[str]) -> int:
    """Carry out a command line; the exit code."""
    try:
        # Imported when collecting is off and an interrupt is caught.
        from rehearse.cli.dispatch import carry_out  # noqa: PLC0415

        _make_safe()
        code = carry_out(line)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return PIPE_CLOSED
    except OSError as error:
        if error.filename is not None:
            raise
        if error.errno == errno.EIO:
            # The terminal is gone: nobody is left to be told.
            _leave(HUNG_UP)
        # No path is concerned: it was the output.
        sys.stderr.write(f"rehearse: the output can't be written ({error.strerror})\n")
        return BAD_INPUT
    return code


def _make_safe() -> None:
    """Let no character end the program: what a stream can't show becomes an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _leave(code: int) -> None:
    """End the process at once: to take everything down is a tenth of what a short command takes."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            # Whoever was to read it is gone.
            pass
    os._exit(code)

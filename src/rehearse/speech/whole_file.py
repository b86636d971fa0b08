"""Files that are whole or not there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO


@contextmanager
def whole_or_nothing(path: str, *, is_private: bool = False) -> Iterator[IO[bytes]]:
    """A file that takes its name when it is complete, and leaves nothing behind otherwise.

    Args:
        path: the file; its folder must exist.
        is_private: nobody else may read it.

    Raises:
        OSError: it can't be written.
    """
    folder, name = os.path.split(path)
    handle, unfinished = tempfile.mkstemp(dir=folder or ".", prefix=f".{name[:40]}-")
    try:
        with open(handle, "wb") as file:
            yield file
        if not is_private:
            os.chmod(unfinished, 0o666 & ~_umask())
        os.replace(unfinished, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(unfinished)
        raise


def keep(path: str, text: str) -> None:
    """A private file of what the program keeps for itself, its folder made where there is none.

    Raises:
        OSError: it can't be written.
    """
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with whole_or_nothing(path, is_private=True) as file:
        file.write(text.encode())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

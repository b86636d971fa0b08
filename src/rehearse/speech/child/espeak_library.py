"""Finds eSpeak NG: the library and data that came with the program, else the system's."""

from __future__ import annotations

import ctypes
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

LONGEST_DATA_PATH = 140
"""Bytes. eSpeak NG 1.52 fails where the path of its data has more than 160."""


@contextmanager
def bundled_library() -> Iterator[None]:
    """Make whatever is imported meanwhile load the library that came with the program.

    pyttsx3 asks for a system library by name; replacing the loader works on every system, while
    loading ours beforehand works only where libraries are shared by their soname.
    """
    try:
        import espeakng_loader  # noqa: PLC0415
    except (ImportError, OSError):
        yield
        return
    library = espeakng_loader.get_library_path()
    os.environ["ESPEAK_DATA_PATH"] = short_path(espeakng_loader.get_data_path())
    loader: Any = ctypes.cdll
    load: Callable[[str], ctypes.CDLL] = loader.LoadLibrary

    def load_ours(name: str) -> ctypes.CDLL:
        return load(library if "espeak" in name else name)

    loader.LoadLibrary = load_ours
    try:
        yield
    finally:
        del loader.LoadLibrary


def short_path(path: str) -> str:
    """The path, or a link to it from a private folder where it is too long for eSpeak."""
    if len(os.fsencode(path)) <= LONGEST_DATA_PATH:
        return path
    owner = os.getuid() if hasattr(os, "getuid") else 0
    folder = os.path.join(tempfile.gettempdir(), f"rehearse-{owner}")
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        pass
    except OSError:
        return path
    status = os.lstat(folder)
    if status.st_mode & 0o077 or (hasattr(os, "getuid") and status.st_uid != owner):
        # Somebody else's folder: a link in it could be turned elsewhere.
        folder = tempfile.mkdtemp(prefix="rehearse-")
    link = os.path.join(folder, hashlib.sha256(os.fsencode(path)).hexdigest()[:16])
    try:
        os.symlink(path, link)
    except FileExistsError:
        if os.readlink(link) != path:
            os.unlink(link)
            os.symlink(path, link)
    except OSError:
        return path
    return link

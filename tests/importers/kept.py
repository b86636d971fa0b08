"""What is imported is loaded again as it was."""

from __future__ import annotations

from pathlib import Path

from talks_again import assert_loads_the_same

from rehearse.importers.draft import NotImportedError
from rehearse.importers.read import read


def refusal_of(path: Path) -> str:
    """Why a file is not imported; empty where it is, and is loaded again as it was."""
    try:
        made = read(str(path))
    except NotImportedError as error:
        return str(error)
    assert_loads_the_same(made.proposal.talk)
    return ""


def refusals_of_damaged(whole: Path, every: int) -> list[str]:
    """Why a file is not imported that is cut off, or has other bits, at every so many bytes."""
    data = whole.read_bytes()
    damaged = whole.with_name(f"damaged{whole.suffix}")
    found = []
    for at in range(0, len(data), every):
        changed = bytearray(data)
        changed[at] ^= 0x55
        for content in (data[:at], bytes(changed)):
            damaged.write_bytes(content)
            found.append(refusal_of(damaged))
    return list(filter(None, found))

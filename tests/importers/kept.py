"""What is imported is loaded again as it was."""

from __future__ import annotations

from pathlib import Path

from rehearse.core.talk import Talk
from rehearse.importers.draft import NotImportedError
from rehearse.importers.read import read
from rehearse.talkfile.load import loads
from rehearse.talkfile.write import dump


def assert_loads_the_same(made: Talk) -> None:
    """A talk that is written and loaded has the same sections."""
    text = dump(made, {part.id: "line 3" for part in made.sections})
    again = loads(text, "t.yaml")
    assert again.title == made.title
    assert again.slot_s == made.slot_s
    assert [part._replace(line=0) for part in again.sections] == [
        part._replace(line=0) for part in made.sections
    ]


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

"""Round trips: what is written is what is loaded."""

from __future__ import annotations

from rehearse.core.talk import Talk
from rehearse.talkfile.load import loads
from rehearse.talkfile.write import dump


def assert_loads_the_same(made: Talk) -> None:
    """The talk, written with comments and loaded again, is the same but for its lines."""
    text = dump(made, {part.id: "line 3" for part in made.sections})
    again = loads(text, "t.yaml")
    assert again.title == made.title
    assert again.slot_s == made.slot_s
    assert again.pace == made.pace
    assert [part._replace(line=0) for part in again.sections] == [
        part._replace(line=0) for part in made.sections
    ]

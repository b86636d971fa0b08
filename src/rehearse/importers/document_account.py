"""What the account says of a document, be it in Word's format, OpenDocument or RTF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rehearse.core.wording import plural
from rehearse.importers.draft import LEFT, NOWHERE, PARAGRAPH, TAKEN, Place, Remark


def accepted_changes(inserted: int, deleted: int, moved: int = 0) -> Iterator[Remark]:
    """Of tracked changes, nothing where there are none."""
    if inserted or deleted or moved:
        said = f"tracked changes are accepted: {plural(inserted, 'insertion')}, "
        said += f"{plural(moved, 'move')}, " if moved else ""
        yield Remark(TAKEN, NOWHERE, said + f"{plural(deleted, 'deletion')} left out")


def left_out(comments: int, hidden: Iterable[int], *, has_headers: bool) -> Iterator[Remark]:
    """Of what is not spoken; `hidden` are the numbers of paragraphs with hidden text."""
    if comments:
        yield Remark(LEFT, NOWHERE, f"{plural(comments, 'comment')}, not spoken")
    for number in hidden:
        yield Remark(LEFT, Place(number, unit=PARAGRAPH), "hidden text, not spoken")
    if has_headers:
        yield Remark(LEFT, NOWHERE, "headers and footers, not spoken")

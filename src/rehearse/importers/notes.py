"""Notes that are to become a talk: what is proposed of them, and the file that it is written to."""

from __future__ import annotations

import os

from rehearse.core.talk import Talk
from rehearse.importers import saving
from rehearse.importers.draft import Draft
from rehearse.importers.kinds import Kind
from rehearse.importers.naming import title_of_file
from rehearse.importers.proposal import Proposal
from rehearse.importers.read import Import
from rehearse.importers.shaping import Shaping
from rehearse.talkfile.load import loads


class Notes:
    """A file of notes between its import and the talk file."""

    def __init__(
        self, path: str, found: Import, target: str = "", *, replaces: bool = False
    ) -> None:
        """Of a file at a path; `target` is where it is to be written, if not where talks go.

        `replaces`: what stands there may be replaced unasked.
        """
        self.path = path
        self.kind: Kind = found.kind
        first = found.proposal
        self.claims: str = found.draft._replace(
            slot_s=first.talk.slot_s, wpm=first.talk.pace.wpm if first.has_pace else None
        ).claims
        """What the notes say of themselves, whatever the speaker says by now."""
        self.shaping = Shaping(found.draft, title_of_file(path))
        self.target = target or saving.target_of(path)
        self.replaces = replaces
        self._written = ""
        """What was written to the target, as text."""
        self._written_draft: Draft | None = None
        self._keeps = replaces and os.path.lexists(self.target)
        """The target had a talk before, whose ids and pins stay."""

    @property
    def name(self) -> str:
        """The file without its folder."""
        return os.path.basename(self.path)

    @property
    def talk(self) -> Talk:
        """What is proposed now."""
        return self.shaping.proposal.talk

    @property
    def proposal(self) -> Proposal:
        """What is to be written, with what stays of the talk that it replaces."""
        proposal = self.shaping.proposal
        return saving.over(proposal, self.target) if self._keeps else proposal

    @property
    def written_to(self) -> str:
        """The talk file that was written, empty as long as none was."""
        return self.target if self._written else ""

    @property
    def is_written(self) -> bool:
        """The target holds what is proposed now."""
        return self.shaping.draft is self._written_draft and self._is_ours()

    @property
    def is_in_the_way(self) -> bool:
        """A file stands at the target that is not of this import, and may not be replaced."""
        return os.path.lexists(self.target) and not (self.replaces or self._is_ours())

    def save(self, *, replace: bool = False) -> Talk:
        """Write the talk file; the talk as it is read from it.

        Raises:
            NotWrittenError: it can't be written; what stood there still does.
        """
        may_replace = replace or not self.is_in_the_way
        if os.path.lexists(self.target) and not self._is_ours():
            self._keeps = True
        text = saving.text_of(self.proposal, self.target)
        saving.write(text, self.target, replace=may_replace)
        self._written, self._written_draft = text, self.shaping.draft
        return loads(text, self.target)

    def write_beside(self) -> None:
        """Leave the file at the target alone: the talk goes to a name beside it."""
        self.target = saving.beside(self.target)
        self._written, self._keeps = "", False

    def _is_ours(self) -> bool:
        """The target still holds what was written here."""
        if not self._written:
            return False
        try:
            if not os.path.isfile(self.target):
                return False  # to open a pipe would wait for a writer
            with open(self.target, encoding="utf-8", newline="") as file:
                return file.read(len(self._written) + 1) == self._written
        except (OSError, UnicodeDecodeError):
            return False

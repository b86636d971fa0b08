"""What the doctor finds."""

from __future__ import annotations

from rehearse.core.record import NamedTuple


class Finding(NamedTuple):
    """A fact about this machine."""

    subject: str
    fact: str
    remedy: str = ""
    """What to do about it; empty where it is well."""

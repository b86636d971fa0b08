"""Which signals a speaker is told in the plain mode."""

from __future__ import annotations

ALL, TALK, NONE = "all", "talk", "none"
"""Those of sections too, those of the talk alone, or none."""

CHOICES = (ALL, TALK, NONE)

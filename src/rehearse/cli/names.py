"""The names of the commands; every other word is a talk."""

from __future__ import annotations

SUMMARIES = {
    "plan": "what each section may take, and whether the talk fits",
    "fit": "what to leave out or cut, so that it fits another slot",
    "check": "can talks be read, and do they fit?",
    "new": "a talk file to fill in, with words for each section",
    "import": "your own notes as a talk: text, Markdown, slides, Word",
    "say": "read a talk aloud at its own pace, or write it to files",
    "voices": "what voices there are here, by language",
    "history": "the runs that are kept",
    "report": "one run, section by section, and what to do next",
    "config": "the settings, and where each comes from",
    "doctor": "does everything work on this machine?",
    "schema": "what a talk file may hold, for editors: a JSON Schema",
    "completion": "the TAB key for bash, zsh and fish",
}
"""Each is a module of this package, `import` as `importing`; its summary has no full stop."""

FOR_SHELLS = "__complete"
"""What the TAB key of a shell calls; it is no word that a talk is called by."""

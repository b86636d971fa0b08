"""What the value of a key means: each function takes what was written, and may refuse it."""

from __future__ import annotations

import re
from collections.abc import Callable

from rehearse.core import timespan
from rehearse.core.record import TYPE_CHECKING
from rehearse.talkfile import rules
from rehearse.talkfile.clean import one_line, quoted
from rehearse.talkfile.rules import Rule

if TYPE_CHECKING:
    from typing import Any

LANGUAGE_TAG = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*(?:-[a-wyzA-WYZ0-9](?:-\w{2,8})+)*"
FLAGS = ("true", "false")


def read(rule: Rule, written: str) -> Any:
    """The value that a key has by its rule.

    Raises:
        ValueError: with a sentence that says what to write instead.
    """
    value = written.strip() if rule.kind == rules.TEXT else one_line(written)
    if rule.longest and len(value) > rule.longest:
        raise ValueError(f"{len(value):,} characters long, {rule.longest} at most: shorten it")
    reader = _READERS.get(rule.kind)
    return reader(value) if reader else value


def _title(text: str) -> str:
    if not any(map(str.isalnum, text)):
        raise ValueError(f"{quoted(text)} holds no letter and no digit, write a name")
    return text


def _id(text: str) -> str:
    if not re.fullmatch(r"[^\W_](?:[\w.-]*[^\W_])?", text):
        raise ValueError(f"{quoted(text)} is no id, write letters and digits with - between them")
    return text


def _language(text: str) -> str:
    """BCP 47: a language of two or three letters, then script, region and variants."""
    if 2 <= len(text) <= 3 and text.isascii() and text.isalpha():
        return text
    if re.fullmatch(LANGUAGE_TAG, text):
        return text
    hint = text.replace("_", "-") if re.fullmatch(r"[A-Za-z]{2,3}(_[A-Za-z]{2,4})+", text) else ""
    raise ValueError(f"{quoted(text)} is no language tag, write {hint or 'en, fr or pt-BR'}")


def _duration(text: str) -> float:
    seconds = timespan.parse(text)
    if seconds <= 0:
        raise ValueError(f"{quoted(text)} is no time at all, write {timespan.EXAMPLES}")
    return seconds


def _rule(text: str) -> Any:
    from rehearse.core.timing_rule import rule_of  # noqa: PLC0415 - few talks have one

    return rule_of(text)


def _signal(text: str) -> Any:
    from rehearse.core.signals import signal_of  # noqa: PLC0415 - few talks have any

    return signal_of(text)


def _flag(text: str) -> bool:
    if text not in FLAGS:
        raise ValueError(f"{quoted(text)} is neither true nor false, write one of them")
    return text == "true"


_READERS: dict[str, Callable[[str], Any]] = {
    rules.TITLE: _title,
    rules.ID: _id,
    rules.LANGUAGE: _language,
    rules.DURATION: _duration,
    rules.FLAG: _flag,
    rules.RULE: _rule,
    rules.SIGNALS: _signal,
}

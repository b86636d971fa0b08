"""What the value of a setting means: each function takes what was written, and may refuse it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rehearse.core import timespan
from rehearse.core.pace import paces_in
from rehearse.core.settings import UsualPace
from rehearse.core.thresholds import Thresholds
from rehearse.talkfile.clean import quoted
from rehearse.talkfile.settings_rules import KEY_NAMES, NO_KEYS, SAME_KEYS, Setting

LONGEST_WARNING_S = 600.0


def usual_pace(text: str) -> UsualPace:
    """A pace as written.

    Raises:
        ValueError: it is none.
    """
    return UsualPace(*paces_in(text))


def number(text: str, setting: Setting, unit: str = "") -> int:
    """A whole number within the bounds of its setting.

    Raises:
        ValueError: it is none, or beyond them.
    """
    least, most = setting.least, setting.most
    bounds = f"from {least} to {most}" if most - least > 1 else f"{least} or {most}"
    match = re.fullmatch(rf"(\d{{1,6}})(?: ?{unit})?", text, re.ASCII)
    if match is None:
        raise ValueError(f"{quoted(text)} is no whole number, write one {bounds}")
    found = int(match[1])
    if not least <= found <= most:
        raise ValueError(f"{found} is too {'small' if found < least else 'large'}, write {bounds}")
    return found


def seconds(text: str, setting: Setting) -> int:
    """Whole seconds within the bounds of a setting.

    Raises:
        ValueError: it is no time, or beyond them.
    """
    found_s = timespan.parse(text)
    if found_s != int(found_s) or not setting.least <= found_s <= setting.most:
        bounds = f"from {setting.least}s to {setting.most}s"
        raise ValueError(f"{quoted(text)} can't stand here, write whole seconds {bounds}")
    return int(found_s)


def choice(text: str, setting: Setting) -> str:
    """One of the words of a setting.

    Raises:
        ValueError: it is none of them; the nearest is named.
    """
    wanted = text.lower()
    if wanted in setting.choices:
        return wanted
    raise ValueError(f"{quoted(text)} is not known, {nearest(wanted, setting.choices)}")


def nearest(wanted: str, known: Iterable[str]) -> str:
    """`did you mean 'nord'?`, or all that is known."""
    import difflib  # noqa: PLC0415 - only for a message

    names = list(known)
    near = difflib.get_close_matches(wanted[:80], names, 1)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"write {', '.join(names[:-1])} or {names[-1]}"


def warning(text: str, on: Thresholds) -> Thresholds:
    """`20%`, `10s`, `25%, 5s` or `25%, 5s, 30s`, as a change of the thresholds.

    Raises:
        ValueError: it is none of these, or makes no sense.
    """
    terms = [term.strip() for term in text.split(",")]
    share = re.fullmatch(r"(\d{1,3}(?:\.\d{1,2})?) ?%", terms[0], re.ASCII)
    times_s = [_time(term, text) for term in terms[1 if share else 0 :]]
    if len(times_s) > 2:
        raise ValueError(f"{quoted(text)} gives too many times, write {_WARNINGS}")
    if share:
        if not 1 <= float(share[1]) <= 100:
            raise ValueError(f"{share[0]} is no part of a budget, write one from 1% to 100%")
        on = on._replace(warning_share=float(share[1]) / 100)
    least_s = times_s[0] if times_s else on.warning_least_s
    most_s = times_s[-1] if len(times_s) == 2 or (times_s and not share) else on.warning_most_s
    if len(times_s) == 1 and share:
        most_s = max(most_s, least_s)
    if least_s > most_s:
        raise ValueError(f"{quoted(text)} has the most before the least, write {_WARNINGS}")
    return on._replace(warning_least_s=least_s, warning_most_s=most_s)


_WARNINGS = "20%, 10s or '25%, 5s, 30s'"


def _time(term: str, text: str) -> float:
    try:
        found_s = timespan.parse(term)
    except ValueError:
        raise ValueError(f"{quoted(text)} is no warning, write {_WARNINGS}") from None
    if not 0 < found_s <= LONGEST_WARNING_S:
        raise ValueError(f"{quoted(term)} is no warning, write a time from 1s to 10m")
    return found_s


def key(text: str) -> str:
    """A key by its one name: `n`, `?`, `pagedown`, `ctrl+n`; a letter without regard to its case.

    Raises:
        ValueError: there is no such key, or no command can have it.
    """
    *modifiers, last = text.split("+") if len(text) > 1 else [text]
    if text.endswith("+") and len(text) > 1:
        *modifiers, last = *text[:-2].split("+"), "+"
    modifiers = [modifier.strip().lower() for modifier in modifiers]
    last = last.strip() or last
    if len(last) > 1 or last.isalpha():
        last = last.lower()
    last = SAME_KEYS.get(last, last)
    if any(modifier not in {"ctrl", "shift", "alt"} for modifier in modifiers) or not last:
        raise ValueError(f"{quoted(text)} is no key, write n, pgdn, F4 or ctrl+n")
    if len(last) == 1:
        if not last.isprintable() or last == " ":
            raise ValueError(f"{quoted(text)} is no key, write its name")
        if "shift" in modifiers:
            raise ValueError(
                f"{quoted(text)} is no key of its own: write {quoted(last)}, letters work in "
                "either case"
            )
    elif last not in KEY_NAMES:
        raise ValueError(f"{quoted(text)} is no key, {nearest(last, KEY_NAMES)}")
    name = "+".join([*(each for each in ("alt", "ctrl", "shift") if each in modifiers), last])
    if name in NO_KEYS:
        raise ValueError(f"{quoted(text)} can't be given to a command: {NO_KEYS[name]}")
    return name

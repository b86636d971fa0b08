"""What a writer did where a YAML parser stopped, in words that help.

PyYAML's two parsers stop at the same places and word it differently; what is said here comes from
the place and from the lines around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rehearse.core.record import NamedTuple
from rehearse.talkfile.clean import quoted
from rehearse.talkfile.nodes import Scalar
from rehearse.talkfile.problem import NO_TALK, REMEDY, TAB_INDENTS
from rehearse.talkfile.rules import KEYS
from rehearse.talkfile.source import Source


class Mistake(NamedTuple):
    """Where to look, and what to do there."""

    line: int
    column: int
    message: str


class Trouble(NamedTuple):
    """What a parser says when it stops, and what it had read. Lines and columns count from 1."""

    line: int
    """Where it stopped."""
    column: int
    start_line: int
    """Where what it was reading began; where it stopped if it doesn't say."""
    start_column: int
    context: str
    problem: str
    last: Scalar | None
    """The scalar before."""
    last_ends_on: int
    """The line on which it ends."""
    is_inside: bool
    """Some list or mapping is open."""


def diagnosed(source: Source, trouble: Trouble) -> Mistake:
    """The likeliest mistake behind a syntax error."""
    if trouble.context == "while scanning a simple key":
        trouble = trouble._replace(line=trouble.start_line, column=trouble.start_column)
    trouble = _within(trouble, source.lines)
    for look in _LOOKS:
        mistake = look(source, trouble)
        if mistake:
            return mistake
    return Mistake(
        trouble.line,
        trouble.column,
        "this is no YAML: write one `key: value` on a line, and texts after | on the lines below",
    )


def bad_escape(lines: list[str], first: int, last: int) -> Mistake:
    """The first escape that means nothing in the quoted text on these lines (from 1)."""
    for number in range(first, min(last, len(lines)) + 1):
        for match in re.finditer(_ESCAPE, lines[number - 1]):
            if not _is_known(match):
                return Mistake(
                    number,
                    match.start() + 1,
                    f"{quoted(match[0])} means nothing in double quotes, "
                    "write \\\\ for a backslash, or put the text after | on the next line",
                )
    return Mistake(first, 1, "a \\ in double quotes means nothing here, write \\\\ for a backslash")


_ESCAPE = (
    r"\\(?:x(?P<two>[0-9a-fA-F]{2})|u(?P<four>[0-9a-fA-F]{4})|U(?P<eight>[0-9a-fA-F]{8})"
    r"|(?P<one>[0abt\tnvfre \"/\\N_LP])|(?P<end>$)|(?P<bad>.))"
)


def _is_known(match: re.Match[str]) -> bool:
    if match["bad"]:
        return False
    code = int(match["two"] or match["four"] or match["eight"] or "0", 16)
    return code < 0xD800 or 0xDFFF < code <= 0x10FFFF


def _within(trouble: Trouble, lines: list[str]) -> Trouble:
    """The end of a file is shown behind the last line that holds something."""
    line = last = min(trouble.line, len(lines))
    while line > 1 and line > trouble.last_ends_on and not lines[line - 1].strip():
        line -= 1
    if line == trouble.line:
        return trouble
    trouble = trouble._replace(line=line, column=len(lines[line - 1]) + 1)
    if trouble.start_line > last:
        trouble = trouble._replace(start_line=trouble.line, start_column=trouble.column)
    return trouble


def _open_quote(source: Source, trouble: Trouble) -> Mistake | None:
    if "quoted scalar" not in trouble.context:
        return None
    if "stream" in trouble.problem or "document" in trouble.problem:
        line, column = trouble.start_line, trouble.start_column
        quote = source.lines[line - 1][column - 1]
        return Mistake(
            line,
            column,
            f"the quote {quote} that opens here is never closed: "
            "close it, or put the text after | on the next line",
        )
    return bad_escape(source.lines, trouble.line, trouble.line)


def _tab(source: Source, trouble: Trouble) -> Mistake | None:
    if not source.has_tabs:
        return None
    since = trouble.last.line if trouble.last else 1
    found = 0
    for line in source.tab_indented_lines():
        if line > trouble.line:
            break
        if line >= since:
            found = line
    return Mistake(found, 1, TAB_INDENTS) if found else None


def _second_document(source: Source, trouble: Trouble) -> Mistake | None:
    if "document start" not in trouble.problem:
        return None
    before = (line for line in reversed(source.lines[: trouble.line - 1]) if line.strip())
    if next(before, "").startswith("..."):
        return Mistake(
            trouble.line, trouble.column, "nothing may follow the ... that ends a talk, take it out"
        )
    return None


def _missing_space(source: Source, trouble: Trouble) -> Mistake | None:
    """`title:Hello` or `-title: Hello`, here or on the line before."""
    for number in (trouble.line, _line_before(source.lines, trouble.line)):
        line = source.lines[number - 1] if number else ""
        match = re.match(r" *(?:- +)*-?([a-z_]+):(?=\S)", line[:_FAR])
        if match and match[1] in KEYS:
            return Mistake(number, match.end() + 1, f"write a space after {match[1]}:")
        match = re.match(r" *(?:- +)*-(?=([a-z_]+):(?:\s|$))", line[:_FAR])
        if match and match[1] in KEYS:
            return Mistake(number, match.end() + 1, f"write a space between - and {match[1]}:")
    return None


def _missing_colon(source: Source, trouble: Trouble) -> Mistake | None:
    """`title Hello`, here or on the line before."""
    if "mapping values" not in trouble.problem and "expected ':'" not in trouble.problem:
        return None
    if _is_block(trouble.last) and not _begins_with_key(source.lines[trouble.line - 1]):
        return None
    for number in (trouble.line, _line_before(source.lines, trouble.line)):
        line = source.lines[number - 1] if number else ""
        match = re.match(r" *(?:- +)*([a-z_]+)(?=$| +[^ :])", line[:_FAR])
        if match and match[1] in KEYS and (number == trouble.line or ": " not in line):
            return Mistake(number, match.end() + 1, f"write a colon after {match[1]}")
    return None


def _value(source: Source, trouble: Trouble) -> Mistake | None:
    """A value on the line that begins with a mark of YAML's own, or goes on after its quotes."""
    line = source.lines[trouble.line - 1]
    key, start = _value_start(line)
    indent = _indent(line)
    if line[indent : indent + 1] in _MARKS and indent < trouble.column <= start:
        return Mistake(
            trouble.line, indent + 1, f"a key can't begin with {line[indent]}, put it in quotes"
        )
    if start >= len(line) or trouble.column <= start:
        return None
    first = line[start]
    column = start + 1
    if first in "[{":
        if key in {"say", "voices", "sections"}:
            return Mistake(trouble.line, trouble.column, "brackets or braces don't match here")
        return Mistake(trouble.line, column, f"the value begins with {first}, {REMEDY}")
    if first in _MARKS or (first in "-?:" and line[start + 1 : start + 2] in {"", " "}):
        return Mistake(trouble.line, column, f"the value begins with {first}, {REMEDY}")
    if first in "|>" and not re.match(r"[|>][-+1-9]{0,2} *(?: #|$)", line[start:]):
        if first == ">":
            return Mistake(trouble.line, column, f"the value begins with >, {REMEDY}")
        return Mistake(trouble.line, column, "the text begins on the line after |, move it there")
    if first in "\"'" and trouble.column > column + 1:
        return Mistake(
            trouble.line,
            column,
            "the value goes on after its closing quote, put all of it after | on the next line",
        )
    return None


def _quote_of_before(_source: Source, trouble: Trouble) -> Mistake | None:
    """A quote opened on a line above, that closed at a quote meant to open."""
    last = trouble.last
    if last is None or last.style not in {"'", '"'} or last.line == trouble.last_ends_on:
        return None
    if trouble.line > trouble.last_ends_on + 1:
        return None
    return Mistake(
        last.line,
        last.column,
        f"the quote {last.style} that opens here closes on line {trouble.last_ends_on}: "
        "close it where it should end, or put the text after | on the next line",
    )


def _flow(source: Source, trouble: Trouble) -> Mistake | None:
    if "flow" not in trouble.context:
        return None
    line, column = trouble.start_line, trouble.start_column
    opening = source.lines[line - 1][column - 1 : column]
    key, start = _value_start(source.lines[line - 1])
    if opening in {"[", "{"} and start == column - 1 and key not in {"say", "voices", "sections"}:
        return Mistake(line, column, f"the value begins with {opening}, {REMEDY}")
    if opening in {"[", "{"} and line < trouble.line:
        return Mistake(line, column, f"the {opening} that opens here is not closed, close it")
    return Mistake(trouble.line, trouble.column, "brackets or braces don't match here")


def _below_text(source: Source, trouble: Trouble) -> Mistake | None:
    """A line of text that is indented less than the text it belongs to."""
    last = trouble.last
    line = source.lines[trouble.line - 1]
    if last is None or not last.is_block or _begins_with_key(line):
        return None
    if trouble.column - 1 != _indent(line):
        return None
    if last.value.strip():
        message = "indented less than the text above it, indent all lines of a text alike"
    elif _has_blank_start(source.lines, last.line, trouble.line):
        message = "this empty line holds more spaces than the text is indented by, take them out"
        return Mistake(last.line + 1, 1, message)
    else:
        message = "indent the text deeper than its key, all its lines alike"
    return Mistake(trouble.line, trouble.column, message)


def _colon_in_text(source: Source, trouble: Trouble) -> Mistake | None:
    """`text: We ask one thing: money`, on one line or on several."""
    if "mapping values" not in trouble.problem:
        return None
    line = source.lines[trouble.line - 1]
    key, start = _value_start(line)
    if key and key in KEYS and trouble.column > start:
        return Mistake(trouble.line, start + 1, f'the value holds ": ", {REMEDY}')
    if key in KEYS:
        return None
    if not trouble.is_inside:
        return Mistake(trouble.line, 1, NO_TALK)
    if key and trouble.column > start:
        return Mistake(trouble.line, start + 1, f'the value holds ": ", {REMEDY}')
    return Mistake(
        trouble.line,
        _indent(line) + 1,
        'the text holds ": ", write | after its key and the text on the lines below',
    )


def _indentation(source: Source, trouble: Trouble) -> Mistake | None:
    line = source.lines[trouble.line - 1]
    indent = _indent(line)
    is_entry = line[indent : indent + 2] in {"- ", "-"}
    is_first = trouble.column == indent + 1
    is_key = _begins_with_key(line) or (is_first and "document start" in trouble.problem)
    if not is_key and not (is_entry and is_first):
        return None
    if is_entry and indent == 0:
        return Mistake(trouble.line, 1, "a list begins here without a key, write sections: above")
    spaces = f"indented by {indent} space{'' if indent == 1 else 's'}" if indent else "not indented"
    which = "the - of all sections" if is_entry else "keys that belong together"
    return Mistake(
        trouble.line,
        indent + 1,
        f"{spaces}, unlike the lines above: {which} stand exactly below each other",
    )


def _no_key(source: Source, trouble: Trouble) -> Mistake | None:
    if source.lines[trouble.line - 1][trouble.column - 1 :].startswith(":"):
        return Mistake(trouble.line, trouble.column, "a key is missing before this colon")
    if "expected ':'" not in trouble.problem:
        return None
    if not trouble.is_inside:
        return Mistake(trouble.line, 1, NO_TALK)
    return Mistake(
        trouble.line,
        trouble.column,
        "this line has no key: texts stand after | and are indented deeper than their key",
    )


_LOOKS: tuple[Callable[[Source, Trouble], Mistake | None], ...] = (
    _open_quote,
    _tab,
    _second_document,
    _quote_of_before,
    _below_text,
    _flow,
    _missing_space,
    _missing_colon,
    _value,
    _colon_in_text,
    _indentation,
    _no_key,
)

_MARKS = frozenset("*&!%@`,]}")
"""What no plain value begins with."""

_FAR = 300
"""Columns beyond which no key begins."""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_block(scalar: Scalar | None) -> bool:
    return scalar is not None and scalar.is_block


def _line_before(lines: list[str], number: int) -> int:
    """The number of the last line before that holds something, 0 if none does."""
    for before in range(number - 1, max(0, number - 50), -1):
        if lines[before - 1].strip():
            return before
    return 0


def _begins_with_key(line: str) -> bool:
    match = re.match(r" *(?:- +)*([a-z_]+):(?:\s|$)", line[:_FAR])
    return match is not None and match[1] in KEYS


def _has_blank_start(lines: list[str], after: int, before: int) -> bool:
    between = lines[after : before - 1]
    return bool(between) and any(between) and not any(line.strip() for line in between)


def _value_start(line: str) -> tuple[str, int]:
    """The key on a line, empty if it has none, and the index where its value begins."""
    start = _indent(line)
    while line.startswith("- ", start):
        start += 2
        while line.startswith(" ", start):
            start += 1
    colon = line.find(": ", start)
    if colon < 0:
        return "", start
    key = line[start:colon].strip()
    value = colon + 2
    while line.startswith(" ", value):
        value += 1
    return key, value

"""From the bytes of a talk file to a tree, by the events of a YAML parser and an own stack.

PyYAML's `compose` and `load` recurse: with the C parser 50,000 nested `[` overflow the stack and
end the interpreter. Events do neither, and they keep every scalar as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rehearse.core.record import TYPE_CHECKING, NamedTuple
from rehearse.talkfile.clean import clean, quoted
from rehearse.talkfile.nodes import Mapping, Node, Refused, Scalar, Sequence, Tree
from rehearse.talkfile.problem import MOST_PROBLEMS, REMEDY, TAB_INDENTS, Problem, TalkFileError
from rehearse.talkfile.source import TALK, Source

if TYPE_CHECKING:
    from typing import Any

DEEPEST = 16
"""Levels of nesting; a talk needs four."""
MOST_EVENTS = 200_000
"""Scalars, and beginnings and ends of lists and mappings; a section takes six."""


def parse(source: Source, *, pure: bool = False) -> Tree:
    """The tree of a source; `pure` asks for the parser that is written in Python.

    Raises:
        TalkFileError: it is no YAML, nested too deep, too much, or more than one document.
    """
    builder = _Builder(source)
    builder.check_directives()
    try:
        builder.follow(_parser(source, pure=pure))
    except _ScannerTooDeepError:
        return parse(source, pure=True)
    return builder.tree()


class _ScannerTooDeepError(Exception):
    """libyaml, from 0.2.6 on, looks 1,000 brackets ahead and gives up before it tells of any.

    The Python parser tells where the nesting gets too deep.
    """


def _parser(source: Source, *, pure: bool) -> Any:
    import yaml  # noqa: PLC0415 - a command that loads no talk starts without it

    if yaml.__with_libyaml__ and not pure:
        from yaml._yaml import CParser  # noqa: PLC0415

        return CParser(source.for_parser)

    from yaml.parser import Parser  # noqa: PLC0415
    from yaml.reader import Reader  # noqa: PLC0415
    from yaml.scanner import Scanner  # noqa: PLC0415

    class PureParser(Reader, Scanner, Parser):
        def __init__(self, text: str) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)

    return PureParser(source.for_parser.decode())


_AS_TEXT = f"if it is text, {REMEDY}"


class _Open(NamedTuple):
    """A list or a mapping that has begun; a mapping's children are keys and values in turn."""

    is_mapping: bool
    flow: bool
    line: int
    column: int
    children: list[Node]


class _Builder:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._none = source.what.replace("a ", "no ")
        self._file = f"{source.what.removesuffix(' file')} file"
        self._problems: list[Problem] = []
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._documents = 0
        self._last: Scalar | None = None
        self._last_ends_on = 1
        self._texts: list[tuple[int, int]] = []
        """First and last lines in which a tab may come first: they continue a text."""

    def tree(self) -> Tree:
        if self._source.has_tabs:
            self._refuse_tabs()
        return Tree(self._root, tuple(self._problems))

    def follow(self, parser: Any) -> None:
        """Takes the parser's events to the end of the file."""
        import yaml  # noqa: PLC0415

        steps: dict[type[Any], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping_start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceStartEvent: self._sequence_start,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        next_event = parser.get_event
        left = MOST_EVENTS
        while True:
            try:
                event = next_event()
            except yaml.MarkedYAMLError as error:
                if "maximum nesting depth" in (error.problem or ""):
                    raise _ScannerTooDeepError from None
                raise self._syntax_error(error) from None
            except (yaml.YAMLError, ValueError, OverflowError):
                # The Python parser trips over escapes that name no character.
                raise self._escape_error(parser.line + 1, parser.line + 1) from None
            if event is None:
                return
            step = steps.get(type(event))
            if step is not None:
                step(event)
                left -= 1
                if left < 0:
                    mark = event.start_mark
                    message = f"more than {MOST_EVENTS:,} entries, which {self._none} has"
                    raise self._source.error(mark.line + 1, mark.column + 1, message)

    def check_directives(self) -> None:
        """Refuses what the parsers judge differently.

        Raises:
            TalkFileError: a directive other than `%YAML 1.1` or `%YAML 1.2` begins the file.
        """
        data = self._source.data
        if b"%" not in data:
            return
        for number, line in enumerate(data.split(b"\n", 1000), 1):
            start = line.lstrip(b" ")
            if line.startswith(b"%") and not re.match(rb"%YAML +1\.[12] *(?: #.*)?$", line):
                raise self._source.error(number, 1, "a line can't begin with %, take it out")
            if start and not start.startswith((b"#", b"%")):
                return

    def _scalar(self, event: Any) -> None:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        style = event.style or ""
        value = event.value
        if style:
            end = event.end_mark
            self._last_ends_on = end.line + (end.column > 0)
            if style == '"':
                if not value.isascii() and re.search("[\ud800-\udfff]", value):
                    raise self._escape_error(line, self._last_ends_on)
                value = clean(value)
            if self._source.has_tabs and self._last_ends_on > line:
                self._texts.append((line + 1, self._last_ends_on))
        else:
            self._last_ends_on = line
        if self._source.has_unseen:
            value = clean(value)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        node = Scalar(value, style, line, column)
        self._last = node
        self._add(node)

    def _mapping_start(self, event: Any) -> None:
        self._start(event, is_mapping=True)

    def _sequence_start(self, event: Any) -> None:
        self._start(event, is_mapping=False)

    def _start(self, event: Any, *, is_mapping: bool) -> None:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if len(self._open) == DEEPEST:
            message = f"nested more than {DEEPEST} deep, which {self._none} is"
            raise self._source.error(line, column, message)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        self._open.append(_Open(is_mapping, bool(event.flow_style), line, column, []))

    def _end(self, _event: Any) -> None:
        done = self._open.pop()
        children = done.children
        if not done.is_mapping:
            self._add(Sequence(tuple(children), done.flow, done.line, done.column))
            return
        entries = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._refuse_key(key)
            elif key.value == "<<" and key.plain:
                self._refuse(key.line, key.column, "<< merges nothing here, write it out")
            else:
                entries.append((key, value))
        self._add(Mapping(tuple(entries), done.flow, done.line, done.column))

    def _alias(self, event: Any) -> None:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        name = quoted("*" + event.anchor)
        self._refuse(
            line,
            column,
            f"{name} is a YAML alias, which {self._file} doesn't use: write it out; {_AS_TEXT}",
        )
        self._add(Refused(line, column))

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            mark = event.start_mark
            message = "a second document begins here, " + (
                "a file holds one talk" if self._source.what == TALK else "take it out"
            )
            raise self._source.error(mark.line + 1, mark.column + 1, message)

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._root = node

    def _refuse_properties(self, event: Any) -> None:
        """Tells of an anchor and of a tag; what they stand before is read all the same."""
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        written = self._source.lines[line - 1][column - 1 :].split(" ", 1)[0]
        what = "anchor" if written.startswith("&") else "tag"
        self._refuse(
            line,
            column,
            f"{quoted(written)} is a YAML {what}, which {self._file} doesn't use: "
            f"take it out; {_AS_TEXT}",
        )

    def _refuse_key(self, key: Node) -> None:
        if not isinstance(key, Mapping | Sequence):
            return
        message = "a key is a word: write one `key: value` on a line"
        if key.flow:
            message = f"the value begins with {'{' if isinstance(key, Mapping) else '['}, {REMEDY}"
        self._refuse(key.line, key.column, message)

    def _refuse(self, line: int, column: int, message: str) -> None:
        if len(self._problems) <= MOST_PROBLEMS:
            self._problems.append(Problem(self._source.file, line, column, "", message))

    def _refuse_tabs(self) -> None:
        texts = iter(self._texts)
        first, last = next(texts, (0, 0))
        for line in self._source.tab_indented_lines():
            while last and last < line:
                first, last = next(texts, (0, 0))
            if not first <= line <= last:
                raise self._source.error(line, 1, TAB_INDENTS)

    def _syntax_error(self, error: Any) -> TalkFileError:
        from rehearse.talkfile.diagnosis import Trouble, diagnosed  # noqa: PLC0415

        end = error.problem_mark or error.context_mark
        start = error.context_mark or end
        trouble = Trouble(
            end.line + 1,
            end.column + 1,
            start.line + 1,
            start.column + 1,
            error.context or "",
            error.problem or "",
            self._last,
            self._last_ends_on,
            bool(self._open),
        )
        return self._source.error(*diagnosed(self._source, trouble))

    def _escape_error(self, first: int, last: int) -> TalkFileError:
        from rehearse.talkfile.diagnosis import bad_escape  # noqa: PLC0415

        return self._source.error(*bad_escape(self._source.lines, first, last))

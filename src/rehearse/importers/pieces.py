"""Markdown as pieces: headings, paragraphs, lists, and what is shown rather than said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from rehearse.core.record import NamedTuple
from rehearse.importers.cues import shown, with_cues
from rehearse.importers.html_words import words_of_html
from rehearse.importers.tidy import tidy, tidy_text

HEADING, TEXT, ITEM, SHOWN, RULE, COMMENT, HTML = (
    "heading", "text", "item", "shown", "rule", "comment", "html",
)  # fmt: skip
"""Kinds of a piece. SHOWN is code, a table or a picture, as a cue."""

_ASTERISK = "\ufdd2"
"""Stands for an asterisk that is no stress; no tidy text holds it."""
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_STRESSED_CUE = re.compile(r"\*{1,2}(\[[^\[\]]*\])\*{1,2}")
_CUE = re.compile(r"\[[^\[\]]*\]")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")


class Piece(NamedTuple):
    """A block of a Markdown text."""

    kind: str
    line: int
    """From 1."""
    text: str
    """In the markup of talk files; of a comment, as it stands there."""
    level: int = 0
    """Of a heading, from 1."""
    footnotes: tuple[str, ...] = ()
    """Names of the footnotes that it refers to."""
    is_strong: bool = False
    """All of it is strong: a heading for whoever uses no headings."""
    is_first: bool = True
    """Of an item: its list begins with it."""
    is_underlined: bool = False
    """Of a heading: a line below it makes it one."""


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a Markdown text, in order."""
    return list(_pieces(_parser().parse(text)))


def pieces_of_note(text: str) -> list[Piece]:
    """The pieces of a note in Markdown; in a note HTML is a way to write words."""
    return [_worded(piece) if piece.kind == HTML else piece for piece in pieces_of(text)]


def spoken_markdown(text: str) -> str:
    """A note in Markdown in the markup of talk files."""
    return joined(pieces_of_note(tidy_text(text)))


def _worded(piece: Piece) -> Piece:
    words = words_of_html(piece.text)
    if not words:
        return piece
    said = (tidy(line).replace("*", _ASTERISK) for line in words.split("\n"))
    return piece._replace(kind=TEXT, text=_in_markup(said))


def _in_markup(lines: Iterable[str]) -> str:
    """Lines in the markup of talk files; an asterisk that is no stress is `_ASTERISK`."""
    said = (with_cues(line) for line in lines)
    text = "\n".join(line for line in said if line.strip())
    return _STRESSED_CUE.sub(r"\1", text).replace(_ASTERISK, "\\*").strip()


def joined(pieces: Sequence[Piece]) -> str:
    """The text of pieces; items of one list stand on lines of one paragraph."""
    out: list[str] = []
    before = ""
    for piece in pieces:
        if piece.kind in {RULE, COMMENT, HTML} or not piece.text:
            continue
        text = _stressed(piece.text) if piece.kind == HEADING else piece.text
        if out:
            follows = before == piece.kind == ITEM and not piece.is_first
            out.append("\n" if follows else "\n\n")
        out.append(text)
        before = piece.kind
    return "".join(out)


def _stressed(heading: str) -> str:
    """A heading within a note: its words are spoken with stress, its cues are cues."""
    said = with_cues(heading.replace("*", _ASTERISK)).replace(_ASTERISK, "\\*")
    has_words = any(map(str.isalnum, _CUE.sub("", said)))
    return _STRESSED_CUE.sub(r"\1", f"*{said}*") if has_words else said


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    lists: list[list[int]] = []
    """For each open list its next number, 0 where it has none, and its items."""
    is_item_start = False
    at = 0
    while at < len(tokens):
        token = tokens[at]
        line = token.map[0] + 1 if token.map else 0
        kind = token.type
        if kind == "heading_open":
            piece = _spoken(HEADING, line, tokens[at + 1], level=int(token.tag[1:]))
            yield piece._replace(is_underlined=token.markup in {"=", "-"})
            at += 2
        elif kind == "paragraph_open":
            inline = tokens[at + 1]
            piece = _spoken(TEXT, line, inline)
            if is_item_start and lists:
                number, items = lists[-1]
                mark = f"{number + items}." if number else "-"
                lists[-1][1] += 1
                piece = piece._replace(
                    kind=ITEM,
                    text=f"{mark} {piece.text}" if piece.text else "",
                    is_first=len(lists) == 1 and items == 0,
                )
                is_item_start = False
            yield piece
            yield from _comments_within(inline, line)
            at += 2
        elif kind in {"bullet_list_open", "ordered_list_open"}:
            start = int(token.attrGet("start") or 1) if kind[0] == "o" else 0
            lists.append([start, 0])
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif kind == "list_item_open":
            is_item_start = True
        elif kind in {"fence", "code_block"}:
            yield Piece(SHOWN, line, _code_cue(token))
        elif kind == "table_open":
            end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
            yield Piece(SHOWN, line, _table_cue(tokens[at:end]))
            at = end
        elif kind == "hr":
            yield Piece(RULE, line, "", level=token.level)
        elif kind == "html_block":
            yield from _html(token.content, line)
        at += 1


def _html(content: str, line: int) -> Iterator[Piece]:
    position = 0
    for match in _COMMENT.finditer(content):
        between = content[position : match.start()]
        if between.strip():
            yield Piece(HTML, line, between)
        line += between.count("\n")
        yield Piece(COMMENT, line, match[1])
        line += match[0].count("\n")
        position = match.end()
    if content[position:].strip():
        yield Piece(HTML, line, content[position:])


def _comments_within(inline: Token, line: int) -> Iterator[Piece]:
    position = 0
    for child in inline.children or ():
        if child.type == "html_inline" and child.content.startswith("<!--"):
            match = _COMMENT.match(child.content)
            start = inline.content.find(child.content, position)
            if match and start >= 0:
                line += inline.content.count("\n", position, start)
                yield Piece(COMMENT, line, match[1])
                position = start + len(child.content)
                line += child.content.count("\n")


def _spoken(kind: str, line: int, inline: Token, level: int = 0) -> Piece:
    out: list[str] = []
    depth = 0
    children = inline.children or ()
    for child in children:
        if child.type in {"text", "code_inline"}:
            out.append(tidy(child.content).replace("*", _ASTERISK))
        elif child.type in {"softbreak", "hardbreak"}:
            out.append("\n")
        elif child.type in {"strong_open", "em_open"}:
            depth += 1
            if depth == 1 and kind != HEADING:
                out.append("**" if child.type == "strong_open" else "*")
        elif child.type in {"strong_close", "em_close"}:
            depth -= 1
            if depth == 0 and kind != HEADING:
                out.append("**" if child.type == "strong_close" else "*")
        elif child.type == "image":
            out.append(shown("image", child.content) if child.content else "")
        elif child.type == "html_inline" and child.content.lower().startswith("<br"):
            out.append("\n")
    text = "".join(out)
    footnotes = tuple(_FOOTNOTE.findall(text))
    if footnotes:
        text = _FOOTNOTE.sub("", text)
    if kind == HEADING:
        return Piece(kind, line, " ".join(text.replace(_ASTERISK, "*").split()), level, footnotes)
    said = _in_markup(text.split("\n"))
    return Piece(kind, line, said, 0, footnotes, is_strong=_is_strong(children))


def _is_strong(children: Sequence[Token]) -> bool:
    kinds = [child.type for child in children if child.content or child.type != "text"]
    return (
        len(kinds) >= 3
        and kinds[0] == "strong_open"
        and kinds[-1] == "strong_close"
        and kinds.count("strong_open") == 1
    )


def _code_cue(token: Token) -> str:
    language = token.info.split()[0] if token.info.split() else ""
    lines = [line.strip() for line in token.content.split("\n") if line.strip()]
    first = tidy_text(lines[0]) if lines else ""
    return shown(f"code in {language}" if language else "code", first)


def _table_cue(tokens: Sequence[Token]) -> str:
    cells = [token.content for token in tokens if token.type == "inline"]
    return shown("table", ", ".join(cells))

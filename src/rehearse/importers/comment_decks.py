"""Marp and presenterm: slides in Markdown whose notes are HTML comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from rehearse.core.wording import plural
from rehearse.importers.decks import Slide, draft_of_slides
from rehearse.importers.draft import LEFT, WARNING, Draft, Place, Remark
from rehearse.importers.front_matter import split_front_matter
from rehearse.importers.keys import claims_of_keys, language_of_keys
from rehearse.importers.naming import first_words
from rehearse.importers.pieces import (
    COMMENT,
    HEADING,
    HTML,
    ITEM,
    RULE,
    TEXT,
    Piece,
    pieces_of,
    spoken_markdown,
)
from rehearse.importers.tidy import tidy_text
from rehearse.importers.wordlists import listed

# https://marpit.marp.app/directives and https://github.com/marp-team/marp-core#readme
_DIRECTIVES = listed(
    """theme style headingDivider lang size math title author description image url marp keywords
    paginate header footer class backgroundColor backgroundImage backgroundPosition
    backgroundRepeat backgroundSize color transition"""
)
_DIRECTIVE = re.compile(r"\$?_?([A-Za-z]+)\s*:")
_TOOLS = re.compile(
    r"(?:fit$|prettier-ignore|markdownlint-|eslint-|textlint-|vale (?:on|off|\S+ ?= ?)|cspell:|"
    r"spell-checker:|/?toc$|\.(?:slide|element)\b)",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"(?:TODO|FIXME|XXX)\b")
# https://mfontanini.github.io/presenterm/features/commands.html
_COMMANDS = re.compile(
    r"(?:end_slide|pause|jump_to_middle|new_lines?|column_layout|column|reset_layout|no_footer|"
    r"incremental_lists|list_item_newlines|include|font_size|skip_slide|alignment|newlines?|"
    r"snippet_output|speaker_note)\b"
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_SPEAKER_NOTE = re.compile(r"\s*speaker_note:\s*[|>]?-?[ \t]*\n?", re.DOTALL)


def read_marp(text: str, *, titles: bool) -> Draft:
    """The draft of a Marp deck: every comment that is no directive is a note."""
    keys, body = split_front_matter(tidy_text(text))
    pieces = pieces_of(body)
    levels = _divider_levels(keys.get("headingDivider", ""))
    for piece in pieces:
        if piece.kind == COMMENT and (match := re.search(r"headingDivider\s*:\s*(.+)", piece.text)):
            levels = _divider_levels(match[1])

    def ends(piece: Piece, has_content: bool) -> bool:
        if piece.kind == RULE:
            return piece.level == 0
        return has_content and piece.kind == HEADING and piece.level in levels

    account: list[Remark] = []
    slides = _slides(pieces, ends, _marp_note, account)
    return draft_of_slides(
        slides,
        claims_of_keys(keys),
        titles=titles,
        language=language_of_keys(keys),
        account=account,
    )


def read_presenterm(text: str, *, titles: bool) -> Draft:
    """The draft of a presenterm deck: notes are comments that begin with `speaker_note:`."""
    keys, body = split_front_matter(tidy_text(text))
    pieces = pieces_of(body)
    # https://mfontanini.github.io/presenterm/configuration/options.html
    options = keys.get("options", "")
    by_titles = "implicit_slide_ends: true" in options
    has_ends = any(piece.kind == COMMENT and _is_end(piece) for piece in pieces)
    by_rules = "end_slide_shorthand: true" in options or not (has_ends or by_titles)

    def ends(piece: Piece, has_content: bool) -> bool:
        if piece.kind == COMMENT:
            return _is_end(piece)
        if piece.kind == HEADING:
            return by_titles and piece.is_underlined and has_content
        return by_rules and piece.kind == RULE

    account: list[Remark] = []
    slides = _slides(pieces, ends, _presenterm_note, account)
    claims = claims_of_keys(keys)
    if claims.title or claims.speaker:
        # Its front matter makes a slide of its own, before the first.
        slides = [slide._replace(number=slide.number + 1) for slide in slides]
        account = [
            mark._replace(place=mark.place._replace(slide=mark.place.slide + 1)) for mark in account
        ]
    return draft_of_slides(
        slides, claims, titles=titles, language=language_of_keys(keys), account=account
    )


def _is_end(piece: Piece) -> bool:
    return piece.text.strip() == "end_slide"


def _divider_levels(value: str) -> frozenset[int]:
    """Levels of headings that begin a slide: `2` is 1 and 2, `[2]` is 2 alone."""
    numbers = [int(number) for number in re.findall(r"\b[1-6]\b", value)]
    if "[" in value or len(numbers) != 1:
        return frozenset(numbers)
    return frozenset(range(1, numbers[0] + 1))


def _slides(
    pieces: Sequence[Piece],
    ends: Callable[[Piece, bool], bool],
    note_of: Callable[[Piece, Place, list[Remark]], str],
    account: list[Remark],
) -> list[Slide]:
    slides: list[Slide] = []
    current: list[Piece] = []

    def close() -> None:
        number = len(slides) + 1
        line = current[0].line if current else 0
        notes = [
            note_of(piece, Place(piece.line, number), account)
            for piece in current
            if piece.kind == COMMENT
        ]
        slides.append(
            Slide(
                number,
                title_of(current),
                "\n\n".join(note for note in notes if note),
                line,
                is_hidden=any(
                    piece.kind == COMMENT and piece.text.strip() == "skip_slide"
                    for piece in current
                ),
                first_text=first_text_of(current),
            )
        )

    has_content = False
    for piece in pieces:
        if ends(piece, has_content):
            close()
            current = [piece] if piece.kind == HEADING else []
            has_content = bool(current)
        else:
            current.append(piece)
            has_content = has_content or piece.kind not in {COMMENT, HTML}
    if current or not slides:
        close()
    return slides


def title_of(pieces: Iterable[Piece]) -> str:
    """The first heading of a slide."""
    return next((piece.text for piece in pieces if piece.kind == HEADING and piece.text), "")


def first_text_of(pieces: Iterable[Piece]) -> str:
    """What a slide says first."""
    said = (piece.text for piece in pieces if piece.kind in {TEXT, ITEM})
    return next(
        (text for text in said if any(map(str.isalnum, re.sub(r"\[[^\[\]]*\]", "", text)))), ""
    )


def _marp_note(piece: Piece, place: Place, account: list[Remark]) -> str:
    text = piece.text.strip()
    if not text or _TOOLS.match(text):
        return ""
    if _is_directive(text):
        return ""
    if _TO_DO.match(text):
        what = f"a comment of what is to do, not spoken: {first_words(text, 8)}"
        account.append(Remark(LEFT, place, what))
        return ""
    return spoken_markdown(piece.text)


def _is_directive(text: str) -> bool:
    """Nothing but keys that Marp knows, and what belongs to them."""
    lines = [line for line in text.split("\n") if line.strip() and line[:1] not in {" ", "\t", "-"}]
    matches = [_DIRECTIVE.match(line) for line in lines]
    return bool(lines) and all(match and match[1] in _DIRECTIVES for match in matches)


def _presenterm_note(piece: Piece, place: Place, account: list[Remark]) -> str:
    text = piece.text
    match = _SPEAKER_NOTE.match(text)
    if match is None:
        if text.strip() and not _COMMANDS.match(text.strip()) and "//" not in text[:3]:
            words = plural(len(text.split()), "word")
            account.append(Remark(LEFT, place, f"a comment of {words}, no speaker note"))
        return ""
    note = text[match.end() :]
    if _QUOTED.fullmatch(note.strip()):
        note = note.strip()[1:-1]
    if _is_refused_yaml(text):
        what = "presenterm can't read this note (YAML), it is taken all the same"
        account.append(Remark(WARNING, place, what))
    indents = [len(line) - len(line.lstrip()) for line in note.split("\n")[1:] if line.strip()]
    indent = min(indents, default=0)
    lines = note.split("\n")
    return spoken_markdown("\n".join([lines[0].strip(), *(line[indent:] for line in lines[1:])]))


def _is_refused_yaml(text: str) -> bool:
    """A value that YAML would take for something else: it holds a colon, or goes on unindented."""
    head, _, value = text.strip().partition(":")
    del head
    value = value.strip()
    if value[:1] in {"|", ">"}:
        rest = [line for line in value.split("\n")[1:] if line.strip()]
        return any(not line.startswith((" ", "\t")) for line in rest)
    if value[:1] in {'"', "'"}:
        return False
    lines = [line for line in value.split("\n") if line.strip()]
    return ": " in value or " #" in value or any(not line.startswith(" ") for line in lines[1:])

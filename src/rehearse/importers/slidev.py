"""Slidev: slides with front matter of their own, whose last comment is the note."""

from __future__ import annotations

import re

from rehearse.core.record import NamedTuple
from rehearse.importers.claims import Claims, planned_time
from rehearse.importers.code_fences import without_code
from rehearse.importers.comment_decks import first_text_of, title_of
from rehearse.importers.comments import comments_in, without_comments
from rehearse.importers.decks import Slide, draft_of_slides
from rehearse.importers.draft import LEFT, WARNING, Draft, Place, Remark
from rehearse.importers.front_matter import keys_of
from rehearse.importers.keys import claims_of_keys, language_of_keys, plain_markdown
from rehearse.importers.pieces import pieces_of, spoken_markdown
from rehearse.importers.tidy import tidy_text

_STYLE = re.compile(r"<(style|script)\b", re.IGNORECASE)


class _Part(NamedTuple):
    line: int
    """Of its first line, from 1."""
    keys: dict[str, str]
    content: str


def read_slidev(text: str, *, titles: bool) -> Draft:
    """The draft of a Slidev deck."""
    parts = _parts(tidy_text(text).split("\n"))
    keys = parts[0].keys if parts else {}
    claims = claims_of_keys(keys) if keys else Claims()
    account: list[Remark] = []
    slides = []
    for number, part in enumerate(parts, 1):
        slides.append(_slide(number, part, account))
    if claims.title in {"", "Slidev"} and slides:
        claims = claims._replace(title=slides[0].title)
    return draft_of_slides(
        slides, claims, titles=titles, language=language_of_keys(keys), account=account
    )


def _slide(number: int, part: _Part, account: list[Remark]) -> Slide:
    place = Place(part.line, number)
    content = part.content.rstrip()
    # https://sli.dev/guide/syntax#notes: the comment that ends the slide.
    last = next((one for one in comments_in(content) if one.end == len(content)), None)
    shown = content[: last.start] if last else content
    pieces = pieces_of(_without_styles(without_comments(shown)))
    if part.keys.get("src"):
        what = f"its text is in {part.keys['src']}, import that too"
        account.append(Remark(WARNING, place, what))
    for other in comments_in(without_code(shown)):
        words = len(other.inside.split())
        if words > 3 and not other.inside.lstrip().startswith("."):
            account.append(
                Remark(LEFT, place, f"a comment of {words} words that does not end the slide")
            )
    hidden = {part.keys.get("hide"), part.keys.get("disabled")}
    return Slide(
        number,
        plain_markdown(part.keys.get("title", "")) or title_of(pieces) if number > 1
        else title_of(pieces) or plain_markdown(part.keys.get("title", "")),
        spoken_markdown(last.inside) if last else "",
        part.line,
        is_hidden="true" in hidden,
        first_text=first_text_of(pieces),
        planned_s=planned_time(part.keys.get("duration", "")) if number > 1 else None,
    )  # fmt: skip


def _without_styles(text: str) -> str:
    """The text without its style sheets and scripts; one that never ends stays."""
    out: list[str] = []
    position = 0
    for match in _STYLE.finditer(text):
        if match.start() < position:
            continue
        end = text.find(f"</{match[1]}>", match.end())
        if end < 0:
            break
        out.append(text[position : match.start()])
        position = end + len(match[1]) + 3
    return "".join([*out, text[position:]])


def _parts(lines: list[str]) -> list[_Part]:
    """Slides as Slidev cuts them: a rule with text right below it begins front matter."""
    parts: list[_Part] = []
    keys: dict[str, str] = {}
    content: list[str] = []
    start, at = 1, 0
    fence = ""
    is_open = False

    def close() -> None:
        text = "\n".join(content)
        if text.strip() or keys or (is_open and at < len(lines)):
            lead = next((i for i, line in enumerate(content) if line.strip()), 0)
            parts.append(_Part(start + lead, keys, text))

    while at < len(lines):
        line = lines[at]
        stripped = line.strip()
        if fence:
            fence = "" if stripped.startswith(fence) and stripped.strip("`~") == "" else fence
        elif stripped.startswith(("```", "~~~")):
            fence = stripped[: len(stripped) - len(stripped.lstrip(stripped[0]))]
        elif re.match(r"---+[ \t]*$", line):
            if is_open or any(map(str.strip, content)):
                close()
            keys, content = {}, []
            is_open = True
            end = _front_matter_end(lines, at) if len(stripped) == 3 else None
            if end is not None:
                keys = keys_of("\n".join(lines[at + 1 : end]))
                at = end
            start = at + 2
            at += 1
            continue
        content.append(line)
        at += 1
    close()
    return parts


def _front_matter_end(lines: list[str], at: int) -> int | None:
    """The index of the rule that ends front matter which begins at this rule, None without any."""
    if at + 1 >= len(lines) or not lines[at + 1].strip():
        return None
    for end in range(at + 1, len(lines)):
        if re.match(r"---[ \t]*$", lines[end]):
            inside = [line for line in lines[at + 1 : end] if line.strip()]
            first = next((line for line in inside if not line.lstrip().startswith("#")), "")
            return end if re.match(r"[\w$-]+\s*:", first) else None
    return None

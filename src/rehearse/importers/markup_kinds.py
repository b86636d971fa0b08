"""Signs of the decks that are written as text: remark, pandoc, Quarto, patat, Org, pdfpc."""

from __future__ import annotations

import re

from rehearse.importers.code_fences import masked_code

REMARK, PANDOC, QUARTO, PATAT = "remark", "pandoc", "quarto", "patat"
ORG, PDFPC = "org", "pdfpc"

WORDS = {
    REMARK: "a remark deck",
    PANDOC: "a pandoc deck",
    QUARTO: "a Quarto deck",
    PATAT: "a patat deck",
    ORG: "an Org file",
    PDFPC: "notes of pdfpc",
}

_PDFPC_SECTIONS = re.compile(r"\s*\[(?:file|duration|notes|end_user_slide|font_size)\][ \t]*\n")
_ORG = re.compile(r"(?mi)^[ \t]*#\+(?:begin_(?:notes|src|quote|example)\b|title:|author:|options:)")
_REMARK_PAGE = re.compile(
    r"<textarea\b[^<>]{0,300}?\bid\s*=\s*[\"']?source\b|\bremark\.create\s*\(", re.IGNORECASE
)
_REMARK_NOTE = re.compile(r"(?m)^\?\?\?[ \t]*$")
_REMARK_SIGN = re.compile(
    r"(?m)^(?:layout:[ ]*(?:true|false)|template:[ ]*\S+|count:[ ]*false|exclude:[ ]*true"
    r"|class:[ ]*[a-z][\w ,-]*|name:[ ]*[\w-]+|\.[a-z][\w-]*\[.*)$"
)
_SEPARATOR = re.compile(r"(?m)^--?-[ \t]*$")
FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
"""The keys above a text, in what was read of it to know its kind."""
_NOTES_DIV = re.compile(
    r"(?m)^[ \t]*:{3,}[ \t]*(?:\{[^{}\n]*\.notes\b[^{}\n]*\}|notes)[ \t]*:*[ \t]*$"
    r"|^[ \t]*<div\s[^<>\n]{0,200}\bclass\s*=\s*[\"']?notes\b"
)
_QUARTO_DECK = re.compile(r"(?m)^format:[ ]*(?:revealjs|pptx|beamer)|^[ ]+(?:revealjs|beamer)[ ]*:")
_PANDOC_DECK = re.compile(
    r"(?mi)^(?:output|to|writer|t):[ ]*\S*(?:revealjs|slidy|ioslides|dzslides|slideous|s5|beamer)"
    r"|^[ ]+\S*::revealjs_presentation|^(?:revealjs-url|slideNumber|slide-level|aspectratio):"
)
_PATAT = re.compile(r"(?m)^patat:")


def is_page_of_remark(text: str) -> bool:
    """The page shows slides by remark."""
    return _REMARK_PAGE.search(text) is not None


def markup_kind(text: str, suffix: str) -> str:
    """The kind of a text, empty where it bears no sign of these."""
    is_json = text.lstrip()[:1] == "{" and (suffix == ".pdfpc" or '"pdfpcFormat"' in text)
    if is_json or _PDFPC_SECTIONS.match(text):
        return PDFPC
    masked = masked_code(text)
    if suffix == ".org" or (suffix not in {".md", ".markdown"} and _ORG.search(text)):
        return ORG
    front = FRONT.match(text)
    keys = front[1] if front else ""
    if "xaringan::" in keys:
        return REMARK
    if _PATAT.search(keys) or re.search(r"<!--\s*config:", masked):
        return PATAT
    if suffix == ".qmd" or _QUARTO_DECK.search(keys):
        return QUARTO
    if _NOTES_DIV.search(masked) or _PANDOC_DECK.search(keys):
        return PANDOC
    cuts = len(_SEPARATOR.findall(masked))
    if cuts and _REMARK_NOTE.search(masked):
        return REMARK
    # Without a note in sight only what no other deck writes is a sign.
    body = masked[front.end() :] if front else masked
    return REMARK if cuts >= 2 and not front and len(_REMARK_SIGN.findall(body)) >= 3 else ""

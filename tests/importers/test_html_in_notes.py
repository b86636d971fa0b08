"""HTML in a note is a way to write words: they are spoken, its marks are not."""

from __future__ import annotations

import pytest

from rehearse.importers.comment_decks import read_marp, read_presenterm
from rehearse.importers.draft import LEFT
from rehearse.importers.html_words import words_of_html
from rehearse.importers.markdown import read_markdown
from rehearse.importers.org import read_org
from rehearse.importers.pandoc import read_pandoc
from rehearse.importers.pieces import spoken_markdown
from rehearse.importers.remark import read_remark
from rehearse.importers.reveal import read_reveal
from rehearse.importers.slidev import read_slidev


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Eels &amp; herons</p>", "Eels & herons"),
        ("<ul>\n<li>one<li>two</ul>", "one\ntwo"),
        ("a<br/>b <b>c</b>", "a\nb c"),
        ("<style>p { x: y }</style><script>f(); // <p>", ""),
        ("<p>x <!-- unsaid --> y</p><!-- open", "x y"),
        ("2 < 3 <img src=x>", "2 < 3"),
    ],
)
def test_the_words_of_html(html: str, words: str) -> None:
    assert words_of_html(html) == words


def test_html_in_a_note_is_spoken_in_the_markup_of_talk_files() -> None:
    note = "<div>\nAn eel is [very] long, 3 * 2 m.\n(pause)\n</div>\n\nAnd *so* it is."
    assert spoken_markdown(note) == (
        "An eel is \\[very\\] long, 3 \\* 2 m.\n[pause]\n\nAnd *so* it is."
    )


def test_every_deck_speaks_the_html_of_its_notes() -> None:
    words = "<p>Eels are long.</p>"
    drafts = [
        read_marp(f"---\nmarp: true\n---\n# One\n\n<!--\n{words}\n-->\n", titles=False),
        read_presenterm(f"# One\n\n<!-- speaker_note: |\n  {words}\n-->\n", titles=False),
        read_slidev(f"# One\n\n<!--\n{words}\n-->\n", titles=False),
        read_reveal(f"# One\n\nNote:\n{words}\n", "deck.md", titles=False),
        read_remark(f"# One\n???\n{words}\n", titles=False),
        read_pandoc(f"# One\n\ntext\n\n::: notes\n{words}\n:::\n", titles=False),
    ]
    assert [part.text for draft in drafts for part in draft.sections] == ["Eels are long."] * 6


def test_what_is_a_comment_or_a_widget_is_told() -> None:
    reveal = "# One\nNote:\nSay it.\n<!-- not this --> <!-- .element: x -->\n"
    notes = "# One\n\nSay it.\n\n<div>\nNot this.\n</div>\n"
    org = "* One\nSay it.\n# not this\n#\n#+BEGIN_COMMENT\nnor this\n#+END_COMMENT\n"
    drafts = (
        read_reveal(reveal, "deck.md", titles=False),
        read_markdown(notes),
        read_org(org, titles=False),
    )
    assert [part.text for draft in drafts for part in draft.sections] == ["Say it."] * 3
    assert [
        f"{mark.place.short}: {mark.what}"
        for draft in drafts
        for mark in draft.account
        if mark.tone == LEFT
    ] == [
        "slide 1: a comment in the note, not spoken: not this",
        "line 5: HTML, not spoken: Not this.",
        "line 3: a comment, not spoken: not this",
        "line 5: a comment, not spoken: nor this",
    ]
